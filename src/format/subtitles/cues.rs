//! The lines of a file of subtitles: which of them are shown, and when.

use std::ops::Range;

use super::{Dialect, line_end};
use crate::format::density::most_marks;
use crate::model::Span;

/// A cue: when it is shown, in milliseconds, and the lines that are.
pub(super) struct Cue {
    pub(super) time: Option<(u64, u64)>,
    /// Of all lines; blank ones may stand among them in SubRip, and after them.
    pub(super) lines: Range<usize>,
}

/// Whether a text begins as WebVTT begins.
pub(super) fn has_signature(text: &str) -> bool {
    text.strip_prefix("WEBVTT").is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t', '\n', '\r']))
}

/// Whether among the first lines of a text is one of two times with an arrow between: a number, or a name, stands above
/// it, and a header may stand above all.
pub(super) fn begins_with_cue(text: &str) -> bool {
    let first = text.split(['\n', '\r']).filter(|line| !line.trim().is_empty());
    first.take(3).any(|line| times(line).is_some())
}

/// The lines of a text, without what ends them; none if there are more than [`most_marks`].
pub(super) fn lines(text: &str) -> Option<Vec<Span>> {
    let most = most_marks(text.len());
    let mut out = Vec::new();
    let mut start = 0;
    while start < text.len() {
        if out.len() >= most {
            return None;
        }
        let found = memchr::memchr2(b'\n', b'\r', &text.as_bytes()[start..]);
        let end = found.map_or(text.len(), |found| start + found);
        out.push(Span::new(start, end));
        start = line_end(text, end).map_or(text.len(), |ends| ends.end);
    }
    Some(out)
}

/// The cues, in the order of the file.
pub(super) fn cues(text: &str, lines: &[Span], dialect: Dialect) -> Vec<Cue> {
    match dialect {
        Dialect::SubRip => sub_rip(text, lines),
        Dialect::WebVtt => web_vtt(text, lines),
    }
}

/// The lines below a line of times, up to the number of the next: files in use have blank lines in the middle of a cue.
fn sub_rip(text: &str, lines: &[Span]) -> Vec<Cue> {
    let line = |at: usize| text[lines[at].range()].trim();
    let timed: Vec<(usize, (u64, u64))> =
        (0..lines.len()).filter_map(|at| times(line(at)).map(|time| (at, time))).collect();
    let mut out = Vec::with_capacity(timed.len());
    for (number, &(at, time)) in timed.iter().enumerate() {
        let end = timed.get(number + 1).map_or(lines.len(), |&(next, _)| {
            let above = next - 1;
            let is_number =
                above > at && !line(above).is_empty() && line(above).bytes().all(|byte| byte.is_ascii_digit());
            if is_number { above } else { next }
        });
        out.push(Cue { time: Some(time), lines: at + 1..end });
    }
    out
}

/// As WebVTT is parsed (section 6.1): a line with an arrow, under a name or not, begins a cue, which ends at a blank line or
/// at the next arrow; what else stands between blank lines is a note, a style, a region or the header.
fn web_vtt(text: &str, lines: &[Span]) -> Vec<Cue> {
    let line = |at: usize| &text[lines[at].range()];
    let is_timed = |at: usize| at < lines.len() && line(at).contains("-->");
    let is_blank = |at: usize| line(at).is_empty();
    let mut out = Vec::new();
    let mut at = usize::from(lines.first().is_some_and(|first| has_signature(&text[first.range()])));
    while at < lines.len() {
        if is_blank(at) {
            at += 1;
            continue;
        }
        if !is_timed(at) {
            if !is_timed(at + 1) {
                while at < lines.len() && !is_blank(at) && !is_timed(at + 1) {
                    at += 1;
                }
                continue;
            }
            at += 1;
        }
        let first = at + 1;
        let mut end = first;
        while end < lines.len() && !is_blank(end) && !is_timed(end) {
            end += 1;
        }
        out.push(Cue { time: times(line(at)), lines: first..end });
        at = end;
    }
    out
}

/// Where the header of WebVTT ends: behind its last line.
pub(super) fn header_end(text: &str, lines: &[Span]) -> Option<usize> {
    let first = lines.first().filter(|first| has_signature(&text[first.range()]))?;
    let header = lines.iter().take_while(|line| !line.is_empty() && !text[line.range()].contains("-->"));
    Some(header.last().unwrap_or(first).end)
}

/// The language that the header of WebVTT declares, as YouTube writes it: `Language: en`.
pub(super) fn declared_lang(text: &str, lines: &[Span]) -> Option<Span> {
    let end = header_end(text, lines)?;
    let declared = |line: &Span| {
        let content = &text[line.range()];
        let (key, value) = content.split_once(':')?;
        let tag = value.trim();
        let at = line.start + key.len() + 1 + (value.len() - value.trim_start().len());
        (key.trim().eq_ignore_ascii_case("language") && !tag.is_empty()).then(|| Span::new(at, at + tag.len()))
    };
    lines.iter().take_while(|line| line.end <= end).skip(1).find_map(declared)
}

/// The two times of a line such as `00:01:02,500 --> 00:01:04,000 align:start`.
fn times(line: &str) -> Option<(u64, u64)> {
    let (from, to) = line.split_once("-->")?;
    Some((time(from.trim())?, time(to.split_whitespace().next()?)?))
}

/// `00:01:02,500`, `01:02.500`, `1:02`.
fn time(text: &str) -> Option<u64> {
    let (clock, thousandths) = text.split_once([',', '.']).unwrap_or((text, "0"));
    let number = |digits: &str, most: usize| {
        let good = (1..=most).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
        good.then(|| digits.parse::<u64>().ok()).flatten()
    };
    let parts: Vec<&str> = clock.splitn(4, ':').collect();
    if !(2..=3).contains(&parts.len()) {
        return None;
    }
    let mut seconds = 0;
    for part in parts {
        seconds = seconds * 60 + number(part, 6)?;
    }
    Some(seconds * 1000 + number(thousandths, 3)?)
}

//! Which cues belong together: a sentence goes on until it ends, as far as cues follow each other closely, in one voice.

use super::cues::{self, Cue};
use super::markup::{Builder, Token, TokenKind, tokens};
use super::{Dialect, line_end};
use crate::format::density::most_pieces;
use crate::format::hard_wrap::columns;
use crate::model::{CodeKind, Span, Text};

/// A sentence, or several, in the cues that they run over.
pub(super) struct Run {
    pub(super) turns: Vec<Turn>,
    /// What is said, lines and cues joined.
    pub(super) text: Text,
}

/// What one voice says in one cue.
pub(super) struct Turn {
    /// Without the dash and the tags that stand around all of it.
    pub(super) body: Span,
    /// From 1.
    line: u32,
    time: Option<(u64, u64)>,
    /// What stands around it: `<v Ana>`, `<i>`.
    around: String,
    /// Whether a dash before it says that another voice speaks.
    dashed: bool,
    tokens: Vec<Token>,
    /// Of the tokens, those inside.
    inside: std::ops::Range<usize>,
    shown: String,
}

/// A file of subtitles, read.
pub(super) struct Subtitles {
    pub(super) runs: Vec<Run>,
    /// Where the file declares its language.
    pub(super) lang: Option<Span>,
    /// The columns of its longest line.
    pub(super) width: usize,
}

/// How long cues may be apart and be one sentence, in milliseconds.
const GAP: u64 = 3_000;

/// How far cues may overlap and follow each other.
const OVERLAP: u64 = 200;

/// How many cues a sentence runs over at most, and how many bytes: what has no punctuation has no sentences either.
const MOST_CUES: usize = 10;
const MOST_BYTES: usize = 2_000;

/// A file has punctuation if there is a mark at the end of a sentence for so many cues.
const CUES_A_MARK: usize = 8;

impl Run {
    /// From the first character to the last.
    pub(super) fn span(&self) -> Span {
        let end = self.turns.last().map_or(0, |turn| turn.body.end);
        Span::new(self.turns.first().map_or(end, |turn| turn.body.start), end)
    }

    /// The line that it begins on.
    pub(super) fn line(&self) -> u32 {
        self.turns.first().map_or(1, |turn| turn.line)
    }
}

/// What is said in a file; none if it has more texts or tags than a document may have.
pub(super) fn read(text: &str, dialect: Dialect) -> Option<Subtitles> {
    let lines = cues::lines(text)?;
    let most = most_pieces(text.len());
    let mut turns: Vec<Turn> = Vec::new();
    let (mut width, mut tags) = (0, 0);
    for cue in cues::cues(text, &lines, dialect) {
        for slot in slots(text, &lines, &cue) {
            width = slot.clone().map(|at| columns(text[lines[at].range()].trim())).fold(width, usize::max);
            for (number, first) in beginnings(text, &lines, slot.clone(), dialect) {
                let end = lines[first + number - 1].end;
                let line = u32::try_from(first + 1).unwrap_or(u32::MAX);
                let turn = turn(text, Span::new(lines[first].start, end), dialect, (line, cue.time));
                let Some(turn) = turn.filter(|turn| !is_data(&turn.shown)) else { continue };
                tags += turn.tokens.len();
                turns.push(turn);
                if turns.len() > most || tags > 2 * most {
                    return None;
                }
            }
        }
    }
    let marks: usize = turns.iter().map(|turn| turn.shown.matches(ENDS).count().min(4)).sum();
    let punctuated = marks * CUES_A_MARK >= turns.len();
    let mut runs: Vec<Run> = Vec::new();
    let mut bytes = 0;
    for turn in turns {
        let before = runs.last().and_then(|run| run.turns.last().map(|last| (run.turns.len(), last)));
        let joined = before
            .is_some_and(|(count, last)| count < MOST_CUES && bytes < MOST_BYTES && goes_on(last, &turn, punctuated));
        bytes = if joined { bytes } else { 0 } + turn.shown.len();
        match runs.last_mut().filter(|_| joined) {
            Some(run) => run.turns.push(turn),
            None => runs.push(Run { turns: vec![turn], text: Text::default() }),
        }
    }
    for run in &mut runs {
        let mut builder = Builder::default();
        for turn in &mut run.turns {
            builder.push(text, &turn.tokens, turn.inside.clone(), dialect);
            (turn.tokens, turn.shown) = (Vec::new(), String::new());
        }
        run.text = builder.finish();
    }
    Some(Subtitles { runs, lang: cues::declared_lang(text, &lines).filter(|_| dialect == Dialect::WebVtt), width })
}

/// The lines of a cue between blank ones.
fn slots(text: &str, lines: &[Span], cue: &Cue) -> Vec<std::ops::Range<usize>> {
    let mut out: Vec<std::ops::Range<usize>> = Vec::new();
    for at in cue.lines.clone() {
        if text[lines[at].range()].trim().is_empty() {
            continue;
        }
        match out.last_mut().filter(|slot| slot.end == at) {
            Some(slot) => slot.end += 1,
            None => out.push(at..at + 1),
        }
    }
    out
}

/// The turns of lines that stand together, each with how many lines it has and which is its first: a dash begins one, if
/// what stands before it is a turn too, or a whole sentence.
fn beginnings(text: &str, lines: &[Span], slot: std::ops::Range<usize>, dialect: Dialect) -> Vec<(usize, usize)> {
    let dashed = |at: usize| {
        let line = lines[at];
        let tags = tokens(text, line, dialect);
        let first =
            tags.iter().find(|token| token.kind == TokenKind::Chars && !text[token.span.range()].trim().is_empty());
        first.is_some_and(|first| dash(text[first.span.start..line.end].trim_start()).is_some())
    };
    let mut out: Vec<(usize, usize)> = Vec::new();
    for at in slot.clone() {
        let begins = match at.checked_sub(1).filter(|_| at > slot.start) {
            None => true,
            Some(before) => {
                let speaks = out.last().is_some_and(|&(_, first)| first != slot.start || dashed(slot.start));
                dashed(at) && (speaks || has_ended(text[lines[before].range()].trim()))
            }
        };
        match out.last_mut().filter(|_| !begins) {
            Some(last) => last.0 += 1,
            None => out.push((1, at)),
        }
    }
    out
}

/// How long the dash is that `line` begins with, and the blanks behind it.
fn dash(line: &str) -> Option<usize> {
    let first = line.chars().next().filter(|c| matches!(c, '-' | '–' | '—' | '‐' | '―' | '－'))?;
    let rest = &line[first.len_utf8()..];
    let word = rest.trim_start_matches([' ', '\t', '\u{a0}', '\u{3000}']);
    let next = word.chars().next()?;
    let is_number = next.is_ascii_digit() && word.len() == rest.len();
    (!is_number && next != first && next != '>').then_some(line.len() - word.len())
}

/// What stands in `span`, without a dash and what stands around all of it; none where nothing is said.
fn turn(text: &str, span: Span, dialect: Dialect, (line, time): (u32, Option<(u64, u64)>)) -> Option<Turn> {
    let mut tokens = tokens(text, span, dialect);
    let (mut first, mut last) = (0, tokens.len());
    let mut around = String::new();
    let mut dashed = false;
    let blank = |token: &Token| token.kind == TokenKind::Chars && text[token.span.range()].trim().is_empty();
    loop {
        // Blanks and codes that stand alone belong to the cue, wherever they stand at its ends.
        let alone = TokenKind::Code(CodeKind::Standalone);
        while first < last && (blank(&tokens[last - 1]) || tokens[last - 1].kind == alone) {
            last -= 1;
        }
        let token = *tokens.get(first).filter(|_| first < last)?;
        match token.kind {
            TokenKind::Chars => {
                let chars = &text[token.span.range()];
                let start = token.span.start + chars.len() - chars.trim_start().len();
                tokens[first].span.start = start;
                let dash = dash(&text[start..token.span.end]).or_else(|| {
                    // Tags may stand between the dash and what is said.
                    let rest = text[start..token.span.end].trim_end();
                    let lone = rest.chars().count() == 1 && first + 1 < last && dash(&format!("{rest} x")).is_some();
                    lone.then_some(token.span.end - start)
                });
                match dash.filter(|_| !dashed) {
                    Some(length) => {
                        dashed = true;
                        tokens[first].span.start = start + length;
                    }
                    None if start < token.span.end => break,
                    None => {}
                }
                if tokens[first].span.is_empty() {
                    first += 1;
                }
            }
            TokenKind::Code(CodeKind::Standalone) => {
                around.push_str(&text[token.span.range()]);
                first += 1;
            }
            TokenKind::Code(CodeKind::Open) if token.half + 1 == last => {
                around.push_str(&text[token.span.range()]);
                first += 1;
                last -= 1;
            }
            TokenKind::Code(_) => break,
        }
    }
    let inside = first..last;
    let end = tokens[last - 1].span;
    let end = if tokens[last - 1].kind == TokenKind::Chars {
        end.start + text[end.range()].trim_end().len()
    } else {
        end.end
    };
    tokens[last - 1].span.end = end;
    let body = Span::new(tokens[first].span.start, end);
    let mut builder = Builder::default();
    builder.push(text, &tokens, inside.clone(), dialect);
    let shown = builder.finish();
    let shown = shown.shown();
    if shown.trim().is_empty() {
        return None;
    }
    let skipped = text[span.start..body.start].bytes().filter(|&byte| byte == b'\n').count();
    let line = line.saturating_add(u32::try_from(skipped).unwrap_or(0));
    Some(Turn { body, line, time, around, dashed, inside, shown: shown.into_owned(), tokens })
}

/// Whether a cue holds a program's data and nothing to read: JSON, a picture of a preview.
fn is_data(shown: &str) -> bool {
    let shown = shown.trim();
    let json = shown.starts_with('{') && shown.ends_with('}') && shown.contains("\":");
    json || (!shown.contains(char::is_whitespace) && (shown.contains("#xywh=") || shown.contains("://")))
}

/// Marks at the end of a sentence.
const ENDS: [char; 9] = ['.', '!', '?', '…', '。', '！', '？', '．', '｡'];

/// Whether a line says a sentence to its end.
fn has_ended(shown: &str) -> bool {
    let shown = shown.trim_end_matches(CLOSING);
    shown.ends_with(ENDS) || shown.ends_with([':', ';', '：', '；', '♪', '♫', '#'])
}

/// What may stand behind the mark that ends a sentence.
const CLOSING: [char; 15] = ['"', '\'', '”', '’', '»', '›', ')', ']', '）', '】', '」', '』', '》', '>', ' '];

/// Whether what `before` says goes on in `next`.
fn goes_on(before: &Turn, next: &Turn, punctuated: bool) -> bool {
    if next.dashed || next.around != before.around || !follows(before.time, next.time) {
        return false;
    }
    let (this, then) = (before.shown.trim(), next.shown.trim());
    if is_aside(this) || is_aside(then) || is_song(this) || is_song(then) || names_a_speaker(then) {
        return false;
    }
    let first = then.chars().find(|c| c.is_alphanumeric());
    let small = first.is_some_and(char::is_lowercase);
    if has_ended(this) {
        // What trails off may be taken up again.
        let open = this.ends_with('…') || this.ends_with("...");
        return open && (then.starts_with('…') || then.starts_with("...") || small);
    }
    if this.ends_with([',', '，', '、', '､']) {
        return true;
    }
    if small {
        return punctuated;
    }
    // Whoever is cut short does not go on; a sign that is read is no sentence.
    let is_title = this.chars().any(char::is_uppercase) && !this.chars().any(char::is_lowercase);
    punctuated && !is_title && !this.ends_with(['-', '–', '—'])
}

/// Whether one cue comes soon after another.
fn follows(before: Option<(u64, u64)>, next: Option<(u64, u64)>) -> bool {
    match (before, next) {
        (Some(one), Some(other)) if one == other => true,
        (Some((_, end)), Some((start, _))) => start + OVERLAP >= end && start <= end + GAP,
        _ => false,
    }
}

/// `[door opens]`, `（掌声）`.
fn is_aside(shown: &str) -> bool {
    shown.starts_with(['[', '(', '（', '【', '［']) && shown.ends_with([']', ')', '）', '】', '］'])
}

fn is_song(shown: &str) -> bool {
    shown.starts_with(['♪', '♫', '#'])
}

/// `ANA: …`, `旁白：…`.
fn names_a_speaker(shown: &str) -> bool {
    let Some((name, _)) = shown.split_once([':', '：']) else { return false };
    let wide = |c: char| crate::model::is_basic_han(c);
    let short = name.chars().count() <= if name.chars().any(wide) { 5 } else { 24 };
    short
        && !name.is_empty()
        && name.chars().all(|c| c.is_uppercase() || wide(c) || matches!(c, ' ' | '.' | '-' | '\''))
}

/// The end of the first line of `body`, and the blanks that the second begins with.
pub(super) fn line_break(text: &str, body: Span) -> Option<(&str, &str)> {
    let found = memchr::memchr2(b'\n', b'\r', &text.as_bytes()[body.range()])?;
    let ends = line_end(text, body.start + found)?;
    let second = &text[ends.end..body.end];
    Some((&text[ends.range()], &second[..second.len() - second.trim_start_matches([' ', '\t', '\u{3000}']).len()]))
}

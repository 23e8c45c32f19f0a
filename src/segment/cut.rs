//! A text with inline codes in pieces: which side of a break a code belongs to.

use super::Cut;
use crate::model::{CodeKind, Piece, Text};

/// Where a sentence stops and the next begins, in characters (bytes) and codes (count).
struct Seam {
    end: usize,
    codes: usize,
    resume: usize,
}

/// Cuts `text` (whose characters are `chars`) at the breaks. A closing code stays with what it closes, an opening one
/// goes with what it opens, also where blanks stand between.
pub(super) fn cut(text: &Text, chars: &str, breaks: &[usize]) -> Vec<Cut> {
    let mut codes: Vec<(usize, CodeKind)> = Vec::new();
    let mut at = 0;
    for piece in text.pieces() {
        match piece {
            Piece::Chars(run) => at += run.len(),
            Piece::Code(code) => codes.push((at, code.kind)),
        }
    }
    if text.pieces().is_empty() {
        return Vec::new();
    }
    let mut seams = Vec::with_capacity(breaks.len() + 1);
    let mut from = 0;
    for &resume in breaks {
        let end = from + chars[from..resume].trim_end().len();
        seams.push(seam(&codes, end, resume));
        from = resume;
    }
    // The last sentence keeps all codes at the end; blanks after the last code are its blanks.
    let end = from + chars[from..].trim_end().len();
    let end = codes.last().map_or(end, |(last, _)| end.max(*last));
    seams.push(Seam { end, codes: codes.len(), resume: chars.len() });
    pour(text, chars, &seams)
}

/// The seam between two sentences whose blanks are `end..resume`: after the last closing code, at the first blanks
/// before the next opening one.
fn seam(codes: &[(usize, CodeKind)], end: usize, resume: usize) -> Seam {
    let first = codes.partition_point(|(at, _)| *at < end);
    let last = codes.partition_point(|(at, _)| *at <= resume);
    let here = &codes[first..last];
    let run = |n: usize| {
        let from = if n == 0 { end } else { here[n - 1].0 };
        let to = here.get(n).map_or(resume, |(at, _)| *at);
        (from, to)
    };
    let closed = here.iter().rposition(|(_, kind)| *kind == CodeKind::Close).map_or(0, |n| n + 1);
    let opened = here[closed..].iter().position(|(_, kind)| *kind == CodeKind::Open).map_or(here.len(), |n| closed + n);
    let n = (closed..=opened).find(|n| run(*n).0 < run(*n).1).unwrap_or(closed);
    let (end, resume) = run(n);
    Seam { end, codes: first + n, resume }
}

fn pour(text: &Text, chars: &str, seams: &[Seam]) -> Vec<Cut> {
    let mut cuts = Vec::with_capacity(seams.len());
    let mut seams = seams.iter();
    let Some(mut seam) = seams.next() else { return cuts };
    let mut sentence = Text::default();
    let (mut at, mut passed) = (0, 0);
    let mut pieces = text.pieces().iter();
    let mut piece = pieces.next();
    let mut offset = 0;
    loop {
        let full = at == seam.end && passed == seam.codes;
        if full {
            cuts.push(Cut { text: std::mem::take(&mut sentence), after: chars[seam.end..seam.resume].to_owned() });
            offset += seam.resume - at;
            at = seam.resume;
            match seams.next() {
                Some(next) => seam = next,
                None => return cuts,
            }
            continue;
        }
        match piece {
            Some(Piece::Chars(run)) if offset < run.len() => {
                let length = (run.len() - offset).min(seam.end - at);
                if length == 0 {
                    // The codes of this seam are all before these characters; nothing more can come.
                    passed = seam.codes;
                    continue;
                }
                sentence.push_chars(&run[offset..offset + length]);
                offset += length;
                at += length;
            }
            Some(Piece::Chars(run)) => {
                offset -= run.len();
                piece = pieces.next();
            }
            Some(Piece::Code(code)) => {
                sentence.push(Piece::Code(code.clone()));
                passed += 1;
                piece = pieces.next();
            }
            None => {
                (at, passed) = (seam.end, seam.codes);
            }
        }
    }
}

//! Inline codes of an earlier rendering, put in terms of today's source.

use std::collections::HashMap;

use crate::model::{Code, CodeKind, Piece, Text};
use crate::story::code_shape;

/// Whether two texts of the same words have the same codes at the same places; what they point at may be another: an
/// address is the page's.
#[must_use]
pub fn same_places(earlier: &Text, today: &Text) -> bool {
    code_shape(earlier) == code_shape(today)
        && earlier.codes().zip(today.codes()).all(|(old, new)| is_lost(old, new) || name(old) == name(new))
}

/// Whether they have, and what the codes say is the same too.
#[must_use]
pub fn same_codes(earlier: &Text, today: &Text) -> bool {
    same_places(earlier, today)
        && earlier.codes().zip(today.codes()).all(|(old, new)| is_lost(old, new) || old.data == new.data)
}

/// Whether a tool kept of a code but that there is one.
fn is_lost(old: &Code, new: &Code) -> bool {
    new.data.starts_with('<') && !old.data.starts_with('<')
}

/// What a code is: the name of a tag.
fn name(code: &Code) -> &str {
    let inner = code.data.trim_end_matches(['>', '/']);
    inner.split(char::is_whitespace).next().unwrap_or(inner)
}

/// As [`carried_over`], but of the codes only those that stand where they stood, among the words of both sources.
#[must_use]
pub fn carried_in_place(target: &Text, earlier: &Text, today: &Text) -> Text {
    let stays = |text: &Text, other: &Text| {
        let others = placed(other);
        let there = placed(text);
        let mut stay = there.iter().map(|code| others.iter().any(|other| other.is_like(code)));
        let stands = |piece: &&Piece| match piece {
            Piece::Chars(_) => true,
            Piece::Code(_) => stay.next().unwrap_or_default(),
        };
        Text::from_pieces(text.pieces().iter().filter(stands).cloned())
    };
    carried_over(target, &stays(earlier, today), &stays(today, earlier))
}

/// A code, and what of it another code at its place has too.
struct Placed<'a> {
    code: &'a Code,
    at: usize,
    /// Where its other half stands.
    half: Option<usize>,
}

impl Placed<'_> {
    fn is_like(&self, other: &Placed<'_>) -> bool {
        let like = self.code.kind == other.code.kind && name(self.code) == name(other.code);
        like && (self.at, self.half) == (other.at, other.half)
    }
}

fn placed(text: &Text) -> Vec<Placed<'_>> {
    let places: Vec<(usize, &Code)> = code_shape(text).into_iter().map(|(at, _)| at).zip(text.codes()).collect();
    let mut halves: HashMap<(CodeKind, &str), usize> = HashMap::new();
    for (at, code) in &places {
        halves.entry((code.kind, &code.id)).or_insert(*at);
    }
    let half = |code: &Code| match code.kind {
        CodeKind::Open => halves.get(&(CodeKind::Close, code.id.as_str())).copied(),
        CodeKind::Close => halves.get(&(CodeKind::Open, code.id.as_str())).copied(),
        CodeKind::Standalone => None,
    };
    places.iter().map(|&(at, code)| Placed { code, at, half: half(code) }).collect()
}

/// `target`, a rendering of `earlier`, with its codes replaced by those of `today`: the first opening code of the earlier
/// source stands for the first of today's, and so on, kind by kind. Codes for which today's source has none are left out;
/// opening and closing codes only together, so that no pair is ever broken. Where the other half stands in another
/// sentence of the block, in both sources alike, a code goes by itself.
#[must_use]
pub fn carried_over(target: &Text, earlier: &Text, today: &Text) -> Text {
    let mut known: Vec<(&Code, &Code)> = Vec::new();
    for (old, new) in of(earlier, CodeKind::Open).zip(of(today, CodeKind::Open)) {
        match (other_half(earlier, old), other_half(today, new)) {
            (Some(old_close), Some(new_close)) => known.extend([(old, new), (old_close, new_close)]),
            (None, None) => known.push((old, new)),
            _ => {}
        }
    }
    let lone = |text| of(text, CodeKind::Close).filter(move |code| other_half(text, code).is_none());
    known.extend(lone(earlier).zip(lone(today)));
    known.extend(of(earlier, CodeKind::Standalone).zip(of(today, CodeKind::Standalone)));
    let pieces = target.pieces().iter().filter_map(|piece| match piece {
        Piece::Chars(_) => Some(piece.clone()),
        Piece::Code(code) => known
            .iter()
            .find(|(old, _)| old.kind == code.kind && old.id == code.id)
            .map(|&(_, new)| Piece::Code(new.clone())),
    });
    Text::from_pieces(pieces)
}

fn of(text: &Text, kind: CodeKind) -> impl Iterator<Item = &Code> {
    text.codes().filter(move |code| code.kind == kind)
}

/// The code that closes what `code` opens, or opens what it closes, within the text.
fn other_half<'a>(text: &'a Text, code: &Code) -> Option<&'a Code> {
    let kind = if code.kind == CodeKind::Open { CodeKind::Close } else { CodeKind::Open };
    of(text, kind).find(|other| other.id == code.id)
}

/// The text without codes.
#[must_use]
pub fn bare(text: &Text) -> Text {
    Text::plain(text.chars())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chars(text: &str) -> Piece {
        Piece::Chars(text.to_owned())
    }

    #[test]
    fn codes_are_those_of_today() {
        let bold = |id: &str, data: &str, text: &str| {
            [
                Piece::Code(Code::open(id, format!("<{data}>"))),
                chars(text),
                Piece::Code(Code::close(id, format!("</{data}>"))),
            ]
        };
        let earlier = Text::from_pieces(bold("3", "b", "Read"));
        let today = Text::from_pieces(bold("1", "a href=x", "Read"));
        let target = Text::from_pieces(bold("3", "b", "Leia"));
        assert_eq!(carried_over(&target, &earlier, &today), Text::from_pieces(bold("1", "a href=x", "Leia")));
        assert_eq!(carried_over(&target, &earlier, &Text::plain("Read")), Text::plain("Leia"));
    }

    #[test]
    fn what_spans_two_sentences_keeps_both_halves() {
        let opens =
            |id: &str, data: &str, text: &str| Text::from_pieces([Piece::Code(Code::open(id, data)), chars(text)]);
        let closes =
            |id: &str, data: &str, text: &str| Text::from_pieces([chars(text), Piece::Code(Code::close(id, data))]);
        let first = carried_over(&opens("3", "<b>", "Leia."), &opens("3", "<b>", "Read."), &opens("1", "<i>", "Read."));
        assert_eq!(first, opens("1", "<i>", "Leia."));
        let second = carried_over(
            &closes("3", "</b>", "Volte."),
            &closes("3", "</b>", "Return."),
            &closes("1", "</i>", "Return."),
        );
        assert_eq!(second, closes("1", "</i>", "Volte."));
        // A half for which today's source has a whole is left out.
        let whole = Text::from_pieces([
            Piece::Code(Code::open("1", "<i>")),
            chars("Read."),
            Piece::Code(Code::close("1", "</i>")),
        ]);
        assert_eq!(
            carried_over(&opens("3", "<b>", "Leia."), &opens("3", "<b>", "Read."), &whole),
            Text::plain("Leia.")
        );
    }
}

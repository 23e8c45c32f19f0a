//! Inline codes of an earlier rendering, put in terms of today's source.

use crate::model::{Code, CodeKind, Piece, Text};

/// `target`, a rendering of `earlier`, with its codes replaced by those of `today`: the first opening code of the earlier
/// source stands for the first of today's, and so on, kind by kind. Codes for which today's source has none are left out;
/// opening and closing codes only together, so that no pair is ever broken.
#[must_use]
pub fn carried_over(target: &Text, earlier: &Text, today: &Text) -> Text {
    let of =
        |text: &Text, kind: CodeKind| -> Vec<Code> { text.codes().filter(|code| code.kind == kind).cloned().collect() };
    let mut known: Vec<(Code, Code)> = Vec::new();
    for kind in [CodeKind::Open, CodeKind::Standalone] {
        for (old, new) in of(earlier, kind).into_iter().zip(of(today, kind)) {
            if kind == CodeKind::Open {
                let closing = |text: &Text, id: &str| {
                    text.codes().find(|code| code.kind == CodeKind::Close && code.id == id).cloned()
                };
                let (Some(old_close), Some(new_close)) = (closing(earlier, &old.id), closing(today, &new.id)) else {
                    continue;
                };
                known.push((old_close, new_close));
            }
            known.push((old, new));
        }
    }
    let pieces = target.pieces().iter().filter_map(|piece| match piece {
        Piece::Chars(_) => Some(piece.clone()),
        Piece::Code(code) => known
            .iter()
            .find(|(old, _)| old.kind == code.kind && old.id == code.id)
            .map(|(_, new)| Piece::Code(new.clone())),
    });
    Text::from_pieces(pieces)
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
}

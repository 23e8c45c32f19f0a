//! What stands in an element as characters: escaped, or in CDATA sections; and new characters put between those that stay,
//! each in the wrapping that is there.

use std::ops::Range;

use crate::format::encoding::Splice;
use crate::format::xml;

/// The characters of an element, and where each stretch of them stands.
pub(super) struct Wrapped {
    pub(super) text: String,
    /// In order; what is between them in the file holds no character.
    pieces: Vec<Piece>,
    /// Where the whole stands in the file.
    raw: Range<usize>,
}

/// A stretch of characters that stand in the file as they are, or a reference.
struct Piece {
    /// Where it begins among the characters.
    at: usize,
    raw: Range<usize>,
    section: bool,
    reference: bool,
}

const OPEN: &str = "<![CDATA[";
const CLOSE: &str = "]]>";

impl Wrapped {
    /// The characters of `raw` in `file`; none if an element stands there. The file was found well-formed before.
    pub(super) fn of(file: &str, raw: Range<usize>) -> Option<Self> {
        let mut out = Self { text: String::new(), pieces: Vec::new(), raw: raw.clone() };
        let mut at = raw.start;
        while at < raw.end {
            let rest = &file[at..raw.end];
            let length = if let Some(inner) = rest.strip_prefix(OPEN) {
                let length = inner.find(CLOSE)?;
                out.push(file, at + OPEN.len()..at + OPEN.len() + length, true);
                OPEN.len() + length + CLOSE.len()
            } else if let Some(inner) = rest.strip_prefix("<!--") {
                inner.find("-->")? + "<!---->".len()
            } else if let Some(inner) = rest.strip_prefix("<?") {
                inner.find("?>")? + "<??>".len()
            } else if rest.starts_with('<') {
                return None;
            } else if let Some(inner) = rest.strip_prefix('&') {
                let length = inner.find(';')?;
                let c = xml::reference(&inner[..length]).ok()?;
                let raw = at..at + length + 2;
                out.pieces.push(Piece { at: out.text.len(), raw, section: false, reference: true });
                out.text.push(c);
                length + 2
            } else {
                let length = rest.find(['<', '&']).unwrap_or(rest.len());
                out.push(file, at..at + length, false);
                length
            };
            at += length;
        }
        Some(out)
    }

    fn push(&mut self, file: &str, raw: Range<usize>, section: bool) {
        if !raw.is_empty() {
            self.pieces.push(Piece { at: self.text.len(), raw: raw.clone(), section, reference: false });
            self.text.push_str(&file[raw]);
        }
    }

    /// The piece that holds the character at `at`, or the last before it.
    fn piece(&self, at: usize) -> Option<&Piece> {
        let after = self.pieces.partition_point(|piece| piece.at <= at);
        self.pieces.get(after.checked_sub(1)?)
    }

    fn in_section(&self, at: usize) -> bool {
        self.piece(at).is_some_and(|piece| piece.section)
    }

    /// Where the character at `at` begins in the file.
    fn begin(&self, at: usize) -> usize {
        match self.piece(at) {
            Some(piece) if at >= self.text.len() || (piece.reference && at > piece.at) => piece.raw.end,
            Some(piece) => piece.raw.start + at - piece.at,
            None => self.raw.start,
        }
    }

    /// Where the character before `at` ends in the file.
    fn end(&self, at: usize) -> usize {
        match at.checked_sub(1).and_then(|last| self.piece(last)) {
            Some(piece) if piece.reference => piece.raw.end,
            Some(piece) => piece.raw.start + at - piece.at,
            None => self.begin(0),
        }
    }

    /// All of the element's inside as it is written with new characters in it.
    pub(super) fn written(&self, file: &str, splices: &[Splice]) -> String {
        let mut out = String::with_capacity(self.raw.len() + self.raw.len() / 4);
        // An edit from one wrapping into another takes all of it into one section.
        let mut kept = splices.iter().filter_map(|splice| match splice {
            Splice::Original(span) => Some(*span),
            Splice::New(_) => None,
        });
        let mut last = kept.next();
        let crosses = kept.any(|span| {
            let before = last.replace(span).map_or(0, |span| span.end);
            self.in_section(before.saturating_sub(1)) != self.in_section(span.start)
                || self.in_section(before) != self.in_section(span.start)
        });
        if crosses {
            let all: String = splices
                .iter()
                .map(|splice| match splice {
                    Splice::Original(span) => &self.text[span.range()],
                    Splice::New(new) => new.as_str(),
                })
                .collect();
            out.extend([OPEN, &sectioned(&all), CLOSE]);
            return out;
        }
        out.push_str(&file[self.raw.start..self.begin(0)]);
        let mut at = 0;
        for splice in splices {
            match splice {
                Splice::Original(span) if span.is_empty() => at = span.end,
                Splice::Original(span) => {
                    out.push_str(&file[self.begin(span.start)..self.end(span.end)]);
                    at = span.end;
                }
                Splice::New(new) if self.in_section(at.min(self.text.len().saturating_sub(1))) => {
                    out.push_str(&sectioned(new));
                }
                Splice::New(new) => escaped(new, &mut out),
            }
        }
        out.push_str(&file[self.end(self.text.len())..self.raw.end]);
        out
    }
}

/// Characters within a CDATA section, which they do not end (XML 1.0, 2.7).
fn sectioned(chars: &str) -> String {
    let allowed: String = chars.chars().map(|c| if xml::allowed(c) { c } else { '\u{fffd}' }).collect();
    allowed.replace(CLOSE, "]]]]><![CDATA[>")
}

/// Characters outside of one.
fn escaped(chars: &str, out: &mut String) {
    for c in chars.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            c if !xml::allowed(c) => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
}

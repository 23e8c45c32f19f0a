//! What differs between an earlier sentence and the new one, word by word.

use unicode_normalization::UnicodeNormalization as _;

use crate::model::{is_cjk_text, named};

/// What kind of token it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DiffTokenKind {
    /// A word of letters: `week's`, `não-governamental`.
    Word,
    /// One character of a script written without blanks: 澳, 𠮷, か.
    Cjk,
    /// A number with its separators: `1.234,5`, `10:30`.
    Number,
    /// One mark or sign.
    Punctuation,
    /// White space.
    Blank,
}

/// A piece of text that is compared as a whole. Tokens side by side make up the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct DiffToken<'a> {
    /// Its kind.
    pub kind: DiffTokenKind,
    /// Its characters.
    pub text: &'a str,
}

/// What happened to a stretch of text between the earlier text and the new one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EditKind {
    /// Stands in both.
    Equal,
    /// Stands in the earlier text alone.
    Deleted,
    /// Stands in the new text alone.
    Inserted,
}

/// A difference that is of one harmless-looking kind alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DifferenceKind {
    /// Capital and small letters: `President` and `president`.
    Case,
    /// Full and half width: `，` and `,`.
    Width,
    /// Marks and blanks: `“` and `"`.
    Punctuation,
    /// Numbers: `12` and `14`.
    Number,
}

named!(DifferenceKind { Case = "case", Width = "width", Punctuation = "punctuation", Number = "number" });

named!(EditKind { Equal = "equal", Deleted = "deleted", Inserted = "inserted" });

/// A stretch of an explanation. The equal and the deleted ones make up the earlier text, the equal and the inserted ones
/// the new text. A replacement is a deleted stretch and the inserted one right after it, with the same name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// What happened.
    pub change: EditKind,
    /// To which characters.
    pub text: String,
    /// If it is of one kind alone.
    pub named: Option<DifferenceKind>,
}

/// Above this many pairs of tokens the middle of two texts is not aligned any more but shown as replaced.
const MOST_PAIRS: usize = 4_000_000;

/// Splits `text` into tokens.
#[must_use]
pub fn tokens(text: &str) -> Vec<DiffToken<'_>> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let kind = kind_of(first);
        let end = match kind {
            DiffTokenKind::Cjk | DiffTokenKind::Punctuation => first.len_utf8(),
            DiffTokenKind::Blank => rest.find(|c: char| !c.is_whitespace()).unwrap_or(rest.len()),
            DiffTokenKind::Word => run(rest, |c| matches!(c, '\'' | '’' | '-'), DiffTokenKind::Word),
            DiffTokenKind::Number => run(rest, |c| matches!(c, '.' | ',' | ':' | '/'), DiffTokenKind::Number),
        };
        let (token, after) = rest.split_at(end);
        out.push(DiffToken { kind, text: token });
        rest = after;
    }
    out
}

/// Where the run of `kind` ends that `rest` begins with; a joint counts if more of the run follows it at once.
fn run(rest: &str, joint: impl Fn(char) -> bool, kind: DiffTokenKind) -> usize {
    let mut end = 0;
    let mut pending = 0;
    for c in rest.chars() {
        if belongs(c, kind) {
            end += pending + c.len_utf8();
            pending = 0;
        } else if joint(c) && pending == 0 {
            pending = c.len_utf8();
        } else {
            break;
        }
    }
    end
}

fn belongs(c: char, kind: DiffTokenKind) -> bool {
    let own = kind_of(c);
    own == kind || (kind == DiffTokenKind::Word && (own == DiffTokenKind::Number || is_mark(c)))
}

/// A combining mark of the Latin script, left over where no composed letter exists.
fn is_mark(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

fn kind_of(c: char) -> DiffTokenKind {
    if c.is_whitespace() {
        DiffTokenKind::Blank
    } else if is_cjk_text(c) {
        DiffTokenKind::Cjk
    } else if c.is_numeric() {
        DiffTokenKind::Number
    } else if c.is_alphabetic() {
        DiffTokenKind::Word
    } else {
        DiffTokenKind::Punctuation
    }
}

/// What differs between `earlier` and `new`, token by token, in the order of the texts.
///
/// Time and memory are bounded: what two texts share at their ends is taken off first, and where more than four million
/// pairs of tokens remain the middle is shown as replaced.
#[must_use]
pub fn diff(earlier: &str, new: &str) -> Vec<Difference> {
    let (old, new) = (tokens(earlier), tokens(new));
    let prefix = old.iter().zip(&new).take_while(|(a, b)| a.text == b.text).count();
    let (old_rest, new_rest) = (&old[prefix..], &new[prefix..]);
    let suffix = old_rest.iter().rev().zip(new_rest.iter().rev()).take_while(|(a, b)| a.text == b.text).count();
    let (old_middle, old_end) = old_rest.split_at(old_rest.len() - suffix);
    let new_middle = &new_rest[..new_rest.len() - suffix];

    let mut out = Explanation::default();
    out.equal(&old[..prefix]);
    for (deleted, inserted, equal) in align(old_middle, new_middle) {
        out.replaced(deleted, inserted);
        out.equal(equal);
    }
    out.equal(old_end);
    out.differences
}

/// Runs of deleted, inserted and then equal tokens, by the longest common subsequence.
fn align<'s, 't>(
    old: &'s [DiffToken<'t>],
    new: &'s [DiffToken<'t>],
) -> Vec<(&'s [DiffToken<'t>], &'s [DiffToken<'t>], &'s [DiffToken<'t>])> {
    if old.len().saturating_mul(new.len()) > MOST_PAIRS || old.is_empty() || new.is_empty() {
        return vec![(old, new, &[])];
    }
    // lengths[i][j]: weight of the best alignment of old[i..] with new[j..]. Blanks weigh least, so that a shared blank
    // never costs a shared word.
    let width = new.len() + 1;
    let mut weights = vec![0u32; (old.len() + 1) * width];
    let weight = |token: &DiffToken<'_>| match token.kind {
        DiffTokenKind::Blank => 1,
        DiffTokenKind::Punctuation => 4,
        _ => 8,
    };
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            let at = i * width + j;
            let skip = weights[at + width].max(weights[at + 1]);
            weights[at] =
                if old[i].text == new[j].text { skip.max(weights[at + width + 1] + weight(&old[i])) } else { skip };
        }
    }
    let mut out = Vec::new();
    let (mut i, mut j) = (0, 0);
    while i < old.len() || j < new.len() {
        let (from_i, from_j) = (i, j);
        let matched = |i: usize, j: usize| {
            i < old.len()
                && j < new.len()
                && old[i].text == new[j].text
                && weights[i * width + j] == weights[(i + 1) * width + j + 1] + weight(&old[i])
        };
        while (i < old.len() || j < new.len()) && !matched(i, j) {
            if j == new.len() || (i < old.len() && weights[(i + 1) * width + j] == weights[i * width + j]) {
                i += 1;
            } else {
                j += 1;
            }
        }
        let (equal_i, deleted, inserted) = (i, &old[from_i..i], &new[from_j..j]);
        while matched(i, j) {
            i += 1;
            j += 1;
        }
        out.push((deleted, inserted, &old[equal_i..i]));
    }
    out
}

#[derive(Default)]
struct Explanation {
    differences: Vec<Difference>,
}

impl Explanation {
    fn equal(&mut self, tokens: &[DiffToken<'_>]) {
        self.push(EditKind::Equal, tokens, None);
    }

    fn replaced(&mut self, deleted: &[DiffToken<'_>], inserted: &[DiffToken<'_>]) {
        // DiffToken against token, where every pair is of a kind that has a name.
        if deleted.len() == inserted.len() && deleted.len() > 1 {
            let named: Option<Vec<DifferenceKind>> = deleted
                .iter()
                .zip(inserted)
                .map(|(a, b)| name(std::slice::from_ref(a), std::slice::from_ref(b)))
                .collect();
            if let Some(named) = named {
                for ((a, b), named) in deleted.iter().zip(inserted).zip(named) {
                    self.push(EditKind::Deleted, std::slice::from_ref(a), Some(named));
                    self.push(EditKind::Inserted, std::slice::from_ref(b), Some(named));
                }
                return;
            }
        }
        let named = name(deleted, inserted);
        self.push(EditKind::Deleted, deleted, named);
        self.push(EditKind::Inserted, inserted, named);
    }

    fn push(&mut self, change: EditKind, tokens: &[DiffToken<'_>], named: Option<DifferenceKind>) {
        if tokens.is_empty() {
            return;
        }
        let text: String = tokens.iter().map(|token| token.text).collect();
        match self.differences.last_mut() {
            Some(last) if last.change == EditKind::Equal && change == EditKind::Equal => last.text.push_str(&text),
            _ => self.differences.push(Difference { change, text, named }),
        }
    }
}

/// The one kind of difference between two runs of tokens, if it is one.
fn name(deleted: &[DiffToken<'_>], inserted: &[DiffToken<'_>]) -> Option<DifferenceKind> {
    let joined = |tokens: &[DiffToken<'_>]| tokens.iter().map(|token| token.text).collect::<String>();
    let only = |kinds: &[DiffTokenKind]| deleted.iter().chain(inserted).all(|token| kinds.contains(&token.kind));
    let (old, new) = (joined(deleted), joined(inserted));
    let wide = |text: &str| text.nfkc().collect::<String>();
    if !old.is_empty() && !new.is_empty() {
        if wide(&old) == wide(&new) {
            return Some(DifferenceKind::Width);
        }
        if old.to_lowercase() == new.to_lowercase() {
            return Some(DifferenceKind::Case);
        }
        if only(&[DiffTokenKind::Number]) {
            return Some(DifferenceKind::Number);
        }
    }
    only(&[DiffTokenKind::Punctuation, DiffTokenKind::Blank]).then_some(DifferenceKind::Punctuation)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(earlier: &str, new: &str) -> String {
        let mut out = String::new();
        for difference in diff(earlier, new) {
            let name = difference.named.map_or("", DifferenceKind::name);
            match difference.change {
                EditKind::Equal => out.push_str(&difference.text),
                EditKind::Deleted => out.push_str(&format!("[-{}-{name}]", difference.text)),
                EditKind::Inserted => out.push_str(&format!("[+{}+{name}]", difference.text)),
            }
        }
        out
    }

    #[test]
    fn tokens_make_up_the_text() {
        for text in ["", "The week's 1,234.5 euros.", "澳門特區2026年3月", "a--b 'x' 3.", "e\u{301}t", "café — “olá”"]
        {
            assert_eq!(tokens(text).iter().map(|t| t.text).collect::<String>(), text);
        }
        let kinds: Vec<_> = tokens("Week's 1,234.5，澳門").iter().map(|t| (t.kind, t.text)).collect();
        assert_eq!(
            kinds,
            [
                (DiffTokenKind::Word, "Week's"),
                (DiffTokenKind::Blank, " "),
                (DiffTokenKind::Number, "1,234.5"),
                (DiffTokenKind::Punctuation, "，"),
                (DiffTokenKind::Cjk, "澳"),
                (DiffTokenKind::Cjk, "門"),
            ]
        );
    }

    #[test]
    fn differences_are_named_where_they_are_of_one_kind() {
        for (earlier, new, expected) in [
            ("The visit ended.", "The visit ended.", "The visit ended."),
            ("The visit ended.", "The talks ended.", "The [-visit-][+talks+] ended."),
            ("The President left", "The president left", "The [-President-case][+president+case] left"),
            ("It took 12 days", "It took 14 days", "It took [-12-number][+14+number] days"),
            ("Macau, again", "Macau； again", "Macau[-,-punctuation][+；+punctuation] again"),
            ("十二,三", "十二，三", "十二[-,-width][+，+width]三"),
            ("She left", "She left.", "She left[+.+punctuation]"),
            ("會談結束", "會晤結束", "會[-談-][+晤+]結束"),
            ("", "New", "[+New+]"),
            ("Old", "", "[-Old-]"),
        ] {
            assert_eq!(shown(earlier, new), expected);
        }
    }

    #[test]
    fn both_texts_can_be_read_off_the_differences() {
        let pieces = ["a", " ", "b", "12", "，", "澳", "B", "'"];
        let mut seed = 7u64;
        let mut text = |length: usize| {
            (0..length)
                .map(|_| {
                    seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                    pieces[(seed >> 33) as usize % pieces.len()]
                })
                .collect::<String>()
        };
        for length in 0..200 {
            let (earlier, new) = (text(length % 17), text(length % 13));
            let side = |wanted: EditKind| {
                diff(&earlier, &new)
                    .iter()
                    .filter(|d| d.change == EditKind::Equal || d.change == wanted)
                    .map(|d| d.text.as_str())
                    .collect::<String>()
            };
            assert_eq!(side(EditKind::Deleted), earlier);
            assert_eq!(side(EditKind::Inserted), new);
        }
    }

    #[test]
    fn long_texts_take_bounded_time() {
        let (earlier, new) = ("x y ".repeat(100_000), "z w ".repeat(100_000));
        assert_eq!(diff(&earlier, &new).len(), 3);
    }
}

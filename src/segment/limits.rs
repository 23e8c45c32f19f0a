//! What a pattern of somebody else's rules may cost. `a{1,99999999}` is nine characters and, written out, gigabytes; a
//! pattern that backtracks is tried again from many places. Whoever exceeds a limit is named in a notice and left out.

use regex_syntax::hir::{Class, Hir, HirKind};

/// How many groups may stand inside each other.
const MOST_NESTED: usize = 100;

/// How many parts a pattern's counted repetitions may add to those that are written.
const MOST_REPEATED: usize = 1_000;

/// The longest pattern, in bytes: a list of some thousand abbreviations.
const MOST_BYTES: usize = 200_000;

/// What the rules of one language may weigh together, and all of a document's, in ranges of characters.
pub(super) const MOST_OF_A_GROUP: usize = 1 << 22;
/// See [`MOST_OF_A_GROUP`].
pub(super) const MOST_OF_A_DOCUMENT: usize = 1 << 24;

/// A part of a pattern in the engines' syntax.
enum Part<'a> {
    /// `(?=`, `(?!`, `(?<=`, `(?<!`.
    Look,
    /// A group of any other kind, with its opening.
    Open(&'a str),
    Close,
    /// `*`, `+`, `?`, `{m,n}`, with a `?` behind it, without a `+`; how often it repeats at most where that is counted,
    /// else 1.
    Repeat {
        written: &'a str,
        most: usize,
    },
    /// `\b`, `\B`.
    Boundary,
    /// Anything else: a character, an escape, a class.
    Atom(&'a str),
}

/// The parts of a pattern, one after the other.
struct Parts<'a>(&'a str);

impl<'a> Iterator for Parts<'a> {
    type Item = Part<'a>;

    fn next(&mut self) -> Option<Part<'a>> {
        let rest = self.0;
        let c = rest.chars().next()?;
        let (part, length) = match c {
            '\\' => {
                let length = escape_length(rest);
                let boundary = matches!(rest.as_bytes().get(1), Some(b'b' | b'B'));
                (if boundary { Part::Boundary } else { Part::Atom(&rest[..length]) }, length)
            }
            '[' => {
                let length = class_length(rest);
                (Part::Atom(&rest[..length]), length)
            }
            '(' => match ["(?=", "(?!", "(?<=", "(?<!"].into_iter().find(|look| rest.starts_with(look)) {
                Some(look) => (Part::Look, look.len()),
                None if rest.starts_with("(?>") => (Part::Open("(?:"), 3),
                None if rest.starts_with("(?") => {
                    let length = rest.find([':', ')']).map_or(rest.len(), |end| end + 1);
                    let flags = &rest[..length];
                    (if flags.ends_with(')') { Part::Atom(flags) } else { Part::Open(flags) }, length)
                }
                None => (Part::Open("("), 1),
            },
            ')' => (Part::Close, 1),
            '*' | '+' | '?' | '{' => {
                let count = if c == '{' { rest.find('}').map_or(rest.len(), |end| end + 1) } else { 1 };
                let most = if c == '{' { most_of(&rest[1..count]) } else { 1 };
                let more = usize::from(rest[count..].starts_with(['?', '+']));
                let possessive = rest[count..].starts_with('+');
                let written = &rest[..if possessive { count } else { count + more }];
                (Part::Repeat { written, most }, count + more)
            }
            c => (Part::Atom(&rest[..c.len_utf8()]), c.len_utf8()),
        };
        self.0 = &rest[length..];
        Some(part)
    }
}

/// The larger number of `2}`, `2,}`, `2,5}`.
fn most_of(count: &str) -> usize {
    let numbers = count.trim_end_matches('}').split(',').map(str::trim).filter(|number| !number.is_empty());
    // What is no number is no repetition either: the engine says so.
    numbers.map(|number| number.parse().unwrap_or(usize::MAX)).max().unwrap_or(1).max(1)
}

fn escape_length(rest: &str) -> usize {
    let Some(c) = rest[1..].chars().next() else { return rest.len() };
    let braced = matches!(c, 'p' | 'P' | 'x' | 'u') && rest[2..].starts_with('{');
    if braced { rest.find('}').map_or(rest.len(), |end| end + 1) } else { 1 + c.len_utf8() }
}

/// The length of the class at the start, classes inside it included.
fn class_length(rest: &str) -> usize {
    let (mut depth, mut at) = (0_usize, 0);
    while let Some(c) = rest[at..].chars().next() {
        match c {
            '\\' => {
                at += escape_length(&rest[at..]);
                continue;
            }
            '[' => depth += 1,
            ']' => depth -= 1,
            _ => {}
        }
        at += c.len_utf8();
        if depth == 0 {
            return at;
        }
    }
    rest.len()
}

/// Whether a pattern, in the engines' syntax, is more than anybody's rule needs.
pub(super) fn is_too_large(chars: &str) -> bool {
    if chars.len() > MOST_BYTES {
        return true;
    }
    // Of each open group how large it is so far; and the last part, which a repetition repeats.
    let (mut open, mut last, mut written) = (vec![0_usize], 0_usize, 0_usize);
    for part in Parts(chars) {
        match part {
            Part::Look | Part::Open(_) => {
                open.push(0);
                if open.len() > MOST_NESTED {
                    return true;
                }
            }
            Part::Close => {
                last = if open.len() > 1 { open.pop().unwrap_or(0) } else { 0 };
                if let Some(around) = open.last_mut() {
                    *around = around.saturating_add(last);
                }
            }
            Part::Repeat { most, .. } => {
                let repeated = last.max(1).saturating_mul(most);
                if let Some(around) = open.last_mut() {
                    *around = around.saturating_add(repeated - last);
                    if *around > written + MOST_REPEATED {
                        return true;
                    }
                }
                last = repeated;
            }
            Part::Boundary | Part::Atom(_) => {
                written += 1;
                last = 1;
                if let Some(around) = open.last_mut() {
                    *around = around.saturating_add(1);
                }
            }
        }
    }
    open.iter().fold(0_usize, |all, group| all.saturating_add(*group)) > written + MOST_REPEATED
}

/// The pattern without what looks around, and without what keeps an engine from trying again: whatever the pattern fits,
/// this fits too, and an automaton holds it.
pub(super) fn outline(chars: &str) -> String {
    let mut out = String::with_capacity(chars.len());
    // How many groups are open, of those that look around and of those inside them.
    let mut looking = 0_usize;
    for part in Parts(chars) {
        match part {
            Part::Look => looking += 1,
            Part::Open(_) if looking > 0 => looking += 1,
            Part::Close if looking > 0 => {
                looking -= 1;
                if looking == 0 {
                    out.push_str("(?:)");
                }
            }
            _ if looking > 0 => {}
            Part::Open(opening) => out.push_str(opening),
            Part::Close => out.push(')'),
            Part::Repeat { written, .. } => out.push_str(written),
            Part::Boundary => out.push_str("(?:)"),
            Part::Atom(atom) => out.push_str(atom),
        }
    }
    out
}

/// What a pattern weighs in an automaton, in ranges of characters.
pub(super) fn weight(hir: &Hir) -> usize {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => 1,
        HirKind::Literal(literal) => literal.0.len(),
        HirKind::Class(Class::Unicode(class)) => class.ranges().len().max(1),
        HirKind::Class(Class::Bytes(class)) => class.ranges().len().max(1),
        HirKind::Repetition(repetition) => {
            let most = repetition.max.unwrap_or(repetition.min).max(1) as usize;
            weight(&repetition.sub).saturating_mul(most)
        }
        HirKind::Capture(capture) => weight(&capture.sub),
        HirKind::Concat(subs) | HirKind::Alternation(subs) => {
            subs.iter().fold(0, |all: usize, sub| all.saturating_add(weight(sub)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_out_too_often_is_too_large() {
        for chars in [
            "a{1,99999999}",
            "a{99999999}",
            "a{99999999,}",
            "(?:a{1,100}){1,100}",
            "(?:(?:(?:a{20}){20}){20}){20}",
            "(?:a{50}b{50}){50}",
            "(?<!a{1,1000}){1,1000}",
            "(?:){1,99999999}",
            "(?>a){1,99999999}+",
            "[a-z\\]]{3000}",
            "\\p{L}{3000}",
            "\\x{41}{3000}",
            "a{99999999999999999999999999}",
        ] {
            assert!(is_too_large(chars), "{chars}");
        }
        assert!(is_too_large(&format!("{}a{}", "(?:".repeat(200), ")".repeat(200))));
        assert!(is_too_large(&"a".repeat(MOST_BYTES + 1)));
        for chars in
            ["", "a{1,3}", "\\p{Lu}{1,30}\\.", "(?:\\w{1,30}\\s){1,20}", ".{0,500}", "\\{99999999\\}", "[{]9999}"]
        {
            assert!(!is_too_large(chars), "{chars}");
        }
        let list: Vec<String> = (0..5_000).map(|n| format!("Abr{n}")).collect();
        assert!(!is_too_large(&format!("\\b(?:{})\\.", list.join("|"))));
    }

    #[test]
    fn an_outline_fits_whatever_the_pattern_fits() {
        for (chars, expected) in [
            (r"(?<!\w)Mr\.", r"(?:)Mr\."),
            (r"(?<=(?:a|b)(?=c))+x", r"(?:)+x"),
            (r"a++b*+c?+d{2}+", r"a+b*c?d{2}"),
            (r"(?>ab|c)d", r"(?:ab|c)d"),
            (r"\bx\B\.", r"(?:)x(?:)\."),
            (r"[(?=\]]a\(?", r"[(?=\]]a\(?"),
            (r"(?i)a(?i:b)", r"(?i)a(?i:b)"),
        ] {
            assert_eq!(outline(chars), expected, "{chars}");
        }
    }
}

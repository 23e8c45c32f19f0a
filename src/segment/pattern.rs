//! SRX writes its patterns in ICU's syntax; the automata have their own. Here the one becomes the other. What cannot be
//! carried over with its meaning is said, never bent: several constructs are accepted by both and mean different things
//! (`a++`, `\h`, `\<`, `(?U)`).

use super::limits;
use regex_automata::nfa::thompson::pikevm::PikeVM;
use regex_syntax::hir::{Class, ClassUnicode, ClassUnicodeRange, Hir, HirKind, Look};

/// A pattern, ready for one of the two kinds of engine.
#[derive(Debug, Clone)]
pub(super) enum SrxPattern {
    /// For the automata: linear time, all rules of a language in one pass.
    Plain(Hir),
    /// Looks around, is possessive or atomic, or asks for a word boundary in its middle: for a backtracking engine with a
    /// limit.
    Backtracking {
        /// In that engine's syntax.
        chars: String,
        /// What an automaton can tell beforehand: it fits wherever the pattern does, and elsewhere.
        outline: Hir,
    },
}

impl SrxPattern {
    /// What the automata have to hold of it.
    pub(super) fn hir(&self) -> &Hir {
        match self {
            Self::Plain(hir) | Self::Backtracking { outline: hir, .. } => hir,
        }
    }
}

/// On which side of the place a pattern stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Edge {
    /// `beforebreak`: only where it ends matters.
    Before,
    /// `afterbreak`: only where it begins matters.
    After,
}

/// Why a pattern is no use, with the part of it that is to blame.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Refused {
    NotUnderstood(String),
    TooLarge(String),
}

impl Refused {
    /// A pattern that is too large, told by its beginning.
    pub(super) fn too_large(icu: &str) -> Self {
        const MOST_TOLD: usize = 60;
        Self::TooLarge(icu.chars().take(MOST_TOLD).collect())
    }
}

/// Reads a pattern.
pub(super) fn read(icu: &str, edge: Edge) -> Result<SrxPattern, Refused> {
    let not_understood = || Refused::NotUnderstood(icu.to_owned());
    let translated = translate(icu).map_err(Refused::NotUnderstood)?;
    if limits::is_too_large(&translated.chars) {
        return Err(Refused::too_large(icu));
    }
    if translated.backtracks {
        // In a beforebreak a look ahead would see past the place, which the engine hides.
        if edge == Edge::Before && (translated.chars.contains("(?=") || translated.chars.contains("(?!")) {
            return Err(not_understood());
        }
        return slow(translated.chars, edge).ok_or_else(not_understood);
    }
    let hir = parse(&translated.chars).ok_or_else(not_understood)?;
    if !asks_for_words(&hir) {
        return Ok(SrxPattern::Plain(hir));
    }
    let hir = widen(&hir, edge);
    if !asks_for_words(&hir) {
        return Ok(SrxPattern::Plain(hir));
    }
    slow(translated.chars, edge).ok_or_else(not_understood)
}

fn parse(chars: &str) -> Option<Hir> {
    regex_syntax::ParserBuilder::new().nest_limit(100).build().parse(chars).ok()
}

/// A pattern for the backtracking engine, if it accepts it.
fn slow(chars: String, edge: Edge) -> Option<SrxPattern> {
    backtracking(&chars, edge).ok()?;
    let outline = parse(&limits::outline(&chars))?;
    Some(SrxPattern::Backtracking { chars, outline })
}

/// The backtracking engine for a pattern at an edge: it is given the text up to the place, or from before it.
pub(super) fn backtracking(chars: &str, edge: Edge) -> Result<fancy_regex::Regex, Box<fancy_regex::Error>> {
    let anchored = match edge {
        Edge::Before => format!("(?:{chars})\\z"),
        Edge::After => format!("\\G(?:{chars})"),
    };
    fancy_regex::RegexBuilder::new(&anchored).backtrack_limit(5_000).build().map_err(Box::new)
}

/// Whether a language pattern fits a tag as a whole (SRX 2.0, section 3.2.10), case aside as BCP 47 has it; none if it is
/// not understood.
pub(super) fn fits(languages: &str, tag: &str) -> Option<bool> {
    let translated = translate(languages).ok().filter(|translated| !limits::is_too_large(&translated.chars))?;
    let whole = format!("(?i)^(?:{})$", translated.chars);
    if translated.backtracks {
        return fancy_regex::Regex::new(&whole).ok()?.is_match(tag).ok();
    }
    let pattern = PikeVM::new(&whole).ok()?;
    Some(pattern.is_match(&mut pattern.create_cache(), tag))
}

/// Whether a word boundary is asked for, which automata over bytes cannot tell outside ASCII.
fn asks_for_words(hir: &Hir) -> bool {
    hir.properties().look_set().contains_word()
}

/// The pattern without the word boundaries that can be told from what stands beside them. Since only the inner edge of a
/// pattern decides, a boundary at the outer edge may as well swallow the character there: `\bMr` becomes `(?:^|\W)Mr`, and
/// `\b\.` becomes `\w\.`. Between a character of words and one of none (`Mr\b\.`) there is always one. Any other stays.
fn widen(hir: &Hir, edge: Edge) -> Hir {
    match hir.kind() {
        HirKind::Capture(capture) => widen(&capture.sub, edge),
        HirKind::Alternation(subs) => Hir::alternation(subs.iter().map(|sub| widen(sub, edge)).collect()),
        HirKind::Concat(subs) => {
            let outer = match edge {
                Edge::Before => 0,
                Edge::After => subs.len() - 1,
            };
            let mut out = Vec::with_capacity(subs.len());
            for (n, sub) in subs.iter().enumerate() {
                if !matches!(sub.kind(), HirKind::Look(Look::WordUnicode)) {
                    out.push(if n == outer { widen(sub, edge) } else { sub.clone() });
                    continue;
                }
                let left = n.checked_sub(1).and_then(|left| edge_class(&subs[left], Edge::After));
                let right = subs.get(n + 1).and_then(|right| edge_class(right, Edge::Before));
                match (left.map(|class| words(&class)), right.map(|class| words(&class))) {
                    (Some(Some(left)), Some(Some(right))) if left != right => {}
                    (None, Some(Some(word))) | (Some(Some(word)), None) if n == outer => out.push(beyond(word, edge)),
                    _ => out.push(sub.clone()),
                }
            }
            Hir::concat(out)
        }
        _ => hir.clone(),
    }
}

/// What makes a boundary on the far side of a character: of one that belongs to words (`word`) the outer end of the text
/// or a character of none, of any other a character of words.
fn beyond(word: bool, edge: Edge) -> Hir {
    let mut class = word_class();
    if !word {
        return Hir::class(Class::Unicode(class));
    }
    class.negate();
    let end = match edge {
        Edge::Before => Look::Start,
        Edge::After => Look::End,
    };
    Hir::alternation(vec![Hir::look(end), Hir::class(Class::Unicode(class))])
}

/// Every character that the pattern can begin (end) with at the edge; none if that cannot be told.
fn edge_class(hir: &Hir, edge: Edge) -> Option<ClassUnicode> {
    match hir.kind() {
        HirKind::Literal(literal) => {
            let chars = std::str::from_utf8(&literal.0).ok()?;
            let c = match edge {
                Edge::Before => chars.chars().next(),
                Edge::After => chars.chars().next_back(),
            }?;
            Some(ClassUnicode::new([ClassUnicodeRange::new(c, c)]))
        }
        HirKind::Class(Class::Unicode(class)) => Some(class.clone()),
        HirKind::Repetition(repetition) if repetition.min > 0 => edge_class(&repetition.sub, edge),
        HirKind::Capture(capture) => edge_class(&capture.sub, edge),
        HirKind::Concat(subs) => match edge {
            Edge::Before => subs.first(),
            Edge::After => subs.last(),
        }
        .and_then(|sub| edge_class(sub, edge)),
        HirKind::Alternation(subs) => {
            let mut all = ClassUnicode::empty();
            for sub in subs {
                all.union(&edge_class(sub, edge)?);
            }
            Some(all)
        }
        _ => None,
    }
}

/// Whether all characters of a class belong to words, or none; none where it is mixed.
fn words(class: &ClassUnicode) -> Option<bool> {
    let (mut outside, mut inside) = (class.clone(), class.clone());
    outside.difference(&word_class());
    inside.intersect(&word_class());
    match (inside.ranges().is_empty(), outside.ranges().is_empty()) {
        (false, true) => Some(true),
        (true, false) => Some(false),
        _ => None,
    }
}

fn word_class() -> ClassUnicode {
    match regex_syntax::parse(r"\w").map(Hir::into_kind) {
        Ok(HirKind::Class(Class::Unicode(class))) => class,
        _ => ClassUnicode::empty(),
    }
}

/// Parts of Unicode that our own rules need not tell apart letter by letter, and a character that stands for each.
const FAR: [(char, char, char); 7] = [
    ('\u{530}', '\u{1DFF}', '\u{5D0}'),
    ('\u{2070}', '\u{2FFF}', '\u{2190}'),
    ('\u{3040}', '\u{9FFF}', '\u{4E2D}'),
    ('\u{A000}', '\u{D7FF}', '\u{AC00}'),
    ('\u{E000}', '\u{FEFF}', '\u{E000}'),
    ('\u{FFF0}', '\u{1FFFF}', '\u{1F600}'),
    ('\u{20000}', '\u{10FFFF}', '\u{20000}'),
];

/// Our own patterns with simpler classes: exact for the scripts that our languages are written in (Latin, and Greek and
/// Cyrillic beside it) and for punctuation; a part of Unicode far from them is in a class as a whole or not at all. The
/// automata become ten times smaller, and so does the time to the first sentence.
pub(super) fn nearby(hir: Hir) -> Hir {
    match hir.into_kind() {
        HirKind::Class(Class::Unicode(class)) => {
            let mut out = class.clone();
            for (first, last, sample) in FAR {
                let far = ClassUnicode::new([ClassUnicodeRange::new(first, last)]);
                let mut here = class.clone();
                here.intersect(&far);
                if here.ranges().len() <= 4 {
                    continue;
                }
                if here.ranges().iter().any(|range| range.start() <= sample && sample <= range.end()) {
                    out.union(&far);
                } else {
                    out.difference(&far);
                }
            }
            Hir::class(Class::Unicode(out))
        }
        HirKind::Repetition(mut repetition) => {
            repetition.sub = Box::new(nearby(*repetition.sub));
            Hir::repetition(repetition)
        }
        HirKind::Capture(capture) => nearby(*capture.sub),
        HirKind::Concat(subs) => Hir::concat(subs.into_iter().map(nearby).collect()),
        HirKind::Alternation(subs) => Hir::alternation(subs.into_iter().map(nearby).collect()),
        HirKind::Empty => Hir::empty(),
        HirKind::Literal(literal) => Hir::literal(literal.0),
        HirKind::Class(class) => Hir::class(class),
        HirKind::Look(look) => Hir::look(look),
    }
}

/// A pattern in the engines' syntax.
struct Translated {
    chars: String,
    backtracks: bool,
}

/// Blanks on a line in ICU: `\h`.
const LINE_BLANKS: &str = r"\t\p{Zs}";
/// What ends a line in ICU: `\v`.
const LINE_ENDS: &str = r"\n\x0B\x0C\r\x{85}\x{2028}\x{2029}";

fn translate(icu: &str) -> Result<Translated, String> {
    let mut reading =
        PatternReader { rest: icu, out: String::with_capacity(icu.len() + 8), backtracks: false, depth: 0 };
    reading.all()?;
    Ok(Translated { chars: reading.out, backtracks: reading.backtracks })
}

struct PatternReader<'a> {
    rest: &'a str,
    out: String,
    backtracks: bool,
    /// How many character classes are open.
    depth: usize,
}

impl PatternReader<'_> {
    fn all(&mut self) -> Result<(), String> {
        // After a class in a class (`[\d-x]`) a hyphen is itself.
        let mut after_class = false;
        let mut after_quantifier = false;
        while let Some(c) = self.rest.chars().next() {
            let was_class = std::mem::take(&mut after_class);
            let was_quantifier = std::mem::take(&mut after_quantifier);
            match c {
                '\\' => {
                    after_class = self.escape()?;
                    continue;
                }
                '[' => {
                    self.depth += 1;
                    self.step(c);
                    if self.rest.starts_with('^') {
                        self.step('^');
                    }
                    if let Some(end) = self.rest.strip_prefix(':').and_then(|rest| rest.find(":]")) {
                        // [[:alpha:]]: as it is.
                        let named = &self.rest[..end + 3];
                        self.out.push_str(named);
                        self.rest = &self.rest[named.len()..];
                        self.depth -= 1;
                        after_class = true;
                    } else if self.rest.starts_with(']') {
                        self.out.push('\\');
                        self.step(']');
                    }
                    continue;
                }
                ']' if self.depth > 0 => {
                    self.depth -= 1;
                    after_class = self.depth > 0;
                }
                '-' if self.depth > 0 => {
                    if self.rest.starts_with("--") || was_class && self.rest.starts_with("-[") {
                        // A difference to some, a range or a hyphen to others.
                        return Err(self.rest.chars().take(8).collect());
                    }
                    if was_class {
                        self.out.push('\\');
                    }
                }
                '~' if self.depth > 0 => self.out.push('\\'),
                _ if self.depth > 0 => {}
                '(' => {
                    self.group()?;
                    continue;
                }
                '.' => {
                    // ICU's dot stops at every line end.
                    self.rest = &self.rest[1..];
                    self.out.push_str("[^");
                    self.out.push_str(LINE_ENDS);
                    self.out.push(']');
                    continue;
                }
                '*' | '?' | '+' | '{' => {
                    if c == '+' && was_quantifier {
                        self.backtracks = true;
                    } else {
                        after_quantifier = !(c == '?' && was_quantifier);
                    }
                    if c == '{' {
                        let Some(end) = self.rest.find('}') else { return Err(self.rest.to_owned()) };
                        let count = &self.rest[..=end];
                        self.out.push_str(count);
                        self.rest = &self.rest[count.len()..];
                        continue;
                    }
                }
                _ => {}
            }
            self.step(c);
        }
        Ok(())
    }

    fn step(&mut self, c: char) {
        self.out.push(c);
        self.rest = &self.rest[c.len_utf8()..];
    }

    /// A group's opening.
    fn group(&mut self) -> Result<(), String> {
        if !self.rest.starts_with("(?") {
            // Groups are never asked for by number here, but some engines stumble over them.
            self.out.push_str("(?:");
            self.rest = &self.rest[1..];
            return Ok(());
        }
        for looking in ["(?=", "(?!", "(?<=", "(?<!", "(?>"] {
            if self.rest.starts_with(looking) {
                self.backtracks = true;
                self.out.push_str(looking);
                self.rest = &self.rest[looking.len()..];
                return Ok(());
            }
        }
        if let Some(comment) = self.rest.strip_prefix("(?#") {
            let end = comment.find(')').ok_or_else(|| self.rest.to_owned())?;
            self.rest = &comment[end + 1..];
            return Ok(());
        }
        if let Some(name) = self.rest.strip_prefix("(?<") {
            let end = name.find('>').ok_or_else(|| self.rest.to_owned())?;
            self.out.push_str("(?:");
            self.rest = &name[end + 1..];
            return Ok(());
        }
        let end = self.rest.find([':', ')']).ok_or_else(|| self.rest.to_owned())?;
        let flags = &self.rest[2..end];
        // i and m mean the same, u is always on; U, d, w do not, and s and x would change what stands here as a dot or a blank.
        if !flags.chars().all(|c| matches!(c, 'i' | 'm' | 'u' | '-')) {
            return Err(self.rest[..=end].to_owned());
        }
        self.out.push_str(&self.rest[..=end]);
        self.rest = &self.rest[end + 1..];
        Ok(())
    }

    /// An escape; whether it is a class of characters.
    fn escape(&mut self) -> Result<bool, String> {
        let rest = self.rest;
        let Some(c) = rest[1..].chars().next() else { return Err("\\".to_owned()) };
        let unknown = || rest.chars().take(6).collect::<String>();
        let mut length = 1 + c.len_utf8();
        let in_class = self.depth > 0;
        let mut class = true;
        match c {
            'Q' => {
                let quoted = &rest[2..];
                let end = quoted.find("\\E").unwrap_or(quoted.len());
                quoted[..end].chars().for_each(|c| literal(c, &mut self.out));
                length = rest.len().min(2 + end + 2);
                class = false;
            }
            'h' if in_class => self.out.push_str(LINE_BLANKS),
            'h' => self.out.push_str(&format!("[{LINE_BLANKS}]")),
            'H' if !in_class => self.out.push_str(&format!("[^{LINE_BLANKS}]")),
            'v' if in_class => self.out.push_str(LINE_ENDS),
            'v' => self.out.push_str(&format!("[{LINE_ENDS}]")),
            'V' if !in_class => self.out.push_str(&format!("[^{LINE_ENDS}]")),
            'R' if !in_class => self.out.push_str(&format!("(?:\\r\\n|[{LINE_ENDS}])")),
            'd' | 'D' | 's' | 'S' | 'w' | 'W' => self.out.push_str(&rest[..length]),
            'p' | 'P' => {
                length = match rest[2..].strip_prefix('{') {
                    Some(name) => 4 + name.find('}').ok_or_else(unknown)?,
                    None => 3,
                };
                self.out.push_str(rest.get(..length).ok_or_else(unknown)?);
            }
            'Z' if !in_class => {
                self.out.push_str("(?:\\n?\\z)");
                class = false;
            }
            'e' => {
                self.out.push_str("\\x1B");
                class = false;
            }
            'b' if rest.starts_with("\\b{") => return Err(unknown()),
            'b' | 'B' | 'A' | 'z' if !in_class => {
                self.out.push_str(&rest[..length]);
                class = false;
            }
            't' | 'n' | 'f' | 'r' | 'a' | 'x' | 'u' => {
                self.out.push_str(&rest[..length]);
                class = false;
            }
            // Back references, octal numbers, \G, \X, \N{...}, \k<...>, control characters.
            c if c.is_ascii_alphanumeric() => return Err(unknown()),
            c => {
                literal(c, &mut self.out);
                class = false;
            }
        }
        self.rest = &rest[length..];
        Ok(class)
    }
}

/// The character itself, in and out of classes. (`\<` and `\>` would be word boundaries.)
fn literal(c: char, out: &mut String) {
    match c {
        '<' | '>' => out.push(c),
        ' ' => out.push_str("\\x20"),
        c if c.is_ascii_punctuation() => {
            out.push('\\');
            out.push(c);
        }
        c => out.push(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn translated(icu: &str) -> String {
        translate(icu).map_or_else(|part| format!("not understood: {part}"), |t| t.chars)
    }

    #[test]
    fn what_both_accept_and_mean_differently_is_carried_over() {
        for (icu, ours) in [
            (r"\h+", r"[\t\p{Zs}]+"),
            (r"[\h.]", r"[\t\p{Zs}.]"),
            (r"a\Q...\Eb", r"a\.\.\.b"),
            (r"\<\>", r"<>"),
            (r"[\d-–]", r"[\d\-–]"),
            (r"\–\ ", r"–\x20"),
            (r"(Mr|Dr)\.", r"(?:Mr|Dr)\."),
            (r"(?<name>a)", r"(?:a)"),
            (r"[~]", r"[\~]"),
        ] {
            assert_eq!(translated(icu), ours, "{icu}");
        }
        for icu in [r"\1", r"(?U)a", r"\X", r"[a-z--[b]]", r"\G", r"[\p{L}-[a]]"] {
            assert!(translate(icu).is_err(), "{icu}");
        }
        for icu in ["a++", "a*+", "a{2}+", "(?>a)", "(?<!a)b"] {
            assert!(translate(icu).is_ok_and(|t| t.backtracks), "{icu}");
        }
        assert!(translate("a+?b?").is_ok_and(|t| !t.backtracks));
    }

    #[test]
    fn word_boundaries_at_the_outer_edge_become_plain() {
        for icu in [r"\bMr\.", r"\b(Mr|Dr)\.\s", r"\b\p{L}\.", r"\b[Nn][Oo]\.", r"(?:\bDr|\bMr)\."] {
            assert!(matches!(read(icu, Edge::Before), Ok(SrxPattern::Plain(_))), "{icu}");
        }
        assert!(matches!(read(r"The\b", Edge::After), Ok(SrxPattern::Plain(_))));
        for icu in [r"\b\.\s", r"Mr\b\."] {
            assert!(matches!(read(icu, Edge::Before), Ok(SrxPattern::Plain(_))), "{icu}");
        }
        for icu in [r"\bx?\.", r"\.\b", r"\Bx", r"(?:a|-)\b\."] {
            assert!(matches!(read(icu, Edge::Before), Ok(SrxPattern::Backtracking { .. })), "{icu}");
        }
    }
}

//! The scan: from terminator to terminator, rules asked only there.

use std::sync::Arc;

use super::Segmenter;
use super::marks::{self, LOOK, QuoteSide, Straight};
use super::rules::RuleSet;
use crate::model::{Lang, is_cjk_punctuation, is_cjk_text};

/// Brackets up to this length (bytes) stay whole.
const SHORT: usize = 200;

/// The breaks of a block by our own rules.
pub(super) fn ours(segmenter: &Segmenter, chars: &str, lang: &Lang) -> Vec<usize> {
    let mut scan = Scan {
        chars,
        bytes: chars.as_bytes(),
        straight: Straight::of(chars),
        open: None,
        mid_sentence: false,
        inside: false,
        whole_until: 0,
        begin: 0,
        sets: Sets::new(segmenter, lang),
    };
    scan.run()
}

/// The breaks of a block by somebody else's rules: nothing of our own is added.
pub(super) fn foreign(set: &RuleSet, chars: &str) -> Vec<usize> {
    let mut breaks = Vec::new();
    let bytes = chars.as_bytes();
    for at in 1..chars.len() {
        if set.can_break(bytes[at - 1], bytes[at]) && chars.is_char_boundary(at) && set.ask(chars, at) == Some(true) {
            let next = at + blanks(&chars[at..]);
            if next < chars.len() && breaks.last() != Some(&next) {
                breaks.push(next);
            }
        }
    }
    breaks
}

/// By whose rules a stretch of a block is judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Latin letters.
    Latin,
    /// Latin letters without capitals.
    Casual,
    /// Chinese characters.
    Chinese,
}

/// The rules of the stretches of a block: its own language's, Chinese ones for Chinese in a text of another language,
/// English ones for Latin letters in a Chinese text.
struct Sets<'a> {
    segmenter: &'a Segmenter,
    lang: &'a Lang,
    sets: [Option<Arc<RuleSet>>; 3],
}

impl<'a> Sets<'a> {
    fn new(segmenter: &'a Segmenter, lang: &'a Lang) -> Self {
        Self { segmenter, lang, sets: [None, None, None] }
    }

    fn of(&mut self, kind: Kind) -> &RuleSet {
        let (segmenter, language) = (self.segmenter, self.lang.language());
        self.sets[kind as usize].get_or_insert_with(|| {
            let latin = if language == "zh" { "en" } else { language };
            match kind {
                Kind::Latin => segmenter.rules(latin),
                Kind::Casual => segmenter.rules(&format!("casual-{latin}")),
                Kind::Chinese => segmenter.rules("zh"),
            }
        })
    }
}

struct Scan<'a> {
    chars: &'a str,
    bytes: &'a [u8],
    straight: Straight,
    open: Option<(usize, u8)>,
    /// Whether the open bracket began inside a sentence.
    mid_sentence: bool,
    /// Whether the terminator that is looked at stands in such a bracket.
    inside: bool,
    whole_until: usize,
    begin: usize,
    sets: Sets<'a>,
}

impl Scan<'_> {
    fn run(&mut self) -> Vec<usize> {
        let mut breaks = Vec::new();
        let mut i = 0;
        let length = self.bytes.len();
        while i < length {
            if !LOOK[usize::from(self.bytes[i])] {
                i += 1;
                continue;
            }
            let Some(c) = self.chars[i..].chars().next() else { break };
            if marks::is_terminator(c) {
                let (end, place) = self.terminator(i);
                if place < length
                    && let Some(next) = self.decide(i, end, place)
                {
                    breaks.push(next);
                    self.begin = next;
                }
                i = place;
                continue;
            }
            if c == '"' {
                self.straight.next(self.chars, i);
            } else if let Some(kind) = marks::opens(c) {
                self.opened(i, kind);
            } else {
                self.closed(c);
                self.straight.curly(c);
            }
            i += c.len_utf8();
        }
        breaks
    }

    /// The end of the run of terminators that begins at `i`, and of what closes after it. Notes whether the last thing
    /// that closes there is a bracket inside a sentence, which in Chinese no capital letter would tell: `大厅（满了！）很暗`.
    fn terminator(&mut self, i: usize) -> (usize, usize) {
        self.inside = false;
        let end = i + run(&self.chars[i..]);
        let mut place = end;
        loop {
            let gap = blanks(&self.chars[place..]);
            let rest = &self.chars[place + gap..];
            let Some(c) = rest.chars().next() else { break };
            let closes = match c {
                '"' => {
                    // Only a mark that closes belongs to the left; one that opens is met again by the scan.
                    let before = self.straight.clone();
                    let side = self.straight.next(self.chars, place + gap);
                    if side == QuoteSide::Opening {
                        self.straight = before;
                    }
                    side == QuoteSide::Closing
                }
                '\'' | '’' => {
                    gap == 0
                        && rest[c.len_utf8()..]
                            .chars()
                            .next()
                            .is_none_or(|next| !next.is_alphanumeric() || is_cjk_text(next))
                }
                '[' => {
                    let length = marks::note(rest);
                    if length == 0 {
                        break;
                    }
                    place += gap + length;
                    continue;
                }
                _ => marks::is_closer(c),
            };
            if !closes {
                break;
            }
            if self.closed(c) {
                self.inside = self.mid_sentence;
            }
            self.straight.curly(c);
            place += gap + c.len_utf8();
            let more = run(&self.chars[place..]);
            self.inside &= more == 0;
            place += more;
        }
        (end, place)
    }

    /// Notes that a bracket may close with `c`; whether one does.
    fn closed(&mut self, c: char) -> bool {
        let closes = self.open.is_some_and(|(_, kind)| marks::closes(c) == Some(kind));
        if closes {
            self.open = None;
        }
        closes
    }

    /// Notes that a bracket opens at `i`.
    fn opened(&mut self, i: usize, kind: u8) {
        self.open = Some((i, kind));
        let before = self.chars[..i].trim_end().chars().next_back();
        let title = matches!(self.chars[i..].chars().next(), Some('《' | '〈'));
        self.mid_sentence =
            title || before.is_some_and(|c| !marks::is_terminator(c) && !marks::is_closer(c) && c != '"');
    }

    /// Where the next sentence begins if one ends at `place`.
    fn decide(&mut self, start: usize, end: usize, place: usize) -> Option<usize> {
        let next = place + blanks(&self.chars[place..]);
        if next == self.bytes.len() || place <= self.whole_until {
            return None;
        }
        if place == end && next == place && self.inside_a_word(start, place) {
            return None;
        }
        if let Some((open, kind)) = self.open
            && place - open < SHORT
        {
            let window = self.chars[place..].char_indices().take_while(|(n, _)| place + n - open < SHORT);
            if let Some((n, _)) = window.into_iter().find(|(_, c)| marks::closes(*c) == Some(kind)) {
                self.whole_until = place + n;
                return None;
            }
        }
        let kind = self.kind(start, place, next);
        if kind == Kind::Chinese && self.inside && !marks::begins_with_a_person(&self.chars[next..]) {
            return None;
        }
        let set = self.sets.of(kind);
        (set.ask(self.chars, place) == Some(true)).then_some(next)
    }

    /// Whether the stop at `start` stands inside a figure, an address or a name: `3.5`, `www.example.org`.
    fn inside_a_word(&self, start: usize, place: usize) -> bool {
        let after = self.bytes[place];
        if !after.is_ascii_alphanumeric() {
            return false;
        }
        let Some(before) = self.chars[..start].chars().next_back() else { return true };
        let wide = self.chars[start..].chars().next().is_some_and(marks::is_wide_terminator);
        let camel = after.is_ascii_uppercase() && before.is_lowercase();
        !(wide || is_cjk_text(before) || camel)
    }

    /// By whose rules the terminator at `start` is judged.
    fn kind(&mut self, start: usize, place: usize, next: usize) -> Kind {
        if self.chars[start..].chars().next().is_some_and(marks::is_wide_terminator) {
            return Kind::Chinese;
        }
        match self.chars[..start].trim_end().chars().next_back() {
            Some(c) if is_cjk_text(c) || marks::is_closer(c) && is_cjk_punctuation(c) => return Kind::Chinese,
            Some(c) if !c.is_alphanumeric() && self.chars[place..].chars().next().is_some_and(is_cjk_text) => {
                return Kind::Chinese;
            }
            _ => {}
        }
        if self.chars[next..].chars().next().is_some_and(char::is_lowercase) && self.is_casual(start) {
            Kind::Casual
        } else {
            Kind::Latin
        }
    }

    /// Whether the sentence that ends at `start` was itself written without a capital, as people do in messages.
    fn is_casual(&self, start: usize) -> bool {
        let first = self.chars[self.begin..].chars().next();
        let recent = self.chars.ceil_char_boundary(self.begin.max(start.saturating_sub(SHORT)));
        first.is_some_and(char::is_lowercase) || self.chars[recent..start].contains(" i ")
    }
}

/// The length of the terminators at the start, dots with blanks between (`. . .`) taken as one run.
fn run(chars: &str) -> usize {
    let tight = |chars: &str| chars.len() - chars.trim_start_matches(marks::is_terminator).len();
    let mut length = tight(chars);
    while length > 0 {
        let gap = blanks(&chars[length..]);
        let more = tight(&chars[length + gap..]);
        let free = |c: char| c.is_whitespace() || marks::is_closer(c) || c == '"';
        if gap == 0 || more == 0 || !chars[length + gap + more..].chars().next().is_none_or(free) {
            break;
        }
        length += gap + more;
    }
    length
}

/// The length of the blanks at the start.
fn blanks(chars: &str) -> usize {
    chars.len() - chars.trim_start().len()
}

//! The scan: from terminator to terminator, rules asked only there.

use super::marks::{self, LOOK, Side, Straight};
use super::rules::RuleSet;
use super::{Segmenter, marks::is_han};
use crate::model::Lang;

/// Brackets up to this length (bytes) stay whole.
const SHORT: usize = 200;

/// The breaks of a block by our own rules.
pub(super) fn ours(segmenter: &Segmenter, chars: &str, lang: &Lang) -> Vec<usize> {
    let mut scan = Scan {
        chars,
        bytes: chars.as_bytes(),
        straight: Straight::default(),
        open: None,
        whole_until: 0,
        sets: Sets::new(segmenter, lang),
    };
    scan.run()
}

/// The breaks of a block by somebody else's rules: nothing of our own is added.
pub(super) fn foreign(set: &RuleSet, chars: &str) -> Vec<usize> {
    let mut breaks = Vec::new();
    for (at, _) in chars.char_indices().skip(1) {
        if set.ask(chars.as_bytes(), at) == Some(true) {
            let next = at + blanks(&chars[at..]);
            if next < chars.len() && breaks.last() != Some(&next) {
                breaks.push(next);
            }
        }
    }
    breaks
}

/// The rules of the stretches of a block: its own language's, Chinese ones for Chinese, Latin ones for the rest.
struct Sets<'a> {
    segmenter: &'a Segmenter,
    lang: &'a Lang,
    latin: Option<std::sync::Arc<RuleSet>>,
    han: Option<std::sync::Arc<RuleSet>>,
}

impl<'a> Sets<'a> {
    fn new(segmenter: &'a Segmenter, lang: &'a Lang) -> Self {
        Self { segmenter, lang, latin: None, han: None }
    }

    fn of(&mut self, han: bool) -> std::sync::Arc<RuleSet> {
        let chinese = self.lang.language() == "zh";
        let slot = if han { &mut self.han } else { &mut self.latin };
        if let Some(set) = slot {
            return set.clone();
        }
        let other = if han { "zh" } else { "en" };
        let set = match Lang::parse(other) {
            Ok(other) if han != chinese => self.segmenter.rules(&other),
            _ => self.segmenter.rules(self.lang),
        };
        *slot = Some(set.clone());
        set
    }
}

struct Scan<'a> {
    chars: &'a str,
    bytes: &'a [u8],
    straight: Straight,
    open: Option<(usize, char)>,
    whole_until: usize,
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
                }
                i = place;
                continue;
            }
            if c == '"' {
                self.straight.next(self.chars, i);
            } else if let Some(closing) = marks::closing(c) {
                self.open = Some((i, closing));
            } else if self.open.is_some_and(|(_, closing)| closing == c) {
                self.open = None;
            }
            i += c.len_utf8();
        }
        breaks
    }

    /// The end of the run of terminators that begins at `i`, and of what closes after it.
    fn terminator(&mut self, i: usize) -> (usize, usize) {
        let rest = &self.chars[i..];
        let end = i + rest.len() - rest.trim_start_matches(marks::is_terminator).len();
        let mut place = end;
        loop {
            let gap = blanks(&self.chars[place..]);
            let Some(c) = self.chars[place + gap..].chars().next() else { break };
            let closes = match c {
                '"' => {
                    // Only a mark that closes belongs to the left; one that opens is met again by the scan.
                    let before = self.straight.clone();
                    let side = self.straight.next(self.chars, place + gap);
                    if side == Side::Opening {
                        self.straight = before;
                    }
                    side == Side::Closing
                }
                '\'' | '’' => {
                    gap == 0
                        && self.chars[place + c.len_utf8()..].chars().next().is_none_or(|next| !next.is_alphanumeric())
                }
                _ => marks::is_closer(c),
            };
            if !closes {
                break;
            }
            if self.open.is_some_and(|(_, closing)| closing == c) {
                self.open = None;
            }
            place += gap + c.len_utf8();
            let rest = &self.chars[place..];
            place += rest.len() - rest.trim_start_matches(marks::is_terminator).len();
        }
        (end, place)
    }

    /// Where the next sentence begins if one ends at `place`.
    fn decide(&mut self, start: usize, end: usize, place: usize) -> Option<usize> {
        let next = place + blanks(&self.chars[place..]);
        if next == self.bytes.len() || place <= self.whole_until {
            return None;
        }
        if place == end && next == place && self.bytes[place].is_ascii_alphanumeric() {
            let wide = self.chars[start..].chars().next().is_some_and(marks::is_wide_terminator);
            let han = self.chars[..start].chars().next_back().is_some_and(is_han);
            if !wide && !han {
                return None;
            }
        }
        if let Some((open, closing)) = self.open
            && place - open < SHORT
        {
            let window = self.chars[place..].char_indices().take_while(|(n, _)| place + n - open < SHORT);
            if let Some((n, _)) = window.into_iter().find(|(_, c)| *c == closing) {
                self.whole_until = place + n;
                return None;
            }
        }
        let set = self.sets.of(self.is_chinese(start));
        (set.ask(self.bytes, place) == Some(true)).then_some(next)
    }

    /// Whether the terminator at `start` ends a Chinese stretch.
    fn is_chinese(&self, start: usize) -> bool {
        if self.chars[start..].chars().next().is_some_and(marks::is_wide_terminator) {
            return true;
        }
        let before = self.chars[..start].trim_end().chars().next_back();
        before.is_some_and(|c| is_han(c) || marks::is_closer(c) && c as u32 > 0x2FFF)
    }
}

/// The length of the blanks at the start.
fn blanks(chars: &str) -> usize {
    chars.len() - chars.trim_start().len()
}

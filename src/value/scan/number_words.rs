//! Words: numbers spelled out, months, decades, Roman numerals.

use super::super::words::{self, MonthWord, NumberWord};
use super::super::{Decimal, Speech, Writing};
use super::{Number, NumberScanner, ScanItem, ScanKind, latin_word};
use crate::model::Span;

impl NumberScanner<'_> {
    pub(super) fn number_word(&self, lower: &str) -> Option<NumberWord> {
        match self.speech {
            Speech::English => words::english(lower),
            Speech::Portuguese => words::portuguese(lower),
            Speech::Chinese | Speech::Other => None,
        }
    }

    pub(super) fn word(&mut self) {
        let start = self.at;
        let rest = self.rest();
        // Addresses hold no numbers of the text's own.
        if is_address(rest) {
            self.at += rest.find(|c: char| c.is_whitespace() || !c.is_ascii()).unwrap_or(rest.len());
            self.previous.clear();
            return;
        }
        let word = latin_word(rest);
        let lower = word.to_lowercase();
        // A decade is ten years; two decades are twenty.
        if self.speech != Speech::Chinese && matches!(lower.as_str(), "decade" | "decades" | "década" | "décadas") {
            let ten = Decimal::whole(10);
            let counted = self.out.last_mut().filter(|found| self.text[found.span.end..start].trim().is_empty());
            match counted.map(|found| &mut found.what) {
                Some(ScanKind::Number(number)) => number.also.push(number.value.shifted(1)),
                _ => self.out.push(ScanItem {
                    span: Span::new(start, start + word.len()),
                    what: ScanKind::Number(Number::plain(ten)),
                    writing: Writing::Words,
                }),
            }
            self.at = start + word.len();
            self.previous = lower;
            return;
        }
        if let Some((value, end, scale)) = self.number_phrase(start) {
            let mut number = Number { scale, ..Number::plain(value) };
            let (from, end) = self.unit(&mut number, start, end);
            self.push(from, end, ScanKind::Number(number), Writing::Words);
            self.previous.clear();
            return;
        }
        let month = match self.speech {
            Speech::English => words::english_month(&lower),
            Speech::Portuguese => words::portuguese_month(&lower),
            Speech::Chinese | Speech::Other => None,
        };
        let capital = word.starts_with(char::is_uppercase);
        if let Some(month) = month
            && (capital || self.speech == Speech::Portuguese)
        {
            let month = match month {
                MonthWord::Beside(number)
                    if words::leads_to_month(&self.previous)
                        || (self.previous == "on" && rest[word.len()..].starts_with('.')) =>
                {
                    MonthWord::Sure(number)
                }
                month => month,
            };
            // `Sept.` ends with its point.
            let end = start + word.len();
            self.push(start, end, ScanKind::Month(month), Writing::Words);
        } else if let Some(value) =
            roman(word).filter(|_| word.len() > 1 || (word != "I" || self.speech != Speech::English))
        {
            let number = Number::plain(Decimal::whole(u128::from(value)));
            self.push(start, start + word.len(), ScanKind::Number(number), Writing::Words);
        } else {
            self.at += word.len();
        }
        self.previous = lower;
    }

    /// A number in words at `start`: its value, its end, the power of ten of its last scale.
    fn number_phrase(&self, start: usize) -> Option<(Decimal, usize, i32)> {
        let joins: &str = if self.speech == Speech::Portuguese { "e" } else { "and" };
        let first = latin_word(&self.text[start..]);
        let lower = first.to_lowercase();
        // Half a million, meio milhão.
        if lower == "half" || lower == "meio" || lower == "meia" {
            let mut at = start + first.len();
            at += self.text[at..]
                .chars()
                .take_while(|c| matches!(c, ' ' | '-'))
                .take(1)
                .map(char::len_utf8)
                .sum::<usize>();
            let mut word = latin_word(&self.text[at..]);
            if word == "a" {
                at += 1 + usize::from(self.text[at + 1..].starts_with(' '));
                word = latin_word(&self.text[at..]);
            }
            return match self.number_word(&word.to_lowercase())? {
                NumberWord::Scale(power) if power >= 3 => {
                    let places = i32::try_from(power).unwrap_or(0);
                    Some((Decimal::of("0", "5").shifted(places), at + word.len(), places))
                }
                NumberWord::Dozen => Some((Decimal::whole(6), at + word.len(), 0)),
                _ => None,
            };
        }
        let mut total: u128 = 0;
        let mut current: u128 = 0;
        let mut end = start;
        let mut at = start;
        let mut places = 0;
        let mut after_scale = false;
        let mut any = false;
        loop {
            let word = latin_word(&self.text[at..]);
            let lower = word.to_lowercase();
            match self.number_word(&lower) {
                Some(NumberWord::Small(small)) => {
                    let small = u128::from(small);
                    let room = if small >= 100 {
                        1000
                    } else if small >= 10 {
                        100
                    } else {
                        10
                    };
                    if any && (!current.is_multiple_of(room) || (current == 0 && !after_scale)) {
                        break;
                    }
                    current += small;
                    after_scale = false;
                    places = 0;
                }
                Some(NumberWord::Scale(2)) => {
                    if current >= 100 || (any && current == 0) {
                        break;
                    }
                    current = current.max(1) * 100;
                    places = 2;
                    after_scale = true;
                }
                Some(NumberWord::Scale(power)) => {
                    let factor = 10u128.checked_pow(power)?;
                    if current == 0 && any {
                        // mil milhões
                        if total >= factor || !after_scale {
                            break;
                        }
                        total = total.checked_mul(factor)?;
                    } else {
                        if total != 0 && total < factor && current != 0 {
                            break;
                        }
                        total = total.checked_add(current.max(1).checked_mul(factor)?)?;
                    }
                    current = 0;
                    places = i32::try_from(power).unwrap_or(0);
                    after_scale = true;
                }
                Some(NumberWord::Dozen) => {
                    if any && (current == 0 || current > 99) {
                        break;
                    }
                    total += current.max(1) * 12;
                    end = at + word.len();
                    current = 0;
                    any = true;
                    break;
                }
                None => break,
            }
            any = true;
            end = at + word.len();
            // On to the next word, over a blank, a hyphen, and at most one `and`.
            let gap = self.text[end..].chars().next().filter(|c| matches!(c, ' ' | '-' | '\u{a0}'));
            let Some(gap) = gap else { break };
            at = end + gap.len_utf8();
            let next = latin_word(&self.text[at..]);
            if next.eq_ignore_ascii_case(joins) && self.text[at + next.len()..].starts_with(' ') {
                at += next.len() + 1;
            }
        }
        if !any {
            return None;
        }
        let mut value = Decimal::whole(total.checked_add(current)?);
        let rest = &self.text[end..];
        if places >= 3
            && self.speech == Speech::Portuguese
            && (rest.starts_with(" e meio") || rest.starts_with(" e meia"))
        {
            value = value.checked_add(&Decimal::whole(5).shifted(places - 1))?;
            end += " e meio".len();
        } else if let Some(rest) = rest.strip_prefix(" and a half ") {
            let word = latin_word(rest);
            if let Some(NumberWord::Scale(power)) = self.number_word(&word.to_lowercase()) {
                places = i32::try_from(power).unwrap_or(0);
                value = value.checked_add(&Decimal::of("0", "5"))?.shifted(places);
                end += " and a half ".len() + word.len();
            }
        }
        Some((value, end, places))
    }
}

fn is_address(rest: &str) -> bool {
    ["http://", "https://", "www.", "mailto:"].iter().any(|lead| rest.starts_with(lead))
}

/// The number that a Roman numeral in capitals is, up to 3999.
fn roman(word: &str) -> Option<u32> {
    if word.is_empty() || word.len() > 15 {
        return None;
    }
    const STEPS: [(&str, u32); 13] = [
        ("M", 1000),
        ("CM", 900),
        ("D", 500),
        ("CD", 400),
        ("C", 100),
        ("XC", 90),
        ("L", 50),
        ("XL", 40),
        ("X", 10),
        ("IX", 9),
        ("V", 5),
        ("IV", 4),
        ("I", 1),
    ];
    let mut rest = word;
    let mut value = 0;
    for (mark, worth) in STEPS {
        let most = if mark.len() == 1 && !matches!(mark, "D" | "L" | "V") { 3 } else { 1 };
        for _ in 0..most {
            let Some(after) = rest.strip_prefix(mark) else { break };
            rest = after;
            value += worth;
        }
    }
    (rest.is_empty() && value > 0).then_some(value)
}

//! Numbers in digits with the marks of their language, and times of day.

use super::super::{Decimal, Speech, Writing};
use super::measure::decade;
use super::{Number, NumberScanner, ScanKind, ascii_digit, is_latin, is_narrow_blank};

/// A numeral of digits with its marks.
struct Numeral {
    value: Decimal,
    also: Vec<Decimal>,
    end: usize,
    bare_digits: Option<usize>,
    foreign_mark: bool,
}

impl NumberScanner<'_> {
    pub(super) fn digits(&mut self) {
        let start = self.at;
        let before = &self.text[..start];
        let floor = self.out.last().map_or(0, |found| found.span.end);
        let (mut numeral, chain) = self.numeral(start);
        self.bare_until = self.bare_until.max(chain);
        // `.38` is 0.38.
        let mut from = start;
        if let (Some(stem), Some(_)) = (before.strip_suffix('.'), numeral.bare_digits)
            && !stem.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | ')' | '”' | '"'))
            && self.speech == Speech::English
            && stem.len() >= floor
        {
            let digits: String = self.text[start..numeral.end].chars().filter_map(ascii_digit).collect();
            numeral.also.push(std::mem::replace(&mut numeral.value, Decimal::of("0", &digits)));
            from = start - 1;
        }
        if let Some((end, hour, minute)) = self.clock(start, &numeral) {
            let what = ScanKind::Time { hour, minute };
            self.push(from, end, what, Writing::Digits);
            return;
        }
        let glued = before.ends_with(is_latin);
        let mut number = Number {
            also: numeral.also,
            bare_digits: numeral.bare_digits,
            foreign_mark: numeral.foreign_mark,
            glued,
            ..Number::plain(numeral.value)
        };
        let mut end = numeral.end;
        if !glued {
            end = self.scale(&mut number, end);
        }
        if matches!(self.previous.as_str(), "anos" | "década") || before.ends_with("década de ") {
            decade(&mut number);
        }
        let (from, end) = self.unit(&mut number, from, end);
        self.push(from, end, ScanKind::Number(number), Writing::Digits);
    }

    /// The numeral at `start`, by the marks of the language, and the end of the chain that it stands in.
    fn numeral(&self, start: usize) -> (Numeral, usize) {
        /// More parts than any number has; a chain of a million must not be read a million times.
        const MOST_PARTS: usize = 16;
        let (group, decimal) = match self.speech {
            Speech::Portuguese => ('.', ','),
            _ => (',', '.'),
        };
        let digits_at = |from: usize| -> (String, usize) {
            let mut digits = String::new();
            let mut end = from;
            for c in self.text[from..].chars() {
                let Some(d) = ascii_digit(c) else { break };
                digits.push(d);
                end += c.len_utf8();
            }
            (digits, end)
        };
        // Parts and the mark before each, as far as they go on.
        let (first, mut end) = digits_at(start);
        let mut parts: Vec<(char, String, usize)> = vec![('\0', first, end)];
        while let Some(mark) = self.text[end..].chars().next() {
            if parts.len() == MOST_PARTS || start < self.bare_until {
                break;
            }
            // 0800 555 111 is a telephone's number: groups do not begin behind another number.
            let begins = !self.text[..start].ends_with(|c: char| c.is_whitespace())
                || !self.text[..start].trim_end().ends_with(|c: char| c.is_ascii_digit());
            let blank = is_narrow_blank(mark) || (mark == ' ' && self.speech == Speech::Portuguese && begins);
            if !(matches!(mark, '.' | ',' | '\u{2019}' | '\'') || blank) {
                break;
            }
            let (digits, after) = digits_at(end + mark.len_utf8());
            if digits.is_empty() || (blank && digits.len() != 3) {
                break;
            }
            parts.push((if blank { ' ' } else { mark }, digits, after));
            end = after;
        }
        let bare = |parts: &[(char, String, usize)]| Numeral {
            value: Decimal::of(&parts[0].1, ""),
            also: Vec::new(),
            end: parts[0].2,
            bare_digits: Some(parts[0].1.len()),
            foreign_mark: false,
        };
        if parts.len() == 1 {
            return (bare(&parts), 0);
        }
        // Groups of three behind one to three digits, all with one mark.
        let mark = parts[1].0;
        let groups = if mark != decimal && parts[0].1.len() <= 3 && !parts[0].1.is_empty() {
            parts[1..].iter().take_while(|(m, digits, _)| *m == mark && digits.len() == 3).count()
        } else {
            0
        };
        let whole: String = parts[..=groups].iter().map(|(_, digits, _)| digits.as_str()).collect();
        let rest = &parts[groups + 1..];
        let grouped = groups > 0;
        let chain = parts.iter().skip(1).take_while(|(mark, ..)| *mark != ' ').last().map_or(0, |(.., end)| *end);
        let numeral = match rest {
            [] => Numeral {
                value: Decimal::of(&whole, ""),
                also: Vec::new(),
                end: parts[groups].2,
                bare_digits: None,
                foreign_mark: false,
            },
            // The decimal mark, and nothing more of the kind behind it.
            [(m, digits, end)] if *m == decimal => Numeral {
                value: Decimal::of(&whole, digits),
                also: Vec::new(),
                end: *end,
                bare_digits: None,
                foreign_mark: false,
            },
            // The other language's: `2.8` in Portuguese, `2,8` in English.
            [(m, digits, end)] if *m == group && !grouped => Numeral {
                value: Decimal::of(&whole, digits),
                also: Vec::new(),
                end: *end,
                bare_digits: None,
                foreign_mark: true,
            },
            _ if grouped => Numeral {
                value: Decimal::of(&whole, ""),
                also: Vec::new(),
                end: parts[groups].2,
                bare_digits: None,
                foreign_mark: false,
            },
            // 1,50,000 (India); or the other language's groups and decimals: 1.234,5 in English.
            _ if rest.iter().all(|(m, digits, _)| *m == group && (2..=3).contains(&digits.len()))
                && rest.last().is_some_and(|(_, digits, _)| digits.len() == 3) =>
            {
                let whole: String = parts.iter().map(|(_, digits, _)| digits.as_str()).collect();
                Numeral {
                    value: Decimal::of(&whole, ""),
                    also: Vec::new(),
                    end: parts[parts.len() - 1].2,
                    bare_digits: None,
                    foreign_mark: false,
                }
            }
            [middle @ .., (last, places, end)]
                if *last == group
                    && !middle.is_empty()
                    && middle.iter().all(|(m, digits, _)| *m == decimal && digits.len() == 3) =>
            {
                let whole: String = parts[..parts.len() - 1].iter().map(|(_, digits, _)| digits.as_str()).collect();
                Numeral {
                    value: Decimal::of(&whole, places),
                    also: Vec::new(),
                    end: *end,
                    bare_digits: None,
                    foreign_mark: true,
                }
            }
            _ if rest.len() > 1
                && rest.iter().all(|(m, digits, _)| *m == decimal && digits.len() == 3)
                && parts[0].1.len() <= 3 =>
            {
                let whole: String = parts.iter().map(|(_, digits, _)| digits.as_str()).collect();
                Numeral {
                    value: Decimal::of(&whole, ""),
                    also: Vec::new(),
                    end: parts[parts.len() - 1].2,
                    bare_digits: None,
                    foreign_mark: true,
                }
            }
            // Versions, addresses, numeric dates, lists: one after another.
            _ => bare(&parts),
        };
        (numeral, chain)
    }

    /// A time of day: `7:30`, `19h30`, `7 p.m.`, `7.30pm`. None if the numeral is something else.
    fn clock(&self, start: usize, numeral: &Numeral) -> Option<(usize, u8, u8)> {
        let written: String = self.text[start..numeral.end].chars().map(|c| ascii_digit(c).unwrap_or(c)).collect();
        let half = |text: &str, at: usize| -> Option<(bool, usize)> {
            let rest = &text[at..];
            let trimmed = rest.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
            let skipped = rest.len() - trimmed.len();
            for (mark, afternoon) in
                [("p.m.", true), ("a.m.", false), ("pm", true), ("am", false), ("p.m", true), ("a.m", false)]
            {
                let Some(head) = trimmed.get(..mark.len()) else { continue };
                if head.eq_ignore_ascii_case(mark) && !trimmed[mark.len()..].starts_with(char::is_alphanumeric) {
                    return Some((afternoon, at + skipped + mark.len()));
                }
            }
            None
        };
        let to_24 = |hour: u8, afternoon: bool| match (hour, afternoon) {
            (12, false) => 0,
            (1..=11, true) => hour + 12,
            _ => hour,
        };
        if let (Some((hour, minute)), Some((afternoon, end))) =
            (written.split_once('.').or_else(|| written.split_once(',')), half(self.text, numeral.end))
        {
            let (hour, minute) = (hour.parse::<u8>().ok()?, minute.parse::<u8>().ok()?);
            return (hour <= 12 && minute < 60).then(|| (end, to_24(hour, afternoon), minute));
        }
        let hour: u8 = written.parse().ok().filter(|hour| *hour <= 24 && numeral.bare_digits.is_some())?;
        if let Some((afternoon, end)) = half(self.text, numeral.end) {
            return (hour <= 12).then(|| (end, to_24(hour, afternoon), 0));
        }
        let rest = &self.text[numeral.end..];
        let mark = rest.chars().next().filter(|c| matches!(c, ':' | '：' | 'h' | 'H'))?;
        let after = &rest[mark.len_utf8()..];
        let digits: String = after.chars().map_while(ascii_digit).take(3).collect();
        let used: usize = after.chars().take(digits.len()).map(char::len_utf8).sum();
        let end = numeral.end + mark.len_utf8() + used;
        if digits.len() == 2 {
            let minute: u8 = digits.parse().ok().filter(|minute| *minute < 60)?;
            if self.text[end..].starts_with(is_latin) && half(self.text, end).is_none() {
                return None;
            }
            return Some(match half(self.text, end) {
                Some((afternoon, end)) if hour <= 12 => (end, to_24(hour, afternoon), minute),
                _ => (end, hour, minute),
            });
        }
        let hour_alone = digits.is_empty() && matches!(mark, 'h' | 'H') && !after.starts_with(char::is_alphanumeric);
        (hour_alone && self.speech == Speech::Portuguese).then_some((end, hour, 0))
    }
}

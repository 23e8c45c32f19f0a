//! From characters to single numbers, months and times, each with what stands right beside it.

use super::words::{self, MonthWord, NumberWord};
use super::{Currency, Decimal, Speech, Writing, han};
use crate::model::Span;

/// A number, a month or a time, before dates are put together.
#[derive(Debug, Clone)]
pub(super) struct ScanItem {
    pub(super) span: Span,
    pub(super) what: ScanKind,
    pub(super) writing: Writing,
}

#[derive(Debug, Clone)]
pub(super) enum ScanKind {
    Number(Number),
    Month(MonthWord),
    Time { hour: u8, minute: u8 },
}

#[derive(Debug, Clone)]
pub(super) struct Number {
    pub(super) value: Decimal,
    pub(super) also: Vec<Decimal>,
    pub(super) measure: Measure,
    /// How many digits, where there was nothing but digits; a year has four.
    pub(super) bare_digits: Option<usize>,
    /// The power of ten that a scale behind it brought.
    pub(super) scale: i32,
    pub(super) foreign_mark: bool,
    /// 年, 月, 日 or 号 behind it.
    pub(super) label: Option<Label>,
    /// Right behind a Latin letter: `COVID-19` is not, `F35` is.
    pub(super) glued: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Measure {
    None,
    Percent,
    Money(Currency),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    Year,
    Month,
    Day,
    Decade,
    Century,
}

impl Number {
    fn plain(value: Decimal) -> Self {
        Self {
            value,
            also: Vec::new(),
            measure: Measure::None,
            bare_digits: None,
            scale: 0,
            foreign_mark: false,
            label: None,
            glued: false,
        }
    }
}

/// A numeral of digits with its marks.
struct Numeral {
    value: Decimal,
    also: Vec<Decimal>,
    end: usize,
    bare_digits: Option<usize>,
    foreign_mark: bool,
}

pub(super) fn scan(text: &str, speech: Speech) -> Vec<ScanItem> {
    let mut scan = Scanner { text, speech, at: 0, bare_until: 0, previous: String::new(), out: Vec::new() };
    while let Some(c) = scan.text[scan.at..].chars().next() {
        scan.step(c);
    }
    scan.out
}

struct Scanner<'a> {
    text: &'a str,
    speech: Speech,
    at: usize,
    /// Up to here, digits stand in a chain of marks that makes no number: each part is a number of its own.
    bare_until: usize,
    /// The word just before, lower case; empty after anything but a word and a blank.
    previous: String,
    out: Vec<ScanItem>,
}

/// The ASCII digit that `c` is, full width or not.
fn ascii_digit(c: char) -> Option<char> {
    match c {
        '0'..='9' => Some(c),
        '０'..='９' => char::from_digit(u32::from(c) - u32::from('０'), 10),
        _ => None,
    }
}

fn is_latin(c: char) -> bool {
    c.is_alphabetic() && !is_han(c)
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Blanks that may stand inside a number or before its unit.
fn is_narrow_blank(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{202f}' | '\u{2009}')
}

impl<'a> Scanner<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn step(&mut self, c: char) {
        if ascii_digit(c).is_some() {
            self.digits();
            self.previous.clear();
        } else if is_latin(c) {
            self.word();
        } else if is_han(c) {
            self.han(c);
            self.previous.clear();
        } else {
            if !c.is_whitespace() {
                self.previous.clear();
            }
            self.at += c.len_utf8();
        }
    }

    fn push(&mut self, start: usize, end: usize, what: ScanKind, writing: Writing) {
        self.out.push(ScanItem { span: Span::new(start, end), what, writing });
        self.at = end;
    }

    // --- digits ---

    fn digits(&mut self) {
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

    /// Takes in the scale behind a number that ends at `end`; returns where it ends then.
    fn scale(&self, number: &mut Number, end: usize) -> usize {
        // Chinese scales, in a text of whatever language.
        let blank =
            self.text[end..].chars().next().filter(|c| *c == ' ' || is_narrow_blank(*c)).map_or(0, char::len_utf8);
        let here = end + blank;
        if self.text[here..].starts_with(|c| han::scale(c).is_some() || (blank == 0 && is_han(c)))
            && let Some(read) = han::scales(Some(number.value.clone()), self.text, here)
            && read.length > here
        {
            let places = self.text[end..read.length].chars().filter_map(han::scale).sum::<u32>();
            number.scale = i32::try_from(places).unwrap_or(0);
            number.value = read.value;
            number.bare_digits = None;
            return read.length;
        }
        let mut end = end;
        let mut places = 0;
        loop {
            let gap = self.text[end..].chars().next().filter(|c| matches!(c, ' ' | '-') || is_narrow_blank(*c));
            let at = end + gap.map_or(0, char::len_utf8);
            let word = latin_word(&self.text[at..]);
            let lower = word.to_lowercase();
            let spelled = match self.number_word(&lower) {
                Some(NumberWord::Scale(power)) if power >= 2 => Some(power),
                _ => None,
            };
            let Some(power) = spelled else {
                if places == 0
                    && gap != Some('-')
                    && let Some((power, open)) = words::short_scale(&lower)
                {
                    let scaled = number.value.shifted(i32::try_from(power).unwrap_or(0));
                    if open {
                        number.also.push(number.value.clone());
                    }
                    number.value = scaled;
                    number.scale = i32::try_from(power).unwrap_or(0);
                    number.bare_digits = None;
                    return at + word.len();
                }
                break;
            };
            places += i32::try_from(power).unwrap_or(0);
            end = at + word.len();
        }
        if places > 0 {
            number.value = number.value.shifted(places);
            number.scale = places;
            number.bare_digits = None;
            for half in [" e meio", " e meia"] {
                if self.speech == Speech::Portuguese && self.text[end..].starts_with(half) {
                    let more = Decimal::whole(5).shifted(places - 1);
                    if let Some(sum) = number.value.checked_add(&more) {
                        number.value = sum;
                        end += half.len();
                    }
                }
            }
        }
        end
    }

    /// Takes in per cent, currency, ordinal and calendar marks around a number; returns its span then.
    fn unit(&self, number: &mut Number, start: usize, end: usize) -> (usize, usize) {
        // What stands before belongs to the number before, if that took it.
        let floor = self.out.last().map_or(0, |found| found.span.end);
        let (mut start, mut end) = (start, end);
        let rest = &self.text[end..];
        let blanks: usize =
            rest.chars().take_while(|c| *c == ' ' || is_narrow_blank(*c)).take(1).map(char::len_utf8).sum();
        let after = &rest[blanks..];
        if after.starts_with(['%', '％', '﹪']) {
            number.measure = Measure::Percent;
            number.bare_digits = None;
            return (start, end + blanks + after.chars().next().map_or(0, char::len_utf8));
        }
        // 百分之 stands before.
        let lead = self.text[floor..start].trim_end_matches([' ', '\u{a0}']);
        if lead.ends_with("百分之") {
            number.measure = Measure::Percent;
            return (floor + lead.len() - "百分之".len(), end);
        }
        for mark in ["个百分点", "個百分點", "百分点", "百分點"] {
            if after.starts_with(mark) {
                number.measure = Measure::Percent;
                return (start, end + blanks + mark.len());
            }
        }
        let (words, word_end) = self.percent_words(end);
        if words {
            number.measure = Measure::Percent;
            return (start, word_end);
        }
        // Money: a mark before, a mark or a word behind.
        let before = &self.text[floor..start];
        let trimmed = before.strip_suffix([' ', '\u{a0}', '\u{202f}']).unwrap_or(before);
        if let Some((currency, length)) = words::currency_before(trimmed) {
            number.measure = Measure::Money(currency);
            start = floor + trimmed.len() - length;
        }
        if let Some((currency, length)) = words::currency_after(after) {
            number.measure = Measure::Money(currency);
            end += blanks + length;
            return (start, end);
        }
        if number.measure == Measure::None {
            let mut at = end + blanks;
            let mut word = latin_word(&self.text[at..]).to_lowercase();
            if word == "de" || word == "us" {
                at += word.len();
                at += self.text[at..]
                    .chars()
                    .take_while(|c| c.is_whitespace())
                    .take(1)
                    .map(char::len_utf8)
                    .sum::<usize>();
                word = latin_word(&self.text[at..]).to_lowercase();
            }
            if let Some(currency) = words::currency_word(&word) {
                number.measure = Measure::Money(currency);
                end = at + latin_word(&self.text[at..]).len();
                return (start, end);
            }
        }
        // Ordinals and decades glued on: 3rd, 3.º, 1990s.
        let word = latin_word(rest);
        match word.to_lowercase().as_str() {
            "st" | "nd" | "rd" | "th" => end += word.len(),
            "s" => {
                decade(number);
                end += word.len();
            }
            _ => {
                for mark in [".º", ".ª", "º", "ª", "°"] {
                    if rest.starts_with(mark) && mark != "°" {
                        end += mark.len();
                        break;
                    }
                }
            }
        }
        if let Some((label, length)) = label(after) {
            number.label = Some(label);
            if label == Label::Decade {
                decade(number);
            }
            end += blanks + length;
        } else if let Some(hour) = number.value.to_whole().filter(|hour| *hour <= 24)
            && after.starts_with(['点', '點', '时', '時'])
        {
            // 7点 may be 19.
            let other = if hour <= 12 { hour + 12 } else { hour - 12 };
            number.also.push(Decimal::whole(other));
        }
        (start, end)
    }

    /// Whether per cent in words stands behind `end`, and where it ends.
    fn percent_words(&self, end: usize) -> (bool, usize) {
        let rest = &self.text[end..];
        let trimmed = rest.trim_start_matches([' ', '\u{a0}', '-']);
        let skipped = rest.len() - trimmed.len();
        if skipped > 4 {
            return (false, end);
        }
        for mark in [
            "percentage points",
            "percentage point",
            "percent",
            "per cent",
            "pontos percentuais",
            "ponto percentual",
            "pontos porcentuais",
            "por cento",
            "porcento",
        ] {
            if let Some(head) = trimmed.get(..mark.len())
                && head.eq_ignore_ascii_case(mark)
                && !trimmed[mark.len()..].starts_with(char::is_alphanumeric)
            {
                return (true, end + skipped + mark.len());
            }
        }
        (false, end)
    }

    // --- words ---

    fn number_word(&self, lower: &str) -> Option<NumberWord> {
        match self.speech {
            Speech::English => words::english(lower),
            Speech::Portuguese => words::portuguese(lower),
            Speech::Chinese | Speech::Other => None,
        }
    }

    fn word(&mut self) {
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

    // --- Chinese numerals ---

    fn han(&mut self, c: char) {
        let start = self.at;
        let simple = match c {
            '首' => Some(1),
            '双' | '雙' => Some(2),
            _ => None,
        };
        let read = match simple {
            Some(value) => Some(han::Read { value: Decimal::whole(value), length: c.len_utf8() }),
            None => han::read(self.rest()),
        };
        let Some(read) = read else {
            self.at += c.len_utf8();
            return;
        };
        let mut number = Number::plain(read.value);
        let mut end = start + read.length;
        // 百分之: the 百 is no number of its own.
        if self.text[start..].starts_with("百分之") {
            self.at = start + "百分之".len();
            return;
        }
        let after = &self.text[end..];
        if let Some(rest) = after.strip_prefix('成')
            && number.value.to_whole().is_some_and(|tenths| (1..=10).contains(&tenths))
            && !rest
                .starts_with(['员', '員', '功', '为', '為', '立', '本', '果', '就', '绩', '績', '长', '長', '了', '年'])
        {
            number.value = number.value.shifted(1);
            number.measure = Measure::Percent;
            end += '成'.len_utf8();
            self.push(start, end, ScanKind::Number(number), Writing::Words);
            return;
        }
        let (from, end) = self.unit(&mut number, start, end);
        self.push(from, end, ScanKind::Number(number), Writing::Words);
    }
}

/// The 1990s are the nineties.
fn decade(number: &mut Number) {
    let Some(year) = number.value.to_whole() else { return };
    match year {
        1000..=2999 => number.also.push(Decimal::whole(year % 100)),
        10..=99 => number.also.push(Decimal::whole(1900 + year)),
        _ => {}
    }
}

fn label(after: &str) -> Option<(Label, usize)> {
    for (mark, label) in [
        ("年代", Label::Decade),
        ("世纪", Label::Century),
        ("世紀", Label::Century),
        ("年", Label::Year),
        ("月", Label::Month),
        ("日", Label::Day),
        ("号", Label::Day),
        ("號", Label::Day),
    ] {
        if after.starts_with(mark) {
            return Some((label, mark.len()));
        }
    }
    None
}

/// The letters at the start of `text`, at most 40 bytes of them (no number word is longer).
fn latin_word(text: &str) -> &str {
    let mut end = 0;
    for c in text.chars() {
        if !is_latin(c) && !('\u{300}'..='\u{36f}').contains(&c) {
            break;
        }
        end += c.len_utf8();
        if end > 40 {
            break;
        }
    }
    &text[..end]
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

//! What stands around a number and belongs to it: scales, per cent, currencies, ordinals, calendar marks.

use super::super::words::{self, NumberWord};
use super::super::{Decimal, Speech, han};
use super::{Label, Measure, Number, NumberScanner, is_narrow_blank, latin_word};
use crate::model::is_cjk_text;

impl NumberScanner<'_> {
    /// Takes in the scale behind a number that ends at `end`; returns where it ends then.
    pub(super) fn scale(&self, number: &mut Number, end: usize) -> usize {
        // Chinese scales, in a text of whatever language.
        let blank =
            self.text[end..].chars().next().filter(|c| *c == ' ' || is_narrow_blank(*c)).map_or(0, char::len_utf8);
        let here = end + blank;
        if self.text[here..].starts_with(|c| han::scale(c).is_some() || (blank == 0 && is_cjk_text(c)))
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
    pub(super) fn unit(&self, number: &mut Number, start: usize, end: usize) -> (usize, usize) {
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
}

/// The 1990s are the nineties.
pub(super) fn decade(number: &mut Number) {
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

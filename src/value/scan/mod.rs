//! From characters to single numbers, months and times, each with what stands right beside it.

mod digits;
mod han_numerals;
mod measure;
mod number_words;

use super::words::MonthWord;
use super::{Currency, Decimal, Speech, Writing};
use crate::model::{Span, is_cjk_text};

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

pub(super) fn scan(text: &str, speech: Speech) -> Vec<ScanItem> {
    let mut scan = NumberScanner { text, speech, at: 0, bare_until: 0, previous: String::new(), out: Vec::new() };
    while let Some(c) = scan.text[scan.at..].chars().next() {
        scan.step(c);
    }
    scan.out
}

struct NumberScanner<'a> {
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

/// Whether it is a letter of a script with blanks between its words.
fn is_latin(c: char) -> bool {
    c.is_alphabetic() && !is_cjk_text(c)
}

/// Blanks that may stand inside a number or before its unit.
fn is_narrow_blank(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{202f}' | '\u{2009}')
}

impl<'a> NumberScanner<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn step(&mut self, c: char) {
        if ascii_digit(c).is_some() {
            self.digits();
            self.previous.clear();
        } else if is_latin(c) {
            self.word();
        } else if is_cjk_text(c) {
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

//! What of a sentence is compared: words cut short, single Han characters, numbers by value, punctuation.
//!
//! Cutting every word to its first letters is stemming enough (Och & Ney 2003 do it in their comparison of alignment models):
//! an archive is small, and what inflection scatters over many forms would never be counted often enough to be learnt.

use crate::model::{Lang, is_cjk_text};
use crate::value::{self, Decimal, Value, ValueKind, Writing};

/// How many letters of a word are kept.
const LETTERS: usize = 5;

/// What sort of thing a token is: each sort has its own chance of having a translation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Kind {
    /// A word of a script with blanks, cut to its first letters.
    Word,
    /// A single character of a script without blanks.
    Han,
    /// A number, by value.
    Number,
    /// A punctuation mark, whatever its width or shape.
    Mark,
}

/// How many there are.
pub(super) const KINDS: usize = 4;

impl Kind {
    /// What a token spelt `token` is; its first character says so.
    pub(super) fn of(token: &str) -> Self {
        match token.chars().next() {
            Some('#') if token.len() > 1 => Self::Number,
            Some(c) if is_cjk_text(c) => Self::Han,
            Some(c) if c.is_alphanumeric() => Self::Word,
            _ => Self::Mark,
        }
    }
}

/// A token of a sentence.
pub(super) struct Token {
    pub(super) spelt: String,
    pub(super) case: Case,
}

/// How a word is written where a sentence does not begin: names have a capital.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Case {
    /// With a capital.
    Capital,
    /// Without.
    Small,
    /// The sentence's first word, or no word.
    Unknown,
}

/// The tokens of `text`, in order. Numbers are spelt `#` and their value, months `#m` and their number.
pub(super) fn tokens(text: &str, lang: &Lang) -> Vec<Token> {
    let mut out = Vec::new();
    let mut at = 0;
    for value in value::find(text, lang) {
        let (from, to) = (value.span.start, value.span.end);
        if from < at || !is_figure(&value) {
            continue;
        }
        plain(&text[at..from], &mut out);
        number_tokens(&value, &mut out);
        at = to;
    }
    plain(&text[at..], &mut out);
    out
}

/// Whether a value is taken for one. Small numbers in words are left to the words: `one` and `um` are pronouns and articles more
/// often than numbers.
fn is_figure(value: &Value) -> bool {
    match &value.kind {
        ValueKind::Number(n) | ValueKind::Money(n, _) => {
            value.writing == Writing::Digits || n.to_whole().is_none_or(|n| n > 12)
        }
        _ => true,
    }
}

/// The tokens of a value.
fn number_tokens(value: &Value, out: &mut Vec<Token>) {
    let mut push = |spelt: String| out.push(Token { spelt, case: Case::Unknown });
    let number = |number: &Decimal| format!("#{number}");
    match &value.kind {
        ValueKind::Number(n) | ValueKind::Money(n, _) => push(number(n)),
        ValueKind::Percent(n) => {
            push(number(n));
            push("%".to_owned());
        }
        ValueKind::Date(date) => {
            if let Some(year) = date.year {
                push(number(&Decimal::whole(year.into())));
            }
            if let Some(day) = date.day {
                push(number(&Decimal::whole(day.into())));
            }
            push(format!("#m{}", date.month));
        }
        ValueKind::Time { hour, minute } => {
            let twelve = if *hour > 12 { hour - 12 } else { *hour };
            push(number(&Decimal::whole(twelve.into())));
            if *minute > 0 {
                push(number(&Decimal::whole((*minute).into())));
            }
        }
    }
}

/// The tokens of a stretch without numbers.
fn plain(text: &str, out: &mut Vec<Token>) {
    let mut word = Token { spelt: String::new(), case: Case::Unknown };
    let mut letters = 0;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if c.is_alphanumeric() && !is_cjk_text(c) {
            if letters == 0 {
                word.case = match () {
                    () if out.is_empty() => Case::Unknown,
                    () if c.is_uppercase() => Case::Capital,
                    () => Case::Small,
                };
            }
            if letters < LETTERS {
                word.spelt.extend(c.to_lowercase());
            }
            letters += 1;
            continue;
        }
        if !word.spelt.is_empty() {
            // An apostrophe inside a word is no mark of its own.
            out.push(Token { spelt: std::mem::take(&mut word.spelt), case: word.case });
            letters = 0;
            if matches!(c, '\'' | '’') && chars.peek().is_some_and(|next| next.is_alphabetic() && !is_cjk_text(*next))
            {
                continue;
            }
        }
        if is_cjk_text(c) {
            out.push(Token { spelt: c.to_string(), case: Case::Unknown });
        } else if !c.is_whitespace() && !c.is_control() {
            out.push(Token { spelt: mark(c).to_string(), case: Case::Unknown });
        }
    }
    if !word.spelt.is_empty() {
        out.push(word);
    }
}

/// A mark in its half-width form; all quotation marks are one, and so are all dashes.
fn mark(c: char) -> char {
    match c {
        '“' | '”' | '„' | '«' | '»' | '「' | '」' | '『' | '』' | '‘' | '’' | '‹' | '›' | '"' | '\'' | '《' | '》'
        | '〈' | '〉' | '`' | '＂' | '﹁' | '﹂' | '﹃' | '﹄' => '"',
        '–' | '—' | '―' | '─' | '−' | '－' | '‐' | '‑' => '-',
        '。' | '．' | '｡' => '.',
        '、' => ',',
        '［' | '【' | '〔' => '[',
        '］' | '】' | '〕' => ']',
        '·' | '•' | '・' => '·',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        _ => c,
    }
}

/// The length of a sentence, in which one language's is compared with another's: a Han character counts 3, full-width
/// punctuation 1.5, any other character but blanks 1.
pub(super) fn length(text: &str) -> f32 {
    text.chars()
        .map(|c| match c {
            _ if c.is_whitespace() => 0.0,
            _ if is_cjk_text(c) => 3.0,
            _ if crate::model::is_cjk_punctuation(c) => 1.5,
            _ => 1.0,
        })
        .sum()
}

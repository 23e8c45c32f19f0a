//! Numbers, dates and sums of money as values: 1.2 billion is 12亿 is 1,2 mil milhões (Portugal) is 1,2 bilhão (Brazil).
//!
//! [`find`] reads what English, Portuguese and Chinese write with digits or in words, with the marks of each language
//! (CLDR: `1,234.5` in English and Chinese, `1.234,5` and `1 234,5` in Portuguese). It looks at each character a bounded
//! number of times; nothing here backtracks.

mod decimal;
mod han;
mod join;
mod scan;
mod words;

use crate::model::{Lang, Span};

pub use decimal::Decimal;
pub use words::Currency;

/// A value that stands in a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Value {
    /// What it is.
    pub kind: ValueKind,
    /// Where it stands, its unit too.
    pub span: Span,
    /// With digits or in words.
    pub writing: Writing,
    /// What else its number may be, where that is open: `5m` is five million or five metres, `7 p.m.` is 19 and 7, the day
    /// and the month of `07/04` may be each other.
    pub also: Vec<Decimal>,
    /// Whether its decimal mark is another language's: `2.8` in Portuguese.
    pub foreign_mark: bool,
}

/// What a value is.
#[derive(Debug, Clone, PartialEq)]
pub enum ValueKind {
    /// A bare number.
    Number(Decimal),
    /// A number of hundredths: 5 for `5%`.
    Percent(Decimal),
    /// A sum of money.
    Money(Decimal, Currency),
    /// A day, a month with its year, or a month alone.
    Date(Date),
    /// A time of day; where the hour is one of twelve, [`Value::also`] holds the other.
    Time {
        /// 0 to 24.
        hour: u8,
        /// 0 to 59.
        minute: u8,
    },
}

/// A day in a calendar, as far as the text tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Date {
    /// The year, as written.
    pub year: Option<u16>,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: Option<u8>,
}

/// How a value is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Writing {
    /// With digits, at least in part.
    Digits,
    /// In words or Chinese numerals alone.
    Words,
}

/// The three ways of writing that are understood; any other language is read like English, without its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Speech {
    English,
    Portuguese,
    Chinese,
    Other,
}

impl Speech {
    fn of(lang: &Lang) -> Self {
        match lang.language() {
            "en" => Self::English,
            "pt" => Self::Portuguese,
            "zh" => Self::Chinese,
            _ => Self::Other,
        }
    }
}

/// Which of two small numbers before a year is the day: `07/04/2024`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum DayOrder {
    DayFirst,
    MonthFirst,
    /// English that does not say whose: either.
    Open,
}

impl DayOrder {
    /// By the short date patterns of CLDR 46: the United States, what belongs to them, and the Philippines begin with the
    /// month, all other English with the day (or the year, which is plain to see).
    fn of(lang: &Lang) -> Self {
        const MONTH_FIRST: [&str; 10] = ["AS", "BI", "GU", "MH", "MP", "PH", "PR", "UM", "US", "VI"];
        match (lang.language(), lang.region()) {
            ("en", None) => Self::Open,
            ("en", Some(region)) if MONTH_FIRST.contains(&region) => Self::MonthFirst,
            _ => Self::DayFirst,
        }
    }
}

/// The values in `text`, in order; spans do not overlap.
///
/// ```
/// use cotejo::model::Lang;
/// use cotejo::value::{self, ValueKind};
/// let amount = |text: &str, lang: &str| match &value::find(text, &Lang::parse(lang).unwrap())[0].kind {
///     ValueKind::Number(number) | ValueKind::Money(number, _) => number.clone(),
///     other => panic!("{other:?}"),
/// };
/// let billion = amount("1.2 billion people", "en");
/// assert_eq!(amount("12亿人", "zh-Hans"), billion);
/// assert_eq!(amount("1,2 mil milhões de pessoas", "pt-PT"), billion);
/// assert_eq!(amount("1,2 bilhão de pessoas", "pt-BR"), billion);
/// ```
#[must_use]
pub fn find(text: &str, lang: &Lang) -> Vec<Value> {
    join::join(text, scan::scan(text, Speech::of(lang)), DayOrder::of(lang))
}

#[cfg(test)]
mod tests;

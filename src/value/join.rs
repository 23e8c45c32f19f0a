//! Puts single numbers and months together: dates, ranges that share a scale, decades of a century.

use super::scan::{Label, Measure, Number, ScanItem, ScanKind};
use super::words::MonthWord;
use super::{Date, DayOrder, Decimal, Value, ValueKind, Writing};
use crate::model::Span;

pub(super) fn join(text: &str, mut found: Vec<ScanItem>, order: DayOrder) -> Vec<Value> {
    share_scales(text, &mut found);
    let mut out = Vec::with_capacity(found.len());
    let mut at = 0;
    while at < found.len() {
        if let Some((value, used)) = date(text, &found[at..], order) {
            out.push(value);
            at += used;
            continue;
        }
        if let Some((value, used)) = decade_of_century(text, &found[at..]) {
            out.push(value);
            at += used;
            continue;
        }
        if let Some(value) = single(&found[at]) {
            out.push(value);
        }
        at += 1;
    }
    out
}

fn gap<'a>(text: &'a str, a: &ScanItem, b: &ScanItem) -> &'a str {
    text.get(a.span.end..b.span.start).unwrap_or_default()
}

/// `10 to 20 million`: the 10 may be ten million. `2018-19`: the 19 may be 2019.
fn share_scales(text: &str, found: &mut [ScanItem]) {
    for at in (0..found.len().saturating_sub(1)).rev() {
        let between = gap(text, &found[at], &found[at + 1]).trim();
        let dash = matches!(between, "-" | "–" | "—" | "~" | "～" | "至" | "到" | "/");
        let (head, tail) = found.split_at_mut(at + 1);
        let (ScanKind::Number(a), ScanKind::Number(b)) = (&mut head[at].what, &mut tail[0].what) else { continue };
        if (dash || matches!(between, "to" | "or" | "and" | "a" | "e" | "ou" | "或" | "和"))
            && b.scale > 0
            && a.scale == 0
        {
            a.also.push(a.value.shifted(b.scale));
            if !dash {
                continue;
            }
        }
        if dash
            && a.bare_digits == Some(4)
            && b.bare_digits == Some(2)
            && let (Some(year), Some(short)) = (a.value.to_whole(), b.value.to_whole())
        {
            b.also.push(Decimal::whole(year / 100 * 100 + short));
        }
    }
}

fn number(found: Option<&ScanItem>) -> Option<&Number> {
    match found.map(|found| &found.what) {
        Some(ScanKind::Number(number)) if number.measure == Measure::None && !number.glued => Some(number),
        _ => None,
    }
}

/// A number that can be a day, and it.
fn day(found: Option<&ScanItem>) -> Option<u8> {
    let number = number(found)?;
    if number.label.is_some_and(|label| label != Label::Day) || number.scale != 0 {
        return None;
    }
    number.value.to_whole().and_then(|day| u8::try_from(day).ok()).filter(|day| (1..=31).contains(day))
}

/// A number that can be a year.
fn year(found: Option<&ScanItem>) -> Option<u16> {
    let number = number(found)?;
    let plausible = number.bare_digits == Some(4) || number.label == Some(Label::Year);
    number
        .value
        .to_whole()
        .and_then(|year| u16::try_from(year).ok())
        .filter(|year| plausible && (1000..3000).contains(year))
}

fn month(found: Option<&ScanItem>) -> Option<u8> {
    match found.map(|found| &found.what) {
        Some(ScanKind::Month(MonthWord::Sure(month) | MonthWord::Beside(month))) => Some(*month),
        _ => None,
    }
}

/// A date at the head of `found`, and how many it takes.
fn date(text: &str, found: &[ScanItem], order: DayOrder) -> Option<(Value, usize)> {
    let near = |a: usize, b: usize, allowed: &[&str]| -> bool {
        match (found.get(a), found.get(b)) {
            (Some(x), Some(y)) => allowed.contains(&gap(text, x, y)),
            _ => false,
        }
    };
    const TO_YEAR: [&str; 8] = [" ", ", ", " de ", " of ", ". ", "., ", ",", " do "];
    const TO_MONTH: [&str; 6] = [" ", " de ", " of ", "-", "\u{a0}", "\u{a0}de\u{a0}"];
    let made = |year, month, day, used: usize| {
        let span = Span::new(found[0].span.start, found[used - 1].span.end);
        let digits = found[..used].iter().any(|found| found.writing == Writing::Digits);
        let writing = if digits { Writing::Digits } else { Writing::Words };
        let kind = ValueKind::Date(Date { year, month, day });
        Some((Value { kind, span, writing, also: Vec::new(), foreign_mark: false }, used))
    };
    // 29 September 2018, 29 de setembro de 2018
    if let (Some(d), Some(m)) = (day(found.first()), month(found.get(1)))
        && near(0, 1, &TO_MONTH)
    {
        return match year(found.get(2)) {
            Some(y) if near(1, 2, &TO_YEAR) => made(Some(y), m, Some(d), 3),
            _ => made(None, m, Some(d), 2),
        };
    }
    // September 29, 2018; September 2018; September
    if let Some(m) = month(found.first()) {
        if let Some(y) = year(found.get(1))
            && near(0, 1, &TO_YEAR)
        {
            return made(Some(y), m, None, 2);
        }
        if let Some(d) = day(found.get(1))
            && found.get(1).is_some_and(|found| found.writing == Writing::Digits)
            && near(0, 1, &[" ", ". ", "\u{a0}", "-"])
        {
            return match year(found.get(2)) {
                Some(y) if near(1, 2, &TO_YEAR) => made(Some(y), m, Some(d), 3),
                _ => made(None, m, Some(d), 2),
            };
        }
        return None;
    }
    // 2018年9月29日, 9月29日, 2018年9月
    let labelled = |at: usize, label: Label| number(found.get(at)).filter(|number| number.label == Some(label));
    let small =
        |number: &Number, most: u128| number.value.to_whole().filter(|n| (1..=most).contains(n)).map(|n| n as u8);
    let start = usize::from(labelled(0, Label::Year).is_some());
    if let Some(m) = labelled(start, Label::Month).and_then(|number| small(number, 12))
        && (start == 0 || near(0, 1, &["", " "]))
    {
        let y = if start == 1 { year(found.first()) } else { None };
        if let Some(d) = labelled(start + 1, Label::Day).and_then(|number| small(number, 31))
            && near(start, start + 1, &["", " "])
        {
            return made(y, m, Some(d), start + 2);
        }
        return made(y, m, None, start + 1);
    }
    let (date, also) = numeric(text, found, order)?;
    let (mut value, used) = made(date.year, date.month, date.day, 3)?;
    value.also = also;
    Some((value, used))
}

/// `2018-09-29`, `29/09/2018`, `9/29/2018`, `29.09.2018`, `29/9/18`; and, where the order is open, the two numbers that may
/// be either.
fn numeric(text: &str, found: &[ScanItem], order: DayOrder) -> Option<(Date, Vec<Decimal>)> {
    /// Two digits of a year before this are of this century.
    const TURN: u128 = 70;
    let [a, b, c] = found.get(..3)? else { return None };
    let mark = gap(text, a, b);
    if !matches!(mark, "-" | "/" | ".") || gap(text, b, c) != mark {
        return None;
    }
    let bare = |found: &ScanItem| match &found.what {
        ScanKind::Number(number) if number.measure == Measure::None && !number.glued && number.label.is_none() => {
            number.bare_digits.zip(number.value.to_whole())
        }
        _ => None,
    };
    let (a, b, c) = (bare(a)?, bare(b)?, bare(c)?);
    let both = |x: u128, y: u128| (1..=12).contains(&x) && (1..=12).contains(&y) && x != y;
    let mut also = Vec::new();
    let (year, month, day) = match (a, b, c) {
        ((4, year), (1..=2, month), (1..=2, day)) => (year, month, day),
        ((1..=2, x), (1..=2, y), (digits @ (2 | 4), year)) => {
            let year = match digits {
                4 => year,
                // `1.2.15` is a version or a chapter.
                _ if mark != "/" => return None,
                _ if year < TURN => 2000 + year,
                _ => 1900 + year,
            };
            if order == DayOrder::Open && both(x, y) {
                also = vec![Decimal::whole(x), Decimal::whole(y)];
            }
            match order {
                _ if y > 12 => (year, x, y),
                DayOrder::MonthFirst if x <= 12 => (year, x, y),
                _ => (year, y, x),
            }
        }
        _ => return None,
    };
    if !(1000..3000).contains(&year) || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    Some((Date { year: u16::try_from(year).ok(), month: month as u8, day: Some(day as u8) }, also))
}

/// 20世纪90年代 is 1990.
fn decade_of_century(text: &str, found: &[ScanItem]) -> Option<(Value, usize)> {
    let (a, b) = (number(found.first())?, number(found.get(1))?);
    if a.label != Some(Label::Century) || b.label != Some(Label::Decade) || !gap(text, &found[0], &found[1]).is_empty()
    {
        return None;
    }
    let (century, years) = (a.value.to_whole()?, b.value.to_whole()?);
    let value = Decimal::whole(century.checked_sub(1)?.checked_mul(100)?.checked_add(years)?);
    let span = Span::new(found[0].span.start, found[1].span.end);
    let value = Value {
        kind: ValueKind::Number(value),
        span,
        writing: found[1].writing,
        also: vec![b.value.clone()],
        foreign_mark: false,
    };
    Some((value, 2))
}

fn single(found: &ScanItem) -> Option<Value> {
    let (kind, also, foreign_mark) = match &found.what {
        ScanKind::Number(number) => {
            let kind = match number.measure {
                Measure::None => ValueKind::Number(number.value.clone()),
                Measure::Percent => ValueKind::Percent(number.value.clone()),
                Measure::Money(currency) => ValueKind::Money(number.value.clone(), currency),
            };
            (kind, number.also.clone(), number.foreign_mark)
        }
        ScanKind::Month(MonthWord::Sure(month)) => {
            (ValueKind::Date(Date { year: None, month: *month, day: None }), Vec::new(), false)
        }
        ScanKind::Month(MonthWord::Beside(_)) => return None,
        ScanKind::Time { hour, minute } => {
            let other = if *hour < 12 { hour + 12 } else { hour - 12 };
            (ValueKind::Time { hour: *hour, minute: *minute }, vec![Decimal::whole(u128::from(other))], false)
        }
    };
    Some(Value { kind, span: found.span, writing: found.writing, also, foreign_mark })
}

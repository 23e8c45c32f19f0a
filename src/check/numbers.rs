//! Numbers, dates and sums of money that do not have the same value on both sides.
//!
//! Quiet on purpose: what is written with digits (and a month by its name) is looked for on the other side, where it may
//! stand in words, in Chinese numerals, with another scale, or as part of a date. Words alone ask for nothing.

use std::collections::{HashMap, HashSet};

use super::units::{System, is_between, is_numbered, unit_after};
use super::{Category, Check, FindingText, Remark, Run, Severity, Subject, Surroundings};
use crate::model::{Lang, Span};
use crate::value::{self, Decimal, Value, ValueKind, Writing};

pub(super) const CHECK: Check =
    Check { id: "numbers", category: Category::Number, severity: Severity::Major, run: Run::Segment(run) };

/// One number that a value brings: a date has up to three.
#[derive(Debug)]
pub(super) struct Atom {
    /// The value it belongs to.
    pub(super) value: usize,
    /// Any of these.
    readings: Vec<Decimal>,
    kind: AtomKind,
    /// Whether the other side must have it.
    pub(super) asked: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum AtomKind {
    Number,
    Month,
}

fn run(subject: &Subject, _: &Surroundings<'_>) -> Vec<Remark> {
    let (source, target) = (subject.source.chars(), subject.target.chars());
    if source == target {
        return Vec::new();
    }
    let ours = value::find(&source, &subject.source_lang);
    let theirs = value::find(&target, &subject.target_lang);
    if ours.is_empty() && theirs.is_empty() {
        return Vec::new();
    }
    let (our_atoms, their_atoms) = (atoms(&ours), atoms(&theirs));
    let mut missing = unmatched(&our_atoms, &their_atoms);
    let mut added = unmatched(&their_atoms, &our_atoms);
    converted(&source, &ours, &mut missing, &target, &theirs, &mut added);
    converted(&target, &theirs, &mut added, &source, &ours, &mut missing);
    let mut out = Vec::new();
    let mut added = added.into_iter();
    let words = |text: &str, value: &Value| text[value.span.range()].to_owned();
    // A lost and a new one side by side are one that changed.
    for lost in missing {
        let number = words(&source, &ours[lost]);
        let span = Some(ours[lost].span);
        out.push(match added.next() {
            Some(new) => {
                let found = words(&target, &theirs[new]);
                let replacement = rewritten(&ours[lost], &theirs[new], &target, &subject.target_lang);
                // The same figures are two numbers where a comma is a decimal mark on one side only.
                let copied = number == found;
                Remark {
                    source: span,
                    target: Some(theirs[new].span),
                    says: if copied {
                        FindingText::NumberReadOtherwise { number }
                    } else {
                        FindingText::NumberChanged { number, found }
                    },
                    advice: match &replacement {
                        Some(wanted) if copied => FindingText::AdviceUseInstead { wanted: wanted.clone() },
                        _ => FindingText::AdviceCompare {},
                    },
                    replacement,
                    severity: None,
                }
            }
            None => remark(span, None, FindingText::NumberMissing { number }),
        });
    }
    for new in added {
        out.push(remark(
            None,
            Some(theirs[new].span),
            FindingText::NumberAdded { number: words(&target, &theirs[new]) },
        ));
    }
    if out.is_empty() {
        out.extend(units(&source, &ours, &target, &theirs));
        out.extend(marks(&source, &ours, &target, &theirs, &subject.target_lang));
    }
    out
}

fn remark(source: Option<Span>, target: Option<Span>, says: FindingText) -> Remark {
    Remark { source, target, says, advice: FindingText::AdviceCompare {}, replacement: None, severity: None }
}

pub(super) fn atoms(values: &[Value]) -> Vec<Atom> {
    let mut out = Vec::new();
    for (at, value) in values.iter().enumerate() {
        let digits = value.writing == Writing::Digits;
        let whole = |number: u16| vec![Decimal::whole(u128::from(number))];
        let mut add = |readings: Vec<Decimal>, kind, asked| out.push(Atom { value: at, readings, kind, asked });
        match &value.kind {
            ValueKind::Number(number) | ValueKind::Percent(number) | ValueKind::Money(number, _) => {
                let mut readings = vec![number.clone()];
                readings.extend(value.also.iter().cloned());
                // `1 hour` is `an hour`, `No. 1` is `the leader`.
                let one = matches!(value.kind, ValueKind::Number(_)) && *number == Decimal::whole(1);
                add(readings, AtomKind::Number, digits && !one);
            }
            ValueKind::Date(date) => {
                let or_else = |number: u8| {
                    let mut readings = whole(u16::from(number));
                    readings.extend(value.also.iter().cloned());
                    readings
                };
                if let Some(day) = date.day {
                    add(or_else(day), AtomKind::Number, digits);
                }
                add(or_else(date.month), AtomKind::Month, true);
                if let Some(year) = date.year {
                    add(whole(year), AtomKind::Number, digits);
                }
            }
            ValueKind::Time { hour, minute } => {
                let mut readings = whole(u16::from(*hour));
                readings.extend(value.also.iter().cloned());
                add(readings, AtomKind::Number, digits);
                if *minute != 0 {
                    add(whole(u16::from(*minute)), AtomKind::Number, digits);
                }
            }
        }
    }
    out
}

/// The values of `asking` that ask for something that `giving` has not, in order.
pub(super) fn unmatched(asking: &[Atom], giving: &[Atom]) -> Vec<usize> {
    let readings = |kind: Option<AtomKind>| -> HashSet<&Decimal> {
        giving.iter().filter(|atom| kind.is_none_or(|kind| atom.kind == kind)).flat_map(|atom| &atom.readings).collect()
    };
    // A month may be a number on the other side.
    let (any, numbers) = (readings(None), readings(Some(AtomKind::Number)));
    let is_there = |atom: &&Atom| {
        let there = if atom.kind == AtomKind::Month { &any } else { &numbers };
        atom.readings.iter().any(|reading| there.contains(reading))
    };
    let mut out: Vec<usize> =
        asking.iter().filter(|atom| atom.asked && !is_there(atom)).map(|atom| atom.value).collect();
    out.dedup();
    out
}

pub(super) fn amount(value: &Value) -> Option<&Decimal> {
    match &value.kind {
        ValueKind::Number(number) | ValueKind::Percent(number) | ValueKind::Money(number, _) => Some(number),
        ValueKind::Date(_) | ValueKind::Time { .. } => None,
    }
}

/// Takes out what was converted: miles on one side, kilometres on the other, or both on one side and one on the other.
pub(super) fn converted(
    here: &str,
    ours: &[Value],
    missing: &mut Vec<usize>,
    there: &str,
    theirs: &[Value],
    added: &mut Vec<usize>,
) {
    let lost: Vec<usize> =
        missing.iter().copied().filter(|at| measure(here, ours, *at) == Some(System::Imperial)).collect();
    if lost.is_empty() {
        return;
    }
    let metric = |text: &str, values: &[Value], at: usize| measure(text, values, at) == Some(System::Metric);
    let new: Vec<usize> = added.iter().copied().filter(|at| metric(there, theirs, *at)).collect();
    // In order, as the values are.
    let beside = (0..ours.len()).any(|at| missing.binary_search(&at).is_err() && metric(here, ours, at));
    if !new.is_empty() || beside {
        missing.retain(|at| lost.binary_search(at).is_err());
        added.retain(|at| new.binary_search(at).is_err());
    }
}

/// The system of the unit that stands behind a value; in `2 to 4 inches` the 2 has it too.
pub(super) fn measure(text: &str, values: &[Value], at: usize) -> Option<System> {
    // A sum in pounds may be a weight.
    let value = &values[at];
    if let ValueKind::Money(_, currency) = value.kind {
        let weight = currency.code() == "GBP" && !text[value.span.range()].contains(['£', '镑', '鎊']);
        return weight.then_some(System::Imperial);
    }
    let rest = &text[value.span.end..];
    if let Some(next) = values.get(at + 1)
        && is_between(text[value.span.end..next.span.start].trim())
    {
        return unit_after(&text[next.span.end..]);
    }
    unit_after(rest)
}

/// Per cent that became a bare number, and money that became another currency.
fn units(source: &str, ours: &[Value], target: &str, theirs: &[Value]) -> Vec<Remark> {
    let mut out = Vec::new();
    // Where each amount stands, if it stands there once.
    let mut places: HashMap<&Decimal, Option<usize>> = HashMap::new();
    for (at, value) in theirs.iter().enumerate() {
        amount(value).map(|number| places.entry(number).and_modify(|place| *place = None).or_insert(Some(at)));
    }
    for (at, value) in ours.iter().enumerate() {
        let Some(Some(only)) = amount(value).and_then(|number| places.get(number)) else { continue };
        let other = &theirs[*only];
        let (written, found) = (source[value.span.range()].to_owned(), target[other.span.range()].to_owned());
        let says = match (&value.kind, &other.kind) {
            (ValueKind::Percent(_), ValueKind::Number(_)) if !beside_percent(target, theirs, *only) => {
                FindingText::PercentLost { number: written, found }
            }
            (ValueKind::Number(_), ValueKind::Percent(_)) if !beside_percent(source, ours, at) => {
                FindingText::PercentLost { number: written, found }
            }
            (ValueKind::Money(_, ours), ValueKind::Money(_, theirs)) if !ours.agrees(*theirs) => {
                FindingText::CurrencyChanged { number: written, found }
            }
            _ => continue,
        };
        if value.writing == Writing::Digits && other.writing == Writing::Digits {
            out.push(remark(Some(value.span), Some(other.span), says));
        }
    }
    out
}

/// Whether a per cent stands so near that the bare number shares it: `10 to 20%`, 百分之30至43.
fn beside_percent(text: &str, values: &[Value], at: usize) -> bool {
    const NEAR: usize = 8;
    let percent = |other: Option<&Value>| other.is_some_and(|value| matches!(value.kind, ValueKind::Percent(_)));
    let gap = |a: usize, b: usize| text[values[a].span.end..values[b].span.start].chars().count();
    (percent(values.get(at + 1)) && gap(at, at + 1) <= NEAR)
        || (at > 0 && percent(values.get(at - 1)) && gap(at - 1, at) <= NEAR)
}

/// Decimals with the other language's mark, where the source shows that decimals they are.
fn marks(source: &str, ours: &[Value], target: &str, theirs: &[Value], lang: &Lang) -> Vec<Remark> {
    /// Of numbers that are equal, as many are looked at.
    const ENOUGH: usize = 8;
    let mut decimals: HashMap<&Decimal, Vec<&Value>> = HashMap::new();
    for (value, number) in
        ours.iter().filter(|value| !value.foreign_mark).filter_map(|value| Some((value, amount(value)?)))
    {
        let equal = decimals.entry(number).or_default();
        if equal.len() < ENOUGH {
            equal.push(value);
        }
    }
    let mut out = Vec::new();
    // The one before was a name: so is the second of `sections 2.1 and 2.4`.
    let mut named: Option<usize> = None;
    for (at, value) in theirs.iter().enumerate().filter(|(_, value)| value.foreign_mark) {
        let Some(same) = amount(value).and_then(|number| decimals.get(number)) else { continue };
        let goes_on = named.is_some_and(|before| {
            before + 1 == at && is_between(target[theirs[before].span.end..value.span.start].trim_matches([' ', ',']))
        });
        if goes_on || same.iter().any(|other| is_name(source, other, target, value)) {
            named = Some(at);
            continue;
        }
        let found = target[value.span.range()].to_owned();
        let (wrong, right) = if lang.language() == "pt" { ('.', ",") } else { (',', ".") };
        let replacement = Some(found.replace(wrong, right)).filter(|new| *new != found);
        out.push(Remark {
            source: None,
            target: Some(value.span),
            says: FindingText::MarkForeign { found },
            advice: match &replacement {
                Some(wanted) => FindingText::AdviceUseInstead { wanted: wanted.clone() },
                None => FindingText::AdviceCompare {},
            },
            replacement,
            severity: Some(Severity::Minor),
        });
    }
    out
}

/// Whether a number is a name (a version, a product, a numbered article) and keeps its point in every language: a word that
/// says so stands before it on either side, the same name stands before it on both, or it goes on (`0.85.x`).
fn is_name(source: &str, ours: &Value, target: &str, theirs: &Value) -> bool {
    let bare = |text: &str, value: &Value| text[value.span.range()].chars().all(|c| c.is_ascii_digit() || c == '.');
    if !bare(source, ours) || !bare(target, theirs) {
        return false;
    }
    let rest = &target[theirs.span.end..];
    let goes_on = rest.strip_prefix(['.', '-']).unwrap_or(rest).starts_with(|c: char| c.is_ascii_alphabetic());
    let (before, there) = (word_before(source, ours), word_before(target, theirs));
    let kept = before == there && before.starts_with(char::is_uppercase) && unit_after(rest).is_none();
    goes_on || is_numbered(before) || is_numbered(there) || kept
}

/// The word before a value, its point left out: `art. 4.2`.
fn word_before<'a>(text: &'a str, value: &Value) -> &'a str {
    let before = text[..value.span.start].trim_end_matches([' ', '\u{a0}', '\u{202f}', '.', '-']);
    let letters = before.chars().rev().take_while(|c| c.is_alphanumeric()).map(char::len_utf8).sum::<usize>();
    &before[before.len() - letters..]
}

/// The source's number as the target's language writes it, where both are nothing but digits.
fn rewritten(ours: &Value, theirs: &Value, target: &str, lang: &Lang) -> Option<String> {
    let (ValueKind::Number(number), ValueKind::Number(_)) = (&ours.kind, &theirs.kind) else { return None };
    let written = &target[theirs.span.range()];
    if ours.writing != Writing::Digits || !written.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',')) {
        return None;
    }
    let plain = number.to_string();
    let (whole, places) = plain.split_once('.').unwrap_or((&plain, ""));
    let (group, mark) = if lang.language() == "pt" { (".", ",") } else { (",", ".") };
    let grouped = written.contains(group) || whole.len() > 4;
    let mut out = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if grouped && at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push_str(group);
        }
        out.push(digit);
    }
    if !places.is_empty() {
        out.push_str(mark);
        out.push_str(places);
    }
    Some(out)
}

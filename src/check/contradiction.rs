//! Whether two sentences cannot be each other's translation because they give different numbers.
//!
//! An editor wants to know of every number that is missing ([`super::numbers`]). Here the question is another one: of two
//! sentences that were laid beside each other by their words, do the values say that they speak of something else? So a
//! number that one side leaves out says nothing, and neither does one that was rounded, converted or written shorter. What
//! is left is one value on each side, of the same sort, that the other side has nowhere.

use super::numbers::{Atom, amount, atoms, converted, measure, unmatched};
use super::units::System;
use crate::model::Lang;
use crate::value::{self, Date, Decimal, Value, ValueKind, Writing};

/// How far a number may be from what it was rounded to, as a share of it.
const ROUNDED: f64 = 0.05;

/// A rounded number has so many figures at most.
const COARSE: usize = 3;

/// Fewer than this are counted, not estimated.
const FEW: f64 = 100.0;

/// Small numbers in words are pronouns and articles, or figures of speech.
const SPOKEN: u128 = 12;

/// What one unit is of another: days of a week, months of a year, hours of a day, minutes of an hour.
const RATIOS: [f64; 4] = [7.0, 12.0, 24.0, 60.0];

/// Metric units differ by these.
const METRIC: [f64; 4] = [10.0, 100.0, 1_000.0, 1_000_000.0];

/// Whether the values of two sentences contradict each other: each has one of the same sort that the other has not, and that
/// is not explained by rounding or by another unit.
///
/// ```
/// use cotejo::check::contradict;
/// use cotejo::model::Lang;
/// let (en, pt) = (Lang::parse("en").unwrap(), Lang::parse("pt-PT").unwrap());
/// let said = |source, target| contradict((source, &en), (target, &pt));
/// assert!(said("A man of 34 was arrested.", "Foi detido um homem de 43 anos."));
/// assert!(!said("A man of 34 was arrested.", "Foi detido um homem."));
/// assert!(!said("It cost 1,234,567 euros.", "Custou 1,2 milhões de euros."));
/// assert!(!said("It is 20 miles long.", "Tem 32 quilómetros."));
/// ```
#[must_use]
pub fn contradict((source, source_lang): (&str, &Lang), (target, target_lang): (&str, &Lang)) -> bool {
    let (ours, theirs) = (value::find(source, source_lang), value::find(target, target_lang));
    if ours.is_empty() || theirs.is_empty() {
        return false;
    }
    let (our_atoms, their_atoms) = (asking(&ours), asking(&theirs));
    let (mut missing, mut added) = (unmatched(&our_atoms, &their_atoms), unmatched(&their_atoms, &our_atoms));
    converted(source, &ours, &mut missing, target, &theirs, &mut added);
    converted(target, &theirs, &mut added, source, &ours, &mut missing);
    let explains = |a: (&str, &[Value], usize), b: (&str, &[Value], usize)| {
        let metric = |(text, values, at)| measure(text, values, at) == Some(System::Metric);
        is_explained(&a.1[a.2], &b.1[b.2], metric(a) && metric(b))
    };
    // What any value of the other side explains, matched or not, is not lost.
    missing.retain(|at| !(0..theirs.len()).any(|other| explains((source, &ours, *at), (target, &theirs, other))));
    added.retain(|at| !(0..ours.len()).any(|other| explains((source, &ours, other), (target, &theirs, *at))));
    if is_copied((source, &ours, &missing), (target, &theirs, &added)) {
        return false;
    }
    missing.iter().any(|a| added.iter().any(|b| are_of_a_sort(&ours[*a], &theirs[*b])))
}

/// Whether the same figures stand on both sides, grouped otherwise: a telephone number is one number here and three there.
fn is_copied(ours: (&str, &[Value], &[usize]), theirs: (&str, &[Value], &[usize])) -> bool {
    let figures = |(text, values, at): (&str, &[Value], &[usize])| -> Option<String> {
        let written: String = at.iter().map(|at| &text[values[*at].span.range()]).collect();
        let plain = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '-');
        written.chars().all(plain).then(|| written.chars().filter(char::is_ascii_digit).collect())
    };
    figures(ours).is_some_and(|own| figures(theirs) == Some(own))
}

/// The numbers that the other side must have: those in words too, if they are no small ones.
fn asking(values: &[Value]) -> Vec<Atom> {
    let mut out = atoms(values);
    for atom in &mut out {
        let value = &values[atom.value];
        let great = |number: &Decimal| number.to_whole().is_none_or(|whole| whole > SPOKEN);
        atom.asked |= value.writing == Writing::Words && amount(value).is_some_and(great);
    }
    out
}

/// Whether two values could have been the same one.
fn are_of_a_sort(a: &Value, b: &Value) -> bool {
    match (&a.kind, &b.kind) {
        (ValueKind::Money(_, ours), ValueKind::Money(_, theirs)) => ours.agrees(*theirs),
        (ValueKind::Number(_) | ValueKind::Money(..), ValueKind::Number(_) | ValueKind::Money(..))
        | (ValueKind::Percent(_), ValueKind::Percent(_))
        | (ValueKind::Time { .. }, ValueKind::Time { .. }) => true,
        (ValueKind::Date(a), ValueKind::Date(b)) => tell_another_day(a, b),
        _ => false,
    }
}

/// Whether two dates say another day, month or year, where both say one.
fn tell_another_day(a: &Date, b: &Date) -> bool {
    let differ = |ours: Option<u16>, theirs: Option<u16>| ours.zip(theirs).is_some_and(|(a, b)| a != b);
    a.month != b.month || differ(a.day.map(u16::from), b.day.map(u16::from)) || differ(a.year, b.year)
}

/// Whether one number is the other rounded, in another unit, or a year written short.
fn is_explained(a: &Value, b: &Value, metric: bool) -> bool {
    let Some((x, y)) = amount(a).zip(amount(b)) else { return false };
    let (more, less) = if x.about() >= y.about() { (x.about(), y.about()) } else { (y.about(), x.about()) };
    if less <= 0.0 || !more.is_finite() {
        return false;
    }
    let years = (1_800.0..2_200.0).contains(&more) && (1_800.0..2_200.0).contains(&less);
    let counted = more < FEW && x.to_whole().is_some() && y.to_whole().is_some();
    let coarse = x.figures() != y.figures() && x.figures().min(y.figures()) <= COARSE;
    let rounded = coarse && !years && !counted && more - less <= ROUNDED * more;
    let times = more / less;
    let is = |ratio: &f64| (times - ratio).abs() < 1e-6 * ratio;
    let small = more <= 1_000.0 && RATIOS.iter().any(is);
    let year = (1_800.0..2_200.0).contains(&more) && less < 100.0 && more % 100.0 == less;
    rounded || small || year || (metric && METRIC.iter().any(is))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_contradict_or_are_explained() {
        let lang = |tag| Lang::parse(tag).unwrap();
        let (en, pt, zh) = (lang("en"), lang("pt-PT"), lang("zh-Hans"));
        for (expected, source, target, to) in [
            (true, "The tram carries 340 people.", "O elétrico leva 430 pessoas.", &pt),
            (true, "The tram carries 340 people.", "电车可载430人。", &zh),
            (true, "She is 34 years old.", "她今年三十五岁。", &zh),
            (true, "The fair opens on 5 May.", "A feira abre a 6 de maio.", &pt),
            (true, "It was built in May 2018.", "Foi construído em maio de 2020.", &pt),
            (true, "Built in 2018, it is empty.", "Construído em 2020, está vazio.", &pt),
            (true, "It grew by 4%.", "Cresceu 7%.", &pt),
            (true, "The doors close at 18:30.", "As portas fecham às 19:30.", &pt),
            (true, "It cost 1.5 million euros.", "花费1500万欧元。", &zh),
            (true, "Nearly 96 boats came.", "Vieram quase 90 barcos.", &pt),
            // The same in words, in another scale or with other marks.
            (false, "The tram carries 340 people.", "电车可载三百四十人。", &zh),
            (false, "It cost 1.5 million euros.", "花费150万欧元。", &zh),
            (false, "It cost 1,234.50 euros.", "Custou 1.234,50 euros.", &pt),
            // Left out, or said without a figure.
            (false, "The tram carries 340 people.", "O elétrico leva muita gente.", &pt),
            (false, "Last year it grew.", "Cresceu 7% no ano passado.", &pt),
            (false, "In 2019 half of it was sold.", "Metade (50%) foi vendida no ano passado.", &pt),
            // Rounded, converted, or written short.
            (false, "It has 1,234,567 people.", "Tem 1,2 milhões de habitantes.", &pt),
            (false, "Some 1,197 boats came.", "来了约1200条船。", &zh),
            (false, "It is 20 miles long.", "全长32公里。", &zh),
            (false, "It is 1.5 km long.", "Tem 1500 metros de comprimento.", &pt),
            (false, "It lasts 14 days.", "为期2周。", &zh),
            (false, "It was sold for $100.", "Foi vendido por 92 euros.", &pt),
            (false, "The 1990s were quiet.", "90年代很平静。", &zh),
            (false, "Call 123 456 789.", "Ligue 123456789.", &pt),
        ] {
            let found = contradict((source, &en), (target, to));
            assert_eq!(found, expected, "{source} | {target}");
            assert_eq!(contradict((target, to), (source, &en)), expected, "turned: {source} | {target}");
        }
    }
}

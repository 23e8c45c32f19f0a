//! Units of measure behind numbers, so that miles that became kilometres are no error, and the words before a number that
//! names something instead of counting it (version 2.0): words that are data (`units/<language>.txt`).

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::model::word_list::entries;

/// The system that a unit belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum System {
    /// Miles, pounds, degrees Fahrenheit.
    Imperial,
    /// Kilometres, kilograms, degrees Celsius.
    Metric,
}

/// What a word of the lists is: its section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum UnitWord {
    Of(System),
    /// Stands between two numbers that share a unit: `2 to 4 inches`.
    Between,
    /// Stands before a number that is a name: `version 2.0`, `artigo 4.2`.
    Numbered,
}

impl UnitWord {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "imperial" => Self::Of(System::Imperial),
            "metric" => Self::Of(System::Metric),
            "between" => Self::Between,
            "numbered" => Self::Numbered,
            _ => return None,
        })
    }
}

const LISTS: [(&str, &str); 4] = [
    ("any", include_str!("units/any.txt")),
    ("en", include_str!("units/en.txt")),
    ("pt", include_str!("units/pt.txt")),
    ("zh", include_str!("units/zh.txt")),
];

#[derive(Default)]
struct Units {
    /// Whole words.
    words: HashMap<&'static str, System>,
    /// Chinese units, behind which no blank stands.
    chinese: Vec<(&'static str, System)>,
    between: Vec<&'static str>,
    numbered: HashSet<&'static str>,
}

static UNITS: LazyLock<Units> = LazyLock::new(|| {
    let mut out = Units::default();
    for (lang, list) in LISTS {
        for (kind, word) in entries(list, UnitWord::named) {
            match kind {
                UnitWord::Between => out.between.push(word),
                UnitWord::Numbered => {
                    out.numbered.insert(word);
                }
                UnitWord::Of(system) if lang == "zh" => out.chinese.push((word, system)),
                UnitWord::Of(system) => {
                    out.words.insert(word, system);
                }
            }
        }
    }
    out
});

/// The system of the unit that `rest` begins with, after blanks or a hyphen.
pub(super) fn unit_after(rest: &str) -> Option<System> {
    let rest = rest.trim_start_matches([' ', '\u{a0}', '-']);
    if let Some((_, system)) = UNITS.chinese.iter().find(|(unit, _)| rest.starts_with(unit)) {
        return Some(*system);
    }
    let word: String =
        rest.chars().take_while(|c| c.is_alphabetic() || *c == '°').take(16).collect::<String>().to_lowercase();
    UNITS.words.get(word.as_str()).copied()
}

/// Whether what stands between two numbers lets them share a unit.
pub(super) fn is_between(text: &str) -> bool {
    UNITS.between.contains(&text)
}

/// Whether a word before a number makes it a name: `version`, `Artigo`.
pub(super) fn is_numbered(word: &str) -> bool {
    UNITS.numbered.contains(word.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::word_list::faults;

    #[test]
    fn the_lists_are_whole() {
        let mut found = Vec::new();
        let mut seen = HashMap::new();
        for (lang, list) in LISTS {
            let file = format!("src/check/units/{lang}.txt");
            found.extend(faults(&file, list, UnitWord::named));
            for (_, word) in entries(list, UnitWord::named) {
                if let Some(before) = seen.insert(word, lang) {
                    found.push(format!("{file}: stands in {before}.txt or above too: {word:?}"));
                }
            }
        }
        assert_eq!(found, Vec::<String>::new());
    }

    #[test]
    fn a_unit_is_told_by_its_whole_word() {
        for (rest, expected) in [
            (" miles away", Some(System::Imperial)),
            ("-foot wall", Some(System::Imperial)),
            ("\u{a0}km", Some(System::Metric)),
            (" metros de altura", Some(System::Metric)),
            ("°C", Some(System::Metric)),
            ("公里长", Some(System::Metric)),
            ("英里", Some(System::Imperial)),
            (" milestones", None),
            (" pessoas", None),
        ] {
            assert_eq!(unit_after(rest), expected, "{rest}");
        }
        assert!(is_between("to") && is_between("至") && !is_between("of"));
    }
}

//! How other tools say that nobody confirmed a text, or that a machine wrote it: tables, each row with its source.

use std::sync::LazyLock;

use crate::model::{Origin, State};

/// The tables: see the head of that file.
const TABLES: &str = include_str!("foreign.txt");

/// What a property of another tool says of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Claim {
    /// How far the work on it is.
    State(State),
    /// How it came to be.
    Origin(Origin),
    /// Nothing that counts here.
    Nothing,
    /// A property that speaks of it, with a value that no table has.
    Unknown,
}

/// What a property speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Topic {
    State,
    Origin,
}

#[derive(Default)]
struct Tables {
    kinds: Vec<(String, Topic)>,
    states: Vec<(String, Option<State>)>,
    origins: Vec<(String, Option<Origin>)>,
    /// The words of each name.
    engines: Vec<Vec<String>>,
}

static READ: LazyLock<Tables> = LazyLock::new(|| {
    let mut tables = Tables::default();
    let mut topic = "";
    for line in TABLES.lines().filter(|line| !line.starts_with('#')) {
        if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            topic = name;
            continue;
        }
        let mut cells = line.split('|').map(str::trim);
        let (Some(word), Some(means)) = (cells.next().filter(|word| !word.is_empty()), cells.next()) else { continue };
        match topic {
            "kinds" => {
                tables.kinds.push((letters(word), if means == "state" { Topic::State } else { Topic::Origin }));
            }
            "states" => tables.states.push((letters(word), State::named(means))),
            "origins" => tables.origins.push((letters(word), Origin::named(means))),
            _ => tables.engines.push(words(word)),
        }
    }
    tables
});

/// What the property `kind` says with `value`; none for one that speaks of something else.
pub(super) fn claim(kind: &str, value: &str) -> Option<Claim> {
    let tables = &*READ;
    let kind = letters(kind);
    let topic = tables.kinds.iter().find(|(known, _)| *known == kind).map(|(_, topic)| *topic)?;
    let said = value;
    let value = letters(said);
    if value.is_empty() {
        return Some(Claim::Nothing);
    }
    Some(match topic {
        Topic::State => match tables.states.iter().find(|(known, _)| *known == value) {
            Some((_, state)) => state.map_or(Claim::Nothing, Claim::State),
            None => Claim::Unknown,
        },
        Topic::Origin => match tables.origins.iter().find(|(known, _)| *known == value) {
            Some((_, origin)) => origin.map_or(Claim::Nothing, Claim::Origin),
            None if is_engine(said) => Claim::Origin(Origin::Machine),
            None => Claim::Unknown,
        },
    })
}

/// What the name in the place of the author says, where it is not a person's.
pub(super) fn author(name: &str) -> Option<Origin> {
    let name = name.trim();
    let mark = name.to_ascii_lowercase();
    if mark.starts_with("align!") {
        return Some(Origin::Aligned);
    }
    // `MT!`, and `MT! DeepL`: initials are followed by something else.
    let machine = mark == "mt" || mark.starts_with("mt!") || mark.starts_with("mt:") || is_engine(name);
    machine.then_some(Origin::Machine)
}

/// Whether XLIFF's `subState` (`prefix:value`) says that an engine wrote the text.
pub(super) fn is_machine_state(sub_state: &str) -> bool {
    let value = sub_state.split_once(':').map_or(sub_state, |(_, value)| value);
    let mark = words(value).iter().any(|word| {
        matches!(
            word.as_str(),
            "mt" | "nmt" | "amt" | "machine" | "engine" | "machinetranslation" | "machinetranslated"
        )
    });
    mark || words(sub_state).first().is_some_and(|prefix| matches!(prefix.as_str(), "mt" | "nmt"))
        || is_engine(value)
        || is_engine(sub_state)
}

/// Whether a name begins with the words of an engine's.
fn is_engine(name: &str) -> bool {
    let name = words(name);
    READ.engines.iter().any(|engine| name.starts_with(engine))
}

/// The letters and digits of a word, in lower case: tools spell `Not approved`, `not-approved`, `NotApproved`.
fn letters(word: &str) -> String {
    word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn words(name: &str) -> Vec<String> {
    let words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_other_tools_are_read_as_they_are_meant() {
        let (initial, reviewed) = (Claim::State(State::Initial), Claim::State(State::Reviewed));
        let machine = Claim::Origin(Origin::Machine);
        for (kind, value, expected) in [
            ("x-ConfirmationLevel", "Draft", Some(initial)),
            ("x-ConfirmationLevel", "RejectedSignOff", Some(initial)),
            ("x-confirmationlevel", "Approved Translation", Some(reviewed)),
            ("x-xtm-status", "Not approved", Some(initial)),
            ("x-xtm-status", "APPROVED", Some(reviewed)),
            ("x-MateCAT-status", "new", Some(initial)),
            ("x-Origin", "MachineTranslation", Some(machine)),
            ("x-OriginalSource", "DeepL API", Some(machine)),
            ("x-Origin", "TM", Some(Claim::Nothing)),
            ("x-ConfirmationLevel", "Halfway", Some(Claim::Unknown)),
            ("x-ConfirmationLevel", " ", Some(Claim::Nothing)),
            ("x-context", "Draft", None),
        ] {
            assert_eq!(claim(kind, value), expected, "{kind}={value}");
        }
        for (name, expected) in [
            ("MT!", Some(Origin::Machine)),
            (" mt! ", Some(Origin::Machine)),
            ("MT!-DeepL", Some(Origin::Machine)),
            ("Google Translate", Some(Origin::Machine)),
            ("deepl", Some(Origin::Machine)),
            ("ALIGN! ", Some(Origin::Aligned)),
            ("MT Silva", None),
            ("Matilde", None),
            ("Ana", None),
        ] {
            assert_eq!(author(name), expected, "{name}");
        }
    }

    #[test]
    fn every_row_says_something_that_there_is() {
        for (word, state) in &READ.states {
            assert_eq!(READ.states.iter().filter(|(other, _)| other == word).count(), 1, "{word} stands twice");
            assert!(state.is_some() || word == "none", "{word}");
        }
        for line in TABLES.lines().filter(|line| !line.is_empty() && !line.starts_with(['#', '['])) {
            assert_eq!(line.split('|').count(), 3, "a row has three cells: {line}");
        }
        assert!(READ.kinds.len() > 5 && READ.origins.len() > 5 && READ.engines.len() > 5);
    }
}

//! The words of a table: above its columns, and for the states of its rows (`words.txt`).

use super::cells::SEEN;
use crate::model::{Lang, State};

const WORDS: &str = include_str!("words.txt");

/// In which order the states stand there.
const STATES: [State; 4] = [State::Initial, State::Translated, State::Reviewed, State::Final];

/// The words in one language.
pub(super) struct Words {
    pub(super) headings: [&'static str; SEEN],
    states: [&'static str; 4],
}

fn all() -> impl Iterator<Item = (&'static str, Words)> {
    WORDS.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let mut parts = line.split('|').map(str::trim);
        let lang = parts.next()?;
        let mut next = || parts.next().unwrap_or_default();
        let headings = std::array::from_fn(|_| next());
        Some((lang, Words { headings, states: std::array::from_fn(|_| next()) }))
    })
}

impl Words {
    /// In this language, else in its sister, else in English.
    pub(super) fn of(lang: &Lang) -> Self {
        let known = |wanted: &str| all().find(|(tag, _)| *tag == wanted).map(|(_, words)| words);
        let fallback = match (lang.language(), lang.identifier().script.map(|script| script.to_string()).as_deref()) {
            ("pt", _) => "pt-PT",
            ("zh", Some("Hant")) => "zh-Hant",
            ("zh", _) => "zh-Hans",
            _ => "en",
        };
        let exact = known(&lang.to_string());
        exact.or_else(|| known(fallback)).unwrap_or(Self { headings: [""; SEEN], states: [""; 4] })
    }

    /// What a state is called.
    pub(super) fn state(&self, state: State) -> &'static str {
        STATES.iter().zip(self.states).find(|(known, _)| **known == state).map_or("", |(_, word)| word)
    }
}

/// The state that a word in any of the languages means.
pub(super) fn state(said: &str) -> Option<State> {
    let said = said.trim().to_lowercase();
    all().find_map(|(_, words)| STATES.iter().copied().find(|state| words.state(*state) == said))
}

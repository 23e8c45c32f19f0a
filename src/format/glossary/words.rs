//! What people call languages, columns, statuses and parts of speech: data, in `words.txt`.

use std::sync::LazyLock;

use crate::model::word_list::entries;
use crate::model::{Lang, TermStatus};

const WORDS: &str = include_str!("words.txt");

/// What a word is for: its section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum WordKind {
    /// A language, by its tag.
    Lang(&'static str),
    /// A column.
    Column(ColumnWord),
    /// Whether to use a term.
    Status(TermStatus),
    /// A part of speech, as Cotejo calls it.
    PartOfSpeech(&'static str),
}

/// What a column holds, apart from the language that it is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ColumnWord {
    /// Terms in the language that is translated from.
    Source,
    /// Terms in the language that is translated into.
    Target,
    /// Terms.
    Term,
    /// The language of the row's term.
    Language,
    /// The language of the source column.
    SourceLanguage,
    /// The language of the target column.
    TargetLanguage,
    /// What tells one concept from others.
    Id,
    /// What it is.
    Definition,
    /// For the editor.
    Note,
    /// Whether to use it.
    Status,
    /// Noun, verb.
    PartOfSpeech,
    /// The field.
    Subject,
    /// Inflected forms.
    Forms,
}

impl WordKind {
    pub(super) fn named(section: &str) -> Option<Self> {
        use ColumnWord as C;
        const LANGS: [&str; 15] = [
            "en", "en-GB", "en-US", "pt", "pt-PT", "pt-BR", "zh", "zh-Hans", "zh-Hant", "zh-MO", "zh-HK", "es", "fr",
            "de", "it",
        ];
        const PARTS: [&str; 6] = ["noun", "proper-noun", "verb", "adjective", "adverb", "phrase"];
        const COLUMNS: [(&str, ColumnWord); 13] = [
            ("source", C::Source),
            ("target", C::Target),
            ("term", C::Term),
            ("language", C::Language),
            ("source-language", C::SourceLanguage),
            ("target-language", C::TargetLanguage),
            ("id", C::Id),
            ("definition", C::Definition),
            ("note", C::Note),
            ("status", C::Status),
            ("part-of-speech", C::PartOfSpeech),
            ("subject", C::Subject),
            ("forms", C::Forms),
        ];
        let own = |list: &[&'static str]| list.iter().copied().find(|name| *name == section);
        own(&LANGS)
            .map(Self::Lang)
            .or_else(|| COLUMNS.iter().find(|(name, _)| *name == section).map(|(_, column)| Self::Column(*column)))
            .or_else(|| TermStatus::named(section).map(Self::Status))
            .or_else(|| own(&PARTS).map(Self::PartOfSpeech))
    }
}

/// The longest first.
static ALL: LazyLock<Vec<(&str, WordKind)>> = LazyLock::new(|| {
    let mut all: Vec<(&str, WordKind)> = entries(WORDS, WordKind::named).map(|(kind, word)| (word, kind)).collect();
    all.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
    all
});

/// In lower case, with one blank for what stands between words.
pub(super) fn folded(text: &str) -> String {
    let lower = text.to_lowercase();
    let words: Vec<&str> =
        lower.split(|c: char| c.is_whitespace() || c == '_').filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

/// The status that a cell names.
pub(in crate::format) fn status(cell: &str) -> Option<TermStatus> {
    let cell = folded(cell);
    ALL.iter().find_map(|(word, kind)| match kind {
        WordKind::Status(status) if *word == cell => Some(*status),
        _ => None,
    })
}

/// The part of speech that a cell names, as Cotejo calls it, else as it stands there.
pub(in crate::format) fn part_of_speech(cell: &str) -> String {
    let said = folded(cell);
    let known = ALL.iter().find_map(|(word, kind)| match kind {
        WordKind::PartOfSpeech(part) if *word == said => Some(*part),
        _ => None,
    });
    known.map_or_else(|| cell.trim().to_owned(), str::to_owned)
}

/// The language that a text names, by tag or by name, and nothing else.
pub(in crate::format) fn lang(text: &str) -> Option<Lang> {
    match heading(text) {
        Some((Some(lang), None)) => Some(lang),
        _ => None,
    }
}

/// What a heading says: of which language, and of what. None where anything else stands in it.
pub(super) fn heading(cell: &str) -> Option<(Option<Lang>, Option<ColumnWord>)> {
    let said = folded(cell);
    if said.is_empty() || said.chars().count() > 60 {
        return None;
    }
    if let Some(column) = column(&said) {
        return Some((None, Some(column)));
    }
    // A language by name, and what is left.
    for (name, kind) in ALL.iter() {
        let WordKind::Lang(tag) = kind else { continue };
        if let Some(rest) = without(&said, name)
            && let Some(column) = left(&rest)
        {
            return Some((Lang::parse(tag).ok(), column));
        }
    }
    // Or by tag: `pt-BR`, `definition en-GB`, `term[zh hant]`.
    let parts: Vec<&str> = said.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    for (at, code) in parts.iter().enumerate() {
        if !CODES.contains(code) {
            continue;
        }
        let more = parts[at + 1..].iter().take_while(|part| is_subtag(part)).count();
        let tag = parts[at..=at + more].join("-");
        let rest = [&parts[..at], &parts[at + more + 1..]].concat().join(" ");
        if let (Ok(lang), Some(column)) = (Lang::parse(&tag), left(&rest)) {
            return Some((Some(lang), column));
        }
    }
    None
}

/// The languages whose bare code a heading may be.
const CODES: [&str; 21] = [
    "en", "pt", "zh", "es", "fr", "de", "it", "nl", "ja", "ko", "ru", "ar", "gl", "ca", "pl", "sv", "tr", "vi", "th",
    "cs", "ro",
];

/// A script or a region behind a language's code.
fn is_subtag(part: &str) -> bool {
    const REGIONS: [&str; 18] = [
        "pt", "br", "us", "gb", "uk", "cn", "tw", "hk", "mo", "sg", "ao", "mz", "cv", "tl", "hans", "hant", "chs",
        "cht",
    ];
    REGIONS.contains(&part)
}

fn column(said: &str) -> Option<ColumnWord> {
    ALL.iter().find_map(|(word, kind)| match kind {
        WordKind::Column(column) if *word == said => Some(*column),
        _ => None,
    })
}

/// What is left of a heading where a name was taken out; none where the name is a part of a word.
fn without(said: &str, name: &str) -> Option<String> {
    let at = said.find(name)?;
    let (before, after) = (&said[..at], &said[at + name.len()..]);
    let joins = |side: Option<char>| side.is_some_and(|c| c.is_alphanumeric() && c.is_ascii());
    let edge = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && c.is_ascii());
    let inside = joins(before.chars().next_back()) && edge(name.chars().next())
        || joins(after.chars().next()) && edge(name.chars().next_back());
    (!inside).then(|| format!("{before} {after}"))
}

/// What the rest of a heading says: nothing, or a column's word, with what joins the two left aside.
fn left(rest: &str) -> Option<Option<ColumnWord>> {
    const JOINS: [&str; 12] = ["in", "em", "de", "of", "the", "(", ")", "do", "da", "的", "-", ":"];
    let apart: String = rest.chars().map(|c| if c.is_alphanumeric() || c == '.' { c } else { ' ' }).collect();
    let words: Vec<&str> = apart.split_whitespace().filter(|word| !JOINS.contains(word)).collect();
    if words.is_empty() {
        return Some(None);
    }
    let said = words.join(" ");
    column(&said).or_else(|| column(said.trim_matches('的'))).map(Some)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::word_list::faults;

    #[test]
    fn the_words_are_whole() {
        assert_eq!(faults("src/format/glossary/words.txt", WORDS, WordKind::named), Vec::<String>::new());
    }

    #[test]
    fn headings_are_understood() {
        use ColumnWord as C;
        for (cell, tag, column) in [
            ("Portuguese (Brazil)", "pt-BR", None),
            ("PT-BR", "pt-BR", None),
            ("pt_PT", "pt-PT", None),
            ("中文", "zh", None),
            ("繁體中文", "zh-Hant", None),
            ("Chinese (Simplified)", "zh-Hans", None),
            ("English term", "en", Some(C::Term)),
            ("Term [EN]", "en", Some(C::Term)),
            ("definition_pt-BR", "pt-BR", Some(C::Definition)),
            ("Definição em português", "pt", Some(C::Definition)),
            ("英文定义", "en", Some(C::Definition)),
            ("Notas (pt-PT)", "pt-PT", Some(C::Note)),
            ("zh hant status", "zh-Hant", Some(C::Status)),
            ("Part of speech", "", Some(C::PartOfSpeech)),
            ("Observações", "", Some(C::Note)),
            ("ID", "", Some(C::Id)),
            ("source_lang", "", Some(C::SourceLanguage)),
        ] {
            let (lang, found) = heading(cell).unwrap_or_else(|| panic!("{cell}"));
            assert_eq!(
                (lang.map(|lang| lang.to_string()).unwrap_or_default().as_str(), found),
                (tag, column),
                "{cell}"
            );
        }
        for cell in
            ["Englishman", "contrato", "minister", "", "the English of it is hard", "Inês", "la casa", "en route"]
        {
            assert_eq!(heading(cell), None, "{cell}");
        }
        assert_eq!(status("Do not use"), Some(TermStatus::Forbidden));
        assert_eq!(status("sometimes"), None);
        assert_eq!((part_of_speech("名词"), part_of_speech(" Partikel ")), ("noun".to_owned(), "Partikel".to_owned()));
    }
}

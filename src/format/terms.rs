//! `terms.toml`: the house's terms, written by an editor's hand.
//!
//! One table a concept, its name the concept's id; inside, one key a language:
//!
//! ```toml
//! [prime-minister]
//! subject = "office"                       # optional
//! definition = "The head of a government." # optional, for people; or one a language:
//! # definition = { en = "The head of a government.", pt = "O chefe de um governo.", zh-Hans = "政府首脑。" }
//! pos = "noun"                             # optional, for all terms of the concept; so is `note`
//! en = "prime minister"
//! pt-PT = { text = "primeiro-ministro", forms = ["primeiras-ministras"] }
//! zh-Hans = ["总理", { text = "首相", status = "admitted", note = "Of Japan and the United Kingdom." }]
//! ```
//!
//! A language's value is a text, a table (`text`, `status`, `pos`, `forms`, `note`) or an array of both. Unless told, the
//! first term of a language is preferred, the others are admitted. `forms` are inflected forms that the rules of
//! [`crate::termbase`] would not find. Statuses and parts of speech are TBX's (ISO 30042). Any other key is an error.

pub(crate) mod write;

use serde::Deserialize;
use toml::Spanned;
use toml::de::{DeTable, DeValue, ValueDeserializer};

use super::toml_keys::{TomlFile, TomlKeys};
use super::{Format, Input, Likeness, ReadConcept, ReadTerms, TermsFormat, TermsOptions};
use crate::error::{Error, Noted, Result};
use crate::model::{Concept, Definition, Lang, Span, Term, TermStatus};

/// The format.
pub(super) const FORMAT: Format = Format {
    terms: Some(TermsFormat { read, write: write::write }),
    ..Format::new("terms", &["toml"], looks_like_tables)
};

/// A term with more than its text.
#[derive(Deserialize)]
struct TermTable {
    text: String,
    status: Option<TermStatus>,
    pos: Option<String>,
    #[serde(default)]
    forms: Vec<String>,
    note: Option<String>,
}

/// What holds for each term of a concept that does not say otherwise.
struct Common {
    part_of_speech: Option<String>,
    note: Option<String>,
}

/// A first line, comments aside, that opens a table.
fn looks_like_tables(head: &[u8]) -> Likeness {
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    let mut lines = head.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii);
    let table = lines.find(|line| !line.is_empty() && !line.starts_with(b"#")).is_some_and(|line| {
        line.starts_with(b"[") && line.split(|byte| *byte == b'#').any(|part| part.trim_ascii().ends_with(b"]"))
    });
    if table { Likeness::Certain } else { Likeness::None }
}

fn read(input: &Input<'_>, _options: &TermsOptions) -> Result<Noted<ReadTerms>> {
    let file = TomlFile::decode(input.name, input.bytes)?;
    let top = file.keys(|line, reason| Error::TermsBroken { file: input.name.to_owned(), line, reason })?;
    let mut concepts = Vec::new();
    for (id, span, value) in top.rest() {
        match value.into_inner() {
            DeValue::Table(table) => {
                let concept = concept(&file, id, table)?;
                // Where the word is not written, the place in the list says it.
                concepts.push(ReadConcept { told: vec![true; concept.terms.len()], concept });
            }
            _ => return Err(unknown(&file, span, id)),
        }
    }
    Ok(Noted::plain(ReadTerms { concepts, layout: None }))
}

fn concept<'a>(file: &TomlFile<'a>, id: String, table: DeTable<'a>) -> Result<Concept> {
    let mut keys = TomlKeys::new(file.clone(), table);
    let mut text = |key: &'static str| -> Result<Option<String>> {
        let id = &id;
        let bad =
            |line, value| Error::TermsBadValue { file: file.name.to_owned(), line, key: format!("{id}.{key}"), value };
        Ok(keys.take(key, bad)?.map(|(text, _)| text))
    };
    let subject = text("subject")?;
    let common = Common { part_of_speech: text("pos")?, note: text("note")? };
    let mut definitions = Vec::new();
    let mut terms: Vec<Term> = Vec::new();
    for (key, span, value) in keys.rest() {
        if key == "definition" {
            definitions = defined(file, &id, value)?;
            continue;
        }
        let Some(lang) = written_lang(&key) else { return Err(unknown(file, span, format!("{id}.{key}"))) };
        let at = terms.len();
        match value {
            value if matches!(value.get_ref(), DeValue::Array(_)) => {
                if let DeValue::Array(values) = value.into_inner() {
                    for value in values {
                        let first = terms.iter().all(|term| term.lang != lang);
                        terms.push(term(file, &key, &lang, first, &common, value)?);
                    }
                }
            }
            value => {
                let first = terms.iter().all(|term| term.lang != lang);
                terms.push(term(file, &key, &lang, first, &common, value)?);
            }
        }
        if terms.len() == at {
            return Err(bad(file, span, &key));
        }
    }
    Ok(Concept { id, subject, definitions, terms })
}

/// The language that a key names. `subjekt` is well-formed as a language tag; no language that a person writes here has so
/// long a code.
pub(super) fn written_lang(key: &str) -> Option<Lang> {
    let code = key.split(['-', '_']).next().unwrap_or_default();
    Lang::parse(key).ok().filter(|_| (2..=3).contains(&code.len()))
}

/// A text, or a table with one a language.
fn defined<'a>(file: &TomlFile<'a>, id: &str, value: Spanned<DeValue<'a>>) -> Result<Vec<Definition>> {
    let key = |lang: &str| format!("{id}.definition{lang}");
    let span = Span::new(value.span().start, value.span().end);
    let table = match value.into_inner() {
        DeValue::String(text) => return Ok(vec![Definition { lang: None, text: text.into_owned() }]),
        DeValue::Table(table) => table,
        _ => return Err(bad(file, span, &key(""))),
    };
    let mut out = Vec::new();
    let mut table: Vec<_> = table.into_iter().collect();
    table.sort_by_key(|(tag, _)| tag.span().start);
    for (tag, text) in table {
        let at = Span::new(tag.span().start, tag.span().end);
        let key = key(&format!(".{}", tag.get_ref()));
        let Some(lang) = written_lang(tag.get_ref()) else { return Err(unknown(file, at, key)) };
        let place = Span::new(text.span().start, text.span().end);
        match text.into_inner() {
            DeValue::String(text) => out.push(Definition { lang: Some(lang), text: text.into_owned() }),
            _ => return Err(bad(file, place, &key)),
        }
    }
    Ok(out)
}

fn term<'a>(
    file: &TomlFile<'a>,
    key: &str,
    lang: &Lang,
    first: bool,
    common: &Common,
    value: Spanned<DeValue<'a>>,
) -> Result<Term> {
    let span = Span::new(value.span().start, value.span().end);
    let read = match value.get_ref() {
        DeValue::String(text) => {
            TermTable { text: text.to_string(), status: None, pos: None, forms: Vec::new(), note: None }
        }
        DeValue::Table(table) => {
            const KNOWN: [&str; 5] = ["text", "status", "pos", "forms", "note"];
            if let Some(other) = table.keys().find(|name| !KNOWN.contains(&name.get_ref().as_ref())) {
                let span = Span::new(other.span().start, other.span().end);
                return Err(unknown(file, span, format!("{key}.{}", other.get_ref())));
            }
            TermTable::deserialize(ValueDeserializer::from(value)).map_err(|error| {
                let place = error.span().map_or(span, |range| Span::new(range.start, range.end));
                bad(file, place, key)
            })?
        }
        _ => return Err(bad(file, span, key)),
    };
    let text = read.text.trim();
    if text.is_empty() || read.forms.iter().any(|form| form.trim().is_empty()) {
        return Err(bad(file, span, key));
    }
    Ok(Term {
        lang: lang.clone(),
        text: text.to_owned(),
        status: read.status.unwrap_or(if first { TermStatus::Preferred } else { TermStatus::Admitted }),
        part_of_speech: read.pos.or_else(|| common.part_of_speech.clone()),
        forms: read.forms.iter().map(|form| form.trim().to_owned()).collect(),
        note: read.note.or_else(|| common.note.clone()),
        line: u32::try_from(file.line(span.start)).ok(),
    })
}

fn unknown(file: &TomlFile<'_>, span: Span, key: String) -> Error {
    Error::TermsUnknownKey { file: file.name.to_owned(), line: file.line(span.start), key }
}

fn bad(file: &TomlFile<'_>, span: Span, key: &str) -> Error {
    Error::TermsBadValue {
        file: file.name.to_owned(),
        line: file.line(span.start),
        key: key.to_owned(),
        value: file.quote(span),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn concepts(text: &str) -> Result<Vec<Concept>> {
        let input = Input { name: "terms.toml", bytes: text.as_bytes() };
        read(&input, &TermsOptions::default()).map(|noted| noted.value.into_concepts())
    }

    #[test]
    fn every_shape_is_read() {
        let read = concepts(
            "[trade-agreement]\nsubject = 'economy'\npos = 'noun'\nen = 'trade agreement'\n\
             pt-PT = ['acordo comercial', 'acordo de comércio', { text = 'tratado de comércio', status = 'deprecated' }]\n\
             zh-MO = { text = '貿易協定', note = 'x', pos = 'phrase' }\n\n[bus]\nen = ['bus',\n  'coach']\n",
        )
        .unwrap();
        assert_eq!(read.iter().map(|concept| concept.id.as_str()).collect::<Vec<_>>(), ["trade-agreement", "bus"]);
        let terms: Vec<_> = read
            .iter()
            .flat_map(|concept| &concept.terms)
            .map(|term| (term.lang.to_string(), term.text.as_str(), term.status.name(), term.line.unwrap()))
            .collect();
        assert_eq!(
            terms,
            [
                ("en".into(), "trade agreement", "preferred", 4),
                ("pt-PT".into(), "acordo comercial", "preferred", 5),
                ("pt-PT".into(), "acordo de comércio", "admitted", 5),
                ("pt-PT".into(), "tratado de comércio", "deprecated", 5),
                ("zh-MO".into(), "貿易協定", "preferred", 6),
                ("en".into(), "bus", "preferred", 9),
                ("en".into(), "coach", "admitted", 10),
            ]
        );
        assert_eq!(read[0].terms[0].part_of_speech.as_deref(), Some("noun"));
        assert_eq!(read[0].terms[4].part_of_speech.as_deref(), Some("phrase"));
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line() {
        let file = "terms.toml".to_owned();
        let unknown = |line, key: &str| Error::TermsUnknownKey { file: file.clone(), line, key: key.into() };
        let bad = |line, key: &str, value: &str| Error::TermsBadValue {
            file: file.clone(),
            line,
            key: key.into(),
            value: value.into(),
        };
        for (text, error) in [
            ("version = 1\n", unknown(1, "version")),
            ("[a]\n\nsubjekt = 'x'\n", unknown(3, "a.subjekt")),
            ("[a]\nen = { text = 'x', stat = 'preferred' }\n", unknown(2, "en.stat")),
            ("[a]\nen = [\n'x',\n{ text = 'y', status = 'banned' }]\n", bad(4, "en", "'banned'")),
            ("[a]\nen = 3\n", bad(2, "en", "3")),
            ("[a]\nen = []\n", bad(2, "en", "en")),
            ("[a]\nen = ' '\n", bad(2, "en", "' '")),
            ("[a]\nen = { status = 'preferred' }\n", bad(2, "en", "{ status = 'preferred' }")),
            ("[a]\nsubject = 1\n", bad(2, "a.subject", "1")),
            ("[a]\ndefinition = 1\n", bad(2, "a.definition", "1")),
            ("[a]\ndefinition.pt = ['x']\n", bad(2, "a.definition.pt", "['x']")),
            ("[a]\ndefinition.portuguese = 'x'\n", unknown(2, "a.definition.portuguese")),
            ("[a]\n[b]\n[a]\n", Error::TomlRepeated { file: file.clone(), line: 3, key: "a".into() }),
        ] {
            assert_eq!(concepts(text), Err(error), "{text}");
        }
        assert!(matches!(concepts("[a]\nen = 'x\n"), Err(Error::TermsBroken { line: 2, .. })));
    }
}

//! A catalogue as a document beside its translation: each message is a text, each form of a plural one by itself.

use super::header::{Header, decoded};
use super::placeables::{Marks, marks, source, target};
use super::scan::{Entry, Fault, scan};
use crate::error::{Error, Noted, Result};
use crate::format::Input;
use crate::format::density::{most_pieces, pieces};
use crate::model::{Bilingual, BilingualBlock, Hash, Lang, Original, Part, Role, Segment, State, Text};
use crate::story;

/// How much of the messages is looked at to tell their language, in bytes.
const SAMPLE: usize = 32 * 1024;

/// A catalogue that was read.
pub(super) struct Catalogue {
    pub(super) entries: Vec<Entry>,
    /// One for each block of the document.
    pub(super) units: Vec<Unit>,
    pub(super) bilingual: Bilingual,
}

/// A text of a catalogue.
#[derive(Debug, Clone, Copy)]
pub(super) struct Unit {
    pub(super) entry: usize,
    /// The form of a plural.
    pub(super) form: Option<usize>,
}

pub(super) fn parts(input: &Input<'_>) -> Result<Noted<Vec<Bilingual>>> {
    Ok(Noted::plain(vec![read(input, &decoded(input.bytes))?.bilingual]))
}

pub(super) fn read(input: &Input<'_>, part: &Part) -> Result<Catalogue> {
    let file = || input.name.to_owned();
    let text = part.text.as_str();
    let entries = scan(text).map_err(|Fault { line, reason }| Error::PoBroken {
        file: file(),
        line,
        reason: reason.to_owned(),
    })?;
    let most = most_pieces(text.len());
    if entries.len() > most {
        return Err(Error::FileTooDense { file: file(), limit: most as u64 });
    }
    if entries.iter().all(Entry::is_header) {
        return Err(Error::FileEmpty { file: file() });
    }
    let header = Header::of(&entries);
    let to = match header.target(input.name) {
        Some(Ok(lang)) => lang,
        Some(Err(tag)) => return Err(Error::LangUnknown { tag }),
        None => return Err(Error::TrgLangMissing { file: file() }),
    };
    let from = source_lang(&header, &entries).ok_or_else(|| Error::LangMissing { file: file() })?;
    if from == to {
        return Err(Error::LangsEqual { file: file(), lang: to.to_string() });
    }
    let (mut units, mut story, mut number) = (Vec::new(), Vec::new(), 0);
    for (at, entry) in entries.iter().enumerate().filter(|(_, entry)| !entry.is_header()) {
        number += 1;
        let name = format!("m{number}");
        match &entry.plural {
            None => {
                units.push(Unit { entry: at, form: None });
                story.push(block(text, entry, name, None, &header));
            }
            Some(_) => {
                for form in 0..forms(entry, &header) {
                    units.push(Unit { entry: at, form: Some(form) });
                    story.push(block(text, entry, format!("{name}.{form}"), Some(form), &header));
                }
            }
        }
    }
    if story.iter().map(pieces).sum::<usize>() > 2 * most {
        return Err(Error::FileTooDense { file: file(), limit: most as u64 });
    }
    let original = Original {
        // Every program calls its catalogue alike (`django.po`): a name would make one document of them all, and one unit of
        // messages that only their context tells apart.
        name: String::new(),
        format: super::FORMAT.id.to_owned(),
        hash: Hash(String::new()),
        encoding: part.encoding.to_owned(),
        reader: None,
    };
    let bilingual = Bilingual { source: from, target: to, original, story, site: Vec::new() };
    Ok(Catalogue { entries, units, bilingual })
}

/// How many forms a plural has here: as the header says, else as there are.
fn forms(entry: &Entry, header: &Header) -> usize {
    let there = || entry.translations.iter().filter_map(|one| one.form).max().map_or(1, |most| (most + 1).min(16));
    header.plural().map_or_else(there, |rule| rule.forms)
}

/// The language of the messages: what the header says, what they are in where that is sure, else English, in which programs
/// are written.
fn source_lang(header: &Header, entries: &[Entry]) -> Option<Lang> {
    if let Some(said) = header.field("X-Source-Language").and_then(|said| Lang::parse(said).ok()) {
        return Some(said);
    }
    let mut sample = String::new();
    for id in entries.iter().filter_map(|entry| entry.id.as_ref()) {
        if sample.len() > SAMPLE {
            break;
        }
        sample.push_str(&id.text);
        sample.push('\n');
    }
    story::detect(&sample).or_else(|| Lang::parse("en").ok())
}

fn block(text: &str, entry: &Entry, id: String, form: Option<usize>, header: &Header) -> BilingualBlock {
    let marks = marks(entry.flags(text));
    let source = source_of(entry, form, header, marks);
    let there = translation(entry, form).filter(|there| !there.is_empty());
    let mut segment = Segment::open("1", source);
    segment.line = Some(entry.line);
    if let Some(there) = there {
        segment.state = if entry.is_fuzzy(text) { State::Initial } else { State::Translated };
        segment.target = Some(target(there, &segment.source, marks));
    }
    let said = entry.comments.iter().filter(|comment| matches!(comment.kind, b'.' | b':' | b' '));
    let said = said.map(|comment| text[comment.span.range()].trim_start_matches(['#', '.', ':']).trim());
    let context = entry.context.iter().map(|context| context.text.as_str());
    let note: Vec<&str> = context.chain(said).filter(|line| !line.is_empty()).collect();
    let note = Some(note.join("\n")).filter(|note| !note.is_empty());
    BilingualBlock { id, role: Role::Paragraph, message: None, note, segments: vec![segment] }
}

/// What a form stands for: the message itself for one, its plural for the others; a language with one form says the plural.
fn source_of(entry: &Entry, form: Option<usize>, header: &Header, marks: Marks) -> Text {
    let rule = header.plural();
    let one = match rule {
        Some(rule) => (rule.forms > 1).then_some(rule.one),
        None => (forms(entry, header) > 1).then_some(0),
    };
    let plural = entry.plural.as_ref().filter(|_| form != one);
    let value = plural.or(entry.id.as_ref());
    source(value.map_or("", |value| value.text.as_str()), marks)
}

/// What stands as the translation of a form.
pub(super) fn translation(entry: &Entry, form: Option<usize>) -> Option<&str> {
    let of = |at: &&super::scan::Translation| at.form == form;
    entry.translations.iter().find(of).map(|found| found.value.text.as_str())
}

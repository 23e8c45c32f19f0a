//! Glossaries in tables, as people keep them in spreadsheets: CSV and TSV. What each column holds is guessed from its heading
//! (`words.txt`), or told; a row is a concept with a column a language, or one term with its language beside it.

mod gathered;
mod layout;
pub(super) mod words;
mod xlsx;

use std::collections::{BTreeMap, HashMap, HashSet};
pub(super) use words::lang as lang_named;

pub(super) use self::gathered::with_statuses;
use self::gathered::{Gathered, RowConcept};
use self::layout::{Holds, Layout};
use super::terms::written_lang;
use super::{Format, Input, Likeness, ReadTerms, TermsFormat, TermsOptions, table};
use crate::error::{Error, Noted, Notice, Result};
use crate::model::{Concept, Definition, Lang, Term, TermStatus};

/// The format.
pub(super) const FORMAT: Format =
    Format { terms: Some(TermsFormat { read, write }), ..Format::new("csv", &["csv", "tsv", "tab"], sniff) };

/// The same in Excel's files.
pub(super) const XLSX: Format = xlsx::FORMAT;

/// What stands between several terms in a cell.
const BETWEEN: [char; 4] = [';', '；', '|', '\n'];

/// Any text may be a table, in any encoding; UTF-16 holds zeros, other text none.
fn sniff(head: &[u8]) -> Likeness {
    let utf_16 = head.starts_with(&[0xff, 0xfe]) || head.starts_with(&[0xfe, 0xff]);
    if !head.is_empty() && (utf_16 || !head.contains(&0)) { Likeness::Possible } else { Likeness::None }
}

fn read(input: &Input<'_>, options: &TermsOptions) -> Result<Noted<ReadTerms>> {
    read_table(input.name, &table::read_any(input.bytes), options)
}

/// The concepts of a table.
pub(super) fn read_table(file: &str, table: &table::Table, options: &TermsOptions) -> Result<Noted<ReadTerms>> {
    if table.rows.is_empty() {
        return Err(Error::GlossaryEmpty { file: file.to_owned() });
    }
    let layout = Layout::of(file, table, options)?;
    let mut reader = RowReader { layout: &layout, langs: HashMap::new(), odd: BTreeMap::new() };
    let mut gathered = Gathered::default();
    let mut empty: Option<(u64, u64)> = None;
    for row in table.rows.iter().skip(layout.first) {
        if !gathered.take(reader.row(&row.cells, row.line)) {
            empty.get_or_insert((row.line, 0)).1 += 1;
        }
    }
    let mut notices = Vec::new();
    for (status, (line, count)) in reader.odd {
        notices.push(Notice::TermStatusUnknown { file: file.to_owned(), line, status, count });
    }
    notices.extend(empty.map(|(line, count)| Notice::GlossaryRowsEmpty { file: file.to_owned(), line, count }));
    let concepts = gathered.finish();
    if concepts.is_empty() {
        return Err(Error::GlossaryEmpty { file: file.to_owned() });
    }
    Ok(Noted { value: ReadTerms { concepts, layout: Some(layout.told(table)) }, notices })
}

/// What reads row after row.
struct RowReader<'l> {
    layout: &'l Layout,
    /// The languages that cells name, by what stands there.
    langs: HashMap<String, Option<Lang>>,
    /// What stands for a status and is none: the line of the first, and how many.
    odd: BTreeMap<String, (u64, u64)>,
}

impl RowReader<'_> {
    /// The language that a cell names.
    fn lang(&mut self, said: &str) -> Option<Lang> {
        if let Some(known) = self.langs.get(said) {
            return known.clone();
        }
        let lang = words::lang(said).or_else(|| written_lang(said)).map(|lang| self.layout.settled(lang));
        self.langs.insert(said.to_owned(), lang.clone());
        lang
    }

    fn row(&mut self, cells: &[String], line: u64) -> RowConcept {
        let layout = self.layout;
        let cell = |at: usize| cells.get(at).map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
        let named = |wanted: &Holds| layout.columns.iter().position(|holds| holds == wanted).and_then(cell);
        let mut concept = RowConcept::default();
        // First the terms: what is said of them may stand before.
        for (at, holds) in layout.columns.iter().enumerate() {
            let lang = match holds {
                Holds::Terms(lang) => Some(lang.clone()),
                Holds::TermsOfRow(holds) => named(holds).and_then(|said| self.lang(said)),
                _ => None,
            };
            let (Some(lang), Some(text)) = (lang, cell(at)) else { continue };
            let several = !layout.is_row_a_term();
            let parts = text.split(|c| several && BETWEEN.contains(&c)).map(str::trim).filter(|text| !text.is_empty());
            for text in parts {
                let plain = Term {
                    lang: lang.clone(),
                    text: if several { one_line(text) } else { text.to_owned() },
                    status: TermStatus::Admitted,
                    part_of_speech: None,
                    forms: Vec::new(),
                    note: None,
                    line: u32::try_from(line).ok(),
                };
                concept.push(plain, None);
            }
        }
        let row_lang = named(&Holds::Language).and_then(|said| self.lang(said));
        let source = layout.columns.iter().find_map(|holds| match holds {
            Holds::Terms(lang) => Some(lang.clone()),
            _ => None,
        });
        let several = concept.terms.iter().any(|(term, _)| Some(&term.lang) != source.as_ref());
        // What no language is told of is said of what is translated into.
        let about = |lang: &Option<Lang>, term: &Term| match lang {
            Some(lang) => term.lang == *lang,
            None => !several || Some(&term.lang) != source.as_ref(),
        };
        for (at, holds) in layout.columns.iter().enumerate() {
            let Some(said) = cell(at) else { continue };
            let mut each = |lang: &Option<Lang>, change: &dyn Fn(&mut Term, &mut Option<TermStatus>)| {
                let wanted = concept.terms.iter_mut().filter(|(term, _)| about(lang, term));
                wanted.for_each(|(term, status)| change(term, status));
            };
            match holds {
                Holds::Id => concept.id = Some(said.to_owned()),
                Holds::Subject => concept.subject = Some(said.to_owned()),
                Holds::Definition(lang) => {
                    let lang = lang.clone().or_else(|| row_lang.clone());
                    concept.definitions.push(Definition { lang, text: said.to_owned() });
                }
                Holds::Note(lang) => each(lang, &|term, _| {
                    term.note = Some(match term.note.take() {
                        Some(before) => format!("{before} {said}"),
                        None => said.to_owned(),
                    });
                }),
                Holds::Status(lang) => match words::status(said) {
                    Some(status) => each(lang, &|_, of| *of = Some(status)),
                    None => self.odd.entry(said.to_owned()).or_insert((line, 0)).1 += 1,
                },
                Holds::PartOfSpeech => {
                    let part = words::part_of_speech(said);
                    concept.terms.iter_mut().for_each(|(term, _)| term.part_of_speech = Some(part.clone()));
                }
                Holds::Forms(lang) => {
                    let forms = said.split(BETWEEN).map(str::trim).filter(|form| !form.is_empty());
                    let forms: Vec<String> = forms.map(str::to_owned).collect();
                    each(lang, &|term, _| term.forms.clone_from(&forms));
                }
                Holds::Terms(_)
                | Holds::TermsOfRow(_)
                | Holds::Language
                | Holds::SourceLanguage
                | Holds::TargetLanguage
                | Holds::Nothing => {}
            }
        }
        concept
    }
}

fn one_line(text: &str) -> String {
    text.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

/// The headings of what is written: a row a term, so that nothing said of it is lost.
const HEAD: [&str; 9] =
    ["id", "subject", "language", "term", "status", "part of speech", "forms", "note", "definition"];

/// Concepts as rows, the headings first. A concept without an id gets one that no other has.
pub(super) fn rows(concepts: &[Concept]) -> Vec<Vec<String>> {
    let mut out = vec![HEAD.map(str::to_owned).to_vec()];
    let taken: HashSet<&str> = concepts.iter().map(|concept| concept.id.as_str()).collect();
    let mut fresh = (1_usize..).map(|number| format!("c{number}")).filter(|id| !taken.contains(id.as_str()));
    let or_empty = |text: Option<&String>| text.cloned().unwrap_or_default();
    for concept in concepts {
        let id = if concept.id.is_empty() { fresh.next().unwrap_or_default() } else { concept.id.clone() };
        // A definition stands beside the first term of its language, where all of them can so and come back in their order;
        // else each has a row of its own, before the terms.
        let mut beside: HashMap<usize, &Definition> = HashMap::new();
        let mut last = None;
        for definition in &concept.definitions {
            let at = concept.terms.iter().position(|term| Some(&term.lang) == definition.lang.as_ref());
            match at.filter(|at| last.is_none_or(|last| *at > last)) {
                Some(at) => drop(beside.insert(at, definition)),
                None => {
                    beside.clear();
                    break;
                }
            }
            last = at;
        }
        for definition in concept.definitions.iter().filter(|_| beside.is_empty()) {
            let mut row = vec![String::new(); HEAD.len()];
            row[0].clone_from(&id);
            row[2] = definition.lang.as_ref().map(ToString::to_string).unwrap_or_default();
            row[8].clone_from(&definition.text);
            out.push(row);
        }
        for (at, term) in concept.terms.iter().enumerate() {
            out.push(vec![
                id.clone(),
                or_empty(concept.subject.as_ref()),
                term.lang.to_string(),
                term.text.clone(),
                term.status.name().to_owned(),
                or_empty(term.part_of_speech.as_ref()),
                term.forms.join("; "),
                or_empty(term.note.as_ref()),
                or_empty(beside.get(&at).map(|definition| &definition.text)),
            ]);
        }
    }
    out
}

fn write(file: &str, concepts: &[Concept]) -> Result<Vec<u8>> {
    let rows = rows(concepts);
    let separator = if file.to_ascii_lowercase().ends_with(".csv") { b',' } else { b'\t' };
    Ok(table::write_with(separator, rows.iter().map(Vec::as_slice)))
}

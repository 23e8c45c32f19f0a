//! TBX (ISO 30042): glossaries between tools. Read: version 2 (`martif`: TBX-Default, TBX-Basic, IATE's) and 3, in both styles
//! (what is said of a term stands in an element's `type`, DCA, or is an element of its own, DCT). Written: version 3,
//! TBX-Basic, DCA.
//!
//! TBX-Basic knows no term that must never be used, and no inflected forms: such a term is written as deprecated, which every
//! tool knows, and marked besides in a property of ours (`customerSubset`), by which it reads back as it was.

mod write;

use std::collections::BTreeMap;

use super::glossary::{with_statuses, words};
use super::xml::{self, Element, Step, XML, Xml};
use super::{Format, Input, Likeness, ReadConcept, ReadTerms, TermsFormat, TermsOptions, recognize};
use crate::error::{Error, Noted, Notice, Result};
use crate::model::{Concept, Definition, Lang, Term, TermStatus};

/// The format.
pub(super) const FORMAT: Format =
    Format { terms: Some(TermsFormat { read, write: write::write }), ..Format::new("tbx", &["tbx"], sniff) };

/// Where we say what TBX-Basic has no place for: the type of an `admin`.
const OWN: &str = "customerSubset";
/// Its value for a term that must never be used.
const FORBIDDEN: &str = "cotejo: forbidden";
/// What stands in it before an inflected form.
const FORM: &str = "cotejo: form ";
/// What stands in it before a part of speech that TBX-Basic has not.
const PART: &str = "cotejo: part of speech ";

fn sniff(head: &[u8]) -> Likeness {
    let is = |name: &str| xml::root_is(head, name);
    if is("martif") || is("tbx") { Likeness::Certain } else { Likeness::None }
}

/// What a data category is called, whatever the style: in DCA the `type` of a general element, in DCT the element's own name.
fn category(element: &Element) -> &str {
    const GENERAL: [&str; 5] = ["descrip", "termNote", "admin", "adminNote", "xref"];
    match element.attribute("type") {
        Some(kind) if GENERAL.contains(&element.name.as_str()) => kind,
        _ => &element.name,
    }
}

fn read(input: &Input<'_>, options: &TermsOptions) -> Result<Noted<ReadTerms>> {
    if input.bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Error::FileEmpty { file: input.name.to_owned() });
    }
    let text = xml::decode(input.bytes);
    let stranger = || recognize::not(input.name, "TBX", input.bytes);
    if !text.trim_start().starts_with('<') {
        return Err(stranger());
    }
    let mut walk = Xml::new(input.name, &text, 1)?;
    match walk.next() {
        Ok(Step::Open(root)) if matches!(root.name.as_str(), "martif" | "tbx") => {}
        Err(error @ (Error::XmlEntities { .. } | Error::XmlTooDeep { .. })) => return Err(error),
        _ => return Err(stranger()),
    }
    let mut reader =
        TbxReader { options, concepts: Vec::new(), odd: BTreeMap::new(), tags: BTreeMap::new(), empty: None };
    loop {
        match walk.next()? {
            Step::Open(element) if matches!(element.name.as_str(), "termEntry" | "conceptEntry") => {
                let element = walk.fill(element)?;
                reader.concept(&element);
            }
            Step::Open(element) if matches!(element.name.as_str(), "martifHeader" | "tbxHeader" | "back") => {
                walk.skip()?;
            }
            Step::Open(_) | Step::Close | Step::Text(_) => {}
            Step::End => break,
        }
    }
    let TbxReader { concepts, odd, tags, empty, .. } = reader;
    let file = || input.name.to_owned();
    let mut notices = Vec::new();
    notices.extend(odd.into_iter().map(|(status, (line, count))| Notice::TermStatusUnknown {
        file: file(),
        line,
        status,
        count,
    }));
    notices.extend(tags.into_iter().map(|(tag, (line, count))| Notice::TermLangUnknown {
        file: file(),
        line,
        tag,
        count,
    }));
    notices.extend(empty.map(|(line, count)| Notice::TbxConceptsEmpty { file: file(), line, count }));
    if concepts.is_empty() {
        return Err(Error::GlossaryEmpty { file: input.name.to_owned() });
    }
    Ok(Noted { value: ReadTerms { concepts, layout: None }, notices })
}

struct TbxReader<'a> {
    options: &'a TermsOptions,
    concepts: Vec<ReadConcept>,
    /// Statuses that are not known: the line of the first, and how many.
    odd: BTreeMap<String, (u64, u64)>,
    /// The same of tags that are no language's, and of concepts without a term.
    tags: BTreeMap<String, (u64, u64)>,
    empty: Option<(u64, u64)>,
}

impl TbxReader<'_> {
    fn concept(&mut self, entry: &Element) {
        let mut concept = Concept {
            id: entry.attribute("id").unwrap_or_default().trim().to_owned(),
            subject: None,
            definitions: Vec::new(),
            terms: Vec::new(),
        };
        let mut told = Vec::new();
        let mut subject = None;
        let mut notes = Vec::new();
        said(entry, &mut |element| match category(element) {
            "subjectField" => subject = subject.take().or_else(|| worded(element)),
            "definition" => concept.definitions.extend(definition(element, None)),
            "note" => notes.extend(worded(element)),
            _ => {}
        });
        concept.subject = subject;
        for lang_set in entry.elements().filter(|element| matches!(element.name.as_str(), "langSet" | "langSec")) {
            for (term, is_told) in self.lang_set(lang_set, &mut concept.definitions, &notes) {
                concept.terms.push(term);
                told.push(is_told);
            }
        }
        if concept.terms.is_empty() {
            self.empty.get_or_insert((entry.line, 0)).1 += 1;
        } else {
            self.concepts.push(ReadConcept { concept, told });
        }
    }

    fn lang_set(
        &mut self,
        lang_set: &Element,
        definitions: &mut Vec<Definition>,
        notes: &[String],
    ) -> Vec<(Term, bool)> {
        let tag = lang_set.attribute_in(XML, "lang").or_else(|| lang_set.attribute("lang")).unwrap_or_default();
        let Ok(lang) = Lang::parse(tag.trim()) else {
            self.tags.entry(tag.to_owned()).or_insert((lang_set.line, 0)).1 += 1;
            return Vec::new();
        };
        let lang = self.options.settled(lang);
        let mut notes = notes.to_vec();
        said(lang_set, &mut |element| match category(element) {
            "definition" => definitions.extend(definition(element, Some(&lang))),
            "note" => notes.extend(worded(element)),
            _ => {}
        });
        let is_term = |element: &&Element| matches!(element.name.as_str(), "tig" | "ntig" | "termSec");
        let mut terms = Vec::new();
        for element in lang_set.elements().filter(is_term) {
            terms.extend(self.term(element, &lang, &notes, definitions));
        }
        with_statuses(terms)
    }

    /// A term, and its status where that is said.
    fn term(
        &mut self,
        section: &Element,
        lang: &Lang,
        notes: &[String],
        definitions: &mut Vec<Definition>,
    ) -> Option<(Term, Option<TermStatus>)> {
        let mut term = Term {
            lang: lang.clone(),
            text: String::new(),
            status: TermStatus::Admitted,
            part_of_speech: None,
            forms: Vec::new(),
            note: None,
            line: u32::try_from(section.line).ok(),
        };
        let (mut status, mut forbidden, mut is_phrase, mut notes) = (None, false, false, notes.to_vec());
        said(section, &mut |element| match category(element) {
            "term" => term.text = worded(element).unwrap_or_default(),
            "administrativeStatus" | "normativeAuthorization" => {
                let word = worded(element).unwrap_or_default();
                match words::status(&word) {
                    Some(known) => status = Some(known),
                    None => self.odd.entry(word).or_insert((element.line, 0)).1 += 1,
                }
            }
            "partOfSpeech" => {
                let word = worded(element).filter(|word| word != "other");
                term.part_of_speech = term.part_of_speech.take().or(word.map(|word| words::part_of_speech(&word)));
            }
            "termType" => {
                is_phrase |=
                    worded(element).is_some_and(|kind| kind.starts_with("phrase") || kind == "phraseologicalUnit");
            }
            "definition" => definitions.extend(definition(element, Some(lang))),
            "note" | "usageNote" => notes.extend(worded(element)),
            OWN => {
                let text = worded(element).unwrap_or_default();
                forbidden |= text == FORBIDDEN;
                term.forms.extend(text.strip_prefix(FORM).map(str::to_owned));
                if let Some(part) = text.strip_prefix(PART) {
                    term.part_of_speech = Some(part.to_owned());
                }
            }
            _ => {}
        });
        if term.text.is_empty() {
            return None;
        }
        if is_phrase {
            term.part_of_speech = term.part_of_speech.or_else(|| Some("phrase".to_owned()));
        }
        notes.dedup();
        term.note = Some(notes.join(" ")).filter(|note| !note.is_empty());
        Some((term, if forbidden { Some(TermStatus::Forbidden) } else { status }))
    }
}

/// What is said of a concept, a language or a term: also where it stands in a group with its source, but not inside the
/// sections below.
fn said(element: &Element, take: &mut dyn FnMut(&Element)) {
    const GROUPS: [&str; 5] = ["descripGrp", "termNoteGrp", "adminGrp", "termGrp", "noteGrp"];
    for inner in element.elements() {
        if GROUPS.contains(&inner.name.as_str()) {
            inner.elements().for_each(&mut *take);
            // In a `termGrp`, notes on the term may stand in groups once more.
            let groups = inner.elements().filter(|group| GROUPS.contains(&group.name.as_str()));
            groups.flat_map(Element::elements).for_each(&mut *take);
        } else {
            take(inner);
        }
    }
}

/// An element's text on one line, if it has one.
fn worded(element: &Element) -> Option<String> {
    let text = element.text();
    let words: Vec<&str> = text.split_ascii_whitespace().collect();
    Some(words.join(" ")).filter(|text| !text.is_empty())
}

fn definition(element: &Element, lang: Option<&Lang>) -> Option<Definition> {
    let own = element.attribute_in(XML, "lang").and_then(|tag| Lang::parse(tag).ok());
    Some(Definition { lang: own.or_else(|| lang.cloned()), text: worded(element)? })
}

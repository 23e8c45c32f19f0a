use super::{FORBIDDEN, FORM, OWN, PART};
use crate::error::Result;
use crate::format::xml::{attribute_into, escape_into};
use crate::model::{Concept, Lang, Term, TermStatus};

/// Concepts as TBX-Basic, version 3, in the order given.
pub(super) fn write(_file: &str, concepts: &[Concept]) -> Result<Vec<u8>> {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tbx type=\"TBX-Basic\" style=\"dca\" xml:lang=\"en\" \
         xmlns=\"urn:iso:std:iso:30042:ed-2\">\n<tbxHeader>\n<fileDesc>\n<sourceDesc>\n<p>Written by \
         Cotejo</p>\n</sourceDesc>\n</fileDesc>\n</tbxHeader>\n<text>\n<body>\n",
    );
    for (at, concept) in concepts.iter().enumerate() {
        write_concept(&mut out, concept, at);
    }
    out.push_str("</body>\n</text>\n</tbx>\n");
    Ok(out.into_bytes())
}

fn write_concept(out: &mut String, concept: &Concept, at: usize) {
    out.push_str("<conceptEntry");
    let id = if is_xml_id(&concept.id) { concept.id.clone() } else { format!("c{}", at + 1) };
    attribute_into(out, "id", &id);
    out.push_str(">\n");
    if let Some(subject) = &concept.subject {
        element(out, "descrip", Some("subjectField"), None, subject);
    }
    let mut langs: Vec<&Lang> = Vec::new();
    for term in &concept.terms {
        if !langs.contains(&&term.lang) {
            langs.push(&term.lang);
        }
    }
    for definition in &concept.definitions {
        match &definition.lang {
            Some(lang) if langs.contains(&lang) => {}
            lang => element(out, "descrip", Some("definition"), lang.as_ref(), &definition.text),
        }
    }
    for lang in langs {
        out.push_str("<langSec");
        attribute_into(out, "xml:lang", &lang.to_string());
        out.push_str(">\n");
        for definition in concept.definitions.iter().filter(|one| one.lang.as_ref() == Some(lang)) {
            element(out, "descrip", Some("definition"), None, &definition.text);
        }
        for term in concept.terms.iter().filter(|term| term.lang == *lang) {
            write_term(out, term);
        }
        out.push_str("</langSec>\n");
    }
    out.push_str("</conceptEntry>\n");
}

fn write_term(out: &mut String, term: &Term) {
    out.push_str("<termSec>\n");
    element(out, "term", None, None, &term.text);
    let status = match term.status {
        TermStatus::Preferred => "preferredTerm-admn-sts",
        TermStatus::Admitted => "admittedTerm-admn-sts",
        TermStatus::Deprecated | TermStatus::Forbidden => "deprecatedTerm-admn-sts",
    };
    element(out, "termNote", Some("administrativeStatus"), None, status);
    let mut own = None;
    if let Some(part) = &term.part_of_speech {
        match part.as_str() {
            "noun" | "verb" | "adjective" | "adverb" => element(out, "termNote", Some("partOfSpeech"), None, part),
            "phrase" => element(out, "termNote", Some("termType"), None, "phrase"),
            _ => {
                let known = if part == "proper-noun" { "noun" } else { "other" };
                element(out, "termNote", Some("partOfSpeech"), None, known);
                own = Some(format!("{PART}{part}"));
            }
        }
    }
    if term.status == TermStatus::Forbidden {
        element(out, "admin", Some(OWN), None, FORBIDDEN);
    }
    let forms = term.forms.iter().map(|form| format!("{FORM}{form}"));
    forms.chain(own).for_each(|said| element(out, "admin", Some(OWN), None, &said));
    if let Some(note) = &term.note {
        element(out, "note", None, None, note);
    }
    out.push_str("</termSec>\n");
}

fn element(out: &mut String, name: &str, kind: Option<&str>, lang: Option<&Lang>, text: &str) {
    out.push('<');
    out.push_str(name);
    if let Some(kind) = kind {
        attribute_into(out, "type", kind);
    }
    if let Some(lang) = lang {
        attribute_into(out, "xml:lang", &lang.to_string());
    }
    out.push('>');
    escape_into(out, text);
    out.push_str("</");
    out.push_str(name);
    out.push_str(">\n");
}

/// Whether XML takes it for an `id`: a name without a colon.
fn is_xml_id(id: &str) -> bool {
    let begins = |c: char| c.is_ascii_alphabetic() || c == '_';
    id.starts_with(begins) && id.chars().all(|c| begins(c) || c.is_ascii_digit() || matches!(c, '-' | '.'))
}

//! Concepts as an editor would write them, and into what she wrote: what is not changed stays as it stands, remarks too.

use std::collections::HashMap;

use toml_edit::{Array, DocumentMut, Formatted, InlineTable, Item, Table, TableLike, Value};

use super::written_lang;

use crate::error::{Error, Result};
use crate::format::Input;
use crate::model::{Concept, Definition, Lang, Term, TermStatus};

/// A file with these concepts and nothing else.
pub(super) fn write(_file: &str, concepts: &[Concept]) -> Result<Vec<u8>> {
    let texts: Vec<String> = concepts.iter().map(written).collect();
    Ok(texts.join("\n").into_bytes())
}

/// The file with these concepts in it: each takes the place of the one of its id, or comes at the end. Where the terms of a
/// language are as they were, nothing of them is touched.
///
/// # Errors
/// [`Error::TermsBroken`] for a file that is no TOML.
pub(crate) fn updated(input: &Input<'_>, before: &[Concept], now: &[Concept]) -> Result<Vec<u8>> {
    let broken = |reason: String| Error::TermsBroken { file: input.name.to_owned(), line: 1, reason };
    let text = std::str::from_utf8(input.bytes).map_err(|error| broken(error.to_string()))?;
    let (mark, text) = text.strip_prefix('\u{feff}').map_or(("", text), |rest| ("\u{feff}", rest));
    let mut document: DocumentMut = text.parse().map_err(|error: toml_edit::TomlError| broken(error.to_string()))?;
    let before: HashMap<&str, &Concept> = before.iter().map(|concept| (concept.id.as_str(), concept)).collect();
    let mut new = Vec::new();
    for concept in now {
        match (before.get(concept.id.as_str()), document.get_mut(&concept.id).and_then(Item::as_table_like_mut)) {
            (Some(was), Some(table)) => change(table, was, concept),
            _ => new.push(written(concept)),
        }
    }
    let mut out = format!("{mark}{document}");
    // The end of a line as the file has it.
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    for concept in new {
        if !out.is_empty() && !out.ends_with('\n') {
            out.push_str(end);
        }
        if !out.is_empty() {
            out.push_str(end);
        }
        out.push_str(&concept.replace('\n', end));
    }
    Ok(out.into_bytes())
}

fn change(table: &mut dyn TableLike, was: &Concept, now: &Concept) {
    if now.subject != was.subject
        && let Some(subject) = &now.subject
    {
        put(table, "subject", string(subject));
    }
    if now.definitions != was.definitions {
        define(table, now);
    }
    // What the table says of all its terms is not said again of each.
    let common = |key: &str| table.get(key).and_then(Item::as_str).map(str::to_owned);
    let (part, note) = (common("pos"), common("note"));
    for lang in langs(now) {
        let of = |concept: &Concept| -> Vec<Term> {
            let terms = concept.terms.iter().filter(|term| term.lang == lang);
            let own = |term: &Term| Term {
                line: None,
                part_of_speech: term.part_of_speech.clone().filter(|said| Some(said) != part.as_ref()),
                note: term.note.clone().filter(|said| Some(said) != note.as_ref()),
                ..term.clone()
            };
            terms.map(own).collect()
        };
        let (before, after) = (of(was), of(now));
        if before != after {
            let found =
                table.iter().map(|(key, _)| key.to_owned()).find(|key| written_lang(key).as_ref() == Some(&lang));
            let key = found.unwrap_or_else(|| lang.to_string());
            match table.get_mut(&key).and_then(Item::as_array_mut) {
                Some(array) if array.len() == before.len() => change_list(array, &before, &after),
                _ => put(table, &key, terms(&after)),
            }
        }
    }
}

/// Puts what is otherwise into a list, in which the remarks of what is not stay.
fn change_list(array: &mut Array, before: &[Term], after: &[Term]) {
    for (at, term) in after.iter().enumerate() {
        let mut new = value(term, at == 0);
        match (array.get_mut(at), before.get(at)) {
            (Some(there), Some(was)) if was != term => {
                *new.decor_mut() = there.decor().clone();
                *there = new;
            }
            (Some(_), _) => {}
            (None, _) => {
                push(array, new);
            }
        }
    }
}

/// Puts a value at the end of a list, on a line of its own where the others have one; what is remarked of the last stays on its
/// line.
fn push(array: &mut Array, mut new: Value) {
    let mut remark = array.trailing().as_str().unwrap_or_default().to_owned();
    let mut line = " ".to_owned();
    let last = array.len().checked_sub(1).and_then(|at| array.get_mut(at));
    if let Some(last) = last {
        let decor = last.decor_mut();
        let prefix = decor.prefix().and_then(|prefix| prefix.as_str()).unwrap_or_default();
        if let Some(own) = prefix.rfind('\n').and_then(|at| prefix.get(at..)) {
            own.clone_into(&mut line);
        }
        remark.insert_str(0, decor.suffix().and_then(|suffix| suffix.as_str()).unwrap_or_default());
        decor.set_suffix("");
    }
    let (of_last, rest) = remark.split_at(remark.find('\n').unwrap_or(0));
    let of_last = if of_last.trim().is_empty() { "" } else { of_last };
    let line = if line == " " && !of_last.is_empty() { "\n  " } else { &line };
    new.decor_mut().set_prefix(format!("{of_last}{line}"));
    array.push_formatted(new);
    let is_in_lines = rest.contains('\n');
    array.set_trailing(rest.to_owned());
    array.set_trailing_comma(is_in_lines);
}

/// Says what a concept is, each language in its place.
fn define(table: &mut dyn TableLike, now: &Concept) {
    let by_lang = match definitions(now) {
        Some(Ok(text)) => return put(table, "definition", string(&text)),
        Some(Err(by_lang)) => by_lang,
        None => return,
    };
    if let Some(there) = table.get_mut("definition").and_then(Item::as_table_like_mut) {
        for (lang, text) in &by_lang {
            let found =
                there.iter().map(|(key, _)| key.to_owned()).find(|key| written_lang(key).as_ref() == Some(lang));
            let key = found.unwrap_or_else(|| lang.to_string());
            if there.get(&key).and_then(Item::as_str) != Some(text) {
                put(there, &key, string(text));
            }
        }
        return;
    }
    let mut inline = InlineTable::new();
    by_lang.into_iter().for_each(|(lang, text)| drop(inline.insert(lang.to_string(), string(&text))));
    put(table, "definition", Value::InlineTable(inline));
}

/// Puts a value in the place of the one there, whose remarks stay.
fn put(table: &mut dyn TableLike, key: &str, mut value: Value) {
    if let Some(there) = table.get(key).and_then(Item::as_value) {
        *value.decor_mut() = there.decor().clone();
    }
    table.insert(key, Item::Value(value));
}

fn langs(concept: &Concept) -> Vec<Lang> {
    let mut langs: Vec<Lang> = Vec::new();
    for term in &concept.terms {
        if !langs.contains(&term.lang) {
            langs.push(term.lang.clone());
        }
    }
    langs
}

fn written(concept: &Concept) -> String {
    let mut table = Table::new();
    if let Some(subject) = &concept.subject {
        table.insert("subject", Item::Value(string(subject)));
    }
    match definitions(concept) {
        Some(Ok(text)) => drop(table.insert("definition", Item::Value(string(&text)))),
        Some(Err(by_lang)) => {
            let mut inner = Table::new();
            inner.set_dotted(true);
            by_lang
                .into_iter()
                .for_each(|(lang, text)| drop(inner.insert(&lang.to_string(), Item::Value(string(&text)))));
            table.insert("definition", Item::Table(inner));
        }
        None => {}
    }
    // What holds for all terms is said once.
    let mut parts: Vec<&Option<String>> = concept.terms.iter().map(|term| &term.part_of_speech).collect();
    parts.dedup();
    let common =
        if let ([Some(part)], true) = (parts.as_slice(), concept.terms.len() > 1) { Some(part.clone()) } else { None };
    if let Some(part) = &common {
        table.insert("pos", Item::Value(string(part)));
    }
    for lang in langs(concept) {
        let of: Vec<Term> = concept
            .terms
            .iter()
            .filter(|term| term.lang == lang)
            .map(|term| Term {
                part_of_speech: term.part_of_speech.clone().filter(|_| common.is_none()),
                ..term.clone()
            })
            .collect();
        table.insert(&lang.to_string(), Item::Value(terms(&of)));
    }
    let mut document = DocumentMut::new();
    document.insert(&concept.id, Item::Table(table));
    document.to_string()
}

/// One text, where no language is told, else one a language; what is told of none is the first term's language's.
fn definitions(concept: &Concept) -> Option<std::result::Result<String, Vec<(Lang, String)>>> {
    if concept.definitions.iter().all(|one| one.lang.is_none()) {
        let texts: Vec<&str> = concept.definitions.iter().map(|one| one.text.as_str()).collect();
        return (!texts.is_empty()).then(|| Ok(texts.join(" ")));
    }
    let mut out: Vec<(Lang, String)> = Vec::new();
    for Definition { lang, text } in &concept.definitions {
        let Some(lang) = lang.clone().or_else(|| concept.terms.first().map(|term| term.lang.clone())) else { continue };
        match out.iter_mut().find(|(of, _)| *of == lang) {
            Some((_, said)) => *said = format!("{said} {text}"),
            None => out.push((lang, text.clone())),
        }
    }
    Some(Err(out))
}

/// A language's terms: a text, a table, or a list of both.
fn terms(terms: &[Term]) -> Value {
    let mut values = terms.iter().enumerate().map(|(at, term)| value(term, at == 0));
    if let ([_], Some(only)) = (terms, values.next()) {
        return only;
    }
    let mut array: Array = terms.iter().enumerate().map(|(at, term)| value(term, at == 0)).collect();
    let is_long = array.to_string().chars().count() > 90;
    if is_long {
        array.iter_mut().for_each(|value| value.decor_mut().set_prefix("\n  "));
        array.set_trailing_comma(true);
        array.set_trailing("\n");
    }
    Value::Array(array)
}

fn value(term: &Term, first: bool) -> Value {
    let untold = if first { TermStatus::Preferred } else { TermStatus::Admitted };
    let plain = term.status == untold && term.part_of_speech.is_none() && term.forms.is_empty() && term.note.is_none();
    if plain {
        return string(&term.text);
    }
    let mut table = InlineTable::new();
    table.insert("text", string(&term.text));
    if term.status != untold {
        table.insert("status", string(term.status.name()));
    }
    if let Some(part) = &term.part_of_speech {
        table.insert("pos", string(part));
    }
    if !term.forms.is_empty() {
        table.insert("forms", Value::Array(term.forms.iter().map(|form| string(form)).collect()));
    }
    if let Some(note) = &term.note {
        table.insert("note", string(note));
    }
    Value::InlineTable(table)
}

fn string(text: &str) -> Value {
    Value::String(Formatted::new(text.to_owned()))
}

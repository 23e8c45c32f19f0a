use std::io::Write;

use super::{WRITER_VERSION, codes, prop};
use crate::error::{Error, Result};
use crate::format::xml::{attribute_into, escape_into};
use crate::format::{LangPair, MemoryHeader, foreign, time};
use crate::model::{ForgottenRendering, Position, State, Time, Tombstone, Unit};

/// Writes units in the order given; see the module.
pub(super) fn write(
    out: &mut dyn Write,
    header: &MemoryHeader,
    units: &mut dyn Iterator<Item = Result<Unit>>,
) -> Result<()> {
    let mut put = |text: &str| out.write_all(text.as_bytes()).map_err(|error| Error::writing("", error));
    let mut line = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tmx version=\"1.4\">\n<header");
    attribute_into(&mut line, "creationtool", "cotejo");
    attribute_into(&mut line, "creationtoolversion", WRITER_VERSION);
    attribute_into(&mut line, "segtype", "sentence");
    attribute_into(&mut line, "o-tmf", "cotejo");
    attribute_into(&mut line, "adminlang", "en");
    attribute_into(&mut line, "srclang", &header.pair.as_ref().map_or("*all*".to_owned(), LangPair::source_tag));
    attribute_into(&mut line, "datatype", "plaintext");
    if let Some(written) = header.written.and_then(time::basic) {
        attribute_into(&mut line, "creationdate", &written);
    }
    line.push_str("/>\n<body>\n");
    put(&line)?;
    let mut tombstones = header.tombstones.iter().peekable();
    for unit in units {
        line.clear();
        let mut unit = unit?;
        while let Some(tombstone) = tombstones.next_if(|tombstone| tombstone.is_before(&unit)) {
            write_tombstone(&mut line, tombstone);
        }
        unit.date_variants();
        write_unit(&mut line, &unit, header.pair.as_ref());
        line.push('\n');
        put(&line)?;
    }
    line.clear();
    tombstones.for_each(|tombstone| write_tombstone(&mut line, tombstone));
    put(&line)?;
    put("</body>\n</tmx>\n")?;
    out.flush().map_err(|error| Error::writing("", error))
}

/// A processing instruction, which other tools pass over; on a line of its own where the unit would stand.
fn write_tombstone(out: &mut String, tombstone: &Tombstone) {
    let date = |time| dated(time).unwrap_or_else(|seconds: i64| seconds.to_string());
    out.push_str("<?");
    out.push_str(if tombstone.restored.is_some() { prop::RESTORED } else { prop::FORGOTTEN });
    attribute_into(out, "tuid", tombstone.id.as_str());
    attribute_into(out, "at", &date(tombstone.restored.unwrap_or(tombstone.at)));
    if tombstone.restored.is_some() {
        attribute_into(out, "forgotten", &date(tombstone.at));
    }
    if let Some(document) = &tombstone.document {
        attribute_into(out, "document", document);
    }
    if let Some(position) = tombstone.position {
        attribute_into(out, "position", &placed(position));
    }
    if let Some(ForgottenRendering { lang, said }) = &tombstone.rendering {
        attribute_into(out, "lang", lang);
        attribute_into(out, "said", said);
    }
    out.push_str("?>\n");
}

fn placed(position: Position) -> String {
    format!("{}/{}", u64::from(position.index) + 1, position.of)
}

fn write_unit(out: &mut String, unit: &Unit, pair: Option<&LangPair>) {
    out.push_str("<tu");
    attribute_into(out, "tuid", unit.id.as_str());
    attribute_into(out, "srclang", &pair.map_or_else(|| unit.source.to_string(), LangPair::source_tag));
    let (created, changed) = (unit.created.map(dated), unit.changed.map(dated));
    if let Some(Ok(date)) = &created {
        attribute_into(out, "creationdate", date);
    }
    if let Some(name) = &unit.created_by {
        attribute_into(out, "creationid", name);
    }
    // What its variants say is not said on the unit: its line then stays as it is when one of them changes.
    let told = unit.is_dated_by_variants();
    let changed = changed.filter(|_| !told);
    if let Some(Ok(date)) = &changed {
        attribute_into(out, "changedate", date);
    }
    if let Some(name) = unit.changed_by.as_ref().filter(|_| !told) {
        attribute_into(out, "changeid", name);
    }
    out.push('>');
    write_prop(out, prop::ORIGIN, unit.origin.name());
    if pair.is_some() && unit.variants.first().is_some_and(|first| first.lang != unit.source) {
        write_prop(out, prop::SOURCE, &unit.source.to_string());
    }
    if let Some(document) = &unit.document {
        write_prop(out, prop::DOCUMENT, document);
    }
    if let Some(position) = unit.position {
        write_prop(out, prop::POSITION, &placed(position));
    }
    if let Some(message) = &unit.message {
        write_prop(out, prop::MESSAGE, message);
    }
    if let Some(Err(seconds)) = created {
        write_prop(out, prop::CREATED, &seconds.to_string());
    }
    if let Some(Err(seconds)) = changed {
        write_prop(out, prop::CHANGED, &seconds.to_string());
    }
    for note in &unit.notes {
        out.push_str("<note>");
        escape_into(out, note);
        out.push_str("</note>");
    }
    // What another tool once said of the unit's state was taken in then; to the next one it would say what is not so.
    let is_said = |kind: &str, value: &str| pair.is_none() || foreign::claim(kind, value).is_none();
    for (kind, value) in unit.props.iter().filter(|(kind, value)| is_said(kind, value)) {
        if kind.starts_with(prop::PREFIX) {
            write_prop(out, &format!("{}{kind}", prop::FOREIGN), value);
        } else {
            write_prop(out, kind, value);
        }
    }
    for variant in &unit.variants {
        out.push_str("\n<tuv");
        let lang = variant.lang.to_string();
        let spelt = pair.map_or_else(|| lang.clone(), |pair| pair.tag(&variant.lang));
        attribute_into(out, "xml:lang", &spelt);
        let changed = variant.changed.map(dated);
        if let Some(Ok(date)) = &changed {
            attribute_into(out, "changedate", date);
        }
        if let Some(name) = &variant.changed_by {
            attribute_into(out, "changeid", name);
        }
        out.push('>');
        if let Some(Err(seconds)) = changed {
            write_prop(out, prop::CHANGED, &seconds.to_string());
        }
        if spelt != lang {
            write_prop(out, prop::LANG, &lang);
        }
        if variant.state != State::Translated {
            write_prop(out, prop::STATE, variant.state.name());
        }
        if let Some(origin) = variant.origin.filter(|origin| *origin != unit.origin) {
            write_prop(out, prop::ORIGIN, origin.name());
        }
        if let Some(confidence) = variant.confidence {
            write_prop(out, prop::CONFIDENCE, &confidence.to_string());
        }
        if let Some(tag) = &variant.tag {
            write_prop(out, prop::TAG, tag);
        }
        out.push_str("<seg>");
        codes::write(out, &variant.text);
        out.push_str("</seg></tuv>");
    }
    out.push_str("\n</tu>");
}

/// The date as TMX writes it, or the seconds where it cannot.
fn dated(at: Time) -> std::result::Result<String, i64> {
    time::basic(at).ok_or(at.0)
}

fn write_prop(out: &mut String, kind: &str, value: &str) {
    out.push_str("<prop");
    attribute_into(out, "type", kind);
    out.push('>');
    escape_into(out, value);
    out.push_str("</prop>");
}

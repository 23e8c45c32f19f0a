use super::{CORE, OWN, ROLE, inline};
use crate::error::Result;
use crate::format::candidate::{self, moment};
use crate::format::xml::{attribute_into, escape_into};
use crate::model::{Bilingual, BilingualBlock, Candidate, Lang, Origin, Original, Segment, State};

/// The whole file; see the module.
pub(super) fn write(bilingual: &Bilingual) -> Result<Vec<u8>> {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xliff");
    attribute_into(&mut out, "xmlns", CORE);
    attribute_into(&mut out, "xmlns:cotejo", OWN);
    attribute_into(&mut out, "version", "1.2");
    out.push_str(">\n");
    let langs = (&bilingual.source, &bilingual.target);
    write_file(&mut out, &bilingual.original, langs, "story", &bilingual.story);
    if !bilingual.site.is_empty() {
        write_file(&mut out, &bilingual.original, langs, "site", &bilingual.site);
    }
    out.push_str("</xliff>\n");
    Ok(out.into_bytes())
}

/// A `file` with these blocks, from the first language into the second.
pub(super) fn write_file(
    out: &mut String,
    original: &Original,
    langs: (&Lang, &Lang),
    part: &str,
    blocks: &[BilingualBlock],
) {
    out.push_str(" <file");
    attribute_into(out, "original", &original.name);
    attribute_into(out, "source-language", &langs.0.to_string());
    attribute_into(out, "target-language", &langs.1.to_string());
    // Which kinds there are: XLIFF 1.2, 2.3.1, `datatype`.
    let kind = match original.format.as_str() {
        "html" => "html",
        "text" | "" => "plaintext",
        _ => "x-other",
    };
    attribute_into(out, "datatype", kind);
    attribute_into(out, "xml:space", "preserve");
    attribute_into(out, "cotejo:part", part);
    attribute_into(out, "cotejo:format", &original.format);
    attribute_into(out, "cotejo:hash", &original.hash.0);
    attribute_into(out, "cotejo:encoding", &original.encoding);
    if let Some(reader) = original.reader {
        attribute_into(out, "cotejo:reader", &reader.to_string());
    }
    out.push_str(">\n  <body>\n");
    for block in blocks {
        write_group(out, langs, block);
    }
    out.push_str("  </body>\n </file>\n");
}

/// The `group` of a block, on lines of its own.
pub(super) fn write_group(out: &mut String, langs: (&Lang, &Lang), block: &BilingualBlock) {
    out.push_str("   <group");
    attribute_into(out, "id", &block.id);
    attribute_into(out, "restype", &format!("{ROLE}{}", block.role.name()));
    if let Some(message) = &block.message {
        attribute_into(out, "resname", message);
    }
    out.push_str(">\n");
    for (at, segment) in block.segments.iter().enumerate() {
        let note = block.note.as_deref().filter(|_| at == 0);
        write_unit(out, langs, &block.id, segment, note);
    }
    out.push_str("   </group>\n");
}

fn write_unit(out: &mut String, (source, target): (&Lang, &Lang), block: &str, segment: &Segment, note: Option<&str>) {
    out.push_str("    <trans-unit");
    attribute_into(out, "id", &format!("{block}.{}", segment.id));
    if segment.state >= State::Reviewed {
        attribute_into(out, "approved", "yes");
    }
    if segment.after != between(source) {
        attribute_into(out, "cotejo:after", &segment.after);
    }
    out.push_str(">\n     <source>");
    inline::write(out, &segment.source);
    out.push_str("</source>\n");
    write_target(out, segment);
    for candidate in &segment.candidates {
        write_candidate(out, candidate, target);
    }
    if let Some(note) = note {
        out.push_str("     <note>");
        escape_into(out, note);
        out.push_str("</note>\n");
    }
    out.push_str("    </trans-unit>\n");
}

/// What stands between two sentences, where a file does not say it.
pub(super) fn between(source: &Lang) -> &'static str {
    if source.language() == "zh" { "" } else { " " }
}

fn write_target(out: &mut String, segment: &Segment) {
    out.push_str("     <target");
    // A tool that says no states leaves those that stand there: what is open has none, so that what is written over it counts.
    if segment.target.is_some() {
        attribute_into(out, "state", state(segment.state));
    }
    if segment.by_machine {
        attribute_into(out, "state-qualifier", "mt-suggestion");
    }
    if let Some(filled) = &segment.filled {
        attribute_into(out, "cotejo:filled", filled);
    }
    if let Some(changed) = segment.changed {
        attribute_into(out, "cotejo:changed", &moment(changed));
    }
    if let Some(name) = &segment.changed_by {
        attribute_into(out, "cotejo:changed-by", name);
    }
    out.push('>');
    // OmegaT translates what stands in the target, and nothing where there is none: the source stands there until somebody does.
    inline::write(out, segment.target.as_ref().unwrap_or(&segment.source));
    out.push_str("</target>\n");
}

/// A state as the standard calls it. Reviewed is translated, and `approved`.
pub(super) fn state(state: State) -> &'static str {
    match state {
        State::Initial => "needs-review-translation",
        State::Translated | State::Reviewed => "translated",
        State::Final => "final",
    }
}

pub(super) fn write_candidate(out: &mut String, candidate: &Candidate, target: &Lang) {
    out.push_str("     <alt-trans");
    let points = candidate.score.min(100);
    attribute_into(out, "match-quality", &points.to_string());
    if let Some(document) = &candidate.document {
        attribute_into(out, "origin", document);
    }
    candidate::write(out, candidate, (points, points));
    out.push_str(">\n      <source>");
    inline::write(out, &candidate.source);
    out.push_str("</source>\n      <target");
    if candidate.lang != *target {
        attribute_into(out, "xml:lang", &candidate.lang.to_string());
    }
    if candidate.origin == Origin::Machine {
        attribute_into(out, "state-qualifier", "mt-suggestion");
    }
    out.push('>');
    inline::write(out, &candidate.target);
    out.push_str("</target>\n     </alt-trans>\n");
}

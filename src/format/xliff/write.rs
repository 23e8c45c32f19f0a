use super::inline::{Inline, TextSide, write_blanks};
use super::{BY_MACHINE, CORE, FILLED, MATCHES, OWN, ROLE, ids};
use crate::error::Result;
use crate::format::candidate;
use crate::format::xml::{attribute_into, escape_into};
use crate::model::{Bilingual, BilingualBlock, Candidate, Lang, Origin, Original, Segment};

/// The whole file; see the module.
pub(super) fn write(bilingual: &Bilingual) -> Result<Vec<u8>> {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xliff");
    attribute_into(&mut out, "xmlns", CORE);
    attribute_into(&mut out, "xmlns:mtc", MATCHES);
    attribute_into(&mut out, "xmlns:cotejo", OWN);
    attribute_into(&mut out, "version", "2.0");
    attribute_into(&mut out, "srcLang", &bilingual.source.to_string());
    attribute_into(&mut out, "trgLang", &bilingual.target.to_string());
    out.push_str(">\n");
    let (original, target) = (&bilingual.original, &bilingual.target);
    write_file(&mut out, original, target, "story", &bilingual.story);
    if !bilingual.site.is_empty() {
        write_file(&mut out, original, target, "site", &bilingual.site);
    }
    out.push_str("</xliff>\n");
    Ok(out.into_bytes())
}

/// A `file` with these units.
pub(super) fn write_file(out: &mut String, original: &Original, target: &Lang, id: &str, blocks: &[BilingualBlock]) {
    out.push_str(" <file");
    attribute_into(out, "id", id);
    attribute_into(out, "original", &original.name);
    attribute_into(out, "xml:space", "preserve");
    attribute_into(out, "cotejo:format", &original.format);
    attribute_into(out, "cotejo:hash", &original.hash.0);
    attribute_into(out, "cotejo:encoding", &original.encoding);
    if let Some(reader) = original.reader {
        attribute_into(out, "cotejo:reader", &reader.to_string());
    }
    out.push_str(">\n");
    if blocks.is_empty() {
        // A file must hold something (XLIFF 2.1, 4.2.2.2); a group may be empty.
        out.push_str("  <group id=\"empty\"/>\n");
    }
    for block in blocks {
        write_unit(out, block, target);
    }
    out.push_str(" </file>\n");
}

/// A `unit`, on lines of its own.
pub(super) fn write_unit(out: &mut String, block: &BilingualBlock, target: &Lang) {
    out.push_str("  <unit");
    attribute_into(out, "id", &ids::encode(&block.id));
    if let Some(message) = &block.message {
        attribute_into(out, "name", message);
    }
    attribute_into(out, "type", &format!("{ROLE}{}", block.role.name()));
    out.push_str(">\n");
    if block.segments.iter().any(|segment| !segment.candidates.is_empty()) {
        out.push_str("   <mtc:matches>\n");
        for segment in &block.segments {
            for candidate in &segment.candidates {
                write_candidate(out, segment, candidate, target);
            }
        }
        out.push_str("   </mtc:matches>\n");
    }
    if let Some(note) = &block.note {
        out.push_str("   <notes>\n    <note>");
        escape_into(out, note);
        out.push_str("</note>\n   </notes>\n");
    }
    let mut inline = Inline::default();
    for segment in &block.segments {
        inline.reserve(ids::encode(&segment.id));
    }
    let mut sources = TextSide::of(block.segments.iter().map(|segment| Some(&segment.source)));
    let mut targets = TextSide::of(block.segments.iter().map(|segment| segment.target.as_ref()));
    // Data comes before the segments that refer to it.
    let mut segments = String::new();
    for (number, segment) in block.segments.iter().enumerate() {
        inline.next_segment();
        write_segment(&mut segments, segment, number, &mut inline, &mut sources, &mut targets);
    }
    if block.segments.is_empty() {
        segments.push_str("   <ignorable><source></source></ignorable>\n");
    }
    inline.data.write(out, "   ");
    out.push_str(&segments);
    out.push_str("  </unit>\n");
}

fn write_segment(
    out: &mut String,
    segment: &Segment,
    number: usize,
    inline: &mut Inline,
    sources: &mut TextSide,
    targets: &mut TextSide,
) {
    out.push_str("   <segment");
    attribute_into(out, "id", &ids::encode(&segment.id));
    attribute_into(out, "state", segment.state.name());
    if segment.by_machine {
        attribute_into(out, "subState", BY_MACHINE);
    } else if let Some(filled) = &segment.filled {
        attribute_into(out, "subState", &format!("{FILLED}{filled}"));
    }
    out.push_str(">\n    <source>");
    inline.write(out, &segment.source, sources, number);
    out.push_str("</source>\n");
    if let Some(target) = &segment.target {
        out.push_str("    <target>");
        inline.write(out, target, targets, number);
        out.push_str("</target>\n");
    }
    out.push_str("   </segment>\n");
    if !segment.after.is_empty() {
        out.push_str("   <ignorable><source>");
        write_blanks(out, &segment.after);
        out.push_str("</source></ignorable>\n");
    }
}

/// A candidate refers to its segment; a rendering in another variant says so (`reference`, XLIFF 2.1, 5.1.7.7).
pub(super) fn write_candidate(out: &mut String, segment: &Segment, candidate: &Candidate, target: &Lang) {
    out.push_str("    <mtc:match");
    attribute_into(out, "ref", &format!("#{}", ids::encode(&segment.id)));
    attribute_into(out, "matchQuality", &candidate.score.min(100).to_string());
    attribute_into(out, "similarity", &candidate.base.min(100).to_string());
    attribute_into(
        out,
        "type",
        match (candidate.origin, candidate.score) {
            (Origin::Machine, _) => "mt",
            (_, 101) => "icm",
            _ => "tm",
        },
    );
    if let Some(document) = &candidate.document {
        attribute_into(out, "origin", document);
    }
    if candidate.lang != *target {
        attribute_into(out, "reference", "yes");
    }
    candidate::write(out, candidate, (candidate.score.min(100), candidate.base.min(100)));
    out.push_str(">\n");
    let mut inline = Inline::default();
    let mut content = String::from("     <source>");
    inline.write(&mut content, &candidate.source, &mut TextSide::of(std::iter::once(Some(&candidate.source))), 0);
    content.push_str("</source>\n     <target");
    if candidate.lang != *target {
        attribute_into(&mut content, "xml:lang", &candidate.lang.to_string());
    }
    content.push('>');
    inline.write(&mut content, &candidate.target, &mut TextSide::of(std::iter::once(Some(&candidate.target))), 0);
    content.push_str("</target>\n    </mtc:match>\n");
    inline.data.write(out, "     ");
    out.push_str(&content);
}

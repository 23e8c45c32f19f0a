//! Every format signs the same contract: whatever it can do is done with each file in its folder, `tests/formats/<id>/`.
//! Beside each file stands what reading it gives (`<file>.gold`), for a person to look at. To add a case, add a file:
//! the first run writes its gold and fails, so that somebody looks.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use cotejo::error::{Noted, Notice, Result};
use cotejo::format::{
    BilingualFormat, Capability, CatalogueFormat, DocumentFormat, FORMATS, Format, Input, MadeBilingual, MemoryFormat,
    MemoryHeader, Message, PouredBlock, PouredSegment, Pouring, ReadConcept, TermsFormat, TermsOptions, Yield, by_id,
    recognize,
};
use cotejo::model::{Bilingual, Concept, Document, Lang, Text, Tombstone, Unit};

fn folder(format: &Format) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats").join(format.id)
}

/// Name and bytes of each fixture, by name.
pub(crate) fn fixtures(format: &Format) -> Vec<(String, Vec<u8>)> {
    let entries =
        std::fs::read_dir(folder(format)).unwrap_or_else(|error| panic!("no fixtures for {}: {error}", format.id));
    let mut files: Vec<(String, Vec<u8>)> = entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_none_or(|extension| extension != "gold"))
        .map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), std::fs::read(&path).unwrap()))
        .collect();
    files.sort();
    assert!(!files.is_empty(), "no fixtures for {}", format.id);
    files
}

#[test]
fn every_format_signs() {
    let mut unlooked = Vec::new();
    for format in FORMATS {
        let can = Capability::ALL.iter().any(|&capability| format.can(capability));
        assert!(can, "{} can do nothing", format.id);
        assert_eq!(FORMATS.iter().filter(|other| other.id == format.id).count(), 1, "{} is there twice", format.id);
        for (name, bytes) in fixtures(format) {
            assert_eq!(recognize(&name, &bytes).unwrap().id, format.id, "{name}");
            let input = Input { name: &name, bytes: &bytes };
            let mut gold = String::new();
            if let Ok(document) = format.document(&name) {
                sign_document(document, &input, &mut gold);
            }
            if let Ok(memory) = format.memory(&name) {
                sign_memory(memory, &input, &mut gold);
            }
            if let Ok(bilingual) = format.bilingual(&name) {
                sign_bilingual(bilingual, format.made_bilingual(&name).ok(), &input, &mut gold);
            }
            if let Ok(catalogue) = format.catalogue(&name) {
                sign_catalogue(catalogue, &input, &mut gold);
            }
            if let Ok(terms) = format.terms(&name) {
                sign_terms(terms, &input, &mut gold);
            }
            let path = folder(format).join(format!("{name}.gold"));
            match std::fs::read_to_string(&path) {
                Ok(expected) => assert_eq!(gold, expected, "{name} reads otherwise than {}", path.display()),
                Err(_) => {
                    std::fs::write(&path, gold).unwrap();
                    unlooked.push(path);
                }
            }
        }
    }
    assert!(unlooked.is_empty(), "written just now; look at them, then run again: {unlooked:?}");
}

/// No fixture stands in a folder that no format looks into.
#[test]
fn every_folder_belongs_to_a_format() {
    for entry in std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats")).unwrap() {
        let name = entry.unwrap().file_name();
        assert!(by_id(name.to_str().unwrap()).is_some(), "{name:?} is no format");
    }
}

fn note(gold: &mut String, notices: &[Notice]) {
    for notice in notices {
        let args: Vec<String> = notice.args().iter().map(|(name, value)| format!("{name}={value:?}")).collect();
        writeln!(gold, "notice {} {}", notice.id(), args.join(" ")).unwrap();
    }
}

/// Untouched, a document goes back byte for byte; poured with its own text, it reads as before.
fn sign_document(format: &DocumentFormat, input: &Input<'_>, gold: &mut String) {
    let Noted { value: document, notices } = (format.read)(input).unwrap();
    let lang = Lang::parse("en").unwrap();
    for block in &document.blocks {
        let part = document.part_of(&block.place);
        assert!(part.text.get(block.place.span.range()).is_some(), "{}: a place outside of the text", input.name);
        writeln!(gold, "{} {} {}", block.role.name(), block.traits.element, block.text.encode()).unwrap();
    }
    note(gold, &notices);
    assert!(!document.blocks.is_empty(), "{} holds nothing", input.name);
    let pour = |blocks| -> Vec<u8> { (format.pour)(&document, &Pouring { lang: &lang, blocks }).unwrap().value };
    assert!(pour(Vec::new()) == input.bytes, "{}: not the same bytes", input.name);
    let whole = |(block, text): (usize, Text)| PouredBlock {
        block,
        segments: vec![PouredSegment { text, after: String::new(), unconfirmed: None }],
    };
    let texts = |document: &Document| -> Vec<Text> { document.blocks.iter().map(|block| block.text.clone()).collect() };
    let poured = pour(texts(&document).into_iter().enumerate().map(whole).collect());
    let again = (format.read)(&Input { name: input.name, bytes: &poured }).unwrap().value;
    assert_eq!(texts(&again), texts(&document), "{}: poured with its own text", input.name);
    assert_eq!(again.encoding(), document.encoding(), "{}", input.name);
    // What another language writes is there afterwards, whatever the encoding lacks.
    let other = "Ação «nova» — 里约 & <b> \"aspas\"";
    let poured = pour((0..document.blocks.len()).map(|block| whole((block, Text::plain(other)))).collect());
    let again = (format.read)(&Input { name: input.name, bytes: &poured }).unwrap().value;
    let found = again.blocks.iter().filter(|block| block.text.chars() == other).count();
    assert!(found > 0, "{}: the new text is not there", input.name);
}

fn units(format: &MemoryFormat, name: &str, bytes: &[u8]) -> Result<(Vec<Unit>, Vec<Tombstone>, Vec<Notice>)> {
    let tombstones = (format.whole)(Box::new(bytes), name)?.tombstones;
    let (mut units, mut notices) = (Vec::new(), Vec::new());
    for next in (format.read)(Box::new(bytes), name) {
        match next? {
            Yield::Unit(unit, _) => units.push(*unit),
            Yield::Notice(notice) => notices.push(notice),
        }
    }
    Ok((units, tombstones, notices))
}

/// What was read, written and read again is the same; written again, the same bytes.
fn sign_memory(format: &MemoryFormat, input: &Input<'_>, gold: &mut String) {
    let (read, tombstones, notices) = units(format, input.name, input.bytes).unwrap();
    for tombstone in &tombstones {
        writeln!(gold, "tombstone {tombstone:?}").unwrap();
    }
    for unit in &read {
        write!(gold, "unit {} from {} {}", unit.id, unit.source, unit.origin.name()).unwrap();
        for (name, value) in [
            ("in", &unit.document),
            ("message", &unit.message),
            ("by", &unit.created_by),
            ("changed by", &unit.changed_by),
        ] {
            value.iter().for_each(|value| write!(gold, " {name} {value:?}").unwrap());
        }
        for (name, time) in [("made", unit.created), ("changed", unit.changed)] {
            time.iter().for_each(|time| write!(gold, " {name} {}", time.0).unwrap());
        }
        unit.position.iter().for_each(|position| write!(gold, " at {}/{}", position.index, position.of).unwrap());
        gold.push('\n');
        unit.notes.iter().for_each(|note| writeln!(gold, "  note {note:?}").unwrap());
        unit.props.iter().for_each(|(kind, value)| writeln!(gold, "  prop {kind}={value:?}").unwrap());
        for variant in &unit.variants {
            write!(gold, "  {}", variant.lang).unwrap();
            variant.tag.iter().for_each(|tag| write!(gold, " spelt {tag}").unwrap());
            variant.confidence.iter().for_each(|sure| write!(gold, " sure {sure}").unwrap());
            writeln!(gold, " {} {}", variant.state.name(), variant.text.encode()).unwrap();
        }
    }
    note(gold, &notices);
    let write = |units: Vec<Unit>| {
        let mut out = Vec::new();
        let header = MemoryHeader { tombstones: tombstones.clone(), ..MemoryHeader::default() };
        (format.write)(&mut out, &header, &mut units.into_iter().map(Ok)).unwrap();
        out
    };
    let written = write(read.clone());
    let (again, told, notices) = units(format, input.name, &written).unwrap();
    assert_eq!((&again, &told), (&read, &tombstones), "{}", input.name);
    assert!(notices.is_empty(), "{}: {notices:?}", input.name);
    assert!(write(again) == written, "{}: not the same bytes", input.name);
}

/// What was read, written and read again is the same.
fn sign_bilingual(format: &BilingualFormat, made: Option<&MadeBilingual>, input: &Input<'_>, gold: &mut String) {
    let Noted { value: parts, notices } = (format.parts)(input).unwrap();
    parts.iter().for_each(|part| tell(part, gold));
    note(gold, &notices);
    assert_eq!(format.read(input).unwrap().value, parts[0], "{}", input.name);
    // What only ever comes from elsewhere goes back as it came.
    let Some(made) = made else {
        assert!((format.refill)(input, &parts).unwrap() == input.bytes, "{}: not the same bytes", input.name);
        return;
    };
    for value in parts {
        let written = (made.write)(&value).unwrap();
        let again = format.read(&Input { name: input.name, bytes: &written }).unwrap();
        assert!(again.notices.is_empty());
        assert_eq!(again.value.clone().without_lines(), value.without_lines(), "{}", input.name);
        assert!((made.write)(&again.value).unwrap() == written, "{}: not the same bytes", input.name);
    }
}

fn tell(value: &Bilingual, gold: &mut String) {
    let original = &value.original;
    writeln!(
        gold,
        "{} to {} of {:?} {} {}",
        value.source, value.target, original.name, original.format, original.encoding
    )
    .unwrap();
    for (what, blocks) in [("story", &value.story), ("site", &value.site)] {
        for block in blocks {
            write!(gold, "{what} {} {}", block.id, block.role.name()).unwrap();
            block.message.iter().for_each(|message| write!(gold, " message {message}").unwrap());
            block.note.iter().for_each(|note| write!(gold, " note {note:?}").unwrap());
            gold.push('\n');
            for segment in &block.segments {
                let target = segment.target.as_ref().map_or("none".to_owned(), Text::encode);
                let source = segment.source.encode();
                writeln!(gold, "  {} {} {source} = {target} {:?}", segment.id, segment.state.name(), segment.after)
                    .unwrap();
                for candidate in &segment.candidates {
                    let (source, target) = (candidate.source.encode(), candidate.target.encode());
                    writeln!(
                        gold,
                        "    {}/{} {} {} {source} = {target}",
                        candidate.score, candidate.base, candidate.lang, candidate.unit
                    )
                    .unwrap();
                }
            }
        }
    }
}

/// Merging nothing changes nothing; merging something leaves every byte that is there.
fn sign_catalogue(format: &CatalogueFormat, input: &Input<'_>, gold: &mut String) {
    let Noted { value, notices } = (format.read)(input).unwrap();
    for message in &value {
        write!(gold, "{} = {:?}", message.id, message.value).unwrap();
        message.comment.iter().for_each(|comment| write!(gold, " # {comment:?}").unwrap());
        gold.push('\n');
    }
    note(gold, &notices);
    let merge = |messages: &[Message]| (format.merge)(Some(input), messages).unwrap();
    assert!(merge(&[]).value == input.bytes, "{}: not the same bytes", input.name);
    let own = merge(&value);
    assert!(own.value == input.bytes && own.notices.is_empty(), "{}: its own messages change it", input.name);
    let new = Message { id: "from-the-contract".to_owned(), value: "{ } — 里约\n  dois".to_owned(), comment: None };
    let merged = merge(std::slice::from_ref(&new)).value;
    assert!(merged.starts_with(input.bytes), "{}: bytes changed", input.name);
    let again = (format.read)(&Input { name: input.name, bytes: &merged }).unwrap();
    assert_eq!(again.value, [value, vec![new]].concat(), "{}", input.name);
}

/// Concepts have ids of their own; what was read, written and read again is the same; written again, the same bytes.
fn sign_terms(format: &TermsFormat, input: &Input<'_>, gold: &mut String) {
    let lang = |tag: &str| Lang::parse(tag).unwrap();
    let options = TermsOptions { source: Some(lang("en")), targets: vec![lang("pt-PT")], ..TermsOptions::default() };
    let read = |bytes: &[u8]| (format.read)(&Input { name: input.name, bytes }, &options).unwrap();
    let Noted { value, notices } = read(input.bytes);
    if let Some(layout) = &value.layout {
        writeln!(gold, "table {} {} headed {}", layout.encoding, layout.separator, layout.headed).unwrap();
        for column in &layout.columns {
            let lang = column.lang.as_ref().map_or("-".to_owned(), ToString::to_string);
            writeln!(gold, "  {:?} {} {lang}", column.heading, column.meaning.name()).unwrap();
        }
    }
    let mut ids = std::collections::HashSet::new();
    for ReadConcept { concept, told } in &value.concepts {
        assert!(concept.id.is_empty() || ids.insert(&concept.id), "{}: {} twice", input.name, concept.id);
        assert!(!concept.terms.is_empty(), "{}: {} has no term", input.name, concept.id);
        assert_eq!(concept.terms.len(), told.len(), "{}", input.name);
        writeln!(gold, "concept {} {:?}", concept.id, concept.subject).unwrap();
        for definition in &concept.definitions {
            let lang = definition.lang.as_ref().map_or("-".to_owned(), ToString::to_string);
            writeln!(gold, "  means {lang} {:?}", definition.text).unwrap();
        }
        for (term, told) in concept.terms.iter().zip(told) {
            write!(gold, "  {} {}{}", term.lang, term.status.name(), if *told { "" } else { "?" }).unwrap();
            write!(gold, " {:?} {:?} {:?}", term.text, term.forms, term.part_of_speech).unwrap();
            term.note.iter().for_each(|note| write!(gold, " {note:?}").unwrap());
            gold.push('\n');
        }
    }
    note(gold, &notices);
    let concepts = value.into_concepts();
    assert!(!concepts.is_empty(), "{} holds no concept", input.name);
    let given: Vec<bool> = concepts.iter().map(|concept| !concept.id.is_empty()).collect();
    let written = (format.write)(input.name, &concepts).unwrap();
    let Noted { value: again, notices } = read(&written);
    assert_eq!(notices, [], "{}", input.name);
    assert!(again.concepts.iter().all(|read| read.told.iter().all(|told| *told)), "{}", input.name);
    let again = again.into_concepts();
    // Where none was given, an id is made; lines are where they are.
    let bare = |concepts: &[Concept]| -> Vec<Concept> {
        let mut concepts = concepts.to_vec();
        for (concept, given) in concepts.iter_mut().zip(&given) {
            concept.terms.iter_mut().for_each(|term| term.line = None);
            if !given {
                concept.id.clear();
            }
        }
        concepts
    };
    assert_eq!(bare(&again), bare(&concepts), "{}", input.name);
    assert!((format.write)(input.name, &again).unwrap() == written, "{}: not the same bytes", input.name);
}

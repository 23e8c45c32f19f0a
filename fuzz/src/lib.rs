//! What is done with the bytes that a fuzzer makes up: each body asserts what is promised of its parser, not only that
//! nothing panics. `fuzz_targets/` hands them to libFuzzer; `tests/all/fuzz_seeds.rs` runs them over `seeds/` with the
//! ordinary tests, so that they cannot rot.
//!
//! To add one: a function here, its name in [`TARGETS`], a file in `fuzz_targets/`, a `[[bin]]` in `Cargo.toml`, and a
//! folder in `seeds/`; a test says which of them is missing.

// A broken promise must stop the run loudly. The tests include this file as a module, where `pub` leads nowhere.
#![allow(clippy::unwrap_used, unreachable_pub)]

use std::collections::{BTreeMap, HashSet};
use std::convert::Infallible;
use std::io::{Cursor, Write as _};
use std::sync::OnceLock;

use cotejo::desk::project::Project;
use cotejo::format::{
    self, Format, Input, MemoryHeader, Message, PouredBlock, PouredSegment, Pouring, TermsOptions, Yield, by_id,
    recognize,
};
use cotejo::fuzzy::{self, Builder, EditKind, Index, Probe, SearchError};
use cotejo::model::{Code, Document, Key, Lang, Piece, Standing, Text, Tombstone, Unit};
use cotejo::segment::Segmenter;
use cotejo::story::{self, Verdict};
use cotejo::termbase::Termbase;
use cotejo::value;

/// What is done with the bytes.
pub type Body = fn(&[u8]);

/// Every target, by the name of its file in `fuzz_targets/` and of its folder in `seeds/`.
pub const TARGETS: &[(&str, Body)] = &[
    ("diff", diff),
    ("docx", docx),
    ("encoding", encoding),
    ("fluent", fluent),
    ("html", html),
    ("index", index),
    ("inline", inline),
    ("lang", lang),
    ("markdown", markdown),
    ("project", project),
    ("search", search),
    ("segment", segment),
    ("srx", srx),
    ("subtitles", subtitles),
    ("terms", terms),
    ("text", text),
    ("tmx", tmx),
    ("values", values),
    ("xliff", xliff),
];

/// A page.
pub fn html(bytes: &[u8]) {
    document("html", bytes);
}

/// A Word file, or what stands in the body of one.
pub fn docx(bytes: &[u8]) {
    const HEAD: &str = "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
                        xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"><w:body>";
    if bytes.starts_with(b"PK") {
        document("docx", bytes);
        return;
    }
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file("word/document.xml", zip::write::SimpleFileOptions::default()).unwrap();
    for part in [HEAD.as_bytes(), bytes, b"</w:body></w:document>"] {
        writer.write_all(part).unwrap();
    }
    document("docx", &writer.finish().unwrap().into_inner());
}

/// A manuscript.
pub fn markdown(bytes: &[u8]) {
    document("markdown", bytes);
}

/// SubRip.
pub fn subtitles(bytes: &[u8]) {
    document("srt", bytes);
}

/// A saved text.
pub fn text(bytes: &[u8]) {
    document("text", bytes);
}

/// A page in an encoding that it declares: the first byte chooses which.
pub fn encoding(bytes: &[u8]) {
    const NAMES: [&str; 12] = [
        "utf-8",
        "windows-1252",
        "gb18030",
        "gbk",
        "big5",
        "iso-8859-15",
        "macintosh",
        "euc-jp",
        "iso-2022-jp",
        "shift_jis",
        "utf-16le",
        "x-user-defined",
    ];
    let Some((&first, rest)) = bytes.split_first() else { return };
    let name = NAMES[usize::from(first) % NAMES.len()];
    let mut page = format!("<meta charset={name}><p>").into_bytes();
    page.extend_from_slice(rest);
    document("html", &page);
}

/// A translation memory.
pub fn tmx(bytes: &[u8]) {
    let memory = format::TMX.memory("fuzz.tmx").unwrap();
    let whole = (memory.whole)(Box::new(bytes), "fuzz.tmx");
    let read = |bytes: &[u8]| -> (Vec<Unit>, Vec<Tombstone>, usize, bool) {
        let tombstones = (memory.whole)(Box::new(bytes), "fuzz.tmx").unwrap_or_default().tombstones;
        let (mut units, mut notices, mut ended) = (Vec::new(), 0, true);
        for next in (memory.read)(Box::new(bytes), "fuzz.tmx") {
            match next {
                Ok(Yield::Unit(unit, _)) => units.push(*unit),
                Ok(Yield::Notice(_)) => notices += 1,
                Err(_) => ended = false,
            }
        }
        (units, tombstones, notices, ended)
    };
    let (units, tombstones, _, ended) = read(bytes);
    assert!(whole.is_ok() || !ended, "what is not whole was read to its end");
    for unit in &units {
        assert!(unit.variants.iter().any(|variant| variant.lang == unit.source), "{}: no source", unit.id);
        assert!(unit.variants.is_sorted_by(|a, b| a.lang < b.lang), "{}: a language twice, or out of order", unit.id);
    }
    let write = |units: &[Unit]| {
        let mut out = Vec::new();
        let header = MemoryHeader { tombstones: tombstones.clone(), ..MemoryHeader::default() };
        (memory.write)(&mut out, &header, &mut units.iter().cloned().map(Ok)).unwrap();
        out
    };
    let written = write(&units);
    let (again, told, notices, ended) = read(&written);
    assert!(ended && notices == 0, "what was written is not read without a remark");
    assert_eq!((&again, &told), (&units, &tombstones), "written and read again");
    assert!(write(&again) == written, "written twice, not the same bytes");
}

/// A document beside its translation.
pub fn xliff(bytes: &[u8]) {
    let bilingual = format::XLIFF.bilingual("fuzz.xlf").unwrap();
    let made = format::XLIFF.made_bilingual("fuzz.xlf").unwrap();
    let read = |bytes: &[u8]| bilingual.read(&Input { name: "fuzz.xlf", bytes });
    let Ok(first) = read(bytes) else { return };
    let written = (made.write)(&first.value).unwrap();
    let again = read(&written).unwrap();
    assert!(again.notices.is_empty(), "{:?}", again.notices);
    assert_eq!(again.value.clone().without_lines(), first.value.without_lines(), "written and read again");
    assert!((made.write)(&again.value).unwrap() == written, "written twice, not the same bytes");
}

/// A site's catalogue.
pub fn fluent(bytes: &[u8]) {
    let catalogue = format::FLUENT.catalogue("fuzz.ftl").unwrap();
    let input = Input { name: "fuzz.ftl", bytes };
    let Ok(first) = (catalogue.read)(&input) else { return };
    assert!((catalogue.merge)(Some(&input), &[]).unwrap().value == bytes, "nothing was merged, and bytes changed");
    let new = Message { id: "of-the-fuzzer".to_owned(), value: "{ } — 里约\n  dois".to_owned(), comment: None };
    // A carriage return alone at the very end becomes a line end with the line feed that is appended.
    if first.value.iter().any(|message| message.id == new.id) || bytes.ends_with(b"\r") {
        return;
    }
    let merged = (catalogue.merge)(Some(&input), std::slice::from_ref(&new)).unwrap().value;
    assert!(merged.starts_with(bytes), "bytes changed");
    let again = (catalogue.read)(&Input { name: "fuzz.ftl", bytes: &merged }).unwrap();
    assert_eq!(again.value, [first.value, vec![new]].concat());
}

/// A termbase, asked for its own terms.
pub fn terms(bytes: &[u8]) {
    let terms = format::TERMS.terms("fuzz.toml").unwrap();
    let read = (terms.read)(&Input { name: "fuzz.toml", bytes }, &TermsOptions::default());
    let Ok(first) = read.map(|noted| noted.value.into_concepts()) else { return };
    let mut ids = HashSet::new();
    for concept in &first {
        assert!(ids.insert(concept.id.clone()), "{} twice", concept.id);
    }
    let termbase = Termbase::new(first);
    for term in termbase.concepts().iter().flat_map(|concept| &concept.terms) {
        for found in termbase.find_all(&term.text, &term.lang) {
            assert!(term.text.get(found.span.range()).is_some(), "a match outside of the text");
        }
    }
}

/// A project's file.
pub fn project(bytes: &[u8]) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("cotejo.toml");
    std::fs::write(&file, bytes).unwrap();
    if let Ok(project) = Project::open(&file) {
        assert!(project.threshold.is_none_or(|threshold| threshold <= 100));
        assert!(project.penalties.sister <= 100 && project.penalties.machine <= 100);
        assert!(project.store.is_none_or(|store| {
            store.file().is_some_and(|file| file.starts_with(folder.path()) || file.is_absolute())
        }));
    }
}

/// Somebody's SRX, then a text after a zero byte.
pub fn srx(bytes: &[u8]) {
    let at = bytes.iter().position(|&byte| byte == 0).unwrap_or(bytes.len());
    let rules = String::from_utf8_lossy(&bytes[..at]);
    let text = String::from_utf8_lossy(bytes.get(at + 1..).unwrap_or_default());
    let Ok(segmenter) = Segmenter::from_srx("fuzz.srx", &rules) else { return };
    let own = "Dr. Silva came at 5 p.m. He left. “Really?” Sim, a Sra. D.ª Ana foi. 他走了。她没走！";
    for lang in ["en", "pt-PT", "zh-Hans", "xx"].map(|tag| Lang::parse(tag).unwrap()) {
        cut(&segmenter.value, &Text::plain(own), &lang);
        cut(&segmenter.value, &Text::plain(text.as_ref()), &lang);
    }
}

/// A text with inline codes (`{`, `}`, `|`) in the language that the first byte chooses.
pub fn segment(bytes: &[u8]) {
    let Some((lang, chars)) = in_a_language(bytes) else { return };
    let mut text = Text::default();
    for (at, c) in chars.char_indices() {
        match c {
            '{' => text.push(Piece::Code(Code::open(at.to_string(), "<b>"))),
            '}' => text.push(Piece::Code(Code::close(at.to_string(), "</b>"))),
            '|' => text.push(Piece::Code(Code::standalone(at.to_string(), "<br>"))),
            c => text.push_chars(c.encode_utf8(&mut [0; 4])),
        }
    }
    cut(&Segmenter::new(), &text, &lang);
}

/// The values in a text.
pub fn values(bytes: &[u8]) {
    let Some((lang, chars)) = in_a_language(bytes) else { return };
    let mut end = 0;
    for value in value::find(&chars, &lang) {
        assert!(value.span.start >= end && !value.span.is_empty(), "{value:?} after {end}");
        assert!(chars.get(value.span.range()).is_some(), "{value:?} is outside of the text");
        end = value.span.end;
    }
}

/// A text with its inline codes as the memory keeps it.
pub fn inline(bytes: &[u8]) {
    let Ok(encoded) = std::str::from_utf8(bytes) else { return };
    let Ok(text) = Text::decode(encoded) else { return };
    assert_eq!(Text::decode(&text.encode()).unwrap(), text);
    let chars = text.chars();
    for at in chars.char_indices().map(|(at, _)| at) {
        let mut joined = text.slice(0, at);
        joined.push_text(&text.slice(at, chars.len()));
        assert_eq!(joined, text, "cut at {at}");
    }
    let key = text.key();
    assert_eq!(Key::of(key.as_str()), key, "the key of a key is that key");
}

/// Language tags.
pub fn lang(bytes: &[u8]) {
    let written = String::from_utf8_lossy(bytes);
    let mut tags = written.lines().filter_map(|tag| Lang::parse(tag).ok());
    let Some(first) = tags.next() else { return };
    assert_eq!(Lang::parse(&first.to_string()).unwrap(), first, "what is canonical stays as it is");
    assert_eq!(first.standing(&first), Standing::Same);
    for other in tags {
        assert_eq!(first.standing(&other), other.standing(&first), "{first} and {other}");
    }
}

/// What differs between two texts, which a zero byte parts.
pub fn diff(bytes: &[u8]) {
    let written = String::from_utf8_lossy(bytes);
    let (earlier, new) = written.split_once('\0').unwrap_or((&written, ""));
    let differences = fuzzy::diff(earlier, new);
    let without = |change: EditKind| -> String {
        differences
            .iter()
            .filter(|difference| difference.change != change)
            .map(|difference| &*difference.text)
            .collect()
    };
    assert_eq!(without(EditKind::Inserted), earlier);
    assert_eq!(without(EditKind::Deleted), new);
}

/// The index finds what comparing all of it finds: the first byte is the threshold, the first line the query, the others
/// are the keys.
pub fn search(bytes: &[u8]) {
    let Some((&first, rest)) = bytes.split_first() else { return };
    let written = String::from_utf8_lossy(rest);
    let mut lines = written.lines().map(Key::of);
    let Some(query) = lines.next() else { return };
    let keys: Vec<Key> = lines.collect();
    let built = build(&keys);
    let index = Index::open(&built).unwrap();
    assert_eq!(index.len(), keys.len());
    let found = asked(&index, &built, &query, floor_of(first)).unwrap();
    assert_complete(&keys, &query, floor_of(first), &found);
}

/// An index whose bytes were changed says that it is damaged, or finds what it found before. Each three bytes say where
/// (two) and to what (one); bytes that begin with the head of an index are opened as they are.
pub fn index(bytes: &[u8]) {
    const TEXTS: [&str; 12] = [
        "The harbour opens in May.",
        "The harbour opened in May.",
        "The harbour closes in June.",
        "O porto abre em maio.",
        "O porto abriu em maio.",
        "Os portos abrem em junho.",
        "港口五月开放。",
        "港口六月开放。",
        "港口五月開放。",
        "Contact us",
        "Contact",
        "The ministers met in the capital and spoke of trade, culture and the sea for two hours on Monday.",
    ];
    let keys = TEXTS.map(Key::of);
    let query = &keys[0];
    if let Some(index) = Index::open(bytes) {
        let _ = asked(&index, bytes, query, 50);
    }
    static WHOLE: OnceLock<Vec<u8>> = OnceLock::new();
    let mut built = WHOLE.get_or_init(|| build(&keys)).clone();
    for change in bytes.chunks_exact(3) {
        let at = usize::from(u16::from_le_bytes([change[0], change[1]])) % built.len();
        built[at] = change[2];
    }
    let Some(index) = Index::open(&built) else { return };
    for key in &keys {
        if let Ok(found) = asked(&index, &built, key, 50) {
            assert_complete(&keys, key, 50, &found);
        }
    }
}

fn floor_of(byte: u8) -> u8 {
    50 + byte % 51
}

fn build(keys: &[Key]) -> Vec<u8> {
    let mut builder = Builder::default();
    keys.iter().zip(0..).for_each(|(key, number)| builder.push(number, key.as_str()));
    builder.build()
}

/// What the index hands out, with the bound of each.
fn asked(index: &Index, bytes: &[u8], query: &Key, floor: u8) -> Result<BTreeMap<u64, u8>, SearchError<Infallible>> {
    let mut found = BTreeMap::new();
    index.search::<Infallible>(bytes, query.as_str(), floor, &mut |number, bound| {
        found.insert(number, bound);
        Ok(floor)
    })?;
    Ok(found)
}

fn assert_complete(keys: &[Key], query: &Key, floor: u8, found: &BTreeMap<u64, u8>) {
    let probe = Probe::new(query);
    for (key, number) in keys.iter().zip(0_u64..) {
        let base = fuzzy::base(query, key);
        let reached = probe.reaches(key.as_str(), key.as_str().chars().count(), floor);
        assert_eq!(reached, (base >= floor).then_some(base), "{query:?} beside {key:?}");
        if base >= floor {
            let bound = found.get(&number);
            assert!(bound.is_some_and(|&bound| bound >= base), "{query:?} missed {key:?} at {base}, from {floor} on");
        }
    }
}

/// The first byte chooses the language, the rest is the text.
fn in_a_language(bytes: &[u8]) -> Option<(Lang, String)> {
    const TAGS: [&str; 6] = ["en", "pt-PT", "pt-BR", "zh-Hans", "zh-MO", "xx"];
    let (&first, rest) = bytes.split_first()?;
    Some((Lang::parse(TAGS[usize::from(first) % TAGS.len()]).unwrap(), String::from_utf8_lossy(rest).into_owned()))
}

/// The sentences of a text, one after the other, are the text.
fn cut(segmenter: &Segmenter, text: &Text, lang: &Lang) {
    let chars = text.chars();
    let breaks = segmenter.breaks(&chars, lang);
    assert!(breaks.is_sorted_by(|a, b| a < b), "{breaks:?}");
    assert!(breaks.iter().all(|&at| at > 0 && at < chars.len() && chars.is_char_boundary(at)), "{breaks:?}");
    let mut joined = Text::default();
    for cut in segmenter.segment(text, lang) {
        joined.push_text(&cut.text);
        joined.push_chars(&cut.after);
    }
    assert_eq!(&joined, text);
}

/// A document goes back byte for byte; what is poured in is there when it is read again; the story is told of each block.
fn document(id: &'static str, bytes: &[u8]) {
    let format: &Format = by_id(id).unwrap();
    let name = format!("fuzz.{}", format.extension());
    let capability = format.document(&name).unwrap();
    let _ = recognize(&name, bytes);
    let read = |bytes: &[u8]| (capability.read)(&Input { name: &name, bytes }).map(|noted| noted.value);
    let Ok(document) = read(bytes) else { return };
    for block in &document.blocks {
        assert!(
            document.part_of(&block.place).text.get(block.place.span.range()).is_some(),
            "{:?} is outside of the text",
            block.place
        );
    }
    let english = Lang::parse("en").unwrap();
    let pour = |blocks| (capability.pour)(&document, &Pouring { lang: &english, blocks }).unwrap().value;
    assert!(pour(Vec::new()) == bytes, "nothing was poured, and bytes changed");

    let told = story::classify(&document);
    assert_eq!(told.verdicts.len(), document.blocks.len());
    for verdict in &told.verdicts {
        if let Verdict::Repeat(of) = verdict {
            assert!(matches!(told.verdicts[*of], Verdict::Story(_)), "a repeat of what is not the story's");
        }
    }

    let texts = |document: &Document| -> Vec<Text> { document.blocks.iter().map(|block| block.text.clone()).collect() };
    let poured = |(block, text): (usize, Text)| PouredBlock {
        block,
        segments: vec![PouredSegment { text, after: String::new(), unconfirmed: None }],
    };
    // Its own text, poured, changes nothing but the language that a page declares; and then nothing at all.
    let pour_own = |document: &Document| {
        let blocks = texts(document).into_iter().enumerate().map(poured).collect();
        (capability.pour)(document, &Pouring { lang: &english, blocks }).unwrap().value
    };
    let own = pour_own(&document);
    let declares = |text: &str| {
        let text = text.to_ascii_lowercase();
        text.contains("<html") || (text.starts_with("---") && (text.contains("lang") || text.contains("locale:")))
    };
    assert!(
        own == bytes || document.parts.iter().any(|part| declares(&part.text)),
        "its own text was poured, and bytes changed"
    );
    let again = read(&own).unwrap();
    let encodings = |document: &Document| -> Vec<&str> { document.parts.iter().map(|part| part.encoding).collect() };
    // The language that was replaced may have held the very bytes that made a page no UTF-8.
    if encodings(&again) == encodings(&document) {
        assert_eq!(texts(&again), texts(&document), "its own text was poured, and it reads otherwise");
        assert!(pour_own(&again) == own, "its own text was poured twice, and bytes changed");
    }
    let new = "Ação «nova» — 里约 & <b> \"aspas\"";
    let all = pour((0..document.blocks.len()).map(|block| poured((block, Text::plain(new)))).collect());
    read(&all).unwrap();
}

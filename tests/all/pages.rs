//! Saved pages of our own, each beside what should be made of it (`tests/pages/README.md`).

use std::fs;
use std::path::{Path, PathBuf};

use cotejo::desk::read::reading;
use cotejo::format::{self, Input, PouredBlock, PouredSegment, Pouring};
use cotejo::model::{Document, Lang};
use cotejo::story::classify;

const STORY: &[&str] = &["title", "standfirst", "heading", "paragraph", "item", "quotation", "caption", "cell"];

fn cases() -> Vec<PathBuf> {
    let mut out: Vec<PathBuf> = fs::read_dir("tests/pages")
        .unwrap()
        .map(|found| found.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "html" || extension == "txt"))
        .collect();
    out.sort();
    out
}

fn document(path: &Path) -> (Vec<u8>, Document, &'static format::Format) {
    let bytes = fs::read(path).unwrap();
    let name = path.to_string_lossy().into_owned();
    let format = format::recognize(&name, &bytes).unwrap();
    let read = format.document(&name).unwrap().read;
    let document = read(&Input { name: &name, bytes: &bytes }).unwrap().value;
    (bytes, document, format)
}

/// The reading of a page in the words of a gold file, strings sorted and once each.
fn told(document: &Document) -> Vec<String> {
    let told = reading(document, &classify(document));
    let mut out = vec![format!("lang {}", told.lang.unwrap_or_default())];
    out.extend(told.blocks.iter().zip(&told.block_kinds).map(|(block, kind)| format!("{kind} {block}")));
    let meta = [("byline", told.meta.byline), ("date", told.meta.date), ("section", told.meta.section)];
    out.extend(meta.into_iter().filter_map(|(word, value)| Some(format!("{word} {}", fold(&value?)))));
    let mut strings: Vec<String> = told.strings.iter().map(|string| format!("string {string}")).collect();
    strings.sort();
    strings.dedup();
    out.extend(strings);
    out
}

fn fold(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A gold file's lines in the same order as [`told`].
fn gold(path: &Path) -> Vec<String> {
    let text = fs::read_to_string(format!("{}.gold", path.display())).unwrap();
    let of = |words: &[&str]| -> Vec<String> {
        let is =
            |line: &&str| words.iter().any(|word| line.strip_prefix(word).is_some_and(|rest| rest.starts_with(' ')));
        text.lines().filter(is).map(str::to_owned).collect()
    };
    let open = of(&["open"]).len();
    let mut out = of(&["lang"]);
    out.extend(of(STORY));
    for word in ["byline", "date", "section"] {
        out.extend(of(&[word]));
    }
    let mut strings = of(&["string"]);
    strings.sort();
    assert_eq!(
        out.len() + strings.len() + open,
        text.lines().count(),
        "{}: a line that begins with no known word",
        path.display()
    );
    strings.dedup();
    out.extend(strings);
    out
}

/// Why a page is not read right yet, where its gold says so.
fn open(path: &Path) -> Option<String> {
    let text = fs::read_to_string(format!("{}.gold", path.display())).unwrap();
    text.lines().find_map(|line| line.strip_prefix("open ")).map(str::to_owned)
}

#[test]
fn every_page_is_read_right_but_those_that_are_open() {
    let cases = cases();
    assert!(cases.len() >= 12, "at least twelve pages");
    let mut wrong = Vec::new();
    for path in &cases {
        let (_, document, _) = document(path);
        let (told, gold) = (told(&document), gold(path));
        match (told == gold, open(path)) {
            (true, None) => continue,
            (true, Some(_)) => {
                wrong.push(format!("{} is right by now: take its open line out", path.display()));
                continue;
            }
            (false, Some(reason)) => {
                println!("open: {}: {reason}", path.display());
                continue;
            }
            (false, None) => {}
        }
        let missing: Vec<_> = gold.iter().filter(|line| !told.contains(line)).collect();
        let extra: Vec<_> = told.iter().filter(|line| !gold.contains(line)).collect();
        wrong.push(format!("{}\n  missing {missing:#?}\n  extra {extra:#?}", path.display()));
    }
    assert!(wrong.is_empty(), "{} of {} right\n{}", cases.len() - wrong.len(), cases.len(), wrong.join("\n"));
}

#[test]
fn pages_come_back_byte_for_byte() {
    let lang = Lang::parse("en").unwrap();
    for path in cases() {
        let (bytes, document, format) = document(&path);
        let pour = format.document(&document.name).unwrap().pour;
        let none = pour(&document, &Pouring { lang: &lang, blocks: Vec::new() }).unwrap();
        assert_eq!(none.value, bytes, "{}: nothing poured", path.display());
        // The language that the page declares is the only thing that its own text, poured back, may change.
        let declared = document.meta.lang.clone().and_then(|tag| Lang::parse(&tag).ok()).unwrap_or(lang.clone());
        let blocks = document
            .blocks
            .iter()
            .enumerate()
            .map(|(block, original)| PouredBlock {
                block,
                segments: vec![PouredSegment { text: original.text.clone(), after: String::new(), unconfirmed: None }],
            })
            .collect();
        let own = pour(&document, &Pouring { lang: &declared, blocks }).unwrap();
        assert!(own.notices.is_empty(), "{}: {:?}", path.display(), own.notices);
        let plain = |bytes: &[u8]| {
            let text = String::from_utf8_lossy(bytes).into_owned();
            text.replace(&format!(" lang=\"{declared}\""), "").replace(" lang=\"pt-br\"", "")
        };
        assert_eq!(plain(&own.value), plain(&bytes), "{}: its own text poured", path.display());
    }
}

//! Translates a page as far as the memory reaches: what is confirmed stands in its places, all else is as it was.
//!
//! `cargo run --example pour > page.html`: the page and the memory are the starter newsroom's.

use std::error::Error;
use std::path::Path;

use cotejo::desk::lookup::{Fill, Request, exact, fill};
use cotejo::desk::memory::{Content, ImportOptions, UnitFile, import_file};
use cotejo::format::{HTML, Input, PouredBlock, PouredSegment, Pouring, Unconfirmed};
use cotejo::model::{Lang, Time};
use cotejo::segment::Segmenter;
use cotejo::store::{Memory, Stamp};
use cotejo::story::{Verdict, classify};

#[allow(clippy::print_stdout, clippy::print_stderr)]
fn main() -> Result<(), Box<dyn Error>> {
    let page =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("memory/articles/2026-09-15-portugal-minister-beijing.en.html");
    let (poured, filled, all) = translated(&std::fs::read(page)?)?;
    eprintln!("{filled} of {all} sentences");
    print!("{}", String::from_utf8(poured)?);
    Ok(())
}

/// The page in European Portuguese; how many of its sentences the memory had, and how many there are.
pub(crate) fn translated(page: &[u8]) -> Result<(Vec<u8>, usize, usize), Box<dyn Error>> {
    let memory = Memory::in_process()?;
    let by = Stamp { who: "example".to_owned(), when: Time(0) };
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("memory/newsroom.tmx");
    import_file(
        &memory,
        &UnitFile { name: "newsroom.tmx", content: Content::At(&file) },
        &ImportOptions::default(),
        &by,
    )?;
    let reader = memory.reader()?;

    let html = HTML.document("page.html")?;
    let document = (html.read)(&Input { name: "page.html", bytes: page })?.value;
    let story = classify(&document);
    let (english, portuguese) = (Lang::parse("en")?, Lang::parse("pt-PT")?);
    let (mut filled, mut all, mut blocks) = (0, 0, Vec::new());
    for (block, verdict) in story.verdicts.iter().enumerate() {
        if !matches!(verdict, Verdict::Story(_)) {
            continue;
        }
        let mut segments = Vec::new();
        for cut in Segmenter::new().segment(&document.blocks[block].text, &english) {
            let request = Request::new(cut.text.clone(), english.clone(), vec![portuguese.clone()]);
            // Only what a person confirmed, of the very same sentence, in the very same variant, is ever filled in.
            let (text, unconfirmed) = match fill(&exact(reader.as_ref(), &request)?, &portuguese) {
                Fill::Filled(found) => (found.target.text.clone(), None),
                _ => (cut.text, Some(Unconfirmed { lang: english.clone(), reason: "new" })),
            };
            all += 1;
            filled += usize::from(unconfirmed.is_none());
            segments.push(PouredSegment { text, after: cut.after, unconfirmed });
        }
        blocks.push(PouredBlock { block, segments });
    }
    let poured = (html.pour)(&document, &Pouring { lang: &portuguese, blocks })?.value;
    Ok((poured, filled, all))
}

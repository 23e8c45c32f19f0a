//! Looks a sentence up in a memory: what was translated before, how alike it is, and why it is not more.
//!
//! `cargo run --example lookup`, or `cargo run --example lookup -- "The talks ended on Friday."`: the memory is the
//! starter newsroom's.

use std::error::Error;
use std::path::Path;

use cotejo::desk::lookup::{Request, lookup};
use cotejo::desk::memory::{Content, ImportOptions, UnitFile, import_file};
use cotejo::model::{Lang, Text, Time};
use cotejo::store::{Memory, Stamp};

#[allow(clippy::print_stdout)]
fn main() -> Result<(), Box<dyn Error>> {
    let sentence = std::env::args().nth(1);
    print!("{}", answer(sentence.as_deref().unwrap_or("No date has been set for the third round of talks."))?);
    Ok(())
}

/// What the memory holds for an English sentence, for Portugal and for mainland China.
pub(crate) fn answer(sentence: &str) -> Result<String, Box<dyn Error>> {
    // A memory that lives as long as the process; `Memory::open` takes a file.
    let memory = Memory::in_process()?;
    let by = Stamp { who: "example".to_owned(), when: Time(0) };
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("memory/newsroom.tmx");
    import_file(
        &memory,
        &UnitFile { name: "newsroom.tmx", content: Content::At(&file) },
        &ImportOptions::default(),
        &by,
    )?;

    let targets = vec![Lang::parse("pt-PT")?, Lang::parse("zh-Hans")?];
    let mut request = Request::new(Text::plain(sentence), Lang::parse("en")?, targets);
    request.threshold = 60;
    let reader = memory.reader()?;
    let mut out = format!("{sentence}\n");
    for found in lookup(reader.as_ref(), &request)? {
        out.push_str(&format!("\n{} for {}: {}\n", found.score, found.wanted, found.target.text.shown()));
        out.push_str(&format!("   from {}: {}\n", found.source.lang, found.source.text.shown()));
        for penalty in &found.penalties {
            out.push_str(&format!("   {} points off: {}\n", penalty.points, penalty.kind.name()));
        }
    }
    Ok(out)
}

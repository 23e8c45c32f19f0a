//! A text cut into sentences, one block after another, however long the text is.

use std::io::{BufRead, BufReader, Cursor, Read};

use crate::desk::source::lang_in_name;
use crate::error::{Error, Noted, Result};
use crate::model::Lang;
use crate::segment::{BLOCK_LIMIT, Segmenter};
use crate::story;

/// How much of the text is looked at to tell its language, in bytes.
const LANG_SAMPLE: u64 = 64 * 1024;

/// A text to be cut.
pub struct SegmentJob<'a> {
    /// What the text is called; its language may stand in the name.
    pub name: &'a str,
    /// Its language, if the person said it.
    pub source: Option<Lang>,
    /// The source language of the project, the last resort.
    pub project_source: Option<Lang>,
    /// How sentences are told apart.
    pub segmenter: &'a Segmenter,
}

/// A segmenter with rules of one's own, in SRX 2.0.
///
/// # Errors
/// A file that is not UTF-8, or not SRX.
pub fn segmenter_of_srx(name: &str, bytes: Vec<u8>) -> Result<Noted<Segmenter>> {
    Segmenter::from_srx(name, &text(name, 1, bytes)?)
}

/// Cuts a text whose blocks are its lines; `each` is handed the sentences of one block after another.
///
/// # Errors
/// [`Error::LangMissing`] if nothing says the language; a text that cannot be read or is not UTF-8; a block that is too
/// long; those of `each`.
pub fn segment<E: From<Error>>(
    job: &SegmentJob<'_>,
    input: impl Read,
    mut each: impl FnMut(&[&str]) -> std::result::Result<(), E>,
) -> std::result::Result<(), E> {
    let failed = |error: std::io::Error| Error::reading(job.name, error);
    let mut input = BufReader::new(input);
    let mut head = Vec::new();
    if job.source.is_none() {
        input.by_ref().take(LANG_SAMPLE).read_to_end(&mut head).map_err(failed)?;
    }
    let lang = job
        .source
        .clone()
        .or_else(|| lang_in_name(job.name))
        .or_else(|| story::detect(&String::from_utf8_lossy(&head)))
        .or_else(|| job.project_source.clone())
        .ok_or_else(|| Error::LangMissing { file: job.name.to_owned() })?;
    let mut input = Cursor::new(head).chain(input);
    for number in 1.. {
        let mut bytes = Vec::new();
        let limit = BLOCK_LIMIT as u64 + 2;
        if input.by_ref().take(limit).read_until(b'\n', &mut bytes).map_err(failed)? == 0 {
            break;
        }
        if number == 1 && bytes.starts_with("\u{feff}".as_bytes()) {
            bytes.drain(..3);
        }
        while bytes.last().is_some_and(|last| matches!(last, b'\n' | b'\r')) {
            bytes.pop();
        }
        if bytes.len() > BLOCK_LIMIT {
            let limit = (BLOCK_LIMIT >> 20) as u64;
            return Err(Error::BlockTooLong { file: job.name.to_owned(), line: number, limit }.into());
        }
        let block = text(job.name, number, bytes)?;
        each(&sentences(&block, &lang, job.segmenter))?;
    }
    Ok(())
}

fn sentences<'b>(block: &'b str, lang: &Lang, segmenter: &Segmenter) -> Vec<&'b str> {
    let mut out = Vec::new();
    let mut from = 0;
    for to in segmenter.breaks(block, lang).into_iter().chain([block.len()]) {
        let sentence = block[from..to].trim();
        if !sentence.is_empty() {
            out.push(sentence);
        }
        from = to;
    }
    out
}

fn text(file: &str, line: u64, bytes: Vec<u8>) -> Result<String> {
    String::from_utf8(bytes).map_err(|error| {
        let before = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = line + memchr::memchr_iter(b'\n', before).count() as u64;
        Error::TextNotUtf8 { file: file.to_owned(), line }
    })
}

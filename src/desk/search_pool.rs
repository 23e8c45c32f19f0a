//! The memories that are searched as one, by as many threads as there are processors: the project's own, and those that
//! it names besides, which are only read.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;

use crate::error::{Error, Result};
use crate::store::{Location, Memory, Reader};

/// A memory that is searched besides the project's own. Its units are never changed.
pub struct ExtraMemory {
    /// What it is called where a match says where it is from.
    pub name: String,
    /// The memory.
    pub memory: Memory,
}

/// Those of other memories that can be read now; `readers` holds who reads them.
///
/// # Errors
/// Those of the store.
pub fn readers_of(extra: &[ExtraMemory]) -> Result<Vec<(&str, Box<dyn Reader>)>> {
    extra.iter().map(|other| Ok((other.name.as_str(), other.memory.reader()?))).collect()
}

/// The project's memory, and the others that are at hand.
#[derive(Clone, Copy)]
pub struct Memories<'a> {
    /// The project's own.
    pub own: &'a dyn Reader,
    /// The others, each by its name.
    pub others: &'a [Source<'a>],
}

/// The same as places to look in.
#[must_use]
pub fn sources_of<'a>(readers: &'a [(&'a str, Box<dyn Reader>)]) -> Vec<Source<'a>> {
    readers.iter().map(|(name, reader)| Source { name: Some(name), reader: reader.as_ref() }).collect()
}

/// A memory while it is searched.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    /// What it is called; none for the project's own.
    pub name: Option<&'a str>,
    /// Who reads it.
    pub reader: &'a dyn Reader,
}

/// Opens the memories besides `own`, by the names and places given; one that is `own` again is left out, and so is a
/// second mention.
///
/// # Errors
/// [`Error::FileMissing`] for one that is not there, and those of [`Memory::open`].
pub fn open_also(locations: &[(String, Location)], own: &Location) -> Result<Vec<ExtraMemory>> {
    let mut out = Vec::new();
    let mut seen = vec![own];
    for (name, location) in locations {
        if !Memory::is_there(location) {
            return Err(Error::FileMissing { file: name.clone() });
        }
        if seen.iter().any(|seen| seen.same(location)) {
            continue;
        }
        seen.push(location);
        out.push(ExtraMemory { name: name.clone(), memory: Memory::open(location)? });
    }
    Ok(out)
}

/// The project's own memory alone.
#[must_use]
pub fn only(reader: &dyn Reader) -> [Source<'_>; 1] {
    [Source { name: None, reader }]
}

/// How many threads are worth having here. No answer depends on it.
#[must_use]
pub fn threads() -> usize {
    thread::available_parallelism().map_or(1, usize::from).min(MAX_THREADS)
}

/// More than this many connections to one file serve nobody.
const MAX_THREADS: usize = 16;

/// Several threads that ask one commit of each memory, for as long as this lives.
pub struct ReaderPool {
    /// What the memories are called; none for the project's own.
    names: Vec<Option<String>>,
    /// For each thread, its own reader of each memory.
    readers: Vec<Vec<Box<dyn Reader>>>,
}

impl ReaderPool {
    /// At most so many threads, to search for texts of a language in the project's own memory and in others.
    ///
    /// # Errors
    /// Those of the store.
    pub fn new(own: &Memory, extra: &[ExtraMemory], language: &str, threads: usize) -> Result<Self> {
        let mut names = vec![None];
        let mut memories = vec![own.readers(language, threads)?];
        for extra in extra {
            names.push(Some(extra.name.clone()));
            memories.push(extra.memory.readers(language, threads)?);
        }
        let count = memories.iter().map(Vec::len).min().unwrap_or_default();
        let mut readers: Vec<Vec<Box<dyn Reader>>> = (0..count).map(|_| Vec::new()).collect();
        for memory in memories {
            for (thread, reader) in readers.iter_mut().zip(memory) {
                thread.push(reader);
            }
        }
        Ok(Self { names, readers })
    }

    /// The memories, for a question that this thread asks by itself.
    #[must_use]
    pub fn sources(&self) -> Vec<Source<'_>> {
        self.readers.first().map(|readers| sources(&self.names, readers)).unwrap_or_default()
    }

    /// The answers to questions, in their order: the same ones whatever the number of threads, if `answer` makes each
    /// of its question and the memories alone.
    ///
    /// # Errors
    /// That of the first question that has one.
    pub fn ask<Q: Sync, A: Send>(
        &mut self,
        questions: &[Q],
        answer: &(dyn Fn(&[Source<'_>], &Q) -> Result<A> + Sync),
    ) -> Result<Vec<A>> {
        let names = &self.names;
        let (next, failed) = (AtomicUsize::new(0), AtomicBool::new(false));
        let span = tracing::Span::current();
        let work = |readers: &mut Vec<Box<dyn Reader>>| {
            // What a thread does belongs to the journey that wants it.
            let _span = span.enter();
            let sources = sources(names, readers);
            let mut out = Vec::new();
            while !failed.load(Ordering::Relaxed) {
                let at = next.fetch_add(1, Ordering::Relaxed);
                let Some(question) = questions.get(at) else { break };
                let answered = answer(&sources, question);
                if answered.is_err() {
                    failed.store(true, Ordering::Relaxed);
                }
                out.push((at, answered));
            }
            out
        };
        let mut answered = thread::scope(|scope| {
            let work = &work;
            let (first, others) = self.readers.split_at_mut(1);
            let needed = questions.len().saturating_sub(1);
            let threads: Vec<_> =
                others.iter_mut().take(needed).map(|readers| scope.spawn(move || work(readers))).collect();
            let mut answered: Vec<(usize, Result<A>)> = first.iter_mut().flat_map(work).collect();
            for thread in threads {
                match thread.join() {
                    Ok(others) => answered.extend(others),
                    Err(panic) => std::panic::resume_unwind(panic),
                }
            }
            answered
        });
        answered.sort_by_key(|(at, _)| *at);
        answered.into_iter().map(|(_, answer)| answer).collect()
    }
}

fn sources<'a>(names: &'a [Option<String>], readers: &'a [Box<dyn Reader>]) -> Vec<Source<'a>> {
    let named = names.iter().zip(readers);
    named.map(|(name, reader)| Source { name: name.as_deref(), reader: reader.as_ref() }).collect()
}

/// Asks several questions of one commit of each memory.
///
/// # Errors
/// Those of the stores and of `work`.
pub fn with_snapshot(sources: &[Source<'_>], work: &mut dyn FnMut() -> Result<()>) -> Result<()> {
    match sources.split_first() {
        Some((first, others)) => first.reader.snapshot(&mut || with_snapshot(others, work)),
        None => work(),
    }
}

//! The memories that are searched as one, by as many threads as there are processors: the project's own, and those that
//! it names besides, which are only read.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;

use crate::desk::memory::same_file;
use crate::error::{Error, Result};
use crate::store::{self, Store};

/// A memory that is searched besides the project's own. Its units are never changed.
pub struct Also {
    /// What it is called where a match says where it is from.
    pub name: String,
    /// The memory.
    pub store: Box<dyn Store>,
}

/// A memory, while it is searched.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    /// What it is called; none for the project's own.
    pub name: Option<&'a str>,
    /// The memory.
    pub store: &'a dyn Store,
}

/// Opens the memories besides `own`, by the names and paths given; one that is `own` again is left out, and so is a
/// second mention.
///
/// # Errors
/// [`Error::FileMissing`] for one that is not there, and those of [`store::open`].
pub fn open_also(files: &[(String, PathBuf)], own: &Path) -> Result<Vec<Also>> {
    let mut out = Vec::new();
    let mut seen = vec![own];
    for (name, file) in files {
        if file.symlink_metadata().is_err() {
            return Err(Error::FileMissing { file: name.clone() });
        }
        if seen.iter().any(|seen| same_file(seen, file)) {
            continue;
        }
        seen.push(file);
        out.push(Also { name: name.clone(), store: store::open(file)? });
    }
    Ok(out)
}

/// The project's own memory alone.
#[must_use]
pub fn only(store: &dyn Store) -> [Source<'_>; 1] {
    [Source { name: None, store }]
}

/// How many threads are worth having here. No answer depends on it.
#[must_use]
pub fn threads() -> usize {
    thread::available_parallelism().map_or(1, usize::from).min(MOST)
}

/// More than this many connections to one file serve nobody.
const MOST: usize = 16;

/// Several threads that ask one commit of each memory, for as long as this lives.
pub struct Crew<'s> {
    own: &'s dyn Store,
    also: &'s [Also],
    /// For each thread, its own reader of each memory. None where a memory lives in the process: then the memories
    /// themselves are asked, one question after another.
    readers: Vec<Vec<Box<dyn Store>>>,
}

impl<'s> Crew<'s> {
    /// At most so many threads, to search for texts of a language.
    ///
    /// # Errors
    /// Those of the store.
    pub fn new(own: &'s dyn Store, also: &'s [Also], language: &str, threads: usize) -> Result<Self> {
        let mut memories = vec![own.readers(language, threads.max(1))?];
        for also in also {
            memories.push(also.store.readers(language, threads.max(1))?);
        }
        let count = memories.iter().map(Vec::len).min().unwrap_or_default();
        let mut readers: Vec<Vec<Box<dyn Store>>> = (0..count).map(|_| Vec::new()).collect();
        for memory in memories {
            for (thread, reader) in readers.iter_mut().zip(memory) {
                thread.push(reader);
            }
        }
        Ok(Self { own, also, readers })
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
        let (own, also) = (self.own, self.also);
        if self.readers.is_empty() {
            let sources = sources(own, also);
            let mut out = Vec::with_capacity(questions.len());
            with_snapshot(&sources, &mut || {
                for question in questions {
                    out.push(answer(&sources, question)?);
                }
                Ok(())
            })?;
            return Ok(out);
        }
        let names: Vec<Option<&str>> =
            std::iter::once(None).chain(also.iter().map(|also| Some(also.name.as_str()))).collect();
        let (next, failed) = (AtomicUsize::new(0), AtomicBool::new(false));
        let span = tracing::Span::current();
        let work = |readers: &mut Vec<Box<dyn Store>>| {
            // What a thread does belongs to the journey that wants it.
            let _span = span.enter();
            let sources: Vec<Source<'_>> =
                names.iter().zip(readers.iter()).map(|(&name, store)| Source { name, store: store.as_ref() }).collect();
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

/// The memories as they are.
#[must_use]
pub fn sources<'a>(own: &'a dyn Store, also: &'a [Also]) -> Vec<Source<'a>> {
    let also = also.iter().map(|also| Source { name: Some(&also.name), store: also.store.as_ref() });
    only(own).into_iter().chain(also).collect()
}

/// Asks several questions of one commit of each memory.
///
/// # Errors
/// Those of the stores and of `work`.
pub fn with_snapshot(sources: &[Source<'_>], work: &mut dyn FnMut() -> Result<()>) -> Result<()> {
    match sources.split_first() {
        Some((first, others)) => first.store.snapshot(&mut || with_snapshot(others, work)),
        None => work(),
    }
}

//! Asking: the memories for earlier renderings, the checks for what disagrees, the memory for what it holds.

use super::Workspace;
use std::ops::ControlFlow;

use crate::desk::check::{CheckReport, CheckedSegment, check_file, check_memory};
use crate::desk::lookup::{Match, Request, THRESHOLD, lookup_in, with_other_variants};
use crate::desk::read::{PageReading, read_page};
use crate::desk::search_pool::{ReaderPool, threads};
use crate::error::{Error, Noted, Notice, Result};
use crate::format::Input;
use crate::model::{Lang, Text};
use crate::store::Memory;
use crate::story::detect;

/// How many questions are answered before the answers are handed on.
const QUESTIONS_A_ROUND: usize = 256;

/// What is looked up in; everything as the project says unless told.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LookupOptions {
    /// The language of what is looked up; found in the sample unless told.
    pub source: Option<Lang>,
    /// What is looked up, or enough of it to tell its language by.
    pub sample: String,
    /// The languages wanted.
    pub targets: Vec<Lang>,
    /// The final score that a match must reach; the project's, else [`THRESHOLD`].
    pub threshold: Option<u8>,
}

impl Workspace {
    /// Reads a page: its story and the site's strings, as the project says of its site; where `explained`, with what each
    /// block's verdict rests on.
    ///
    /// # Errors
    /// As for [`read_page`].
    pub fn read_page(&self, page: &Input<'_>, explained: bool) -> Result<Noted<PageReading>> {
        read_page(page, &self.project.sites, explained)
    }

    /// A request with the project's languages, threshold and penalties, to be given its text, limit and filter.
    ///
    /// # Errors
    /// [`Error::LangMissing`] and [`Error::TargetsMissing`] where nothing names a language.
    pub fn request(&self, options: &LookupOptions) -> Result<Noted<Request>> {
        self.reading(|memory, _| {
            // As for an article: what is said, else what the words are sure of, else the project's.
            let of_project = self.project.source.as_ref();
            let guessed = || {
                let sure = detect(&options.sample)?;
                // The project's is as sure, and may be narrower.
                Some(of_project.filter(|lang| lang.language() == sure.language()).cloned().unwrap_or(sure))
            };
            let source = options.source.clone().or_else(guessed).or_else(|| of_project.cloned());
            let source = source.ok_or_else(|| Error::LangMissing { file: "lookup".to_owned() })?;
            let targets = self.targets(&options.targets, Some(&source), memory)?;
            Ok(Request {
                threshold: options.threshold.or(self.project.threshold).unwrap_or(THRESHOLD),
                penalties: self.project.penalties,
                ..Request::new(Text::default(), source, targets)
            })
        })
    }

    /// Looks a segment up in all memories as if they were one. See [`lookup_in`].
    ///
    /// # Errors
    /// Those of the stores.
    pub fn lookup(&self, request: &Request) -> Result<Noted<Vec<Match>>> {
        self.reading(|memory, notices| {
            let pool = ReaderPool::new(memory, &self.extra_memories()?, request.source.language(), 1)?;
            let found = with_other_variants(lookup_in(&pool.sources(), request)?, request);
            if found.is_empty() {
                self.tell_strange_targets(&request.targets, memory, notices)?;
            }
            Ok(found)
        })
    }

    /// Looks many sentences up as `request` says, with all processors and in one commit of each memory. `make` makes of
    /// each one's matches, in whatever thread, what `each` is handed in the order of the sentences.
    ///
    /// # Errors
    /// Those of the stores, and those of `make` and `each`.
    pub fn lookup_all<A: Send, E: From<Error>>(
        &self,
        request: &Request,
        sentences: &[&str],
        make: &(dyn Fn(&Request, Vec<Match>) -> Result<A> + Sync),
        mut each: impl FnMut(&Request, A) -> std::result::Result<(), E>,
    ) -> std::result::Result<Noted<()>, E> {
        let pool = |memory: &Memory, _: &mut Vec<Notice>| {
            ReaderPool::new(memory, &self.extra_memories()?, request.source.language(), threads())
        };
        let Noted { value: mut pool, notices } = self.reading(pool)?;
        for sentences in sentences.chunks(QUESTIONS_A_ROUND) {
            let asked = |sentence: &&str| Request { text: Text::plain(*sentence), ..request.clone() };
            let requests: Vec<Request> = sentences.iter().map(asked).collect();
            let made = pool.ask(&requests, &|sources, request| {
                make(request, with_other_variants(lookup_in(sources, request)?, request))
            })?;
            for (request, made) in requests.iter().zip(made) {
                each(request, made)?;
            }
        }
        Ok(Noted { value: (), notices })
    }

    /// What disagrees in a bilingual file or a memory in a file. `targets` leaves translations into these languages, all if
    /// empty.
    ///
    /// # Errors
    /// As for [`check_file`].
    pub fn check_file(&self, file: &Input<'_>, targets: &[Lang]) -> Result<Noted<CheckReport>> {
        let mut notices = Vec::new();
        let termbase = self.termbase()?.take(&mut notices);
        let report = self.reading(|memory, notices| {
            let reader = memory.reader()?;
            Ok(check_file(file, targets, &termbase, Some(reader.as_ref()))?.take(notices))
        })?;
        Ok(Noted { value: report.take(&mut notices), notices })
    }

    /// What disagrees in the whole memory, segment by segment as it is found, until `each` breaks off; how many segments
    /// were looked at.
    ///
    /// # Errors
    /// As for [`check_memory`].
    pub fn check_memory(
        &self,
        targets: &[Lang],
        each: &mut dyn FnMut(CheckedSegment) -> ControlFlow<()>,
    ) -> Result<Noted<u64>> {
        let mut notices = Vec::new();
        let termbase = self.termbase()?.take(&mut notices);
        let segments = self.reading(|memory, _| check_memory(memory.reader()?.as_ref(), targets, &termbase, each))?;
        Ok(Noted { value: segments.take(&mut notices), notices })
    }
}

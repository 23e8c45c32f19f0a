//! A project opened for work: whoever shows it to a person, at a terminal or in a browser, goes on every journey from
//! here.
//!
//! A front makes one [`Workspace`] and keeps it, for a run or for weeks; threads may share it. Each journey reads the
//! memory as of its last commit and the termbase as its file says now, so that what anybody wrote meanwhile is there on
//! the next one. Journeys print nothing and put no files among a person's own: they return named files with their bytes,
//! which [`Workspace::write`] puts where they belong.

mod doctor;
mod align;
mod archive;
mod convert;
mod exchange;
mod files;
mod keep;
mod lookup;
mod package;
mod publish;
mod review;
mod refill;
mod suggest;
mod terms;
mod translate;

pub use crate::desk::original::Limits;
pub use crate::desk::written::StoryFolder;
pub use align::AlignOptions;
pub use archive::{CONFIDENCE, LearnOptions};
pub use convert::{ConvertOptions, Converted, ConvertedKind};
pub use exchange::{HandOverOptions, HandedOver, SnapshotText};
pub use files::{FileKind, NamedFile, WritePolicy, read_input, shown};
pub use keep::MemoryStats;
pub use lookup::LookupOptions;
pub use package::{Package, PackageContents, PackageOptions, ReturnedFile};
pub use publish::{Export, ExportFormat, ExportOptions};
pub use refill::{FilledStory, Refilled, is_bilingual};
pub use review::{Review, ReviewOptions};
pub use suggest::SuggestOptions;
pub use terms::{TermsImport, TermsImportOptions};
pub use translate::{PretranslateOptions, Pretranslation};

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use crate::desk::bounded::read_path_limited;
use crate::desk::memory;
use crate::desk::project::{FILE_NAME, Project};
use crate::desk::report::StoryReport;
use crate::desk::search_pool::{ExtraMemory, open_also};
use crate::error::{Error, Noted, Notice, Result};
use crate::format::{GapMark, Input};
use crate::model::{Hash, Lang, Standing, hash_bytes};
use crate::segment::Segmenter;
use crate::store::{Location, Memory, Stamp};
use crate::termbase::Termbase;

/// What a person sees of a story: the desk knows what is shown, and whoever shows it knows how.
pub trait Render {
    /// The bilingual page, in HTML.
    fn page(&self, story: &StoryReport) -> Vec<u8>;

    /// The notice on a page that is not finished and marks its gaps so, and the language that it is in.
    fn draft_notice(&self, story: &StoryReport, gaps: GapMark) -> (String, String);
}

/// A project opened for work. See the [module](self).
pub struct Workspace {
    project: Project,
    /// Another memory than the project's own.
    other_memory: Option<Location>,
    /// Memories that are searched besides those of the project: as the person named each, and where it is.
    extra_locations: Vec<(String, Location)>,
    /// Where the names of files start, given and told.
    folder: PathBuf,
    limits: Limits,
    /// Who builds the memory from its text, and when, if it is not there yet.
    by: Stamp,
    segmenter: OnceLock<Segmenter>,
    memory: Mutex<Option<Memory>>,
    extra: Mutex<Option<Arc<[ExtraMemory]>>>,
    termbase: Mutex<Option<(Hash, Arc<Termbase>)>>,
}

const _: () = {
    const fn shared_between_threads<T: Send + Sync>() {}
    shared_between_threads::<Workspace>();
};

impl Workspace {
    /// A workspace on a project. Nothing is opened before a journey needs it; `by` says who builds the memory from its
    /// published text, and when, if it is not there yet. Names of files start at the project's folder.
    #[must_use]
    pub fn new(project: Project, by: Stamp) -> Self {
        Self {
            folder: project.folder.clone(),
            project,
            other_memory: None,
            extra_locations: Vec::new(),
            limits: Limits::default(),
            by,
            segmenter: OnceLock::new(),
            memory: Mutex::new(None),
            extra: Mutex::new(None),
            termbase: Mutex::new(None),
        }
    }

    /// With another memory than the project's own: the published text is not about it, and the project's other memories
    /// are not searched beside it.
    #[must_use]
    pub fn with_memory(mut self, location: impl Into<Location>) -> Self {
        self.other_memory = Some(location.into());
        self
    }

    /// With more memories to search: as the person names each, and where it is.
    #[must_use]
    pub fn with_extra_memories(mut self, locations: Vec<(String, Location)>) -> Self {
        self.extra_locations = locations;
        self
    }

    /// With names of files that start at another folder, such as the one that a person works in.
    #[must_use]
    pub fn in_folder(mut self, folder: PathBuf) -> Self {
        self.folder = folder;
        self
    }

    /// With other limits.
    #[must_use]
    pub fn with_limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// The project.
    #[must_use]
    pub fn project(&self) -> &Project {
        &self.project
    }

    /// A path as a person gives it.
    #[must_use]
    pub fn path(&self, given: &str) -> PathBuf {
        self.folder.join(given)
    }

    /// A path as short as it can be told.
    #[must_use]
    pub fn shown(&self, path: &Path) -> String {
        shown(path, &self.folder)
    }

    /// Where files are written: the folder given, else the project's.
    #[must_use]
    pub fn out_folder(&self, given: Option<&Path>) -> PathBuf {
        self.folder.join(given.unwrap_or(&self.project.out))
    }

    /// Where the memory lies.
    ///
    /// # Errors
    /// [`Error::ProjectMissing`] where nothing says which.
    pub fn memory_location(&self) -> Result<&Location> {
        let location = self.other_memory.as_ref().or(self.project.store.as_ref());
        location.ok_or_else(|| Error::ProjectMissing { file: FILE_NAME.to_owned() })
    }

    /// Where the memory lies, as short as it can be told.
    ///
    /// # Errors
    /// As for [`Workspace::memory_location`].
    pub fn memory_shown(&self) -> Result<String> {
        let location = self.memory_location()?;
        Ok(location.file().map_or_else(|| location.to_string(), |file| self.shown(file)))
    }

    /// The memory, opened on first use, and built from its published text if it is not there yet. Notices of that come
    /// once.
    ///
    /// # Errors
    /// Those of the store, and of the text.
    pub fn memory(&self) -> Result<Noted<Memory>> {
        // Whoever comes second waits for the one who opens it.
        let mut kept = locked(&self.memory);
        if let Some(memory) = &*kept {
            return Ok(Noted { value: memory.clone(), notices: memory.take_notices() });
        }
        let opened = memory::open_or_build(self.memory_location()?, self.text(), &self.by)?;
        *kept = Some(opened.value.clone());
        Ok(opened)
    }

    /// Lets go of the memory: who needs it next opens it anew.
    fn let_go_of_memory(&self) {
        *locked(&self.memory) = None;
    }

    /// That a memory which the person named is there: one is not made for work that brings nothing in.
    fn ensure_there(&self) -> Result<()> {
        let opened = locked(&self.memory).is_some();
        let missing = |location: &&Location| location.file().is_some() && !Memory::is_there(location);
        if let Some(location) = self.other_memory.as_ref().filter(missing).filter(|_| !opened) {
            let file = location.file().map(|file| self.shown(file)).unwrap_or_default();
            return Err(Error::MemoryMissing { file });
        }
        Ok(())
    }

    /// The memory as [`Workspace::memory`] gives it, for whoever brings nothing in: one that the person named is not made for
    /// that.
    ///
    /// # Errors
    /// [`Error::MemoryMissing`] where it is not there; as for [`Workspace::memory`].
    pub fn memory_there(&self) -> Result<Noted<Memory>> {
        self.ensure_there()?;
        self.memory()
    }

    /// A journey that brings nothing into the memory: one that reads, or takes something away.
    fn reading<T>(&self, work: impl FnOnce(&Memory, &mut Vec<Notice>) -> Result<T>) -> Result<Noted<T>> {
        self.ensure_there()?;
        self.journey(work)
    }

    /// A journey with the memory. What there is to tell of the memories themselves is told with it.
    fn journey<T>(&self, work: impl FnOnce(&Memory, &mut Vec<Notice>) -> Result<T>) -> Result<Noted<T>> {
        let mut notices = Vec::new();
        let memory = self.memory()?.take(&mut notices);
        let value = work(&memory, &mut notices)?;
        notices.extend(memory.take_notices());
        for extra in locked(&self.extra).iter().flat_map(|extra| extra.iter()) {
            notices.extend(extra.memory.take_notices());
        }
        Ok(Noted { value, notices })
    }

    /// The published text that the memory is built from.
    fn text(&self) -> Option<&Path> {
        self.project.text.as_deref().filter(|_| self.other_memory.is_none())
    }

    /// The memories that are searched besides the workspace's own.
    ///
    /// # Errors
    /// One that is missing, and those of the store.
    pub fn extra_memories(&self) -> Result<Arc<[ExtraMemory]>> {
        let mut kept = locked(&self.extra);
        if let Some(extra) = &*kept {
            return Ok(Arc::clone(extra));
        }
        let of_project = if self.other_memory.is_none() { self.project.also.as_slice() } else { &[] };
        let locations: Vec<_> = of_project.iter().chain(&self.extra_locations).cloned().collect();
        let extra: Arc<[ExtraMemory]> = open_also(&locations, self.memory_location()?)?.into();
        *kept = Some(Arc::clone(&extra));
        Ok(extra)
    }

    /// How sentences are told apart, with the project's own exceptions.
    #[must_use]
    pub fn segmenter(&self) -> &Segmenter {
        self.segmenter.get_or_init(|| Segmenter::new().with_no_break(&self.project.no_break))
    }

    /// The termbase as its file says now; empty if the project has none. Notices come when it is read anew.
    ///
    /// # Errors
    /// A termbase that cannot be read.
    pub fn termbase(&self) -> Result<Noted<Arc<Termbase>>> {
        let Some(file) = self.project.terms.as_deref() else {
            return Ok(Noted::plain(Arc::new(Termbase::new(Vec::new()))));
        };
        let name = self.shown(file);
        let bytes = read_path_limited(file, &name, self.limits.words)?;
        let hash = hash_bytes(&bytes);
        let mut kept = locked(&self.termbase);
        if let Some((of, termbase)) = &*kept
            && *of == hash
        {
            return Ok(Noted::plain(Arc::clone(termbase)));
        }
        let noted = crate::desk::terms::read(&Input { name: &name, bytes: &bytes })?.map(Arc::new);
        *kept = Some((hash, Arc::clone(&noted.value)));
        Ok(noted)
    }

    /// The languages to translate into: those wanted, else the project's but for the text's own.
    ///
    /// # Errors
    /// [`Error::TargetsMissing`] with the languages that the memory holds; [`Error::TargetIsSource`] where the text is in one
    /// that is wanted, or in all of the project's.
    fn targets(&self, wanted: &[Lang], source: Option<&Lang>, memory: &Memory) -> Result<Vec<Lang>> {
        let own = |target: &&Lang| source.is_some_and(|source| target.standing(source) == Standing::Same);
        if let Some(same) = wanted.iter().find(own) {
            return Err(Error::TargetIsSource { lang: same.to_string() });
        }
        let targets = if wanted.is_empty() { &self.project.targets } else { wanted };
        if targets.is_empty() {
            let held: Vec<String> = memory.reader()?.languages()?.iter().map(|(lang, _)| lang.to_string()).collect();
            let langs = if held.is_empty() { "none".to_owned() } else { held.join(", ") };
            return Err(Error::TargetsMissing { langs });
        }
        let left: Vec<Lang> = targets.iter().filter(|target| !own(target)).cloned().collect();
        match (left.is_empty(), targets.first()) {
            (true, Some(first)) => Err(Error::TargetIsSource { lang: first.to_string() }),
            _ => Ok(left),
        }
    }

    /// Tells of languages that neither the project names nor the memory holds: a tag that was mistyped, most likely.
    fn tell_strange_targets(&self, targets: &[Lang], memory: &Memory, notices: &mut Vec<Notice>) -> Result<()> {
        let strange =
            |target: &&Lang| !self.project.targets.iter().any(|known| known.standing(target) == Standing::Same);
        let strange: Vec<&Lang> = targets.iter().filter(strange).collect();
        if strange.is_empty() {
            return Ok(());
        }
        let held: Vec<Lang> = memory.reader()?.languages()?.into_iter().map(|(lang, _)| lang).collect();
        let langs = held.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        for target in strange {
            if !held.is_empty() && !held.iter().any(|lang| lang.standing(target) == Standing::Same) {
                notices.push(Notice::TargetNotHeld { lang: target.to_string(), langs: langs.clone() });
            }
        }
        Ok(())
    }
}

/// What a lock guards, also after another thread died with it: every value here is whole whenever it is there.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

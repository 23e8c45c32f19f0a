//! Glossaries in and out of the termbase.

use super::{FileKind, NamedFile, Workspace, WritePolicy};
use crate::desk::terms::concepts;
use crate::desk::terms_exchange::{MergeCounts, merge, selected};
use crate::desk::write::bytes_of;
use crate::error::{Error, Noted, Result};
use crate::format::{self, Capability, Input, ReadConcept, TableLayout, TermsOptions, updated_terms};
use crate::model::{Concept, Lang, hash_bytes};

/// How a glossary is taken in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TermsImportOptions {
    /// What the columns of a table hold, where their headings do not say it; see [`TermsOptions::columns`].
    pub columns: Vec<String>,
    /// The language that is translated from; the project's source unless told.
    pub from: Option<Lang>,
    /// What it is translated into; the project's languages unless told.
    pub to: Vec<Lang>,
}

/// A glossary as it was read, and what becomes of the termbase. Nothing is written yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermsImport {
    /// The format it is in.
    pub format: &'static str,
    /// How a table was understood.
    pub layout: Option<TableLayout>,
    /// What it holds.
    pub concepts: Vec<ReadConcept>,
    /// How much of it is new.
    pub counts: MergeCounts,
    /// The termbase's file with it; none where nothing changes.
    pub file: Option<NamedFile>,
}

impl Workspace {
    /// Reads a glossary, and makes the termbase's file of it: what is there stays, remarks and all.
    ///
    /// # Errors
    /// [`Error::TermsFileUnset`]; a glossary or a termbase that cannot be read; a termbase that would be too large to be read.
    pub fn import_terms(&self, name: &str, options: &TermsImportOptions) -> Result<Noted<TermsImport>> {
        let path = self.project.terms.clone().ok_or(Error::TermsFileUnset {})?;
        let own = self.shown(&path);
        let there = bytes_of(&path, self.limits.words)?;
        let mut notices = Vec::new();
        let known: Vec<Concept> = match &there {
            Some(bytes) => concepts(&Input { name: &own, bytes })?.take(&mut notices),
            None => Vec::new(),
        };
        let bytes = self.read_file(name)?;
        let format = format::of_terms(name, &bytes)?;
        let options = TermsOptions {
            columns: options.columns.clone(),
            source: options.from.clone().or_else(|| self.project.source.clone()),
            targets: if options.to.is_empty() { self.project.targets.clone() } else { options.to.clone() },
            known: langs(&known),
        };
        let read = (format.terms(name)?.read)(&Input { name, bytes: &bytes }, &options)?.take(&mut notices);
        let merged = merge(&known, &read.concepts);
        let file = if merged.concepts.is_empty() {
            None
        } else {
            let before = there.as_deref().unwrap_or_default();
            let bytes = updated_terms(&Input { name: &own, bytes: before }, &known, &merged.concepts)?;
            if bytes.len() as u64 > self.limits.words {
                return Err(Error::FileTooLarge { file: own, limit: self.limits.words >> 20 });
            }
            let policy = match &there {
                Some(bytes) => WritePolicy::Updated { from: hash_bytes(bytes), keep: true },
                None => WritePolicy::Ours,
            };
            Some(NamedFile { path, bytes, kind: FileKind::Terms, policy, story: None })
        };
        let import = TermsImport {
            format: format.id,
            layout: read.layout,
            concepts: read.concepts,
            counts: merged.counts,
            file,
        };
        Ok(Noted { value: import, notices })
    }

    /// The termbase as a file of this name, in the format that its name says; with `to`, only the terms of the project's source
    /// and of these languages.
    ///
    /// # Errors
    /// [`Error::TermsFileUnset`]; a termbase that cannot be read; [`Error::TermsNone`] where there is no such term;
    /// [`Error::FormatUnknown`].
    pub fn export_terms(&self, name: &str, to: &[Lang]) -> Result<Noted<(NamedFile, u64)>> {
        let own = self.project.terms.as_deref().ok_or(Error::TermsFileUnset {})?;
        let format = format::for_writing(name, Capability::Terms)?;
        let mut notices = Vec::new();
        let termbase = self.termbase()?.take(&mut notices);
        let concepts = selected(termbase.concepts(), self.project.source.as_ref(), to);
        if concepts.is_empty() {
            return Err(Error::TermsNone { file: self.shown(own) });
        }
        let bytes = (format.terms(name)?.write)(name, &concepts)?;
        let path = self.path(name);
        let file = NamedFile { path, bytes, kind: FileKind::Terms, policy: WritePolicy::Ours, story: None };
        Ok(Noted { value: (file, concepts.len() as u64), notices })
    }
}

/// The languages of terms, each once.
fn langs(concepts: &[Concept]) -> Vec<Lang> {
    let mut out: Vec<Lang> = Vec::new();
    for term in concepts.iter().flat_map(|concept| &concept.terms) {
        if !out.contains(&term.lang) {
            out.push(term.lang.clone());
        }
    }
    out
}

//! What one file says, in a file of another kind: a bilingual file as a table for review and back, as XLIFF of another version, as
//! a memory for another tool; a glossary as a glossary.

use super::{FileKind, NamedFile, Workspace, WritePolicy};
use crate::desk::interchange;
use crate::error::{Error, Noted, Notice, Result};
use crate::format::{self, Capability, Format, Input, LangPair, MemoryHeader, TermsOptions, XliffVersion};
use crate::model::{Bilingual, Lang, Segment};

/// How a file is converted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ConvertOptions {
    /// The language of the translations, where the file does not say it.
    pub target: Option<Lang>,
    /// Which XLIFF is written, where one is; 2.0 unless told.
    pub xliff: Option<XliffVersion>,
}

/// What a converted file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConvertedKind {
    /// Segments of a bilingual file.
    Segments,
    /// Units of a memory.
    Units,
    /// Concepts of a glossary.
    Concepts,
}

crate::model::named!(ConvertedKind { Segments = "segments", Units = "units", Concepts = "concepts" });

/// A file that was converted. Nothing is written yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Converted {
    /// The format that it was in.
    pub from: &'static str,
    /// The new one.
    pub file: NamedFile,
    /// What it holds.
    pub kind: ConvertedKind,
    /// How many of them.
    pub count: u64,
    /// What is not, because nobody has confirmed it.
    pub unconfirmed: u64,
}

impl Workspace {
    /// A file as another of the name `into`, in the format that this name says.
    ///
    /// # Errors
    /// Those of the formats; [`Error::FormatCannot`] for a file that is neither bilingual nor a glossary, or a name whose format
    /// holds no such thing; [`Error::NothingConfirmed`] where a memory would have no unit.
    pub fn convert(&self, name: &str, into: &str, options: &ConvertOptions) -> Result<Noted<Converted>> {
        let bytes = self.read_file(name)?;
        let input = Input { name, bytes: &bytes };
        match format::recognize(name, &bytes) {
            Ok(format) if format.can(Capability::Bilingual) => self.convert_bilingual(format, &input, into, options),
            Ok(format) if format.can(Capability::Terms) => self.convert_terms(format, &input, into),
            Ok(format) => Err(format.bilingual(name).err().unwrap_or(Error::FileEmpty { file: name.to_owned() })),
            Err(error) => Err(error),
        }
    }

    fn convert_bilingual(
        &self,
        format: &Format,
        input: &Input<'_>,
        into: &str,
        options: &ConvertOptions,
    ) -> Result<Noted<Converted>> {
        let mut notices = Vec::new();
        let parts = format.bilingual(input.name)?.parts_into(input, options.target.as_ref())?.take(&mut notices);
        let Some(bilingual) = parts.first() else { return Err(Error::FileEmpty { file: input.name.to_owned() }) };
        if parts.len() > 1 {
            let (file, count) = (input.name.to_owned(), parts.len() as u64 - 1);
            let name = format!("{} ({})", bilingual.original.name, bilingual.target);
            notices.push(Notice::OtherDocuments { file, name, count });
        }
        let made = |bytes, kind, count, unconfirmed| Converted {
            from: format.id,
            file: self.converted(into, bytes, kind),
            kind,
            count,
            unconfirmed,
        };
        let value = match format::for_writing(into, Capability::Memory) {
            Ok(memory) => {
                let (bytes, units, unconfirmed) = units_of(memory, input.name, bilingual)?;
                made(bytes, ConvertedKind::Units, units, unconfirmed)
            }
            Err(_) => {
                let wanted = match format::for_writing(into, Capability::Bilingual)? {
                    format if format.id == format::XLIFF.id => options.xliff.unwrap_or_default().format(),
                    format => format,
                };
                let bytes = (wanted.made_bilingual(into)?.write)(bilingual)?;
                made(bytes, ConvertedKind::Segments, bilingual.segments().count() as u64, 0)
            }
        };
        Ok(Noted { value, notices })
    }

    fn convert_terms(&self, format: &Format, input: &Input<'_>, into: &str) -> Result<Noted<Converted>> {
        let wanted = format::for_writing(into, Capability::Terms)?;
        let mut notices = Vec::new();
        let options = TermsOptions {
            source: self.project.source.clone(),
            targets: self.project.targets.clone(),
            ..TermsOptions::default()
        };
        let read = (format.terms(input.name)?.read)(input, &options)?.take(&mut notices);
        let concepts = read.into_concepts();
        let bytes = (wanted.terms(into)?.write)(into, &concepts)?;
        let kind = ConvertedKind::Concepts;
        let file = self.converted(into, bytes, kind);
        let value = Converted { from: format.id, file, kind, count: concepts.len() as u64, unconfirmed: 0 };
        Ok(Noted { value, notices })
    }

    fn converted(&self, into: &str, bytes: Vec<u8>, kind: ConvertedKind) -> NamedFile {
        let kind = match kind {
            ConvertedKind::Segments => FileKind::BilingualFile,
            ConvertedKind::Units => FileKind::Units,
            ConvertedKind::Concepts => FileKind::Terms,
        };
        NamedFile { path: self.path(into), bytes, kind, policy: WritePolicy::Ours, story: None }
    }
}

/// The confirmed translations of a document as a memory for another tool, how many they are, and how many are not confirmed.
fn units_of(format: &Format, name: &str, bilingual: &Bilingual) -> Result<(Vec<u8>, u64, u64)> {
    let (mut units, mut unconfirmed) = (Vec::new(), 0);
    let translated = |segment: &&Segment| segment.target.as_ref().is_some_and(|target| !target.is_blank());
    for segment in bilingual.segments().filter(translated).filter(|segment| !segment.is_apart()) {
        match interchange::unit_of(bilingual, segment, units.len()) {
            Some(unit) => units.push(Ok(unit)),
            None => unconfirmed += 1,
        }
    }
    if units.is_empty() {
        return Err(Error::NothingConfirmed { file: name.to_owned() });
    }
    let pair = LangPair { source: bilingual.source.clone(), target: bilingual.target.clone(), consumer: None };
    let header = MemoryHeader { pair: Some(pair), ..MemoryHeader::default() };
    let (mut out, count) = (Vec::new(), units.len() as u64);
    (format.memory(name)?.write)(&mut out, &header, &mut units.into_iter())?;
    Ok((out, count, unconfirmed))
}

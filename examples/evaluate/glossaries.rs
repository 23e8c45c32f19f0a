//! `evaluate formats`: other projects' glossaries. What is read is written as TBX and as CSV, and must be read back as it was.

use std::path::Path;

use cotejo::format::{Format, GLOSSARY, Input, TBX, TermsOptions, of_terms};
use cotejo::model::{Concept, Lang};

#[derive(Default)]
pub(crate) struct Sum {
    pub(crate) files: usize,
    /// Files that are not read, with a reason.
    pub(crate) refused: usize,
    pub(crate) concepts: usize,
    pub(crate) terms: usize,
    /// Concepts that came back equal, from TBX and from CSV.
    pub(crate) tbx: usize,
    pub(crate) csv: usize,
}

impl Sum {
    /// Counts a file; what is to be told of it. With `keep`, the TBX that was written is put there.
    pub(crate) fn take(&mut self, input: &Input<'_>, keep: Option<&Path>) -> Vec<String> {
        self.files += 1;
        let lang = |tag: &str| Lang::parse(tag).ok();
        let options = TermsOptions {
            source: lang("en"),
            targets: lang("pt-PT").into_iter().collect(),
            ..TermsOptions::default()
        };
        let read = of_terms(input.name, input.bytes)
            .and_then(|format| format.terms(input.name))
            .and_then(|format| (format.read)(input, &options));
        let concepts = match read {
            Ok(noted) => noted.value.into_concepts(),
            Err(error) => {
                self.refused += 1;
                return vec![error.to_string()];
            }
        };
        self.concepts += concepts.len();
        self.terms += concepts.iter().map(|concept| concept.terms.len()).sum::<usize>();
        let mut told = Vec::new();
        for (format, name, sum) in [(TBX, "g.tbx", &mut self.tbx), (GLOSSARY, "g.csv", &mut self.csv)] {
            match back(format, name, &concepts, &options, keep.map(|folder| folder.join(input.name)).as_deref()) {
                Ok(equal) if equal == concepts.len() => *sum += equal,
                Ok(equal) => {
                    *sum += equal;
                    told.push(format!("{name}: {} concepts came back otherwise", concepts.len() - equal));
                }
                Err(error) => told.push(format!("{name}: {error}")),
            }
        }
        told
    }
}

/// How many concepts come back equal from a format, line numbers and made ids aside.
fn back(
    format: &Format,
    name: &str,
    concepts: &[Concept],
    options: &TermsOptions,
    keep: Option<&Path>,
) -> Result<usize, String> {
    let terms = format.terms(name).map_err(|error| error.to_string())?;
    let written = (terms.write)(name, concepts).map_err(|error| error.to_string())?;
    if let Some(path) = keep.filter(|_| name.ends_with(".tbx")) {
        std::fs::write(path.with_extension("tbx"), &written).map_err(|error| error.to_string())?;
    }
    let read = (terms.read)(&Input { name, bytes: &written }, options).map_err(|error| error.to_string())?;
    let again = read.value.into_concepts();
    let bare = |concept: &Concept| {
        let mut concept = concept.clone();
        concept.id.clear();
        concept.terms.iter_mut().for_each(|term| term.line = None);
        concept
    };
    Ok(concepts.iter().zip(&again).filter(|(before, after)| bare(before) == bare(after)).count())
}

//! The editor's journey: what disagrees in a bilingual file, or in the whole memory.

use crate::check::{CHECKS, Finding, Place, Remembered, Rendering, Subject, Surroundings, run, run_one};
use crate::error::{Error, Noted, Notice, Result};
use crate::format::{Input, Yield, recognize};
use crate::model::{Bilingual, BilingualBlock, Key, Lang, Standing, Text, Unit, UnitId};
use crate::store::{Selection, Store};
use crate::termbase::Termbase;

/// What was checked, and what was found, in the order of the file or of the memory.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct CheckReport {
    /// How many segments with a translation were looked at.
    pub segments: u64,
    /// What disagrees, each with its segment.
    pub findings: Vec<(Subject, Finding)>,
}

/// Checks a bilingual file: XLIFF, or a memory in a file (TMX). `targets` leaves translations into these languages, all
/// if empty; each source is also held against the memory, if there is one.
///
/// # Errors
/// [`Error::FormatCannot`] for a file that holds no translations; those of its format and of the store.
pub fn check_file(
    input: &Input<'_>,
    targets: &[Lang],
    termbase: &Termbase,
    store: Option<&dyn Store>,
) -> Result<Noted<CheckReport>> {
    let format = recognize(input.name, input.bytes)?;
    let mut notices = Vec::new();
    let mut subjects = Vec::new();
    if let Some(bilingual) = &format.bilingual {
        subjects_of_bilingual((bilingual.read)(input)?.take(&mut notices), &mut subjects);
    } else if let Some(memory) = &format.memory {
        for read in (memory.read)(Box::new(input.bytes), input.name) {
            match read? {
                Yield::Unit(unit) => subjects_of_unit(&unit, &mut subjects),
                Yield::Notice(notice) => notices.push(notice),
            }
        }
    } else {
        return Err(Error::FormatCannot {
            file: input.name.to_owned(),
            format: format.id.to_owned(),
            capability: "bilingual".to_owned(),
        });
    }
    subjects.retain(|subject| wanted(subject, targets));
    let memory = store.map(Memory);
    let remembered = memory.as_ref().map(|memory| memory as &dyn Remembered);
    let findings = run(CHECKS, &subjects, &Surroundings { termbase }, remembered)?;
    let segments = subjects.len() as u64;
    let findings = findings.into_iter().map(|finding| (subjects[finding.subject].clone(), finding)).collect();
    Ok(Noted { value: CheckReport { segments, findings }, notices })
}

/// Checks the whole memory, unit by unit, in bounded memory but for the findings. `told` hears how many units were read.
///
/// # Errors
/// Those of the store.
pub fn check_memory(
    store: &dyn Store,
    targets: &[Lang],
    termbase: &Termbase,
    told: &mut dyn FnMut(u64),
) -> Result<Noted<CheckReport>> {
    let mut report = CheckReport::default();
    let around = Surroundings { termbase };
    let memory = Memory(store);
    let notices: Vec<Notice> = Vec::new();
    for (at, unit) in store.units(&Selection::default())?.enumerate() {
        let mut subjects = Vec::new();
        subjects_of_unit(&unit?, &mut subjects);
        for subject in subjects.into_iter().filter(|subject| wanted(subject, targets)) {
            report.segments += 1;
            for finding in run_one(CHECKS, &subject, &around, &memory)? {
                report.findings.push((subject.clone(), finding));
            }
        }
        told(at as u64 + 1);
    }
    Ok(Noted { value: report, notices })
}

/// Whether a subject's target is in one of the languages asked for: the same written language, or one left open.
fn wanted(subject: &Subject, targets: &[Lang]) -> bool {
    let fits = |lang: &Lang| matches!(lang.standing(&subject.target_lang), Standing::Same | Standing::Unspecified);
    targets.is_empty() || targets.iter().any(fits)
}

fn subjects_of_bilingual(bilingual: Bilingual, out: &mut Vec<Subject>) {
    let Bilingual { source, target, story, site, .. } = bilingual;
    let mut take = |blocks: Vec<BilingualBlock>, site: bool| {
        for block in blocks {
            for segment in block.segments {
                let Some(translation) = segment.target.filter(|target| !target.is_blank()) else { continue };
                out.push(Subject {
                    place: Place::Segment { block: block.id.clone(), segment: segment.id, site },
                    source_lang: source.clone(),
                    source: segment.source,
                    target_lang: target.clone(),
                    target: translation,
                    state: segment.state,
                });
            }
        }
    };
    take(story, false);
    take(site, true);
}

/// One subject for each variant beside the one that the unit was written in first.
fn subjects_of_unit(unit: &Unit, out: &mut Vec<Subject>) {
    let Some(source) = unit.variant(&unit.source).or_else(|| unit.variants.first()) else { return };
    let others = unit.variants.iter().filter(|variant| variant.lang != source.lang && !variant.text.is_blank());
    out.extend(others.map(|variant| Subject {
        place: Place::Unit(unit.id.clone()),
        source_lang: source.lang.clone(),
        source: source.text.clone(),
        target_lang: variant.lang.clone(),
        target: variant.text.clone(),
        state: variant.state,
    }));
}

/// The memory as the checks ask it.
struct Memory<'a>(&'a dyn Store);

impl Remembered for Memory<'_> {
    fn renderings(&self, source: &Lang, key: &Key, target: &Lang) -> Result<Vec<Rendering>> {
        let mut out: Vec<(UnitId, Text, Option<String>)> = Vec::new();
        for (row, lang) in self.0.by_key(source.language(), key)? {
            let Some(unit) = self.0.unit_at(row)? else { continue };
            for variant in &unit.variants {
                let exact = variant.lang.standing(target) == Standing::Same && variant.lang != lang;
                if exact && !variant.text.is_blank() && unit.is_confirmed(variant) {
                    out.push((unit.id.clone(), variant.text.clone(), unit.document.clone()));
                }
            }
        }
        out.sort_by(|a, b| a.0.cmp(&b.0));
        Ok(out.into_iter().map(|(unit, target, document)| Rendering { unit, target, document }).collect())
    }
}

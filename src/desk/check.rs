//! The editor's journey: what disagrees in a bilingual file, or in the whole memory.

use std::collections::{HashMap, HashSet};

use crate::check::{CHECKS, Finding, MemoryLookup, Rendering, Subject, SubjectPlace, Surroundings, run, run_one};
use crate::error::{Noted, Result};
use crate::format::{Input, Yield, recognize};
use crate::model::{Bilingual, BilingualBlock, Key, Lang, Standing, Unit, UnitId};
use crate::store::{Reader, Selection};
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
/// [`crate::error::Error::FormatCannot`] for a file that holds no translations; those of its format and of the store.
pub fn check_file(
    input: &Input<'_>,
    targets: &[Lang],
    termbase: &Termbase,
    store: Option<&dyn Reader>,
) -> Result<Noted<CheckReport>> {
    let _span = tracing::info_span!("check", file = input.name, bytes = input.bytes.len()).entered();
    let format = recognize(input.name, input.bytes)?;
    let mut notices = Vec::new();
    let around = Surroundings { termbase };
    if let Ok(memory) = format.memory(input.name) {
        let mut units = Vec::new();
        for read in (memory.read)(Box::new(input.bytes), input.name) {
            match read? {
                Yield::Unit(unit) => units.push(*unit),
                Yield::Notice(notice) => notices.push(notice),
            }
        }
        let mut report = CheckReport::default();
        let memory = UnitsInFile::new(&units, store);
        for unit in &units {
            check_unit(unit, targets, &around, &memory, &mut report)?;
        }
        return Ok(Noted { value: report, notices });
    }
    let bilingual = format.bilingual(input.name)?;
    let mut subjects = Vec::new();
    for part in (bilingual.parts)(input)?.take(&mut notices) {
        subjects_of_bilingual(part, &mut subjects);
    }
    subjects.retain(|subject| wanted(subject, targets));
    let memory = store.map(|store| AskedMemory { store, asked: false });
    let remembered = memory.as_ref().map(|memory| memory as &dyn MemoryLookup);
    let findings = run(CHECKS, &subjects, &around, remembered)?;
    let segments = subjects.len() as u64;
    let findings = findings.into_iter().map(|finding| (subjects[finding.subject].clone(), finding)).collect();
    Ok(Noted { value: CheckReport { segments, findings }, notices })
}

/// Checks the whole memory, unit by unit, in bounded memory but for the findings. `told` hears how many units were read.
///
/// # Errors
/// Those of the store.
pub fn check_memory(
    store: &dyn Reader,
    targets: &[Lang],
    termbase: &Termbase,
    told: &mut dyn FnMut(u64),
) -> Result<CheckReport> {
    let _span = tracing::info_span!("check_memory").entered();
    let mut report = CheckReport::default();
    let around = Surroundings { termbase };
    let memory = AskedMemory { store, asked: true };
    for (at, unit) in store.units(&Selection::default())?.enumerate() {
        check_unit(&unit?, targets, &around, &memory, &mut report)?;
        told(at as u64 + 1);
    }
    Ok(report)
}

fn check_unit(
    unit: &Unit,
    targets: &[Lang],
    around: &Surroundings<'_>,
    memory: &dyn MemoryLookup,
    report: &mut CheckReport,
) -> Result<()> {
    let mut subjects = Vec::new();
    subjects_of_unit(unit, &mut subjects);
    for subject in subjects.into_iter().filter(|subject| wanted(subject, targets)) {
        report.segments += 1;
        for finding in run_one(CHECKS, &subject, around, memory)? {
            report.findings.push((subject.clone(), finding));
        }
    }
    Ok(())
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
                    place: SubjectPlace::Segment { block: block.id.clone(), segment: segment.id, site },
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
        place: SubjectPlace::Unit(unit.id.clone()),
        source_lang: source.lang.clone(),
        source: source.text.clone(),
        target_lang: variant.lang.clone(),
        target: variant.text.clone(),
        state: variant.state,
    }));
}

/// The memory as the checks ask it.
struct AskedMemory<'a> {
    store: &'a dyn Reader,
    /// Whether its units are what is checked.
    asked: bool,
}

impl MemoryLookup for AskedMemory<'_> {
    fn renderings(&self, source: &Lang, key: &Key, target: &Lang) -> Result<Vec<Rendering>> {
        let mut out = Vec::new();
        for (row, lang) in self.store.by_key(source.language(), key)? {
            if let Some(unit) = self.store.unit_at(row)? {
                renderings_of(&unit, &lang, source, target, self.asked, &mut out);
            }
        }
        out.sort_by(|a: &Rendering, b: &Rendering| a.unit.cmp(&b.unit));
        Ok(out)
    }
}

/// The units of a file, and behind them those of the memory that the file has not.
struct UnitsInFile<'a> {
    units: &'a [Unit],
    /// By language without script and region, and key: the unit's index and its variant's.
    by_key: HashMap<(String, Key), Vec<(usize, usize)>>,
    ids: HashSet<&'a UnitId>,
    memory: Option<AskedMemory<'a>>,
}

impl<'a> UnitsInFile<'a> {
    fn new(units: &'a [Unit], store: Option<&'a dyn Reader>) -> Self {
        let mut by_key: HashMap<(String, Key), Vec<(usize, usize)>> = HashMap::new();
        for (u, unit) in units.iter().enumerate() {
            for (v, variant) in unit.variants.iter().enumerate() {
                by_key.entry((variant.lang.language().to_owned(), variant.text.key())).or_default().push((u, v));
            }
        }
        let ids = units.iter().map(|unit| &unit.id).collect();
        Self { units, by_key, ids, memory: store.map(|store| AskedMemory { store, asked: false }) }
    }
}

impl MemoryLookup for UnitsInFile<'_> {
    fn renderings(&self, source: &Lang, key: &Key, target: &Lang) -> Result<Vec<Rendering>> {
        let mut out = Vec::new();
        for (u, v) in self.by_key.get(&(source.language().to_owned(), key.clone())).into_iter().flatten() {
            let unit = &self.units[*u];
            renderings_of(unit, &unit.variants[*v].lang, source, target, true, &mut out);
        }
        if let Some(memory) = &self.memory {
            let more = memory.renderings(source, key, target)?;
            out.extend(more.into_iter().filter(|rendering| !self.ids.contains(&rendering.unit)));
        }
        out.sort_by(|a, b| a.unit.cmp(&b.unit));
        Ok(out)
    }
}

/// The confirmed variants of a unit in exactly the target's written language, beside the one in `lang`.
fn renderings_of(unit: &Unit, lang: &Lang, source: &Lang, target: &Lang, asked: bool, out: &mut Vec<Rendering>) {
    for variant in &unit.variants {
        let exact = variant.lang.standing(target) == Standing::Same && variant.lang != *lang;
        if exact && !variant.text.is_blank() && unit.is_confirmed(variant) {
            out.push(Rendering {
                unit: unit.id.clone(),
                target: variant.text.clone(),
                document: unit.document.clone(),
                asked: asked && unit.source == *source,
            });
        }
    }
}

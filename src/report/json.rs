//! What journeys brought, as lines of JSON for programs: one a finding, a target, an exported story, a concept. Every front
//! gives the same ones.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::check::{Finding, Subject, SubjectPlace};
use crate::desk::interchange::HandedUnits;
use crate::desk::leverage::Leverage;
use crate::desk::pretranslate::{Prepared, Pretranslated, UpdateCounts};
use crate::desk::review::{Sheet, Standing};
use crate::desk::terms::FoundConcept;
use crate::desk::workspace::{Export, FilledStory, HandedOver, Refilled};
use crate::format::doctor;
use crate::l10n::Voice;
use crate::model::{Lang, Span};

/// A finding, with its sentences in the reader's language.
#[derive(Debug, Serialize)]
pub struct FindingLine<'a> {
    check: &'a str,
    category: &'a str,
    severity: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    block: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    segment: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    site: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<&'a str>,
    /// The line of the file, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u64>,
    /// The unit's id as the file gives it, where the memory has another.
    #[serde(skip_serializing_if = "Option::is_none")]
    id_in_file: Option<&'a str>,
    source: FindingSide,
    target: FindingSide,
    message: String,
    advice: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    replacement: Option<&'a str>,
}

/// One side of a finding.
#[derive(Debug, Serialize)]
struct FindingSide {
    lang: String,
    text: String,
    /// First byte and the one after the last, in UTF-8.
    #[serde(skip_serializing_if = "Option::is_none")]
    span: Option<[usize; 2]>,
}

impl<'a> FindingLine<'a> {
    /// The finding on a subject; `file` is where it was found, none for the memory.
    #[must_use]
    pub fn of(voice: Voice, file: Option<&'a str>, subject: &'a Subject, finding: &'a Finding) -> Self {
        let (mut block, mut segment, mut site, mut unit) = (None, None, None, None);
        match &subject.place {
            SubjectPlace::Segment { block: b, segment: s, site: of_site } => {
                (block, segment, site) = (Some(b.as_str()), Some(s.as_str()), Some(*of_site));
            }
            SubjectPlace::Unit(id) => unit = Some(id.as_str()),
        }
        let remark = &finding.remark;
        let span = |span: Option<Span>| span.map(|span| [span.start, span.end]);
        Self {
            check: finding.check,
            category: finding.category.name(),
            severity: finding.severity.name(),
            file,
            block,
            segment,
            site,
            unit,
            line: subject.in_file.line,
            id_in_file: subject.in_file.id.as_deref(),
            source: FindingSide {
                lang: subject.source_lang.to_string(),
                text: subject.source.chars(),
                span: span(remark.source),
            },
            target: FindingSide {
                lang: subject.target_lang.to_string(),
                text: subject.target.chars(),
                span: span(remark.target),
            },
            message: voice.say(remark.says.id(), &remark.says.args()),
            advice: voice.say(remark.advice.id(), &remark.advice.args()),
            replacement: remark.replacement.as_deref(),
        }
    }
}

/// A story pretranslated into one language.
#[derive(Debug, Serialize)]
pub struct TargetLine<'a> {
    story: &'a str,
    document: &'a str,
    from: String,
    from_by: &'static str,
    to: String,
    draft: bool,
    leverage: &'a Leverage,
    #[serde(skip_serializing_if = "Option::is_none")]
    updated: Option<UpdateCounts>,
    files: Vec<String>,
}

impl<'a> TargetLine<'a> {
    /// One target of a story; `document` is what the memory calls its page, `files` the names of what was written.
    #[must_use]
    pub fn of(story: &'a Pretranslated, document: &'a str, target: &'a Prepared, files: Vec<String>) -> Self {
        Self {
            story: &story.name,
            document,
            from: story.reading.source.to_string(),
            from_by: story.reading.source_by.name(),
            to: target.report.bilingual.target.to_string(),
            draft: target.report.draft,
            leverage: &target.report.leverage,
            updated: target.updated,
            files,
        }
    }
}

/// A document of a bilingual file that came from elsewhere, filled from the memory.
#[derive(Debug, Serialize)]
pub struct RefilledLine<'a> {
    document: &'a str,
    original: &'a str,
    from: String,
    to: String,
    filled: u64,
    open: u64,
    leverage: &'a Leverage,
    files: Vec<String>,
}

impl<'a> RefilledLine<'a> {
    /// One document of the file; `files` are the names of what was written.
    #[must_use]
    pub fn of(file: &'a Refilled, story: &'a FilledStory, files: Vec<String>) -> Self {
        let bilingual = &story.report.bilingual;
        Self {
            document: &file.document,
            original: &bilingual.original.name,
            from: bilingual.source.to_string(),
            to: bilingual.target.to_string(),
            filled: story.filled,
            open: story.open,
            leverage: &story.report.leverage,
            files,
        }
    }
}

/// A story that was published, or stopped before that.
#[derive(Debug, Serialize)]
pub struct ExportLine<'a> {
    story: &'a str,
    to: String,
    draft: bool,
    stopped: bool,
    findings: Vec<FindingLine<'a>>,
    files: Vec<String>,
}

impl<'a> ExportLine<'a> {
    /// The story of a bilingual `file`; `files` are the names of what was written.
    #[must_use]
    pub fn of(voice: Voice, file: &'a str, export: &'a Export, files: Vec<String>) -> Self {
        let report = &export.story.report;
        let findings = export.checked.findings();
        Self {
            story: &export.story.name,
            to: report.bilingual.target.to_string(),
            draft: report.draft,
            stopped: export.stopped,
            findings: findings.map(|(subject, finding)| FindingLine::of(voice, Some(file), subject, finding)).collect(),
            files,
        }
    }
}

/// The units that were handed to another tool, in one language.
#[derive(Debug, Serialize)]
pub struct HandedOverLine<'a> {
    to: String,
    #[serde(rename = "for")]
    consumer: Option<&'a str>,
    file: Option<String>,
    units: u64,
    unconfirmed: u64,
}

impl<'a> HandedOverLine<'a> {
    /// One file for a tool, if one was named; `file` is its name as it is told, none where none was written.
    #[must_use]
    pub fn of(handed: &HandedOver, consumer: Option<&'a str>, file: Option<String>) -> Self {
        let HandedUnits { units, unconfirmed } = handed.units;
        Self { to: handed.target.to_string(), consumer, file, units, unconfirmed }
    }
}

/// A concept that was found, with its terms.
#[derive(Debug, Serialize)]
pub struct ConceptLine<'a> {
    id: &'a str,
    subject: Option<&'a str>,
    definitions: Vec<ConceptDefinition<'a>>,
    terms: Vec<ConceptTerm<'a>>,
}

/// What a concept is, in one language.
#[derive(Debug, Serialize)]
struct ConceptDefinition<'a> {
    lang: Option<String>,
    text: &'a str,
}

/// A term of a concept.
#[derive(Debug, Serialize)]
struct ConceptTerm<'a> {
    lang: String,
    text: &'a str,
    status: &'a str,
    pos: Option<&'a str>,
    forms: &'a [String],
    note: Option<&'a str>,
    line: Option<u32>,
}

impl<'a> ConceptLine<'a> {
    /// The concept as it was found.
    #[must_use]
    pub fn of(found: &FoundConcept<'a>) -> Self {
        let terms = found
            .terms
            .iter()
            .map(|term| ConceptTerm {
                lang: term.lang.to_string(),
                text: &term.text,
                status: term.status.name(),
                pos: term.part_of_speech.as_deref(),
                forms: &term.forms,
                note: term.note.as_deref(),
                line: term.line,
            })
            .collect();
        Self {
            id: &found.concept.id,
            subject: found.concept.subject.as_deref(),
            definitions: found
                .concept
                .definitions
                .iter()
                .map(|one| ConceptDefinition { lang: one.lang.as_ref().map(Lang::to_string), text: &one.text })
                .collect(),
            terms,
        }
    }
}

/// A pair of a review.
#[derive(Debug, Serialize)]
pub struct ReviewLine<'a> {
    document: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    translation: Option<&'a str>,
    from: String,
    to: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    confidence: Option<f32>,
    /// Whether the memory has it.
    inside: bool,
    source: String,
    target: String,
}

impl<'a> ReviewLine<'a> {
    /// The doubtful pairs of a sheet, most doubtful first.
    pub fn all(sheet: &'a Sheet) -> impl Iterator<Item = Self> {
        sheet.items.iter().filter_map(|item| {
            let stretch = sheet.stretches.get(item.stretch)?;
            let row = stretch.rows.get(item.row)?;
            Some(Self {
                document: &stretch.document,
                translation: stretch.translation.as_deref(),
                from: stretch.from.to_string(),
                to: stretch.to.to_string(),
                confidence: row.confidence,
                inside: row.standing == Standing::Inside,
                source: stretch.source_of(row),
                target: stretch.target_of(row),
            })
        })
    }
}

/// Something wrong in a file that was examined.
#[derive(Debug, Serialize)]
pub struct FaultLine<'a> {
    file: &'a str,
    fault: &'static str,
    /// From 1.
    line: u64,
    /// In characters, from 1.
    column: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<&'a str>,
    message: String,
    /// What each tool that suffers does: `refuses`, `unit`, `text`, `garbles`, `markup`, `data`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    tools: BTreeMap<&'static str, &'static str>,
}

impl<'a> FaultLine<'a> {
    /// The finding in a file.
    #[must_use]
    pub fn of(voice: Voice, file: &'a str, finding: &'a doctor::Finding) -> Self {
        // The worst last, so that it stays.
        let mut harms = finding.harms.clone();
        harms.sort_by_key(|harm| std::cmp::Reverse(harm.effect));
        Self {
            file,
            fault: finding.fault.id(),
            line: finding.line,
            column: finding.column,
            unit: finding.unit.as_deref(),
            message: voice.say(finding.fault.id(), &finding.fault.args()),
            tools: harms.iter().map(|harm| (harm.tool.id, harm.effect.name())).collect(),
        }
    }
}

/// Something that a repaired file has no more.
#[derive(Debug, Serialize)]
pub struct LostLine<'a> {
    file: &'a str,
    loss: &'static str,
    line: u64,
    column: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<&'a str>,
    message: String,
}

impl<'a> LostLine<'a> {
    /// The loss of a file.
    #[must_use]
    pub fn of(voice: Voice, file: &'a str, lost: &'a doctor::Lost) -> Self {
        Self {
            file,
            loss: lost.loss.id(),
            line: lost.line,
            column: lost.column,
            unit: lost.unit.as_deref(),
            message: voice.say(lost.loss.id(), &lost.loss.args()),
        }
    }
}

/// What was found in a whole file, and what became of it.
#[derive(Debug)]
pub struct DoctorLine<'a> {
    file: &'a str,
    format: &'static str,
    diagnosis: &'a doctor::Diagnosis,
    /// The repaired file, its units, and how much of the old one it has no more.
    pub repaired: Option<(&'a str, u64, u64)>,
}

impl<'a> DoctorLine<'a> {
    /// The sum of a file.
    #[must_use]
    pub fn of(file: &'a str, format: &'static str, diagnosis: &'a doctor::Diagnosis) -> Self {
        Self { file, format, diagnosis, repaired: None }
    }

    /// As JSON.
    #[must_use]
    pub fn value(&self) -> serde_json::Value {
        let tools: Vec<serde_json::Value> = self.diagnosis.tools.iter().map(|of| {
            serde_json::json!({ "tool": of.tool.id, "name": of.tool.name, "verdict": of.verdict.name(), "units": of.units })
        }).collect();
        let mut line = serde_json::json!({
            "file": self.file,
            "format": self.format,
            "units": self.diagnosis.units,
            "findings": self.diagnosis.faults.values().sum::<u64>(),
            "faults": self.diagnosis.faults,
        });
        if !tools.is_empty() {
            line["tools"] = tools.into();
        }
        if let Some((file, units, lost)) = self.repaired {
            line["repaired"] = serde_json::json!({ "file": file, "units": units, "lost": lost });
        }
        line
    }
}

//! What is wrong with a file, where, and who suffers from it: which tools refuse a TMX file or lose something of it is the table
//! `tools.txt`, with where each line was read or tried; whether an XLIFF file is valid says the standard.

use std::collections::{BTreeMap, HashMap};
use std::io::{BufRead, Write};
use std::ops::ControlFlow;
use std::sync::LazyLock;

use super::xml::Place;
use crate::error::{Arg, Result};

/// The table: see the head of that file.
const TABLE: &str = include_str!("tools.txt");

messages! {
    /// What is odd in a TMX file. `tag` is a language's, `element` and `attribute` are names.
    pub enum TmxFault {
        /// It is no well-formed XML there; `reason` is that of [`crate::error::Error::XmlBroken`].
        Broken = "tmx-broken" { reason: String, detail: String },
        /// It ends in the middle.
        Truncated = "tmx-truncated" { element: String },
        /// It holds no unit that anybody could load.
        NoUnits = "tmx-no-units" { units: u64 },
        /// There is no header.
        NoHeader = "tmx-no-header" {},
        /// There is no body.
        NoBody = "tmx-no-body" {},
        /// It says that it is of another version than 1.4 and 1.1, or of none.
        Version = "tmx-version" { version: String },
        /// Its elements are in a namespace.
        Namespace = "tmx-namespace" { space: String },
        /// It is in an encoding that is none of Unicode's.
        Encoding = "tmx-encoding" { encoding: String },
        /// An attribute that must be there is not.
        AttributeMissing = "tmx-attribute-missing" { element: String, attribute: String },
        /// An attribute that TMX does not have there.
        AttributeUnknown = "tmx-attribute-unknown" { element: String, attribute: String },
        /// A value that TMX does not have there.
        AttributeValue = "tmx-attribute-value" { element: String, attribute: String, value: String },
        /// An element where TMX has none of the kind, or not in that order.
        ElementMisplaced = "tmx-element-misplaced" { element: String, parent: String },
        /// Text where TMX has none.
        TextMisplaced = "tmx-text-misplaced" { parent: String, words: String },
        /// The header names no source language.
        SrclangMissing = "tmx-srclang-missing" {},
        /// The header leaves the source language open (`*all*`).
        SrclangAll = "tmx-srclang-all" {},
        /// Neither the header nor the unit says which its source is.
        SourceUnsaid = "tmx-source-unsaid" {},
        /// The unit has no text in its source language.
        SourceMissing = "tmx-source-missing" { tag: String },
        /// The source's text has another tag than the source language.
        SourceSpelling = "tmx-source-spelling" { tag: String, source: String },
        /// The unit has another source language than the header, and no text in the header's.
        SourceOther = "tmx-source-other" { tag: String, header: String },
        /// A unit without a variant.
        NoVariants = "tmx-no-variants" {},
        /// A variant without a language.
        LanguageMissing = "tmx-language-missing" {},
        /// `xml:lang` in a file of version 1.1.
        LanguageAttribute = "tmx-language-attribute" {},
        /// `lang`, and no `xml:lang`.
        LanguageLangOnly = "tmx-language-lang-only" { tag: String },
        /// A tag that joins its parts otherwise than with hyphens.
        LanguageUnderscore = "tmx-language-underscore" { tag: String },
        /// A tag that is none.
        LanguageBad = "tmx-language-bad" { tag: String },
        /// Chinese by its script alone, beside the other script.
        LanguageScript = "tmx-language-script" { tag: String, spelling: String },
        /// A variant without a `seg`.
        SegMissing = "tmx-seg-missing" { tag: String },
        /// A variant whose text is blank.
        TextEmpty = "tmx-text-empty" { tag: String },
        /// Fewer than two languages have a text.
        OneLanguage = "tmx-one-language" {},
        /// A language has several texts.
        VariantsTwice = "tmx-variants-twice" { tag: String },
        /// A text is longer than a tool takes.
        TextLong = "tmx-text-long" { tag: String, characters: u64, limit: u64 },
        /// Text in CDATA sections.
        Cdata = "tmx-cdata" {},
        /// Inline codes.
        Codes = "tmx-codes" { count: u64 },
        /// Words inside an inline code.
        TextInCode = "tmx-text-in-code" { element: String, words: String },
        /// Codes that open or close without their partner.
        CodesUnpaired = "tmx-codes-unpaired" { element: String },
        /// A date as TMX does not write it.
        Date = "tmx-date" { attribute: String, value: String },
        /// More than two languages.
        SeveralLanguages = "tmx-several-languages" { count: u64 },
    }
}

messages! {
    /// What the standard does not allow in an XLIFF file.
    pub enum XliffFault {
        /// It is no well-formed XML there; `reason` is that of [`crate::error::Error::XmlBroken`].
        Broken = "xliff-broken" { reason: String, detail: String },
        /// It ends in the middle.
        Truncated = "xliff-truncated" { element: String },
        /// A version that there is not.
        Version = "xliff-version" { version: String },
        /// An element where there is none of the kind, or not in that order.
        Element = "xliff-element" { element: String, parent: String },
        /// An element that must be there is not.
        ElementMissing = "xliff-element-missing" { element: String, parent: String },
        /// Text where there is none.
        Text = "xliff-text" { parent: String, words: String },
        /// An attribute that must be there is not.
        AttributeMissing = "xliff-attribute-missing" { element: String, attribute: String },
        /// An attribute that the element does not have.
        AttributeUnknown = "xliff-attribute-unknown" { element: String, attribute: String },
        /// A value that the attribute does not have; `wanted` are its values, or their kind.
        AttributeValue = "xliff-attribute-value" { element: String, attribute: String, value: String, wanted: String },
        /// An id that stands there already.
        IdTwice = "xliff-id-twice" { element: String, id: String },
        /// A reference to what is not there.
        Dangling = "xliff-dangling" { element: String, attribute: String, value: String },
        /// A reference that is no fragment identifier.
        Fragment = "xliff-fragment" { element: String, value: String },
        /// Another language than the file's.
        Language = "xliff-language" { element: String, lang: String, expected: String },
        /// A target, and no target language.
        NoTargetLanguage = "xliff-no-target-language" {},
        /// An attribute that needs another.
        Needs = "xliff-needs" { element: String, attribute: String, other: String },
        /// Attributes that do not go together.
        Excludes = "xliff-excludes" { element: String, attribute: String, other: String },
        /// Exactly one of several attributes.
        OneOf = "xliff-one-of" { element: String, attributes: String },
        /// Content or an attribute, not both nor neither.
        Content = "xliff-content" { element: String, attribute: String },
        /// A code or an annotation that opens or closes alone.
        PairMissing = "xliff-pair-missing" { element: String, id: String },
        /// The two codes of a pair say different things.
        PairDiffers = "xliff-pair-differs" { attribute: String, id: String },
        /// A code that must not be deleted is not in the target.
        Deleted = "xliff-deleted" { id: String },
        /// A code that must not be reordered is.
        Reordered = "xliff-reordered" { id: String },
        /// Two targets at the same place, or one beyond the last.
        Order = "xliff-order" { order: u64 },
        /// Source and target treat white space differently.
        Space = "xliff-space" {},
    }
}

messages! {
    /// What of a TMX file did not come into the repaired one, or not as it was.
    pub enum Loss {
        /// A unit that is no XML, for a reason of [`crate::error::Error::XmlBroken`]; `words` are as much of it as can be shown.
        Unit = "loss-unit" { reason: String, words: String },
        /// A text of a unit that is no XML.
        Variant = "loss-variant" { reason: String, words: String },
        /// A text whose language cannot be told.
        Language = "loss-language" { tag: String, words: String },
        /// Everything behind a place.
        Rest = "loss-rest" {},
        /// Characters that XML does not have.
        Characters = "loss-characters" { count: u64 },
        /// An attribute.
        Attribute = "loss-attribute" { element: String, attribute: String, value: String },
        /// An element; what it said, if anything, is now a note.
        Element = "loss-element" { element: String },
    }
}

/// What a tool does with something odd, the worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Effect {
    /// It refuses the file.
    Refuses,
    /// It leaves the unit out.
    Unit,
    /// It loses a text.
    Text,
    /// It takes native codes for words, or bytes for other characters.
    Garbles,
    /// It loses inline codes.
    Markup,
    /// It loses a date or a name.
    Data,
}

crate::model::named!(Effect {
    Refuses = "refuses",
    Unit = "unit",
    Text = "text",
    Garbles = "garbles",
    Markup = "markup",
    Data = "data",
});

/// A tool that loads memories.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Tool {
    /// `omegat-3`.
    pub id: &'static str,
    /// `OmegaT 3.6`.
    pub name: &'static str,
}

/// One line of the table, for one tool.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct ToolRule {
    tool: Tool,
    effect: Effect,
}

static TOOLS: LazyLock<Vec<Tool>> = LazyLock::new(|| {
    let cells = rows().filter(|cells| cells.first() == Some(&"tool"));
    cells.filter_map(|cells| Some(Tool { id: cells.get(1)?, name: cells.get(2)? })).collect()
});

static RULES: LazyLock<HashMap<&'static str, Vec<ToolRule>>> = LazyLock::new(|| {
    let mut rules: HashMap<&'static str, Vec<ToolRule>> = HashMap::new();
    for cells in rows() {
        let [fault, effect, tools, _source] = cells[..] else { continue };
        let Some(effect) = Effect::named(effect) else { continue };
        for tool in TOOLS.iter().filter(|tool| tools.split(' ').any(|id| id == tool.id)) {
            rules.entry(fault).or_default().push(ToolRule { tool: *tool, effect });
        }
    }
    rules
});

fn rows() -> impl Iterator<Item = Vec<&'static str>> {
    TABLE
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| line.split('|').map(str::trim).collect())
}

/// The tools that the table names.
#[must_use]
pub fn tools() -> &'static [Tool] {
    &TOOLS
}

/// What a tool does with a fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Harm {
    /// Which tool.
    pub tool: Tool,
    /// What it does.
    pub effect: Effect,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq)]
pub enum Fault {
    /// In a TMX file.
    Tmx(TmxFault),
    /// In an XLIFF file.
    Xliff(XliffFault),
}

impl Fault {
    /// The id of the sentence.
    #[must_use]
    pub fn id(&self) -> &'static str {
        match self {
            Self::Tmx(fault) => fault.id(),
            Self::Xliff(fault) => fault.id(),
        }
    }

    /// The values of the sentence.
    #[must_use]
    pub fn args(&self) -> Vec<(&'static str, Arg)> {
        match self {
            Self::Tmx(fault) => fault.args(),
            Self::Xliff(fault) => fault.args(),
        }
    }
}

/// Something wrong in a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// What.
    pub fault: Fault,
    /// The line that it stands on, from 1.
    pub line: u64,
    /// The column, in characters, from 1.
    pub column: u64,
    /// What the file calls the unit, if it is one's and it has a name.
    pub unit: Option<String>,
    /// Which tools suffer; none for a file that is judged by its standard alone.
    pub harms: Vec<Harm>,
}

impl Finding {
    /// A fault of a TMX file, with what the table says of it for the tools that `suffers` lets.
    pub(super) fn tmx(fault: TmxFault, at: Place, unit: Option<&str>, suffers: impl Fn(Tool) -> bool) -> Self {
        let rules = RULES.get(fault.id().trim_start_matches("tmx-")).map(Vec::as_slice).unwrap_or_default();
        let harms = rules.iter().filter(|rule| suffers(rule.tool));
        let mut harms: Vec<Harm> = harms.map(|rule| Harm { tool: rule.tool, effect: rule.effect }).collect();
        harms.sort_by_key(|harm| TOOLS.iter().position(|tool| *tool == harm.tool));
        let unit = unit.filter(|unit| !unit.trim().is_empty()).map(str::to_owned);
        Self { fault: Fault::Tmx(fault), line: at.line, column: at.column, unit, harms }
    }

    /// A fault of an XLIFF file.
    pub(super) fn xliff(fault: XliffFault, at: Place, unit: Option<&str>) -> Self {
        let unit = unit.filter(|unit| !unit.trim().is_empty()).map(str::to_owned);
        Self { fault: Fault::Xliff(fault), line: at.line, column: at.column, unit, harms: Vec::new() }
    }

    /// The worst that it does to anybody.
    #[must_use]
    pub fn worst(&self) -> Option<Effect> {
        self.harms.iter().map(|harm| harm.effect).min()
    }
}

/// What a tool makes of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It loads all of it.
    Loads,
    /// It loads it, and loses something.
    Loses,
    /// It loads nothing, and says nothing either.
    Nothing,
    /// It refuses it.
    Refuses,
}

crate::model::named!(Verdict { Loads = "loads", Loses = "loses", Nothing = "nothing", Refuses = "refuses" });

/// A tool, and what it makes of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ToolVerdict {
    /// Which tool.
    pub tool: Tool,
    /// What it makes of the file.
    pub verdict: Verdict,
    /// How many units it loads.
    pub units: u64,
}

/// What was found in a whole file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Diagnosis {
    /// How many units it holds.
    pub units: u64,
    /// How often each fault was found, by its id.
    pub faults: BTreeMap<&'static str, u64>,
    /// What each tool makes of it; none for a file that is judged by its standard alone.
    pub tools: Vec<ToolVerdict>,
    /// The tag of the source language that most of its units have.
    pub source: Option<String>,
}

/// Adds up what findings do to each tool.
#[derive(Debug)]
pub(super) struct Tally {
    units: u64,
    faults: BTreeMap<&'static str, u64>,
    /// For each tool: whether it refuses, whether it loses anything, how many units it leaves out.
    tools: Vec<(bool, bool, u64)>,
    /// For each tool whether it leaves the unit out that is being looked at.
    left_out: Vec<bool>,
}

impl Tally {
    pub(super) fn new() -> Self {
        let count = TOOLS.len();
        Self { units: 0, faults: BTreeMap::new(), tools: vec![(false, false, 0); count], left_out: vec![false; count] }
    }

    pub(super) fn units(&self) -> u64 {
        self.units
    }

    /// How many units the tool loads that loads most.
    pub(super) fn most_loaded(&self) -> u64 {
        self.units - self.tools.iter().map(|(_, _, left_out)| *left_out).min().unwrap_or(0)
    }

    pub(super) fn unit(&mut self) {
        self.units += 1;
        self.left_out.fill(false);
    }

    pub(super) fn count(&mut self, finding: &Finding) {
        *self.faults.entry(finding.fault.id()).or_default() += 1;
        for harm in &finding.harms {
            let Some(at) = TOOLS.iter().position(|tool| *tool == harm.tool) else { continue };
            let (refuses, loses, left_out) = &mut self.tools[at];
            *refuses |= harm.effect == Effect::Refuses;
            *loses = true;
            if harm.effect == Effect::Unit && !self.left_out[at] {
                self.left_out[at] = true;
                *left_out += 1;
            }
        }
    }

    pub(super) fn diagnosis(self, source: Option<String>) -> Diagnosis {
        let verdict = |(tool, (refuses, loses, left_out)): (&Tool, &(bool, bool, u64))| {
            let units = if *refuses { 0 } else { self.units - left_out };
            let empty = RULES.get("no-units").map(Vec::as_slice).unwrap_or_default();
            let refuses_empty = empty.iter().any(|rule| rule.tool == *tool && rule.effect == Effect::Refuses);
            let verdict = match (*refuses || units == 0 && refuses_empty, units, loses) {
                (true, ..) => Verdict::Refuses,
                (false, 0, _) => Verdict::Nothing,
                (false, _, true) => Verdict::Loses,
                (false, _, false) => Verdict::Loads,
            };
            ToolVerdict { tool: *tool, verdict, units }
        };
        let tools = TOOLS.iter().zip(&self.tools).map(verdict).collect();
        Diagnosis { units: self.units, faults: self.faults, tools, source }
    }
}

/// Something that a repair could not keep.
#[derive(Debug, Clone, PartialEq)]
pub struct Lost {
    /// What.
    pub loss: Loss,
    /// The line that it stood on.
    pub line: u64,
    /// The column.
    pub column: u64,
    /// What the file calls the unit, if it is one's and it has a name.
    pub unit: Option<String>,
}

/// What a repair wrote.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Repaired {
    /// Units in the new file; those with several texts in a language became several.
    pub units: u64,
}

/// Examining and repairing files.
#[allow(clippy::type_complexity, reason = "a capability is spelt out where it is read")]
pub struct DoctorFormat {
    /// Tells everything that is wrong with a file, in its order, until `tell` breaks off; what it is called stands beside.
    ///
    /// # Errors
    /// A file that is not of the format at all, that is empty, that cannot be read, that defines entities.
    pub examine: for<'a> fn(
        Box<dyn BufRead + Send + 'a>,
        &'a str,
        &mut dyn FnMut(Finding) -> ControlFlow<()>,
    ) -> Result<Diagnosis>,
    /// Writes a file that every tool accepts, where that can be done, given its diagnosis; tells what could not be kept.
    pub repair: Option<
        for<'a> fn(
            Box<dyn BufRead + Send + 'a>,
            &'a str,
            &Diagnosis,
            &mut dyn Write,
            &mut dyn FnMut(Lost),
        ) -> Result<Repaired>,
    >,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_read_and_every_fault_has_one() {
        let faults: Vec<&str> = TmxFault::ALL.iter().map(|(id, _)| id.trim_start_matches("tmx-")).collect();
        for cells in rows().filter(|cells| cells.first() != Some(&"tool")) {
            let [fault, effect, tools, source] = cells[..] else { panic!("{cells:?}") };
            assert!(faults.contains(&fault), "{fault}");
            assert!(Effect::named(effect).is_some(), "{effect}");
            assert!(!source.is_empty(), "{fault}");
            for id in tools.split(' ') {
                assert!(TOOLS.iter().any(|tool| tool.id == id), "{id}");
            }
        }
        for fault in faults {
            let rules = RULES.get(fault).unwrap_or_else(|| panic!("{fault}"));
            let mut tools: Vec<&str> = rules.iter().map(|rule| rule.tool.id).collect();
            tools.sort_unstable();
            let told = tools.len();
            tools.dedup();
            if fault != "text-misplaced" {
                assert_eq!(tools.len(), told, "{fault}: a tool does two things");
            }
        }
    }
}

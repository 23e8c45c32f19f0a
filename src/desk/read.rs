//! Reading a page: its story and the site's strings, told apart, in the shape that other tools can take.

use serde::Serialize;

use crate::desk::site::{Site, told_of};
use crate::error::{Noted, Notice, Result};
use crate::format::{self, Input};
use crate::model::{Document, PlaceKind, Role};
use crate::story::{Evidence, Story, Told, Verdict, classify_told, explain};

/// A page as read.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct PageReading {
    /// The headline.
    pub title: Option<String>,
    /// The paragraph under the headline.
    pub standfirst: Option<String>,
    /// The language of the story.
    pub lang: Option<String>,
    /// The story's blocks in order, the title among them where it stands on the page.
    pub blocks: Vec<String>,
    /// The site's strings in order.
    pub strings: Vec<String>,
    /// For each block what it is: `title`, `standfirst`, `paragraph`, …
    pub block_kinds: Vec<&'static str>,
    /// For each string where it stands: `navigation`, `footer`, …
    pub string_places: Vec<&'static str>,
    /// What the page says about the story.
    pub meta: PageMeta,
    /// How sure the reading is, 0 to 100.
    pub confidence: u8,
    /// Each block of the page in order with what speaks for and against it, where that was asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub explained: Vec<ExplainedBlock>,
}

/// A block of a page and why it is what it is.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ExplainedBlock {
    /// Its text.
    pub text: String,
    /// What it is: one of [`PageReading::block_kinds`], or of [`PageReading::string_places`], or `repeat`.
    pub is: &'static str,
    /// Whether it is the story's.
    pub story: bool,
    /// What speaks for it being the story's, and against that.
    pub evidence: Vec<BlockEvidence>,
}

/// What is seen of a block.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BlockEvidence {
    /// What: `sentences`, `site-line`, …
    pub kind: &'static str,
    /// How much it weighs, for the story or, below zero, against it.
    pub weight: f32,
}

/// What stands around a story.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct PageMeta {
    /// The author's line.
    pub byline: Option<String>,
    /// The date's line.
    pub date: Option<String>,
    /// The section.
    pub section: Option<String>,
}

/// Reads a page as the project says of its site; where `explained`, with what each block's verdict rests on.
///
/// # Errors
/// A format that holds no documents, and a file that cannot be read as what it is.
pub fn read_page(input: &Input<'_>, sites: &[Site], explained: bool) -> Result<Noted<PageReading>> {
    let format = format::recognize(input.name, input.bytes)?;
    let Noted { value: document, mut notices } = (format.document(input.name)?.read)(input)?;
    let told = told_of(&document, sites);
    let story = classify_told(&document, &told);
    notices.extend(doubt(input.name, &story));
    let mut value = reading(&document, &story);
    if explained {
        value.explained = explained_blocks(&document, &told, &story);
    }
    Ok(Noted { value, notices })
}

/// What is to be told of a reading that somebody should look at.
pub(crate) fn doubt(file: &str, story: &Story) -> Option<Notice> {
    story
        .is_doubtful()
        .then(|| Notice::StoryDoubtful { file: file.to_owned(), confidence: u64::from(story.confidence) })
}

fn explained_blocks(document: &Document, told: &Told, story: &Story) -> Vec<ExplainedBlock> {
    let all = document.blocks.iter().zip(&story.verdicts).zip(explain(document, told, story));
    let on_page = all.filter(|((block, _), _)| block.place.kind == PlaceKind::Content && !block.text.is_blank());
    let evidence = |found: Evidence| BlockEvidence { kind: found.kind.name(), weight: found.weight };
    on_page
        .map(|((block, verdict), found)| ExplainedBlock {
            text: block.text.key_chars().into_owned(),
            is: match verdict {
                Verdict::Story(role) => role.name(),
                Verdict::Site(place) => place.name(),
                Verdict::Repeat(_) => "repeat",
                Verdict::Neither => "none",
            },
            story: matches!(verdict, Verdict::Story(_)),
            evidence: found.into_iter().map(evidence).collect(),
        })
        .collect()
}

/// The reading of a document whose story is told.
#[must_use]
pub fn reading(document: &Document, story: &Story) -> PageReading {
    let mut out = PageReading {
        lang: story.lang.as_ref().map(ToString::to_string),
        meta: PageMeta { byline: story.byline.clone(), date: story.date.clone(), section: story.section.clone() },
        confidence: story.confidence,
        ..PageReading::default()
    };
    for (block, verdict) in document.blocks.iter().zip(&story.verdicts) {
        match verdict {
            Verdict::Story(role) => {
                let chars = block.text.key_chars().into_owned();
                match role {
                    Role::Title => out.title = Some(chars.clone()),
                    Role::Standfirst => out.standfirst = Some(chars.clone()),
                    _ => {}
                }
                out.blocks.push(chars);
                out.block_kinds.push(role.name());
            }
            Verdict::Site(place) => {
                out.strings.push(block.text.key_chars().into_owned());
                out.string_places.push(place.name());
            }
            Verdict::Repeat(_) | Verdict::Neither => {}
        }
    }
    out
}

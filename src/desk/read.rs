//! Reading a page: its story and the site's strings, told apart, in the shape that other tools can take.

use serde::Serialize;

use crate::error::{Noted, Result};
use crate::format::{self, Input};
use crate::model::{Document, Role};
use crate::story::{Story, Verdict, classify};

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

/// Reads a page.
///
/// # Errors
/// A format that holds no documents, and a file that cannot be read as what it is.
pub fn read_page(input: &Input<'_>) -> Result<Noted<PageReading>> {
    let format = format::recognize(input.name, input.bytes)?;
    Ok((format.document(input.name)?.read)(input)?.map(|document| reading(&document, &classify(&document))))
}

/// The reading of a document whose story is told.
#[must_use]
pub fn reading(document: &Document, story: &Story) -> PageReading {
    let mut out = PageReading {
        lang: story.lang.as_ref().map(ToString::to_string),
        meta: PageMeta { byline: story.byline.clone(), date: story.date.clone(), section: story.section.clone() },
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

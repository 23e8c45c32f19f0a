//! Why a block is the story's or the site's: what is seen of it, each with its weight.

use super::boilerplate::Boilerplate;
use super::features::BlockFeatures;
use super::weights as w;
use super::{Story, Told, Verdict, features_of};
use crate::model::{Document, Markup};

/// Something that speaks for a block being the story's, or against it where its weight is below zero.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Evidence {
    /// What is seen.
    pub kind: EvidenceKind,
    /// How much it weighs; a short paragraph weighs 1 to 2, a long one 7. Zero where it decides by itself.
    pub weight: f32,
}

/// What is seen of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EvidenceKind {
    /// The project's file says that the story stands here.
    ToldStory,
    /// The project's file says that this is none of the story, or that the story stands elsewhere.
    ToldSite,
    /// Sentences.
    Sentences,
    /// Neither a sentence nor part of a list.
    Short,
    /// Words by which a site speaks of itself and to its reader.
    HouseWords,
    /// Begins or is as a site's lines are: a button, a label, a credit.
    SiteLine,
    /// A date.
    Date,
    /// Names the author.
    Byline,
    /// Mostly a link.
    Links,
    /// Stands on the page several times, or within a paragraph.
    Repeated,
    /// In a box that says where it begins and ends.
    Boxed,
    /// An item of a list.
    Listed,
    /// Stands among the story's blocks.
    AmongStory,
    /// Stands apart from the story's blocks.
    ApartFromStory,
}

crate::model::named!(EvidenceKind {
    ToldStory = "told-story",
    ToldSite = "told-site",
    Sentences = "sentences",
    Short = "short",
    HouseWords = "house-words",
    SiteLine = "site-line",
    Date = "date",
    Byline = "byline",
    Links = "links",
    Repeated = "repeated",
    Boxed = "boxed",
    Listed = "listed",
    AmongStory = "among-story",
    ApartFromStory = "apart-from-story",
});

/// For each block of a document, what is seen of it by itself, what was told of it, and whether it stands among the story's;
/// nothing for text that is not on the page.
#[must_use]
pub fn explain(document: &Document, told: &Told, story: &Story) -> Vec<Vec<Evidence>> {
    let mut out = vec![Vec::new(); document.blocks.len()];
    // Where all is the story, nothing of a block decides.
    if document.markup == Markup::Whole {
        return out;
    }
    let (content, features) = features_of(document);
    let is_story = |at: usize| matches!(story.verdicts[content[at]], Verdict::Story(_));
    let (first, last) = ((0..content.len()).find(|&at| is_story(at)), (0..content.len()).rfind(|&at| is_story(at)));
    for (at, (&index, line)) in content.iter().zip(&features).enumerate() {
        let found = &mut out[index];
        let mut see = |kind, weight| found.push(Evidence { kind, weight });
        match told.of(index) {
            Some(true) => see(EvidenceKind::ToldStory, 0.0),
            Some(false) => see(EvidenceKind::ToldSite, 0.0),
            None => {}
        }
        of_line(line, &mut see);
        let among = first.is_some_and(|first| first <= at) && last.is_some_and(|last| at <= last);
        see(if among { EvidenceKind::AmongStory } else { EvidenceKind::ApartFromStory }, 0.0);
    }
    out
}

/// What is seen of one block by itself.
fn of_line(line: &BlockFeatures, see: &mut impl FnMut(EvidenceKind, f32)) {
    if line.prose {
        see(EvidenceKind::Sentences, line.weight());
    } else if !line.listed && line.boilerplate.is_none() && !line.is_signed() {
        see(EvidenceKind::Short, -w::CLOSE_COST);
    }
    if line.house >= w::HOUSE_WORDS {
        let factor = if line.house > 3 { w::HOUSE_FACTOR } else { w::HOUSE_LIKE_FACTOR };
        see(EvidenceKind::HouseWords, (factor - 1.0) * line.weight());
    }
    match line.boilerplate {
        None | Some(Boilerplate::Byline) => {}
        Some(Boilerplate::Comments) => see(EvidenceKind::SiteLine, -w::COMMENTS_COST),
        Some(Boilerplate::Related | Boilerplate::Footer | Boilerplate::Consent) => {
            see(EvidenceKind::SiteLine, -w::RELATED_COST);
        }
        Some(Boilerplate::Advert | Boilerplate::Credit | Boilerplate::Caption | Boilerplate::Tool) => {
            see(EvidenceKind::SiteLine, -w::BUTTON_COST);
        }
        Some(_) => see(EvidenceKind::SiteLine, -w::BOILERPLATE_COST),
    }
    for (seen, kind) in [
        (line.date, EvidenceKind::Date),
        (line.byline, EvidenceKind::Byline),
        (line.links > w::PROSE_LINKS, EvidenceKind::Links),
        (line.again, EvidenceKind::Repeated),
        (line.boxed, EvidenceKind::Boxed),
        (line.listed, EvidenceKind::Listed),
    ] {
        if seen {
            see(kind, 0.0);
        }
    }
}

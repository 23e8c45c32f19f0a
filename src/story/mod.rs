//! The story of a page, kept apart from the site's own strings.

mod boilerplate;
mod class_names;
mod confidence;
mod containers;
mod editorial;
mod explain;
mod features;
mod fx_hash;
mod head;
mod lang;
mod markup;
mod normalize;
mod phrases;
mod plain_text;
mod repeat;
mod told;
mod vocabulary;
mod weights;
mod witnesses;

use std::collections::HashMap;

use crate::model::{Block, Document, Lang, Markup, PlaceKind, Role};
use features::BlockFeatures;
use head::Head;
use normalize::Walk;

pub use explain::{Evidence, EvidenceKind, explain};
pub use lang::detect;
pub use repeat::{CodeRole, STOPS, code_shape, ends_in_stop, is_repeat};
pub use told::Told;

/// Says of each block of a document whether it is the story's or one of the site's strings.
#[must_use]
pub fn classify(document: &Document) -> Story {
    classify_told(document, &Told::default())
}

/// The same, where somebody who knows the site has told something of its blocks.
#[must_use]
pub fn classify_told(document: &Document, told: &Told) -> Story {
    let blocks = &document.blocks;
    if document.markup == Markup::Whole {
        return whole(blocks);
    }
    let (content, mut features) = features_of(document);
    let markup = document.markup == Markup::Structured;
    let (mut content_verdicts, areas) = if markup {
        let heard = witnesses::heard(document, &content, &mut features);
        (heard.verdicts, heard.areas)
    } else {
        (plain_text::classify(document, &content, &features), Vec::new())
    };
    if is_only_a_note(&features, &content_verdicts) {
        for (verdict, note) in content_verdicts.iter_mut().zip(plain_text::article(&features)) {
            if matches!(verdict, Verdict::Site(_)) {
                *verdict = note;
            }
        }
    }
    told.settle(blocks, &content, &mut content_verdicts);
    let head = Head { document, content: &content, features: &features, areas: &areas };
    let title = head.title(&content_verdicts);
    let standfirst = title.and_then(|title| head.mark_title(title, markup, &mut content_verdicts));
    let (byline, date, section) = head.meta(&content_verdicts, title);
    if told.story.is_none() {
        head.below(&mut content_verdicts, byline.as_deref());
    }
    told.settle(blocks, &content, &mut content_verdicts);
    let agreement = witnesses::agreement(document, &content, &content_verdicts);
    let mut verdicts: Vec<Verdict> =
        (0..blocks.len()).map(|index| Verdict::Site(head::place_of(document, index))).collect();
    for (&index, verdict) in content.iter().zip(&content_verdicts) {
        verdicts[index] = *verdict;
    }
    if title.is_none()
        && content_verdicts.iter().any(|verdict| matches!(verdict, Verdict::Story(_)))
        && let Some(index) = head::declared_title(document)
    {
        verdicts[index] = Verdict::Story(Role::Title);
    }
    let confidence = match told.story {
        Some(_) => SURE,
        None => confidence::of(&features, &content_verdicts, agreement),
    };
    let editorial = editorial::editorial(document, &content, &features, &areas, &verdicts);
    let letters = letters_of_all(blocks, &content, features);
    let first = title.into_iter().chain(standfirst).map(|at| content[at]);
    mark_repeats(blocks, &letters, first, &mut verdicts);
    let lang = detect(&running_text(blocks, &content, &verdicts));
    Story { verdicts, editorial, lang, byline, date, section, confidence }
}

/// The story of a document that nothing stands around: each block is what its format says, the first title the title.
fn whole(blocks: &[Block]) -> Story {
    let mut titled = false;
    let verdict = |block: &Block| match block.role {
        _ if block.text.is_blank() => Verdict::Neither,
        Role::Title if std::mem::replace(&mut titled, true) => Verdict::Story(Role::Heading),
        role => Verdict::Story(role),
    };
    let verdicts: Vec<Verdict> = blocks.iter().map(verdict).collect();
    let lang = detect(&running_text(blocks, &[], &verdicts));
    let editorial = vec![false; blocks.len()];
    Story { verdicts, editorial, lang, byline: None, date: None, section: None, confidence: SURE }
}

/// Whether all there is are a few sentences, some of them too short to be told from a site's strings: nobody's site is
/// around them.
fn is_only_a_note(features: &[BlockFeatures], verdicts: &[Verdict]) -> bool {
    let site =
        |line: &BlockFeatures| line.boilerplate.is_some() || line.is_signed() || line.links > weights::PROSE_LINKS;
    let on_the_page = |verdict: &Verdict| matches!(verdict, Verdict::Story(_) | Verdict::Site(SitePlace::Page));
    let on_the_page = verdicts.iter().all(on_the_page);
    let sentences = features.iter().filter(|line| line.ends).count();
    let few = features.len() <= weights::NOTE_BLOCKS && sentences > 0 && sentences * 2 >= features.len();
    few && on_the_page && !features.iter().any(site)
}

/// The blocks that are running text on the page, and what can be seen of each.
fn features_of(document: &Document) -> (Vec<usize>, Vec<BlockFeatures>) {
    let blocks = &document.blocks;
    let content: Vec<usize> = (0..blocks.len()).filter(|&at| blocks[at].place.kind == PlaceKind::Content).collect();
    let mut room = String::new();
    let mut features: Vec<BlockFeatures> = content
        .iter()
        .map(|&index| BlockFeatures::of(&blocks[index], &blocks[index].text.shown(), &mut room))
        .collect();
    if document.markup == Markup::Lines {
        plain_text::relate(document, &content, &mut features);
    }
    (content, features)
}

/// What a document turned out to be.
#[derive(Debug, Clone)]
pub struct Story {
    /// For each block of the document, what it is.
    pub verdicts: Vec<Verdict>,
    /// For each block, whether it is one of the site's strings that tell of this story or another: who wrote it and when,
    /// a headline that leads to it, its summary, a caption. Such a string is no message of the site's catalogue.
    pub editorial: Vec<bool>,
    /// The language, where script and function words (or the markup, where they agree) are sure.
    pub lang: Option<Lang>,
    /// The author's line, as it stands.
    pub byline: Option<String>,
    /// The date's line, as it stands.
    pub date: Option<String>,
    /// The section.
    pub section: Option<String>,
    /// How sure the reading is, 0 to 100.
    pub confidence: u8,
}

/// The confidence of what somebody has told.
const SURE: u8 = 100;

/// The confidence below which somebody should look whether the story is the story: of 215 saved pages, none of them lost, 4 as
/// text and 2 as HTML; of 19 that are lost when they are cut to three paragraphs, 7.
const DOUBTFUL: u8 = 40;

impl Story {
    /// Whether somebody should look: little speaks for what was taken for the story, or as much for something else.
    #[must_use]
    pub fn is_doubtful(&self) -> bool {
        self.confidence < DOUBTFUL
    }
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Part of the story. One block at most is the title, one at most the standfirst.
    Story(Role),
    /// The same text as a block of the story, in another place (`title`, `og:title`, the headline a second time): gets
    /// that block's translation. [`is_repeat`] says what is the same.
    Repeat(usize),
    /// A string of the site's.
    Site(SitePlace),
    /// Neither: blank, a script's text, an address.
    Neither,
}

/// Where on the page a site's string stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SitePlace {
    /// Where you are: `Início » Mundo`.
    Breadcrumb,
    /// Menus.
    Navigation,
    /// The head of the page.
    Header,
    /// The foot of the page.
    Footer,
    /// A box beside or inside the story: newsletter, related links, advert.
    Box,
    /// A form's labels and buttons.
    Form,
    /// Readers' comments.
    Comments,
    /// Around the story: bylines' labels, share buttons, dates.
    Byline,
    /// Text in attributes and the head that is not the story's.
    Meta,
    /// Anywhere else.
    Page,
}

crate::model::named!(SitePlace {
    Breadcrumb = "breadcrumb",
    Navigation = "navigation",
    Header = "header",
    Footer = "footer",
    Box = "box",
    Form = "form",
    Comments = "comments",
    Byline = "byline",
    Meta = "meta",
    Page = "page",
});

/// The letters and digits of every block, those of running text taken from its features.
fn letters_of_all(blocks: &[Block], content: &[usize], features: Vec<BlockFeatures>) -> Vec<String> {
    let mut room = String::new();
    let mut out: Vec<String> = vec![String::new(); blocks.len()];
    for (&index, line) in content.iter().zip(features) {
        out[index] = line.letters;
    }
    for (block, letters) in blocks.iter().zip(&mut out) {
        if block.place.kind != PlaceKind::Content {
            let walk = Walk::in_room(&block.text.shown(), room);
            *letters = walk.letters;
            room = walk.lower;
        }
    }
    out
}

/// Gives the places that say what the story says, in another place, that block's translation; what holds no letter is
/// neither the story's nor the site's. `first` are the blocks that come first where several say the same.
fn mark_repeats(blocks: &[Block], letters: &[String], first: impl Iterator<Item = usize>, verdicts: &mut [Verdict]) {
    // The story's blocks by their letters; which of them say the very same, `is_repeat` tells.
    let mut known: HashMap<&str, Vec<usize>> = HashMap::new();
    // Most of the site's strings are as long as no text of the story, and need not be looked for.
    let mut lengths = [false; 256];
    let caption = |index: &usize| verdicts[*index] == Verdict::Story(Role::Caption);
    let running = (0..blocks.len()).filter(|index| !caption(index));
    for index in first.chain(running).chain((0..blocks.len()).filter(caption)) {
        if matches!(verdicts[index], Verdict::Story(_)) {
            lengths[letters[index].len().min(255)] = true;
            known.entry(letters[index].as_str()).or_default().push(index);
        }
    }
    let said_by = |index: usize| -> Option<usize> {
        if !lengths[letters[index].len().min(255)] {
            return None;
        }
        let same = known.get(letters[index].as_str())?;
        same.iter().copied().find(|&of| of == index || is_repeat(&blocks[of], &blocks[index])).filter(|&of| of != index)
    };
    for (index, verdict) in verdicts.iter_mut().enumerate() {
        let said_before = || known.get(letters[index].as_str()).is_some_and(|same| same.first() != Some(&index));
        match verdict {
            Verdict::Site(_) if letters[index].is_empty() => *verdict = Verdict::Neither,
            Verdict::Site(_) => *verdict = said_by(index).map_or(*verdict, Verdict::Repeat),
            // A caption that repeats the story, or another caption, is that text again. In other letters or with other
            // codes it needs a translation of its own, but the story does not say it twice.
            Verdict::Story(Role::Caption) if said_before() => {
                *verdict = said_by(index).map_or(Verdict::Site(SitePlace::Page), Verdict::Repeat);
            }
            Verdict::Story(_) | Verdict::Repeat(_) | Verdict::Neither => {}
        }
    }
}

/// As much of the story as tells its language; of a page without a story, as much of its running text.
fn running_text(blocks: &[Block], content: &[usize], verdicts: &[Verdict]) -> String {
    let joined = |indices: &mut dyn Iterator<Item = usize>| {
        let mut text = String::new();
        for index in indices {
            if text.len() > lang::ENOUGH {
                break;
            }
            text.push_str(&blocks[index].text.shown());
            text.push('\n');
        }
        text
    };
    let story = joined(&mut (0..blocks.len()).filter(|&index| matches!(verdicts[index], Verdict::Story(_))));
    if story.is_empty() { joined(&mut content.iter().copied()) } else { story }
}

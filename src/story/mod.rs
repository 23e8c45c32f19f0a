//! Telling the story from the site's strings.

mod lang;

use std::collections::HashMap;

use crate::model::{Document, Key, Lang, PlaceKind, Role};

pub use lang::detect;

/// The story of a document told from the site's strings.
#[must_use]
pub fn tell(document: &Document) -> Story {
    let blocks = &document.blocks;
    let mut verdicts = vec![Verdict::Site(SitePlace::Page); blocks.len()];
    let chars: Vec<String> = blocks.iter().map(|block| block.text.chars()).collect();
    let prose = |at: usize| {
        let text = chars[at].trim_end_matches(['"', '”', '’', '»', '」', ')', '）']);
        text.ends_with(['.', '!', '?', '。', '！', '？', '…', ':']) && text.chars().count() > 60
    };
    let content: Vec<usize> = (0..blocks.len()).filter(|&at| blocks[at].place.kind == PlaceKind::Content).collect();
    let first = content.iter().position(|&at| prose(at));
    let last = content.iter().rposition(|&at| prose(at));
    if let (Some(first), Some(last)) = (first, last) {
        let lead = first.saturating_sub(2);
        for &at in &content[lead..=last] {
            verdicts[at] = Verdict::Story(blocks[at].role);
        }
        if lead < first {
            verdicts[content[lead]] = Verdict::Story(Role::Title);
        }
        if lead + 1 < first {
            verdicts[content[lead + 1]] = Verdict::Story(Role::Standfirst);
        }
    }
    let mut known: HashMap<Key, usize> = HashMap::new();
    for at in 0..blocks.len() {
        if matches!(verdicts[at], Verdict::Story(_)) {
            known.entry(blocks[at].text.key()).or_insert(at);
        }
    }
    for at in 0..blocks.len() {
        if let (Verdict::Site(_), Some(&same)) = (verdicts[at], known.get(&blocks[at].text.key())) {
            verdicts[at] = Verdict::Repeat(same);
        }
    }
    let body: Vec<&str> = (0..blocks.len())
        .filter(|&at| matches!(verdicts[at], Verdict::Story(_)))
        .map(|at| chars[at].as_str())
        .collect();
    Story { verdicts, lang: detect(&body.join("\n")), byline: None, date: None, section: None }
}

/// What a document turned out to be.
#[derive(Debug, Clone)]
pub struct Story {
    /// For each block of the document, what it is.
    pub verdicts: Vec<Verdict>,
    /// The language, where script and function words (or the markup, where they agree) are sure.
    pub lang: Option<Lang>,
    /// The author's line, as it stands.
    pub byline: Option<String>,
    /// The date's line, as it stands.
    pub date: Option<String>,
    /// The section.
    pub section: Option<String>,
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Part of the story. One block at most is the title, one at most the standfirst.
    Story(Role),
    /// The same text as a block of the story, in another place (`title`, `og:title`, the headline a second time): gets
    /// that block's translation.
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

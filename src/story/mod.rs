//! Telling the story from the site's strings.

use crate::model::{Lang, Role};

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

//! What a journey hands to whoever shows it: a story beside its translation, and what is known of each segment.

use crate::check::{Finding, Severity};
use crate::desk::leverage::{Band, Leverage};
use crate::error::Notice;
use crate::model::{Bilingual, BilingualBlock, Definition, Role, Segment, Span, TermStatus, UnitId};

/// A story beside its translation into one language, with everything the bilingual page tells about it.
#[derive(Debug, Clone, PartialEq)]
pub struct StoryReport {
    /// The story's title in the source language; the document's name where it has none.
    pub title: String,
    /// The two texts, with the candidates of each segment.
    pub bilingual: Bilingual,
    /// One for each segment: those of `bilingual.story` in order, then those of `bilingual.site`.
    pub segments: Vec<SegmentDetail>,
    /// Segments and words by band.
    pub leverage: Leverage,
    /// Whether anything is without a confirmed translation.
    pub draft: bool,
    /// What the person should know.
    pub notices: Vec<Notice>,
}

/// What is known of one segment beside its texts.
#[derive(Debug, Clone, PartialEq)]
pub struct SegmentDetail {
    /// How near the best match is.
    pub band: Band,
    /// Several confirmed translations differ at the best score, so that none was filled in.
    pub ambiguous: bool,
    /// The unit whose translation was filled in as the target. It is also the candidate of that id, where the
    /// provenance stands.
    pub filled: Option<UnitId>,
    /// The earlier segment with the same source, as an index into [`StoryReport::segments`].
    pub repeats: Option<usize>,
    /// Terms that stand in the source, in order, not overlapping.
    pub terms: Vec<TermUse>,
    /// What the checks say of the translation.
    pub findings: Vec<Finding>,
}

impl SegmentDetail {
    /// Whether the checks found something that may mislead.
    #[must_use]
    pub fn misleads(&self) -> bool {
        self.findings.iter().any(|finding| finding.severity >= Severity::Major)
    }
}

/// A term that stands in a source segment, and how the house calls it in the target language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermUse {
    /// The concept's id.
    pub concept: String,
    /// Where it stands, in the characters of the source without codes.
    pub span: Span,
    /// The term as the termbase writes it; the text may have inflected it.
    pub term: String,
    /// The status of that source term.
    pub status: TermStatus,
    /// Preferred terms in the target's language, first choice first; empty where the termbase has none.
    pub preferred: Vec<String>,
    /// Deprecated and forbidden terms of the target's language.
    pub avoid: Vec<String>,
    /// Where the translation has a term that the house accepts for the concept, as written or inflected, in the
    /// characters of the target without codes; as the checks find it.
    pub rendered: Vec<Span>,
    /// Where the translation has one that is deprecated or forbidden.
    pub avoided: Vec<Span>,
    /// What the concept is.
    pub definitions: Vec<Definition>,
}

impl StoryReport {
    /// The report on a bilingual document; one detail a segment.
    #[must_use]
    pub fn new(bilingual: Bilingual, segments: Vec<SegmentDetail>, leverage: Leverage) -> Self {
        let title = bilingual
            .story
            .iter()
            .find(|block| block.role == Role::Title)
            .map_or_else(|| bilingual.original.name.clone(), source_of);
        let draft = bilingual.segments().any(|segment| !segment.is_confirmed());
        Self { title, bilingual, segments, leverage, draft, notices: Vec::new() }
    }

    /// The story's segments with their blocks and details. A segment without a detail is left out; there is none if
    /// [`StoryReport::segments`] keeps its contract.
    pub fn story(&self) -> impl Iterator<Item = (&BilingualBlock, &Segment, &SegmentDetail)> {
        flat(&self.bilingual.story).zip(&self.segments).map(|((block, segment), detail)| (block, segment, detail))
    }

    /// How many segments and strings are without a confirmed translation.
    #[must_use]
    pub fn open(&self) -> usize {
        flat(&self.bilingual.story)
            .chain(flat(&self.bilingual.site))
            .filter(|(_, segment)| !segment.is_confirmed())
            .count()
    }

    /// How many segments and strings have a translation that may mislead, as the checks say.
    #[must_use]
    pub fn misleading(&self) -> usize {
        self.segments.iter().filter(|detail| detail.misleads()).count()
    }

    /// The site's strings, the same way.
    pub fn site(&self) -> impl Iterator<Item = (&BilingualBlock, &Segment, &SegmentDetail)> {
        let before = flat(&self.bilingual.story).count();
        let details = self.segments.get(before..).unwrap_or_default();
        flat(&self.bilingual.site).zip(details).map(|((block, segment), detail)| (block, segment, detail))
    }
}

/// What a block says in the source language.
pub(super) fn source_of(block: &BilingualBlock) -> String {
    let text: String = block.segments.iter().map(|segment| segment.source.chars() + &segment.after).collect();
    text.trim_end().to_owned()
}

fn flat(blocks: &[BilingualBlock]) -> impl Iterator<Item = (&BilingualBlock, &Segment)> {
    blocks.iter().flat_map(|block| block.segments.iter().map(move |segment| (block, segment)))
}

//! The standfirst: what stands between the headline and the story.

use super::super::Verdict;
use super::super::boilerplate::Boilerplate;
use super::super::class_names::ClassHints;
use super::super::features::BlockFeatures;
use super::super::normalize::letters;
use super::super::weights as w;
use super::{Head, best, is_in_site_region};
use crate::model::{Landmark, Role};

/// Where a candidate stands.
struct Around {
    title: usize,
    /// The story's first paragraph below the headline.
    first_prose: Option<usize>,
    /// Where candidates end.
    end: usize,
}

impl Around {
    /// Whether the headline stands right above, or one line higher.
    fn is_below_title(&self, at: usize) -> bool {
        (self.title + 1..=self.title + 2).contains(&at)
    }
}

impl Head<'_> {
    /// The content block that is the standfirst.
    pub(super) fn standfirst(&self, verdicts: &[Verdict], title: usize) -> Option<usize> {
        let described: Vec<String> = self
            .document
            .meta
            .descriptions
            .iter()
            .map(|description| letters(description))
            .filter(|letters| letters.len() > 20)
            .collect();
        let running = |at: usize| matches!(verdicts[at], Verdict::Story(role) if role != Role::Caption);
        let first_prose = (title + 1..self.features.len()).find(|&at| self.features[at].prose && running(at));
        let end = first_prose.map_or(title + 8, |at| at + 1).min(self.features.len());
        let around = Around { title, first_prose, end };
        let scored = (title.saturating_sub(3)..end).filter(|&at| self.may_be_standfirst(at, title)).map(|at| {
            let score = if self.has_markup() {
                self.standfirst_score_in_markup(at, &around, &described)
            } else {
                self.standfirst_score_in_plain_text(at, &around)
            };
            (at, score)
        });
        best(scored, w::STANDFIRST_SCORE).map(|(at, _)| at)
    }

    fn may_be_standfirst(&self, at: usize, title: usize) -> bool {
        let line = &self.features[at];
        at != title
            && line.letters != self.features[title].letters
            && (w::STANDFIRST_LEAST_WORDS..=w::STANDFIRST_MOST_WORDS).contains(&line.words)
            && !line.is_signed()
            && line.links <= w::STANDFIRST_LINKS
            && matches!(line.boilerplate, None | Some(Boilerplate::Media))
    }

    fn standfirst_score_in_markup(&self, at: usize, around: &Around, described: &[String]) -> f32 {
        let line = &self.features[at];
        let block = self.block(at);
        let (near, all) = self.hints(at);
        let below_title = around.is_below_title(at);
        let says = described.iter().any(|known| {
            *known == line.letters
                || (known.len() > 40 && line.letters.starts_with(known.as_str()))
                || (line.letters.len() > 40 && known.starts_with(&line.letters))
        });
        let mut score = 0.0_f32;
        score += if says { w::STANDFIRST_DECLARED } else { 0.0 };
        score += if near.has(ClassHints::STANDFIRST) { w::STANDFIRST_NAMED } else { 0.0 };
        if below_title
            && matches!(block.traits.element.as_ref(), "h2" | "h3" | "h4")
            && line.words >= w::STANDFIRST_HEADING_WORDS
        {
            score += w::STANDFIRST_HEADING;
        }
        if below_title
            && Some(at) != around.first_prose
            && line.words >= w::STANDFIRST_BELOW_TITLE_WORDS
            && !all.has(ClassHints::BAD.with(ClassHints::CAPTION).with(ClassHints::RELATED))
        {
            score += w::STANDFIRST_BELOW_TITLE;
        }
        if block.role == Role::Caption
            || matches!(block.traits.landmark, Some(Landmark::Figure))
            || near.has(ClassHints::CAPTION.with(ClassHints::CREDIT))
        {
            score -= w::STANDFIRST_CAPTION;
        }
        if is_in_site_region(block) || all.has(ClassHints::RELATED.with(ClassHints::COMMENTS)) {
            score -= w::STANDFIRST_IN_BOX;
        }
        if at < around.title {
            score -= w::STANDFIRST_ABOVE;
        }
        // The first paragraph of the body is often the description too; then it is a paragraph.
        if Some(at) == around.first_prose && !near.has(ClassHints::STANDFIRST) {
            score -= w::STANDFIRST_FIRST_PARAGRAPH;
        }
        score
    }

    fn standfirst_score_in_plain_text(&self, at: usize, around: &Around) -> f32 {
        if at <= around.title {
            return 0.0;
        }
        let line = &self.features[at];
        let before_byline = self.features[at + 1..around.end].iter().any(BlockFeatures::is_signed);
        if line.words >= w::STANDFIRST_HEADING_WORDS && at == around.title + 1 && (!line.prose || before_byline) {
            w::STANDFIRST_TEXT_BELOW
        } else if line.words >= w::STANDFIRST_BELOW_TITLE_WORDS && before_byline && around.is_below_title(at) {
            w::STANDFIRST_TEXT_NEAR
        } else {
            0.0
        }
    }
}

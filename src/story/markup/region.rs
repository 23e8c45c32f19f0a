//! Within the story's elements: block by block, what is the story's.

use std::collections::HashSet;
use std::ops::Range;

use super::super::boilerplate::Boilerplate;
use super::super::class_names::{ClassHints, ClassHintsCache};
use super::super::containers::{ContainerFeatures, is_summary};
use super::super::features::{BlockFeatures, is_pull_quote, story_role};
use super::super::weights as w;
use super::super::{SitePlace, Verdict};
use crate::model::{Block, Document, Landmark, Role, is_cjk_text};

/// The blocks of the elements that the story stands in.
pub(super) struct Region<'a> {
    pub(super) document: &'a Document,
    pub(super) content: &'a [usize],
    pub(super) features: &'a [BlockFeatures],
    pub(super) areas: &'a [ContainerFeatures],
    /// Where they stand in `content`.
    pub(super) blocks: &'a [usize],
}

/// What was met so far on the way through a region.
#[derive(Default)]
struct Passed {
    /// Weight of the story's paragraphs.
    weight: f32,
    /// Whether a label said that other pages' headlines follow, and no paragraph has stood since.
    after_related: bool,
    /// The element around that label's.
    related_in: Option<u32>,
    /// The element around the last paragraph's.
    prose_in: Option<u32>,
}

/// What becomes of a block of the region.
enum Kept {
    /// It is the story's.
    Story,
    /// It is a caption of the story's, wherever it stands.
    Caption,
    /// It is the site's, and says itself what it is.
    Site(SitePlace),
    /// It stays what its place says.
    Not,
    /// Neither it nor what follows is the story's.
    Over,
}

impl<'a> Region<'a> {
    /// Keeps the blocks that are the story's, and gives a verdict to those that say themselves what they are.
    pub(super) fn prune(&self, out: &mut [Verdict]) -> Vec<usize> {
        let total: f32 = self.blocks.iter().map(|&at| self.features[at].weight()).sum();
        let mut passed = Passed::default();
        let mut kept: Vec<usize> = Vec::new();
        let mut said: HashSet<(bool, &str)> = HashSet::new();
        let mut cache = ClassHintsCache::nothing();
        for &at in self.blocks {
            // A copy for another screen; a list that sums up the story stands there on purpose.
            let says = (self.block(at).role == Role::Item, self.features[at].letters.as_str());
            if self.features[at].prose && said.contains(&says) {
                continue;
            }
            let block = self.block(at);
            let area = block.traits.container.map(|container| &self.areas[container as usize]);
            let own = area.map_or(ClassHints::default(), |area| area.own).with(cache.read(&block.traits.marks));
            match self.keep(at, own, total, &mut passed) {
                Kept::Story => {
                    said.insert(says);
                    passed.weight += self.features[at].weight();
                    kept.push(at);
                }
                Kept::Caption => out[at] = Verdict::Story(Role::Caption),
                Kept::Site(place) => out[at] = Verdict::Site(place),
                Kept::Not => {}
                Kept::Over => break,
            }
        }
        kept
    }

    /// Of the blocks that were kept, those between the first paragraph and the last, what leads to them and what trails
    /// them: each with its role.
    pub(super) fn assign_roles(&self, kept: &[usize], out: &mut [Verdict]) {
        let prose = |&at: &usize| self.features[at].prose;
        let (Some(first), Some(last)) = (kept.iter().position(prose), kept.iter().rposition(prose)) else { return };
        let story_in = self.around(kept[last], 1);
        let verse = self.verse_above(kept, first);
        for (position, &at) in kept.iter().enumerate() {
            let line = &self.features[at];
            let role = self.block(at).role;
            let beside = self.around(at, 1) == story_in;
            let long = line.words > w::TRAILING_WORDS;
            let listed = matches!(role, Role::Item | Role::Quotation) || (role == Role::Cell && beside);
            let sentence = line.ends && (long && beside || self.is_like(at, kept[last]));
            let trailing = position > last && !listed && !sentence;
            let plain = beside && line.links < w::PLAIN_LINKS && long && role == Role::Paragraph;
            let under_picture = self.is_under_picture(at);
            let leads = || verse.contains(&position) || position + 1 == first && self.leads_to(at, kept[first]);
            if (position < first && !under_picture && !leads()) || (trailing && !plain) {
                continue;
            }
            let caption = line.boilerplate == Some(Boilerplate::Caption) || (under_picture && !line.ends);
            out[at] = Verdict::Story(if caption { Role::Caption } else { story_role(role) });
        }
    }

    /// The lines right above the first paragraph that stand in elements of the same name as it does, where they are
    /// several: verse, a saying.
    fn verse_above(&self, kept: &[usize], first: usize) -> Range<usize> {
        let of_the_same = |&at: &usize| self.is_like(at, kept[first]) && !self.is_under_picture(at);
        let lines = kept[..first].iter().rev().take_while(|at| of_the_same(at)).count();
        if lines >= w::VERSE_LINES { first - lines..first } else { first..first }
    }

    /// Whether a line without links stands beside a paragraph, in an element of the same name.
    fn is_like(&self, at: usize, paragraph: usize) -> bool {
        let element = |at: usize| {
            let own = &self.document.containers[self.block(at).traits.container? as usize];
            Some((own.parent?, own.element.as_ref(), &*own.marks))
        };
        self.features[at].links == 0.0 && element(at).is_some() && element(at) == element(paragraph)
    }

    /// The captions of pictures that stand with the story, outside of its elements: over its first paragraph, between two.
    pub(super) fn captions_beside(&self, out: &mut [Verdict]) {
        let told = |verdict: &Verdict| matches!(verdict, Verdict::Story(_));
        let (Some(first), Some(last)) = (out.iter().position(told), out.iter().rposition(told)) else { return };
        let mut cache = ClassHintsCache::nothing();
        for (at, verdict) in out.iter_mut().enumerate().take(last).skip(first.saturating_sub(w::CAPTION_REACH)) {
            let Some(container) = self.block(at).traits.container else { continue };
            let area = &self.areas[container as usize];
            let line = &self.features[at];
            let own = area.own.with(cache.read(&self.block(at).traits.marks));
            let said = match line.boilerplate {
                None | Some(Boilerplate::Caption) => !line.date,
                Some(Boilerplate::Credit) => line.words > w::CREDITED_CAPTION_WORDS,
                Some(_) => false,
            };
            let said = said && !self.is_credit(at, own);
            if said && !told(verdict) && !area.bad && line.links < w::CAPTION_LINKS && self.is_in_figure(at, own) {
                *verdict = Verdict::Story(Role::Caption);
            }
        }
    }

    fn block(&self, at: usize) -> &'a Block {
        &self.document.blocks[self.content[at]]
    }

    /// The element that stands so many levels around a block's own.
    fn around(&self, at: usize, levels: usize) -> Option<u32> {
        let mut container = self.block(at).traits.container;
        for _ in 0..levels {
            container = container.and_then(|at| self.document.containers[at as usize].parent);
        }
        container
    }

    /// What becomes of a block with these names. `total` is the weight of the region.
    fn keep(&self, at: usize, own: ClassHints, total: f32, passed: &mut Passed) -> Kept {
        let block = self.block(at);
        let line = &self.features[at];
        let parent = self.around(at, 1);
        if line.prose {
            passed.after_related = false;
            passed.prose_in = parent;
        }
        // A heading among the paragraphs is none of the box above it.
        if block.role == Role::Heading && parent.is_some() && parent == passed.prose_in && parent != passed.related_in {
            passed.after_related = false;
        }
        if self.is_credit(at, own) {
            return Kept::Site(SitePlace::Byline);
        }
        let figure = self.is_in_figure(at, own);
        match line.boilerplate {
            Some(Boilerplate::Comments) if passed.weight > total * w::COMMENTS_SHARE => return Kept::Over,
            Some(Boilerplate::Related) => {
                // A label; a line that holds the link too is whole by itself.
                passed.after_related = line.links < w::RELATED_LABEL_LINKS || line.words < w::RELATED_LABEL_WORDS;
                passed.related_in = parent;
                return Kept::Not;
            }
            // A caption; the picture's maker alone is none.
            Some(Boilerplate::Credit) if figure && line.words > w::CREDITED_CAPTION_WORDS => return Kept::Caption,
            None if figure && line.links < w::CAPTION_LINKS && !line.date => return Kept::Caption,
            None => {}
            Some(Boilerplate::Caption) if line.words > w::SAID_CAPTION_WORDS => {}
            Some(_) => return Kept::Not,
        }
        let signed = own.has(ClassHints::BYLINE.with(ClassHints::DATE)) && !line.prose;
        if (line.date || (line.byline && !line.prose) || signed) && block.role != Role::Quotation {
            return Kept::Site(SitePlace::Byline);
        }
        // Who the author is stands at the end, in a box of its own.
        let author_note = own.has(ClassHints::BYLINE)
            && passed.weight > total * w::AUTHOR_NOTE_SHARE
            && line.words < w::AUTHOR_NOTE_WORDS;
        let site = self.is_link_or_sign(at, own, passed.after_related)
            || self.is_quoted_from_story(at)
            || (passed.weight > 0.0 && self.is_of_another_story(at, own))
            || author_note;
        if site { Kept::Not } else { Kept::Story }
    }

    /// Whether a block is a picture's maker, in an element of his own.
    fn is_credit(&self, at: usize, own: ClassHints) -> bool {
        let line = &self.features[at];
        let named = own.has(ClassHints::CREDIT) && !own.has(ClassHints::CAPTION_ITSELF);
        named && !line.prose && line.words < w::CREDIT_WORDS
    }

    /// Whether a block stands with a picture, by its element or its names.
    fn is_in_figure(&self, at: usize, own: ClassHints) -> bool {
        let block = self.block(at);
        let all = block.traits.container.map_or(ClassHints::default(), |at| self.areas[at as usize].all);
        block.role == Role::Caption
            || block.traits.landmark == Some(Landmark::Figure)
            || (all.has(ClassHints::CAPTION) && !self.features[at].prose)
            || own.has(ClassHints::CAPTION)
    }

    /// Whether a block is a link, a button, a stray sign, or stands in a box by its names.
    fn is_link_or_sign(&self, at: usize, own: ClassHints, after_related: bool) -> bool {
        let block = self.block(at);
        let line = &self.features[at];
        let boxed = own.has(ClassHints::BAD.with(ClassHints::RELATED)) && !line.prose;
        let link = line.links > w::LINK_LINE_LINKS && !line.prose;
        let related = after_related && !line.ends;
        // A question may be a button that opens its answer.
        let button = block.role == Role::SiteString && !line.ends;
        boxed
            || link
            || related
            || button
            || line.words < w::LEAST_WORDS
            || (block.role != Role::Cell && !line.letters.chars().any(char::is_alphabetic))
    }

    /// Whether a block was pulled out of a paragraph close by.
    fn is_quoted_from_story(&self, at: usize) -> bool {
        let block = self.block(at);
        let line = &self.features[at];
        let chinese = line.letters.starts_with(is_cjk_text);
        let least = if chinese { w::LONG_PULL_QUOTE_WORDS } else { w::PULL_QUOTE_WORDS };
        (least..w::PULL_QUOTE_MOST_WORDS).contains(&line.words)
            && block.role != Role::Heading
            && block.text.shown().starts_with(['“', '"', '«', '「', '‘'])
            && is_pull_quote(self.features, at)
    }

    /// Whether a block is the summary of another story, under its linked headline.
    fn is_of_another_story(&self, at: usize, own: ClassHints) -> bool {
        own.has(ClassHints::STANDFIRST)
            && self.features[at].prose
            && is_summary(self.features, at, w::STORY_SUMMARY_REACH)
    }

    /// What stands in a line right under a picture is its caption.
    fn is_under_picture(&self, at: usize) -> bool {
        let block = self.block(at);
        let line = &self.features[at];
        block.traits.after_picture
            && matches!(block.role, Role::Paragraph | Role::Cell)
            && !line.prose
            && line.links < w::PLAIN_LINKS
            && line.words > w::UNDER_PICTURE_WORDS
    }

    /// Whether a short sentence, or a heading, belongs to the first paragraph right below it.
    fn leads_to(&self, at: usize, first: usize) -> bool {
        let line = &self.features[at];
        let role = self.block(at).role;
        let Some(own) = self.around(at, 1) else { return false };
        let beside = self.around(first, 1) == Some(own);
        let plain = line.links < w::PLAIN_LINKS;
        let long = line.ends && line.words >= w::LEAD_SENTENCE_WORDS || line.words >= w::LEAD_LINE_WORDS && plain;
        let over_list = self.block(first).role == Role::Item && self.around(first, 2) == Some(own);
        (role == Role::Paragraph && long && beside) || (role == Role::Heading && plain && (beside || over_list))
    }
}

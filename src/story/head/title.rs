//! The headline, and the line that leads to it.

use std::collections::{HashMap, HashSet};

use super::super::boilerplate::Boilerplate;
use super::super::class_names::ClassHints;
use super::super::features::BlockFeatures;
use super::super::normalize::{Walk, grams, letters, shared};
use super::super::vocabulary::Vocabulary;
use super::super::weights as w;
use super::super::{SitePlace, Verdict, plain_text};
use super::{Head, best, is_in_site_region, is_site};
use crate::model::Role;

/// What a text shares with its headline.
struct StoryWords<'a> {
    /// Runs of letters of the story's first blocks.
    grams: HashSet<u128>,
    /// How often each line stands in the text.
    times: HashMap<&'a str, u32>,
    /// The last line above the story that says who wrote it or when.
    signed: Option<usize>,
}

impl StoryWords<'_> {
    fn is_twice(&self, line: &BlockFeatures) -> bool {
        self.times.get(line.letters.as_str()).is_some_and(|&times| times > 1)
    }
}

/// A line of plain text that may be the headline.
struct TitleCandidate {
    at: usize,
    score: f32,
    /// Of its runs of letters, how many the story shares, 0 to 1.
    shared: f32,
}

impl Head<'_> {
    /// The content block that is the headline.
    pub(in super::super) fn title(&self, verdicts: &[Verdict]) -> Option<usize> {
        let first =
            verdicts.iter().position(|verdict| matches!(verdict, Verdict::Story(role) if *role != Role::Caption))?;
        if self.has_markup() {
            self.title_in_markup(first, verdicts)
        } else {
            self.title_in_plain_text(first, verdicts)
        }
    }

    /// Gives the headline its verdict, and what that says of the lines around it; returns the standfirst.
    pub(in super::super) fn mark_title(&self, title: usize, markup: bool, verdicts: &mut [Verdict]) -> Option<usize> {
        for verdict in &mut verdicts[..title] {
            // Nothing of the story stands before its headline but pictures' captions and, here and there, a standfirst.
            if matches!(verdict, Verdict::Story(role) if !markup || *role != Role::Caption) {
                *verdict = Verdict::Site(SitePlace::Page);
            }
        }
        verdicts[title] = Verdict::Story(Role::Title);
        if markup {
            if let Some(kicker) = self.kicker(verdicts, title) {
                verdicts[kicker] = Verdict::Story(Role::Heading);
            }
        } else {
            for at in plain_text::decks(self.features, title) {
                if is_site(&verdicts[at]) {
                    verdicts[at] = Verdict::Story(Role::Paragraph);
                }
            }
        }
        let standfirst = self.standfirst(verdicts, title)?;
        verdicts[standfirst] = Verdict::Story(Role::Standfirst);
        Some(standfirst)
    }

    /// The blocks from the page's head to the first of the story and `below` more that are as long as headlines.
    fn title_candidates(&self, first: usize, below: usize) -> impl Iterator<Item = usize> {
        (0..self.features.len().min(first + below)).filter(|&at| {
            let line = &self.features[at];
            (w::TITLE_LEAST_WORDS..=w::TITLE_MOST_WORDS).contains(&line.words) && line.letters.len() >= 6
        })
    }

    fn title_in_markup(&self, first: usize, verdicts: &[Verdict]) -> Option<usize> {
        let declared: Vec<String> = self.document.meta.titles.iter().map(|title| letters(title)).collect();
        let scored: Vec<(usize, f32)> = self
            .title_candidates(first, w::TITLE_REACH)
            .filter_map(|at| Some((at, self.title_score_in_markup(at, first, &declared)?)))
            .collect();
        let found = best(scored.iter().copied(), 0.0).map(|(at, _)| at);
        let is_declared = |at: usize| declared.iter().any(|title| agree(title, &self.features[at].letters));
        if found.is_some_and(is_declared) {
            return found;
        }
        // The page declares none, or its site's name alone: the headline says what the story says.
        let story =
            (0..verdicts.len()).filter(|&at| matches!(verdicts[at], Verdict::Story(_)) && self.features[at].prose);
        let story = Vocabulary::of(story.take(w::TITLE_STORY_BLOCKS).map(|at| self.text(at)));
        let told = self.title_candidates(first, w::TITLE_REACH).filter_map(|at| {
            let line = &self.features[at];
            let score = scored.iter().find(|scored| scored.0 == at).map(|scored| scored.1);
            let near = at <= first && at + w::TITLE_TOLD_REACH >= first;
            let sentence = line.prose && line.ends && !self.asks(at);
            if !near || line.boilerplate.is_some() || line.is_signed() || sentence || line.links > w::TITLE_LINKS {
                return Some((at, score?));
            }
            let share = Vocabulary::of([self.text(at)]).share_in(&story);
            let share = share * (line.words / w::TITLE_SHARED_WORDS).min(1.0);
            let told = share * w::TITLE_SHARED - first.abs_diff(at) as f32 * w::TITLE_TOLD_DISTANCE;
            (score.is_some() || share > w::TITLE_TOLD_SHARE).then(|| (at, score.unwrap_or(0.0) + told))
        });
        best(told, 0.0).map(|(at, _)| at).or_else(|| self.line_above(first))
    }

    /// The line right above the story and above who wrote it and when, where it is as long as a headline.
    fn line_above(&self, first: usize) -> Option<usize> {
        let at = (0..first).rev().take(w::TITLE_BYLINE_REACH).find(|&at| !self.features[at].is_signed())?;
        let line = &self.features[at];
        let fits = (w::TITLE_ABOVE_WORDS..=w::TITLE_MOST_WORDS).contains(&line.words) && !line.ends;
        (fits && line.boilerplate.is_none() && line.links <= w::TITLE_LINKS && !is_in_site_region(self.block(at)))
            .then_some(at)
    }

    /// How much a block's place, names and words speak for the headline; nothing if neither says that it may be.
    fn title_score_in_markup(&self, at: usize, first: usize, declared: &[String]) -> Option<f32> {
        let line = &self.features[at];
        let block = self.block(at);
        let element = block.traits.element.as_ref();
        let (near, all) = self.hints(at);
        let matches = declared.iter().filter(|title| agree(title, &line.letters)).count();
        if matches == 0 && element != "h1" && !near.has(ClassHints::TITLE) {
            return None;
        }
        let exact = declared.contains(&line.letters) || declared.iter().any(|title| begins(title, &line.letters));
        let mut score = 0.0_f32;
        // The page's own title and the one for those who share it often end with the site's name.
        score +=
            if exact || matches >= 2 { w::TITLE_DECLARED } else { 0.0 } + (matches as f32).min(w::TITLE_AGREEING_MOST);
        score += match element {
            "h1" => w::TITLE_H1,
            "h2" => w::TITLE_H2,
            "h3" => w::TITLE_H3,
            _ => 0.0,
        };
        score += if near.has(ClassHints::TITLE) { w::TITLE_NAMED } else { 0.0 };
        if all.has(ClassHints::RELATED.with(ClassHints::COMMENTS).with(ClassHints::CRUMBS)) || is_in_site_region(block)
        {
            score -= w::TITLE_IN_BOX;
        }
        if near.has(ClassHints::STANDFIRST) && !near.has(ClassHints::TITLE) {
            score -= w::TITLE_NAMED_STANDFIRST;
        }
        if block.traits.container.is_some_and(|container| self.document.containers[container as usize].hidden) {
            score -= w::TITLE_HIDDEN;
        }
        if block.traits.link_bytes > 0 && line.links > w::TITLE_LINKS {
            score -= w::TITLE_LINKED;
        }
        if at > first {
            score -= w::TITLE_BELOW;
        }
        Some(score - first.abs_diff(at) as f32 * w::TITLE_DISTANCE)
    }

    fn title_in_plain_text(&self, first: usize, verdicts: &[Verdict]) -> Option<usize> {
        let words = self.story_words(verdicts, first);
        let candidates: Vec<TitleCandidate> = self
            .title_candidates(first, 1)
            .filter_map(|at| {
                let (score, shared) = self.title_score_in_plain_text(at, first, &words)?;
                Some(TitleCandidate { at, score, shared })
            })
            .collect();
        let (at, score) = best(candidates.iter().map(|candidate| (candidate.at, candidate.score)), 0.0)?;
        Some(self.printed_title(self.uppermost_title(at, score, &candidates, &words), first))
    }

    /// Whether a line is a question or a call, and no longer than a headline.
    fn asks(&self, at: usize) -> bool {
        self.features[at].words < w::TITLE_QUESTION_WORDS && self.text(at).ends_with(['?', '？', '！', '!'])
    }

    fn story_words(&self, verdicts: &[Verdict], first: usize) -> StoryWords<'_> {
        let mut times: HashMap<&str, u32> = HashMap::new();
        for line in self.features {
            *times.entry(line.letters.as_str()).or_default() += 1;
        }
        let grams = self
            .features
            .iter()
            .zip(verdicts)
            .filter(|(_, verdict)| matches!(verdict, Verdict::Story(_)))
            .take(w::TITLE_STORY_BLOCKS)
            .flat_map(|(line, _)| grams(&line.letters))
            .collect();
        let signed = self.features[..first].iter().rposition(BlockFeatures::is_signed);
        StoryWords { grams, times, signed }
    }

    /// How much a line's words and those around it speak for the headline, and the share of its runs of letters that the
    /// story has too; nothing if it is running text or the site's.
    fn title_score_in_plain_text(&self, at: usize, first: usize, words: &StoryWords<'_>) -> Option<(f32, f32)> {
        let line = &self.features[at];
        let text = self.text(at);
        // A headline may ask a question, and a question long enough looks like running text.
        let asks = at == first && self.asks(at);
        // `Confira os direitos das domésticas` begins as a label does, and is longer than one.
        let labels = line.boilerplate == Some(Boilerplate::Related) && line.words >= w::RELATED_LABEL_WORDS;
        if line.boilerplate.is_some() && !labels || line.date || line.byline || at >= first && line.prose && !asks {
            return None;
        }
        let shared = shared(&line.letters, &words.grams);
        let mut score = shared * w::TITLE_SHARED * (line.words / w::TITLE_SHARED_WORDS).min(1.0);
        score -= if shared < w::TITLE_STRANGE_SHARED { w::TITLE_STRANGE } else { 0.0 };
        // A section's name or a button is shorter, a caption ends with who took the picture.
        if line.words < w::TITLE_SHORT_WORDS {
            score -= w::TITLE_SHORT;
        }
        if text.ends_with([')', '）']) && text.contains(['(', '（']) {
            score -= w::TITLE_BRACKETS;
        }
        score += (line.words / w::TITLE_LONG_WORDS).min(1.0) * w::TITLE_LONG;
        score += if words.is_twice(line) { w::TITLE_TWICE } else { 0.0 };
        // Headlines stand alone, menus in rows.
        let gap = |at: usize| at >= self.content.len() || self.is_apart(at);
        if gap(at) && gap(at + 1) {
            score += w::TITLE_ALONE;
        } else if !gap(at + 1) && (!gap(at) || !gap(at + 2)) {
            score -= w::TITLE_IN_ROW;
        }
        if line.ends && !text.ends_with(['?', '!', '？', '！', '…', '”', '’', '"', '\'']) {
            score -= w::TITLE_FULL_STOP;
        }
        // What says who and when stands under a headline.
        let under = &self.features[at + 1..self.features.len().min(at + 1 + w::TITLE_BYLINE_REACH)];
        score += if under.iter().any(BlockFeatures::is_signed) { w::TITLE_OVER_BYLINE } else { 0.0 };
        // Under a label such as "More on" stand other pages' headlines.
        let labelled = self.features[at.saturating_sub(w::TITLE_BYLINE_REACH)..at]
            .iter()
            .rev()
            .take_while(|line| !line.is_signed())
            .any(|line| line.boilerplate == Some(Boilerplate::Related));
        score -= if labelled || labels { w::TITLE_LABELLED } else { 0.0 };
        score -= if self.is_caption_below_byline(at, first, words) { w::TITLE_BELOW_BYLINE } else { 0.0 };
        score -= (line.words - w::TITLE_VERY_LONG_WORDS).max(0.0) * w::TITLE_WORD;
        score -= if is_way(&text) { w::TITLE_WAY } else { 0.0 };
        score += w::TITLE_TEXT;
        Some((score - first.abs_diff(at) as f32 * w::TITLE_TEXT_DISTANCE, shared))
    }

    /// Whether who wrote it and when stand right above a line, and under another that may be the headline.
    fn is_caption_below_byline(&self, at: usize, first: usize, words: &StoryWords<'_>) -> bool {
        let may_be = |over: usize| {
            let line = &self.features[over];
            let said = line.boilerplate.is_none() && !line.is_signed() && !line.prose;
            said && self.is_apart(over) && line.words >= w::TITLE_SHORT_WORDS
        };
        let mut above = at.saturating_sub(w::TITLE_BYLINE_REACH)..at;
        let signed = above.find(|&above| self.features[above].is_signed());
        at < first
            && words.signed.is_some_and(|last| last < at)
            && signed.is_some_and(|signed| (signed.saturating_sub(w::TITLE_SIGNED_REACH)..signed).any(may_be))
    }

    /// A headline stands above its standfirst, its caption, its summary: the uppermost line that is good enough.
    fn uppermost_title(&self, best: usize, score: f32, candidates: &[TitleCandidate], words: &StoryWords<'_>) -> usize {
        let mut at = best;
        while let Some(above) = (at.saturating_sub(w::TITLE_ABOVE_REACH)..at).find(|&above| {
            // The headline stands where the page says it, and not what it says right over that.
            let over = above + 1 == at && words.is_twice(&self.features[at]) && !words.is_twice(&self.features[above]);
            !over && self.is_title_above(above, at, score, candidates)
        }) {
            at = above;
        }
        at
    }

    fn is_title_above(&self, above: usize, at: usize, score: f32, candidates: &[TitleCandidate]) -> bool {
        let line = &self.features[above];
        // A line of a menu or a list is none.
        let in_row = above > 0 && !self.is_apart(above) && self.is_apart(above + 1);
        if in_row || is_way(&self.text(above)) {
            return false;
        }
        let least = match at - above {
            1 if self.is_stair(above, at) => w::TITLE_STAIR_SHARED,
            1 => w::TITLE_RIGHT_ABOVE_SHARED,
            _ => w::TITLE_ABOVE_SHARED,
        };
        let far = at - above > w::TITLE_ABOVE_FAR && !(self.is_apart(above) && self.is_apart(above + 1));
        let good = |candidate: &TitleCandidate| {
            candidate.at == above && candidate.score > score * w::TITLE_ABOVE_SCORE && candidate.shared > least
        };
        !far && candidates.iter().any(good)
            && (!line.ends || self.text(above).ends_with(['?', '!', '？', '！']))
            && line.words >= w::TITLE_ABOVE_WORDS
    }

    /// Headline, standfirst, byline: each alone, the second longer than the first or a list of several.
    fn is_stair(&self, above: usize, at: usize) -> bool {
        let line = &self.features[above];
        let listed = |&next: &usize| !self.is_apart(next) && self.features[next].words >= w::TITLE_STAIR_WORDS;
        let last = at + (at + 1..self.features.len().min(at + 5)).take_while(listed).count();
        self.is_apart(above)
            && self.is_apart(at)
            && !line.again
            && line.words >= w::TITLE_STAIR_WORDS
            && (last > at || self.features[at].words > line.words)
            && self.features[last + 1..self.features.len().min(last + 3)].iter().any(BlockFeatures::is_signed)
    }

    /// The way to the page ends with the headline too, and so does a saved file's first line: the headline is the lowest
    /// of a row, with the standfirst under it.
    fn printed_title(&self, uppermost: usize, first: usize) -> usize {
        let mut at = uppermost;
        while let Some(below) = (at + 1..self.features.len().min(at + 4).min(first)).find(|&below| {
            // The saved file's first line has the site's name after it.
            let (above, below) = (&self.features[at].letters, &self.features[below].letters);
            above == below || (below.len() >= 16 && above.starts_with(below.as_str()))
        }) {
            at = below;
        }
        self.bare_title(at, first)
    }

    /// The headline without the way to the page before it or a badge behind it, if the page says it by itself too.
    fn bare_title(&self, at: usize, first: usize) -> usize {
        let whole = &self.features[at].letters;
        let bare = |&other: &usize| {
            let line = &self.features[other];
            line.letters.len() < whole.len()
                && line.letters.len() * 2 > whole.len()
                && line.words >= w::TITLE_LEAST_WORDS
                && line.boilerplate.is_none()
                && !self.text(other).ends_with(['…', '.'])
                && (whole.starts_with(line.letters.as_str())
                    || whole.ends_with(line.letters.as_str()) && !self.is_second_half(at, other))
        };
        (0..=first).rev().find(bare).unwrap_or(at)
    }

    /// Whether a line is what a headline says behind its colon: no way to the page stands before it.
    fn is_second_half(&self, title: usize, half: usize) -> bool {
        let (whole, half) = (self.text(title), self.text(half));
        let before = whole.strip_suffix(half.trim()).unwrap_or_default().trim_end();
        let label = Walk::over(before);
        let words = label.words as f32 + label.ideographs as f32 * w::HAN_WORD;
        before.ends_with([':', '：']) && words > w::TITLE_LABEL_WORDS
    }

    /// The line that leads to the headline, printed right above it as it is (引题): where both stand among the paragraphs,
    /// be it that the page shows the headline a second time there.
    fn kicker(&self, verdicts: &[Verdict], title: usize) -> Option<usize> {
        let first = (title + 1..self.features.len()).find(|&at| self.features[at].prose && !is_site(&verdicts[at]))?;
        (title..first)
            .filter(|&at| self.features[at].letters == self.features[title].letters)
            .find_map(|printed| self.leads_to(printed, first))
    }

    /// The line above a headline, if both stand beside the first paragraph and look alike.
    fn leads_to(&self, title: usize, first: usize) -> Option<usize> {
        let above = title.checked_sub(1)?;
        let container =
            |at: usize| self.block(at).traits.container.map(|container| &self.document.containers[container as usize]);
        let (kicker, headline) = (container(above)?, container(title)?);
        let line = &self.features[above];
        let alike = kicker.parent == headline.parent
            && kicker.element == headline.element
            && kicker.marks == headline.marks
            && container(first)?.parent == headline.parent
            && self.block(above).role == Role::Paragraph;
        let said = line.boilerplate.is_none() && !line.is_signed() && line.links == 0.0;
        let long = (w::KICKER_LEAST_WORDS..w::KICKER_MOST_WORDS).contains(&line.words);
        (alike && said && long && kicker.parent.is_some()).then_some(above)
    }
}

/// Whether a line is the way to the page: `Home > Politics > Government`.
fn is_way(text: &str) -> bool {
    ['>', '»', '›', '＞'].iter().any(|mark| text.trim_start_matches(*mark).contains(*mark))
}

/// Whether a declared title, which may carry the site's name too, is this headline.
fn agree(declared: &str, headline: &str) -> bool {
    declared == headline
        || (headline.len() >= 12 && (declared.starts_with(headline) || declared.ends_with(headline)))
        || (declared.len() >= 20 && headline.starts_with(declared))
}

/// Whether a declared title is this headline with the site's name behind it.
fn begins(declared: &str, headline: &str) -> bool {
    headline.len() >= w::TITLE_BEGINNING_BYTES && declared.starts_with(headline)
}

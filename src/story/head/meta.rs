//! What a page says of its story: author, date, section, and what the paper says of itself below it.

use super::super::boilerplate::{Boilerplate, appeals};
use super::super::class_names::ClassHints;
use super::super::normalize::letters;
use super::super::phrases::{is_said_to_reader, says_you};
use super::super::vocabulary::Vocabulary;
use super::super::weights as w;
use super::super::{SitePlace, Verdict, phrases};
use super::{Head, is_site};
use crate::model::Role;

impl Head<'_> {
    /// What the paper says in sentences below the story: of its author (`Inês Vaz writes about rivers.` under a story by
    /// Inês Vaz), and of itself.
    pub(in super::super) fn below(&self, verdicts: &mut [Verdict], byline: Option<&str>) {
        let names: Vec<String> =
            byline.into_iter().chain(self.document.meta.authors.iter().map(String::as_str)).flat_map(names).collect();
        let story = |verdict: &Verdict| matches!(verdict, Verdict::Story(Role::Paragraph | Role::Heading));
        let total = verdicts.iter().filter(|verdict| story(verdict)).count();
        let most = w::TAIL_PARAGRAPHS.min(total / 2);
        let tail: Vec<usize> = (0..verdicts.len()).rev().filter(|&at| story(&verdicts[at])).take(most).collect();
        for &at in &tail {
            if self.features[at].words > w::APPEAL_WORDS && appeals(&self.text(at).to_lowercase()) {
                verdicts[at] = Verdict::Site(SitePlace::Box);
            }
        }
        self.said_to_reader(&tail, verdicts);
        let noted = tail.iter().rposition(|&at| {
            let line = &self.features[at];
            line.words < w::AUTHOR_NOTE_WORDS && names.iter().any(|name| line.letters.starts_with(name.as_str()))
        });
        for &at in tail.iter().take(noted.map_or(0, |noted| noted + 1)) {
            if !is_site(&verdicts[at]) {
                verdicts[at] = Verdict::Site(SitePlace::Byline);
            }
        }
    }

    /// At the end of a story, paragraphs that speak to the reader and share no word with the rest are the paper's own:
    /// what it asks of him, what he agrees to, whom to call.
    fn said_to_reader(&self, tail: &[usize], verdicts: &mut [Verdict]) {
        let story = |at: &usize| matches!(verdicts[*at], Verdict::Story(_)) && !tail.contains(at);
        let spoken: Vec<usize> =
            tail.iter().copied().take_while(|&at| is_said_to_reader(&self.text(at).to_lowercase())).collect();
        if spoken.is_empty() {
            return;
        }
        // Of a story of a few lines, its last one may well say something new.
        let words: f32 = (0..verdicts.len()).filter(story).map(|at| self.features[at].words).sum();
        let is_short = words < w::TOLD_BEFORE_TAIL_WORDS;
        let told = Vocabulary::of((0..verdicts.len()).filter(story).map(|at| self.text(at)));
        for at in spoken {
            if is_short && !says_you(&self.text(at).to_lowercase()) {
                break;
            }
            if Vocabulary::of([self.text(at)]).share_in(&told) >= w::KIN_BESIDE_SHARE {
                break;
            }
            verdicts[at] = Verdict::Site(SitePlace::Box);
        }
    }

    /// Author's line, date's line and section, near the headline.
    pub(in super::super) fn meta(
        &self,
        verdicts: &[Verdict],
        title: Option<usize>,
    ) -> (Option<String>, Option<String>, Option<String>) {
        let first = verdicts.iter().position(|verdict| matches!(verdict, Verdict::Story(_))).unwrap_or(0);
        let anchor = title.unwrap_or(first);
        // What the story says between its headline and who wrote it and when puts them off.
        let decks = (anchor + 1..verdicts.len().min(anchor + 4)).take_while(|&at| !is_site(&verdicts[at])).count();
        let further = decks.saturating_sub(1) * usize::from(!self.has_markup());
        let range = anchor.saturating_sub(6)..self.features.len().min(first.max(anchor) + 4 + further);
        let meta = &self.document.meta;
        let (mut byline, mut date, mut section) = (None, None, None);
        let (mut dated, mut way) = (false, false);
        for at in range {
            let line = &self.features[at];
            let (near, _) = self.hints(at);
            if matches!(verdicts[at], Verdict::Story(_)) {
                continue;
            }
            let text = || self.text(at).trim().to_owned();
            if line.date && (date.is_none() || !dated) {
                let shown = text();
                // The hour alone may be the telephone's own.
                let day = shown.chars().count() > 5;
                if date.is_none() || day {
                    dated = day;
                    date = Some(shown);
                }
            }
            if byline.is_none() && self.names_author(at, near) {
                byline = Some(text());
            }
            // Of the steps of a way, the last; the headline may stand below it.
            let step = near.has(ClassHints::CRUMBS);
            if (section.is_none() || step && way)
                && at < anchor
                && line.words < w::SECTION_WORDS
                && title.is_none_or(|title| self.features[title].letters != line.letters)
                && (step || near.has(ClassHints::SECTION))
            {
                way = step;
                section = last_step(&text()).or(section);
            }
        }
        (
            byline.or_else(|| meta.authors.first().cloned()),
            date.or_else(|| meta.dates.first().cloned()),
            section.or_else(|| meta.sections.first().cloned()),
        )
    }

    /// Whether a line of the site's names the author, by its words or by its element's names.
    fn names_author(&self, at: usize, near: ClassHints) -> bool {
        let line = &self.features[at];
        if line.date || line.words <= w::BYLINE_LEAST_WORDS {
            return false;
        }
        let named = near.has(ClassHints::BYLINE) && line.words < w::NAMED_BYLINE_WORDS && line.boilerplate.is_none();
        line.boilerplate == Some(Boilerplate::Byline) || named
    }
}

/// The names in a byline, as letters: of two words or more each.
fn names(byline: &str) -> Vec<String> {
    phrases::authors(&byline.trim().to_lowercase())
        .iter()
        .filter(|part| (2..=4).contains(&part.split_whitespace().count()))
        .filter(|part| !part.chars().any(|c| c.is_ascii_digit()))
        .map(|part| letters(part))
        .filter(|name| name.len() >= 8)
        .collect()
}

/// The section that a way to the page ends in: `Region` of `Home » Region`, 财经 of 首页 > 财经 > 正文.
fn last_step(way: &str) -> Option<String> {
    way.split(['»', '›', '>', '＞', '/', '：', ':'])
        .map(str::trim)
        .rfind(|step| !step.is_empty() && !phrases::is_no_section(step))
        .map(str::to_owned)
}

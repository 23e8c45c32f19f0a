//! The head of a story: headline, standfirst, byline, date, section.

use std::collections::{HashMap, HashSet};

use super::boilerplate::{Boilerplate, appeals};
use super::class_names::{ClassHints, class_hints};
use super::containers::ContainerFeatures;
use super::features::BlockFeatures;
use super::normalize::letters;
use super::{SitePlace, Verdict};
use crate::model::{Document, Landmark, PlaceKind, Role};

/// What the head is found from.
pub(super) struct Head<'a> {
    pub(super) document: &'a Document,
    /// Blocks that are running text on the page.
    pub(super) content: &'a [usize],
    pub(super) features: &'a [BlockFeatures],
    /// Empty in plain text.
    pub(super) areas: &'a [ContainerFeatures],
}

impl Head<'_> {
    fn hints(&self, at: usize) -> (ClassHints, ClassHints) {
        let block = &self.document.blocks[self.content[at]];
        let own = class_hints(&block.traits.marks);
        let all = block
            .traits
            .container
            .and_then(|container| self.areas.get(container as usize))
            .map_or(ClassHints::default(), |area| area.all);
        let near = block.traits.container.map_or(ClassHints::default(), |container| {
            let own = |at: u32| self.areas.get(at as usize).map_or(ClassHints::default(), |area| area.own);
            let parent = self.document.containers[container as usize].parent;
            own(container).with(parent.map_or(ClassHints::default(), own))
        });
        (own.with(near), all)
    }

    /// The content block that is the headline.
    pub(super) fn title(&self, verdicts: &[Verdict]) -> Option<usize> {
        let first =
            verdicts.iter().position(|verdict| matches!(verdict, Verdict::Story(role) if *role != Role::Caption))?;
        let declared: Vec<String> = self.document.meta.titles.iter().map(|title| letters(title)).collect();
        let mut seen: HashMap<&str, usize> = HashMap::new();
        let html = !self.document.containers.is_empty();
        for line in if html { &[] } else { self.features } {
            *seen.entry(line.letters.as_str()).or_default() += 1;
        }
        let words: HashSet<String> = if html { &[] } else { self.features }
            .iter()
            .zip(verdicts)
            .filter(|(_, verdict)| matches!(verdict, Verdict::Story(_)))
            .take(60)
            .flat_map(|(line, _)| grams(&line.letters))
            .collect();
        let reach = first + if html { 12 } else { 1 };
        let mut best: Option<(f32, usize)> = None;
        let mut scores: Vec<(usize, f32, f32)> = Vec::new();
        let mut overlap = 0.0;
        for at in 0..self.features.len().min(reach) {
            let line = &self.features[at];
            let block = &self.document.blocks[self.content[at]];
            if line.words < 1.5 || line.words > 45.0 || line.letters.len() < 6 {
                continue;
            }
            let mut score = 0.0_f32;
            let element = block.traits.element.as_ref();
            let (near, all) = self.hints(at);
            if html {
                let matches = declared.iter().filter(|title| agree(title, &line.letters)).count();
                let exact = declared.contains(&line.letters);
                // The page's own title and the one for those who share it often end with the site's name.
                score += if exact || matches >= 2 { 4.0 } else { 0.0 } + (matches as f32).min(4.0);
                score += match element {
                    "h1" => 3.0,
                    "h2" => 1.0,
                    "h3" => 0.4,
                    _ => 0.0,
                };
                score += if near.has(ClassHints::TITLE) { 1.5 } else { 0.0 };
                if matches == 0 && element != "h1" && !near.has(ClassHints::TITLE) {
                    continue;
                }
                if all.has(ClassHints::RELATED.with(ClassHints::COMMENTS).with(ClassHints::CRUMBS))
                    || matches!(block.traits.landmark, Some(Landmark::Navigation | Landmark::Footer | Landmark::Aside))
                {
                    score -= 3.0;
                }
                if near.has(ClassHints::STANDFIRST) && !near.has(ClassHints::TITLE) {
                    score -= 2.5;
                }
                if block.traits.container.is_some_and(|container| self.document.containers[container as usize].hidden) {
                    score -= 3.0;
                }
                if block.traits.link_bytes > 0 && line.links > 0.8 {
                    score -= 0.7;
                }
                if at > first {
                    score -= 1.0;
                }
            } else {
                // A headline may ask a question, and a question long enough looks like running text.
                let asks = at == first && line.words < 24.0 && self.text(at).ends_with(['?', '？', '！', '!']);
                if line.boilerplate.is_some() || line.date || line.byline || at >= first && line.prose && !asks {
                    continue;
                }
                let grams = grams(&line.letters);
                let shared =
                    grams.iter().filter(|gram| words.contains(*gram)).count() as f32 / grams.len().max(1) as f32;
                // Of a word or two much is met again by chance.
                score += shared * 3.0 * (line.words / 5.0).min(1.0);
                overlap = shared;
                // A section's name or a button is shorter, a caption ends with who took the picture.
                if line.words < 4.0 {
                    score -= 1.2;
                }
                let text = self.text(at);
                if text.ends_with([')', '）']) && text.contains(['(', '（']) {
                    score -= 1.0;
                }
                score += (line.words / 8.0).min(1.0) * 1.5;
                score += if seen.get(line.letters.as_str()).copied().unwrap_or(0) > 1 { 0.8 } else { 0.0 };
                // Headlines stand alone, menus in rows.
                let gap = |at: usize| {
                    self.content.get(at).is_none_or(|&index| self.document.blocks[index].traits.blank_lines_before > 0)
                };
                if block.traits.blank_lines_before > 0 && gap(at + 1) {
                    score += 1.0;
                } else if !gap(at + 1) && (block.traits.blank_lines_before == 0 || !gap(at + 2)) {
                    score -= 0.6;
                }
                if line.ends && !self.text(at).ends_with(['?', '!', '？', '！', '…', '”', '’', '"', '\'']) {
                    score -= 2.0;
                }
                // What says who and when stands under a headline.
                let under = (at + 1..self.features.len().min(at + 6))
                    .any(|next| self.features[next].date || self.features[next].byline);
                score += if under { 0.8 } else { 0.0 };
                // Under a label such as "More on" stand other pages' headlines.
                let labelled = self.features[at.saturating_sub(5)..at]
                    .iter()
                    .rev()
                    .take_while(|line| !line.date && !line.byline)
                    .any(|line| line.boilerplate == Some(Boilerplate::Related));
                score -= if labelled { 1.2 } else { 0.0 };
                score += 1.0;
            }
            let distance = first.abs_diff(at) as f32;
            score -= distance * if html { 0.02 } else { 0.04 };
            scores.push((at, score, overlap));
            if score > 0.0 && best.is_none_or(|(known, _)| score > known) {
                best = Some((score, at));
            }
        }
        let (score, mut at) = best?;
        if !html {
            // A headline stands above its standfirst, its caption, its summary: the uppermost that is good enough.
            let good = |above: usize, at: usize| {
                let line = &self.features[above];
                // Headline, standfirst, byline: each alone, the second longer than the first or a list of several.
                let alone = |at: usize| self.document.blocks[self.content[at]].traits.blank_lines_before > 0;
                let stair = || {
                    let listed = |&next: &usize| !alone(next) && self.features[next].words >= 6.0;
                    let last = at + (at + 1..self.features.len().min(at + 5)).take_while(listed).count();
                    alone(above)
                        && alone(at)
                        && !line.again
                        && line.words >= 6.0
                        && (last > at || self.features[at].words > line.words)
                        && self.features[last + 1..self.features.len().min(last + 3)]
                            .iter()
                            .any(|line| line.date || line.byline)
                };
                let least = match at - above {
                    1 if stair() => 0.05,
                    1 => 0.2,
                    _ => 0.3,
                };
                let far = at - above > 5 && !(alone(above) && alone(above + 1));
                !far && scores
                    .iter()
                    .any(|&(other, known, shared)| other == above && known > score * 0.7 && shared > least)
                    && (!line.ends || self.text(above).ends_with(['?', '!', '？', '！']))
                    && line.words >= 4.0
            };
            while let Some(above) = (at.saturating_sub(7)..at).find(|&above| good(above, at)) {
                at = above;
            }
            // The way to the page ends with the headline too, and so does a saved file's first line: the headline is
            // the lowest of a row, with the standfirst under it.
            while let Some(below) = (at + 1..self.features.len().min(at + 4).min(first)).find(|&below| {
                // The saved file's first line has the site's name after it.
                let (above, below) = (&self.features[at].letters, &self.features[below].letters);
                above == below || (below.len() >= 16 && above.starts_with(below.as_str()))
            }) {
                at = below;
            }
        }
        Some(at)
    }

    /// The line that leads to the headline, printed right above it as it is (引题): where both stand among the paragraphs,
    /// be it that the page shows the headline a second time there.
    pub(super) fn kicker(&self, verdicts: &[Verdict], title: usize) -> Option<usize> {
        let first = (title + 1..self.features.len()).find(|&at| self.features[at].prose && !is_site(&verdicts[at]))?;
        (title..first)
            .filter(|&at| self.features[at].letters == self.features[title].letters)
            .find_map(|printed| self.leads_to(printed, first))
    }

    /// The line above a headline, if both stand beside the first paragraph and look alike.
    fn leads_to(&self, title: usize, first: usize) -> Option<usize> {
        let above = title.checked_sub(1)?;
        let container = |at: usize| {
            let traits = &self.document.blocks[self.content[at]].traits;
            traits.container.map(|container| &self.document.containers[container as usize])
        };
        let (kicker, headline) = (container(above)?, container(title)?);
        let line = &self.features[above];
        let alike = kicker.parent == headline.parent
            && kicker.element == headline.element
            && kicker.marks == headline.marks
            && container(first)?.parent == headline.parent
            && self.document.blocks[self.content[above]].role == Role::Paragraph;
        let said = line.boilerplate.is_none() && !line.date && !line.byline && line.links == 0.0;
        (alike && said && (1.0..25.0).contains(&line.words) && kicker.parent.is_some()).then_some(above)
    }

    fn text(&self, at: usize) -> String {
        self.document.blocks[self.content[at]].text.chars()
    }

    /// The content block that is the standfirst.
    pub(super) fn standfirst(&self, verdicts: &[Verdict], title: usize) -> Option<usize> {
        let html = !self.document.containers.is_empty();
        let described: Vec<String> = self
            .document
            .meta
            .descriptions
            .iter()
            .map(|description| letters(description))
            .filter(|letters| letters.len() > 20)
            .collect();
        let running = |at: usize| matches!(verdicts[at], Verdict::Story(role) if role != Role::Caption);
        let first_prose = (0..self.features.len()).find(|&at| at > title && self.features[at].prose && running(at));
        let end = first_prose.map_or(title + 8, |at| at + 1).min(self.features.len());
        let mut best: Option<(f32, usize)> = None;
        for at in title.saturating_sub(3)..end {
            let line = &self.features[at];
            if at == title || line.letters == self.features[title].letters || line.words < 4.0 || line.words > 90.0 {
                continue;
            }
            if line.date
                || line.byline
                || line.links > 0.5
                || matches!(line.boilerplate, Some(kind) if kind != Boilerplate::Media)
            {
                continue;
            }
            let block = &self.document.blocks[self.content[at]];
            let mut score = 0.0_f32;
            if html {
                let (near, all) = self.hints(at);
                let says = described.iter().any(|known| {
                    *known == line.letters
                        || (known.len() > 40 && line.letters.starts_with(known.as_str()))
                        || (line.letters.len() > 40 && known.starts_with(&line.letters))
                });
                score += if says { 3.0 } else { 0.0 };
                score += if near.has(ClassHints::STANDFIRST) { 3.0 } else { 0.0 };
                if at > title
                    && at <= title + 2
                    && matches!(block.traits.element.as_ref(), "h2" | "h3" | "h4")
                    && line.words >= 6.0
                {
                    score += 1.5;
                }
                if at > title
                    && at <= title + 2
                    && Some(at) != first_prose
                    && line.words >= 8.0
                    && !all.has(ClassHints::BAD.with(ClassHints::CAPTION).with(ClassHints::RELATED))
                {
                    score += 1.0;
                }
                if block.role == Role::Caption
                    || matches!(block.traits.landmark, Some(Landmark::Figure))
                    || near.has(ClassHints::CAPTION.with(ClassHints::CREDIT))
                {
                    score -= 2.0;
                }
                if matches!(block.traits.landmark, Some(Landmark::Navigation | Landmark::Footer | Landmark::Aside))
                    || all.has(ClassHints::RELATED.with(ClassHints::COMMENTS))
                {
                    score -= 3.0;
                }
                if at < title {
                    score -= 1.5;
                }
                // The first paragraph of the body is often the description too; then it is a paragraph.
                if Some(at) == first_prose && !near.has(ClassHints::STANDFIRST) {
                    score -= 2.5;
                }
            } else if at > title {
                let next_is_title = at == title + 1;
                let before_byline = (at + 1..end).any(|next| self.features[next].date || self.features[next].byline);
                if line.words >= 6.0 && next_is_title && (!line.prose || before_byline) {
                    score += 2.0;
                } else if line.words >= 8.0 && before_byline && at <= title + 2 {
                    score += 1.0;
                }
            }
            if score > 0.9 && best.is_none_or(|(known, _)| score > known) {
                best = Some((score, at));
            }
        }
        best.map(|(_, at)| at)
    }

    /// What the paper says in sentences below the story: of its author (`Inês Vaz writes about rivers.` under a story by
    /// Inês Vaz), and of itself.
    pub(super) fn below(&self, verdicts: &mut [Verdict], byline: Option<&str>) {
        let names: Vec<String> =
            byline.into_iter().chain(self.document.meta.authors.iter().map(String::as_str)).flat_map(names).collect();
        let story = |verdict: &Verdict| matches!(verdict, Verdict::Story(Role::Paragraph | Role::Heading));
        let total = verdicts.iter().filter(|verdict| story(verdict)).count();
        let tail: Vec<usize> =
            (0..verdicts.len()).rev().filter(|&at| story(&verdicts[at])).take(4.min(total / 2)).collect();
        for &at in &tail {
            if self.features[at].words > 20.0 && appeals(&self.text(at).to_lowercase()) {
                verdicts[at] = Verdict::Site(SitePlace::Box);
            }
        }
        let noted = tail.iter().rposition(|&at| {
            let line = &self.features[at];
            line.words < 90.0 && names.iter().any(|name| line.letters.starts_with(name.as_str()))
        });
        for &at in tail.iter().take(noted.map_or(0, |noted| noted + 1)) {
            if !is_site(&verdicts[at]) {
                verdicts[at] = Verdict::Site(SitePlace::Byline);
            }
        }
    }

    /// Author's line, date's line and section, near the headline.
    pub(super) fn meta(
        &self,
        verdicts: &[Verdict],
        title: Option<usize>,
    ) -> (Option<String>, Option<String>, Option<String>) {
        let first = verdicts.iter().position(|verdict| matches!(verdict, Verdict::Story(_))).unwrap_or(0);
        let anchor = title.unwrap_or(first);
        // What the story says between its headline and who wrote it and when puts them off.
        let decks = (anchor + 1..verdicts.len().min(anchor + 4)).take_while(|&at| !is_site(&verdicts[at])).count();
        let further = decks.saturating_sub(1) * usize::from(self.document.containers.is_empty());
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
            let starts = line.boilerplate == Some(Boilerplate::Byline);
            if byline.is_none()
                && line.words > 1.0
                && ((starts && !line.date)
                    || (near.has(ClassHints::BYLINE) && line.words < 12.0 && line.boilerplate.is_none() && !line.date))
            {
                byline = Some(text());
            }
            // Of the steps of a way, the last; the headline may stand below it.
            let step = near.has(ClassHints::CRUMBS);
            if (section.is_none() || step && way)
                && at < anchor
                && line.words < 6.0
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
}

/// The names in a byline, as letters: of two words or more each.
fn names(byline: &str) -> Vec<String> {
    const LEAD: &[&str] = &["by ", "por ", "text by ", "texto de ", "words by ", "story by "];
    let lower = byline.trim().to_lowercase();
    let bare = LEAD.iter().find_map(|lead| lower.strip_prefix(lead)).unwrap_or(&lower);
    bare.split([',', '|', '·', '•', '/', ';', '\n'])
        .flat_map(|part| part.split(" and "))
        .flat_map(|part| part.split(" e "))
        .map(str::trim)
        .filter(|part| (2..=4).contains(&part.split_whitespace().count()))
        .filter(|part| !part.chars().any(|c| c.is_ascii_digit()))
        .map(letters)
        .filter(|name| name.len() >= 8)
        .collect()
}

/// The section that a way to the page ends in: `Region` of `Home » Region`, 财经 of 首页 > 财经 > 正文.
fn last_step(way: &str) -> Option<String> {
    way.split(['»', '›', '>', '＞', '/', '：', ':'])
        .map(str::trim)
        .rfind(|step| !step.is_empty() && *step != "正文")
        .map(str::to_owned)
}

/// Whether a declared title, which may carry the site's name too, is this headline.
fn agree(declared: &str, headline: &str) -> bool {
    declared == headline
        || (headline.len() >= 12 && (declared.starts_with(headline) || declared.ends_with(headline)))
        || (declared.len() >= 20 && headline.starts_with(declared))
}

/// Runs of letters that two texts about one thing share.
fn grams(letters: &str) -> Vec<String> {
    let chars: Vec<char> = letters.chars().collect();
    let n = if chars.iter().any(|&c| c >= '\u{2e80}') { 2 } else { 6 };
    chars.windows(n).map(|window| window.iter().collect()).collect()
}

/// The block in the head or in data that stands for the headline where the page shows none.
pub(super) fn declared_title(document: &Document) -> Option<usize> {
    let rank = |index: usize| {
        let block = &document.blocks[index];
        match (block.place.kind, block.traits.property.as_deref(), block.traits.element.as_ref()) {
            (PlaceKind::Json, Some("headline"), _) => 3,
            (PlaceKind::Attribute, Some("og:title" | "twitter:title"), _) => 2,
            (PlaceKind::TextOnly, _, "title") => 1,
            _ => 0,
        }
    };
    (0..document.blocks.len())
        .filter(|&index| rank(index) > 0)
        .max_by_key(|&index| (rank(index), std::cmp::Reverse(index)))
}

/// Whether this verdict leaves a block to the site.
pub(super) fn is_site(verdict: &Verdict) -> bool {
    matches!(verdict, Verdict::Site(_))
}

/// The place of a block that is not running text: attributes and the page's head.
pub(super) fn place_of(document: &Document, index: usize) -> SitePlace {
    let block = &document.blocks[index];
    match (block.place.kind, block.traits.element.as_ref()) {
        (PlaceKind::TextOnly, element) if element != "title" => SitePlace::Form,
        (_, element) if element.starts_with("input@") || element.starts_with("textarea@") => SitePlace::Form,
        _ => SitePlace::Meta,
    }
}

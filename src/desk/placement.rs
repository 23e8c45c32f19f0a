//! Where on today's page each unit of a translated file belongs: found by what it says, not by its number.
//!
//! A unit's number may be wrong: another tool counted anew, or another version of the reader found other blocks. So the
//! source that a unit holds is compared with the block's text, and where they differ the block that says it is looked
//! for. Several blocks may say the same; then the order of the file decides: a unit belongs where its neighbours do.

use std::collections::{BTreeMap, HashMap, HashSet};

use unicode_normalization::UnicodeNormalization as _;

use crate::desk::outline::{Outline, READER, block_of};
use crate::error::{Error, Noted, Notice, Result};
use crate::model::{Bilingual, BilingualBlock, Document, Original, Segment, Text};
use crate::story::{CodeRole, code_shape, is_repeat};

/// A translated file whose units all have their places.
#[derive(Debug, Clone)]
pub struct Placed {
    /// In the order of the document, ids counting its blocks as they are today. Blocks of the page that the file does not
    /// hold are here too, without a translation.
    pub bilingual: Bilingual,
    /// As in [`Outline::alike`].
    pub alike: Vec<(usize, usize)>,
}

/// Finds the place of each unit. What of the page has no unit in the file is told in a notice.
///
/// # Errors
/// [`Error::SegmentUnplaced`] where no block says what a unit says, [`Error::SegmentAmbiguous`] where several do and
/// nothing tells which is meant, [`Error::SegmentTwice`] where two units with different translations claim one block.
pub fn place(bilingual: Bilingual, document: &Document, outline: Outline) -> Result<Noted<Placed>> {
    let mut places = Search::new(&bilingual, document, &outline).places()?.into_iter();
    let taken: HashSet<usize> = places.clone().flatten().collect();
    let alike = rooted(&outline.alike, &taken, document);
    let filled: HashSet<usize> = alike.iter().map(|&(at, _)| at).chain(taken).collect();
    let missing = |blocks: Vec<BilingualBlock>| -> Vec<BilingualBlock> {
        let is_missing = |block: &BilingualBlock| block_of(block).is_some_and(|at| !filled.contains(&at));
        blocks.into_iter().filter(is_missing).collect()
    };
    let (story, site) = (missing(outline.story), missing(outline.site));
    let notice = story.iter().chain(&site).next().map(|first| Notice::UnitsMissing {
        file: document.name.clone(),
        count: (story.len() + site.len()) as u64,
        words: first.segments.first().map(words).unwrap_or_default(),
    });
    let story = merged(bilingual.story, &mut places, story, 'b');
    let site = merged(bilingual.site, &mut places, site, 's');
    let original = Original { reader: Some(READER), ..bilingual.original };
    let bilingual = Bilingual { source: bilingual.source, target: bilingual.target, original, story, site };
    Ok(Noted { value: Placed { bilingual, alike }, notices: notice.into_iter().collect() })
}

/// Where the units of a file stand on a page that may be another by now.
pub(super) struct Places {
    /// For each unit, the story's first: the block that says what it says, as far as the page has one.
    pub(super) units: Vec<Option<usize>>,
    /// The blocks of the page that get a translation from them.
    pub(super) filled: HashSet<usize>,
}

/// The places of a file's units, as far as the page has one for them.
///
/// # Errors
/// None that is due to the page.
pub(super) fn places_as_far(bilingual: &Bilingual, document: &Document, outline: &Outline) -> Result<Places> {
    let units = Search { strict: false, ..Search::new(bilingual, document, outline) }.places()?;
    let taken: HashSet<usize> = units.iter().flatten().copied().collect();
    let alike = rooted(&outline.alike, &taken, document);
    Ok(Places { units, filled: alike.iter().map(|&(at, _)| at).chain(taken).collect() })
}

/// The units that have a place, called after it, and the blocks that are missing, in the order of the document.
fn merged(
    units: Vec<BilingualBlock>,
    places: &mut impl Iterator<Item = Option<usize>>,
    missing: Vec<BilingualBlock>,
    letter: char,
) -> Vec<BilingualBlock> {
    let mut out: Vec<(usize, BilingualBlock)> = units
        .into_iter()
        .zip(places)
        .filter_map(|(block, at)| Some((at?, block)))
        .map(|(at, block)| (at, BilingualBlock { id: format!("{letter}{at}"), ..block }))
        .chain(missing.into_iter().filter_map(|block| Some((block_of(&block)?, block))))
        .collect();
    out.sort_by_key(|(at, _)| *at);
    out.into_iter().map(|(_, block)| block).collect()
}

/// `alike`, where a text's first block may have no unit of its own: then another one's, which has, stands for it.
fn rooted(alike: &[(usize, usize)], taken: &HashSet<usize>, document: &Document) -> Vec<(usize, usize)> {
    let mut classes: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for &(at, of) in alike {
        classes.entry(of).or_insert_with(|| vec![of]).push(at);
    }
    let mut out = Vec::new();
    for (of, blocks) in classes {
        let open: Vec<usize> = blocks.iter().copied().filter(|at| !taken.contains(at)).collect();
        let fills = |root: usize| open.iter().all(|&at| is_repeat(&document.blocks[root], &document.blocks[at]));
        let root = blocks.iter().copied().find(|&at| taken.contains(&at) && fills(at)).unwrap_or(of);
        out.extend(open.into_iter().filter(|&at| at != root).map(|at| (at, root)));
    }
    out
}

/// A unit that seeks its place.
struct Sought<'a> {
    block: &'a BilingualBlock,
    /// The blocks that say what it says.
    said_at: &'a [usize],
    /// The block that its number counts, where that says what it says.
    home: Option<usize>,
    codes: Vec<(usize, CodeRole)>,
}

/// The units of a file against the blocks of a page.
struct Search<'a> {
    bilingual: &'a Bilingual,
    document: &'a Document,
    outline: &'a Outline,
    /// The page's blocks by what they say.
    says: HashMap<String, Vec<usize>>,
    /// The inline codes of blocks that say what another one says.
    codes: HashMap<usize, Vec<(usize, CodeRole)>>,
    /// Whether the page must have a place for each unit, and one alone.
    strict: bool,
}

impl<'a> Search<'a> {
    fn new(bilingual: &'a Bilingual, document: &'a Document, outline: &'a Outline) -> Self {
        let mut says: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, block) in document.blocks.iter().enumerate() {
            let said = folded(&block.text.shown());
            if !said.is_empty() {
                says.entry(said).or_default().push(at);
            }
        }
        let several = says.values().filter(|blocks| blocks.len() > 1).flatten();
        let codes = several.map(|&at| (at, code_shape(&document.blocks[at].text))).collect();
        Self { bilingual, document, outline, says, codes, strict: true }
    }

    fn sought<'s>(&'s self, blocks: &'s [BilingualBlock]) -> Vec<Sought<'s>> {
        let sought = |block: &'s BilingualBlock| {
            let said_at = self.says.get(&folded(&source_of(block))).map(Vec::as_slice).unwrap_or_default();
            let home = block_of(block).filter(|at| said_at.binary_search(at).is_ok());
            Sought { block, said_at, home, codes: code_shape(&text_of(block)) }
        };
        blocks.iter().map(sought).collect()
    }

    /// Whether a unit's inline codes are those of a block that says what it says, where others say it too.
    fn has_codes_of(&self, sought: &Sought<'_>, at: usize) -> bool {
        self.codes.get(&at).is_some_and(|codes| *codes == sought.codes)
    }

    /// The place of each unit, the story's first; none for a unit that says nothing, or what another one says too.
    fn places(&self) -> Result<Vec<Option<usize>>> {
        let mut taken: HashSet<usize> = HashSet::new();
        let mut lists = Vec::new();
        for (units, outlined) in
            [(&self.bilingual.story, &self.outline.story), (&self.bilingual.site, &self.outline.site)]
        {
            let units = self.sought(units);
            let outlined: Vec<usize> = outlined.iter().filter_map(block_of).collect();
            let by_order = self.by_order(&units, &outlined);
            let by_number = by_number(&units);
            let count = |places: &[Option<usize>]| places.iter().flatten().count();
            // Two units that say the same may have exchanged their numbers, or a tool their order: what explains more of
            // the file is right.
            let ways = if count(&by_number) > count(&by_order) { [by_number, by_order] } else { [by_order, by_number] };
            let mut places = vec![None; units.len()];
            for (unit, at) in ways.into_iter().flat_map(|way| way.into_iter().enumerate()) {
                if let Some(at) = at
                    && places[unit].is_none()
                    && taken.insert(at)
                {
                    places[unit] = Some(at);
                }
            }
            lists.push((units, places));
        }
        // What today's reader sees otherwise: a string of the site's that was the story's, the other of two like blocks.
        let outlined = self.outline.story.iter().chain(&self.outline.site).filter_map(block_of).collect();
        let rest = Rest { search: self, outlined, disputed: disputed(lists.iter().flat_map(|(units, _)| units)) };
        for (units, places) in &mut lists {
            for unit in 0..units.len() {
                if places[unit].is_none()
                    && !folded(&source_of(units[unit].block)).is_empty()
                    && let Some(at) = rest.find(unit, units, places, &taken)?
                {
                    places[unit] = Some(at);
                    taken.insert(at);
                }
            }
        }
        Ok(lists.into_iter().flat_map(|(_, places)| places).collect())
    }

    /// The places that keep most units in the order of the document's blocks `outlined`, and of such the one that suits
    /// their inline codes and numbers best: a heaviest increasing subsequence (Fenwick's tree of prefix maxima).
    fn by_order(&self, units: &[Sought<'_>], outlined: &[usize]) -> Vec<Option<usize>> {
        /// A unit put at a position of `outlined`, behind another.
        struct Step {
            unit: usize,
            position: usize,
            behind: Option<usize>,
        }
        /// More pairs than this of one text are no page that people read: there the first unit goes to the first block.
        const PAIRS: usize = 1 << 16;
        const UNIT: u64 = 1 << 32;
        let position_of: HashMap<usize, usize> =
            outlined.iter().enumerate().map(|(position, &at)| (at, position)).collect();
        let mut seen: HashMap<*const usize, usize> = HashMap::new();
        let mut best: Vec<(u64, Option<usize>)> = vec![(0, None); outlined.len() + 1];
        let mut steps: Vec<Step> = Vec::new();
        let heaviest = |best: &[(u64, Option<usize>)], mut end: usize| {
            let mut out = (0, None);
            while end > 0 {
                out = if best[end].0 > out.0 { best[end] } else { out };
                end &= end - 1;
            }
            out
        };
        for (unit, sought) in units.iter().enumerate() {
            let nth = seen.entry(sought.said_at.as_ptr()).or_default();
            let all = sought.said_at.len().saturating_mul(sought.said_at.len()) <= PAIRS;
            let candidates = sought.said_at.iter().copied().enumerate();
            let candidates = candidates.filter(|&(n, at)| all || n == *nth || sought.home == Some(at));
            let mut put = Vec::new();
            for (_, at) in candidates {
                let Some(&position) = position_of.get(&at) else { continue };
                let (weight, behind) = heaviest(&best, position);
                let hints = 2 * u64::from(sought.home == Some(at)) + u64::from(self.has_codes_of(sought, at));
                put.push((position, weight + UNIT + hints, steps.len()));
                steps.push(Step { unit, position, behind });
            }
            *nth += 1;
            // Only now: a unit has one place.
            for (position, weight, step) in put {
                let mut at = position + 1;
                while at < best.len() {
                    if weight > best[at].0 {
                        best[at] = (weight, Some(step));
                    }
                    at += at & at.wrapping_neg();
                }
            }
        }
        let mut places = vec![None; units.len()];
        let (_, mut last) = heaviest(&best, outlined.len());
        while let Some(step) = last.map(|last| &steps[last]) {
            places[step.unit] = Some(outlined[step.position]);
            last = step.behind;
        }
        places
    }

    /// The error that names the first segment that the page does not hold.
    fn unplaced(&self, block: &BilingualBlock) -> Error {
        let stranger = |segment: &&Segment| {
            let said = folded(&segment.source.shown());
            !self.says.keys().any(|says| says.contains(&said))
        };
        let segment = block.segments.iter().find(stranger).or_else(|| block.segments.first());
        let other = match self.bilingual.original.reader {
            Some(READER) => None,
            Some(other) => Some(other.to_string()),
            None => Some("?".to_owned()),
        };
        Error::SegmentUnplaced {
            file: self.document.name.clone(),
            segment: name(block, segment),
            words: segment.map(words).unwrap_or_default(),
            reader: other.unwrap_or_else(|| "none".to_owned()),
        }
    }
}

/// What is needed for the units that neither order nor number gave a place.
struct Rest<'s, 'a> {
    search: &'s Search<'a>,
    /// The blocks that are units today.
    outlined: HashSet<usize>,
    disputed: HashSet<*const usize>,
}

impl Rest<'_, '_> {
    /// The place of a unit; none if another unit has it, with the same translation.
    fn find(
        &self,
        unit: usize,
        units: &[Sought<'_>],
        places: &[Option<usize>],
        taken: &HashSet<usize>,
    ) -> Result<Option<usize>> {
        let sought = &units[unit];
        let strict = self.search.strict;
        if sought.said_at.is_empty() {
            return if strict { Err(self.search.unplaced(sought.block)) } else { Ok(None) };
        }
        let file = || self.search.document.name.clone();
        let segment = sought.block.segments.first();
        let (named, words) = (name(sought.block, segment), segment.map(words).unwrap_or_default());
        let agreed = !self.disputed.contains(&sought.said_at.as_ptr());
        let free: Vec<usize> = sought.said_at.iter().copied().filter(|at| !taken.contains(at)).collect();
        if free.is_empty() {
            return if agreed || !strict {
                Ok(None)
            } else {
                Err(Error::SegmentTwice { file: file(), segment: named, words })
            };
        }
        let units_today: Vec<usize> = free.iter().copied().filter(|at| self.outlined.contains(at)).collect();
        let free = if units_today.is_empty() { free } else { units_today };
        if let Some(home) = sought.home.filter(|home| free.contains(home)) {
            return Ok(Some(home));
        }
        let same_codes: Vec<usize> = free.iter().copied().filter(|&at| self.search.has_codes_of(sought, at)).collect();
        let free = if same_codes.is_empty() { free } else { same_codes };
        let before = places[..unit].iter().rev().flatten().next();
        let behind = places[unit + 1..].iter().flatten().next();
        let near = |at: &&usize| before.is_none_or(|before| before < *at) && behind.is_none_or(|behind| *at < behind);
        let mut between = free.iter().filter(near);
        match (free.as_slice(), between.next(), between.next()) {
            ([only], ..) | (_, Some(only), None) => Ok(Some(*only)),
            ([first, ..], ..) if agreed || !strict => Ok(Some(*first)),
            _ => Err(Error::SegmentAmbiguous { file: file(), segment: named, words, places: free.len() as u64 }),
        }
    }
}

/// The texts that units give different translations, by where they are said.
fn disputed<'s>(units: impl Iterator<Item = &'s Sought<'s>>) -> HashSet<*const usize> {
    let mut first: HashMap<*const usize, Vec<Option<String>>> = HashMap::new();
    let mut out = HashSet::new();
    for unit in units {
        let (at, translation) = (unit.said_at.as_ptr(), translation_of(unit.block));
        if first.entry(at).or_insert_with(|| translation.clone()) != &translation {
            out.insert(at);
        }
    }
    out
}

/// The places that numbers give; of two units with one number the first.
fn by_number(units: &[Sought<'_>]) -> Vec<Option<usize>> {
    let mut taken = HashSet::new();
    units.iter().map(|unit| unit.home.filter(|&home| taken.insert(home))).collect()
}

/// What a text says, however a tool cut and spaced it: composed characters, without white space and what looks like it.
fn folded(chars: &str) -> String {
    let seen = |c: &char| !c.is_whitespace() && !matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}');
    chars.nfc().filter(seen).collect()
}

pub(super) fn text_of(block: &BilingualBlock) -> Text {
    let mut out = Text::default();
    for segment in &block.segments {
        out.push_text(&segment.source);
        out.push_chars(&segment.after);
    }
    out
}

fn source_of(block: &BilingualBlock) -> String {
    block.segments.iter().map(|segment| segment.source.chars() + &segment.after).collect()
}

/// What is confirmed of a unit's translation.
fn translation_of(block: &BilingualBlock) -> Vec<Option<String>> {
    let confirmed = |segment: &Segment| segment.target.as_ref().filter(|_| segment.is_confirmed()).map(Text::encode);
    block.segments.iter().map(confirmed).collect()
}

fn name(block: &BilingualBlock, segment: Option<&Segment>) -> String {
    match segment {
        Some(segment) => format!("{}/{}", block.id, segment.id),
        None => block.id.clone(),
    }
}

/// The first words of a segment, to know it by.
pub(super) fn words(segment: &Segment) -> String {
    const LENGTH: usize = 60;
    let chars = segment.source.key_chars().into_owned();
    match chars.char_indices().nth(LENGTH) {
        Some((end, _)) => format!("{}…", chars[..end].trim_end()),
        None => chars,
    }
}

//! Looking a segment up: every earlier rendering that helps, best first, and what of it may be filled in.

use std::collections::HashSet;

use unicode_normalization::UnicodeNormalization as _;

use crate::desk::search_pool::{Source, only, with_snapshot};
use crate::error::Result;
use crate::fuzzy::{ContextMatch, Penalties, Probe, Rank, TopK, base, final_score, penalized};
use crate::model::{
    Candidate, CodeKind, Key, Lang, Origin, Penalty, PenaltyKind, Piece, Standing, State, Text, Time, Unit, Variant,
};
use crate::store::{Neighbours, Reader, Side, UnitRow};

/// Where a search for the best few begins, whatever it may go down to.
const FIRST_FLOOR: u8 = 70;

/// The final score that a match must reach, unless told.
pub const THRESHOLD: u8 = 70;

/// What is looked up, and what counts as an answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Request {
    /// The segment.
    pub text: Text,
    /// Its language. Variants of every language with the same first part are compared, without penalty.
    pub source: Lang,
    /// The languages wanted. Each gets its own best matches.
    pub targets: Vec<Lang>,
    /// The final score that a match must reach, 0 to 101.
    pub threshold: u8,
    /// How many matches at most, for each language wanted; none means all.
    pub limit: Option<usize>,
    /// What stands around the segment in its document, if it stands in one.
    pub context: Option<Context>,
    /// What is left out before the best are taken.
    pub filter: Filter,
    /// What takes points off.
    pub penalties: Penalties,
}

/// The keys of the segments before and after in the document's story; `None` where the story begins or ends.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Context {
    /// Before.
    pub before: Option<Key>,
    /// After.
    pub after: Option<Key>,
}

/// Which units and renderings may be answers at all.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Only of these origins; any if empty.
    pub origins: Vec<Origin>,
    /// Only renderings in this state or above.
    pub state: Option<State>,
    /// Only units of this document.
    pub document: Option<String>,
    /// Only units that changed at this moment or later.
    pub since: Option<Time>,
    /// Only units that changed at this moment or earlier.
    pub until: Option<Time>,
}

/// An earlier rendering.
#[derive(Debug, Clone, PartialEq)]
pub struct Match {
    /// The unit it stands in.
    pub unit: Unit,
    /// The earlier source.
    pub source: Variant,
    /// Its rendering.
    pub target: Variant,
    /// The language that was wanted.
    pub wanted: Lang,
    /// The final score, 0 to 101.
    pub score: u8,
    /// Before the penalties.
    pub base: u8,
    /// What took points off.
    pub penalties: Vec<Penalty>,
    /// Which neighbours agree.
    pub context: ContextMatch,
    /// How the rendering's language stands to the one wanted.
    pub standing: Standing,
    /// The memory that it stands in; none for the project's own.
    pub memory: Option<String>,
}

/// What may be filled in.
#[derive(Debug, Clone, PartialEq)]
// One a segment, used at once: a box would cost every reader more than it saves.
#[allow(clippy::large_enum_variant)]
pub enum Fill {
    /// This rendering.
    Filled(Box<Match>),
    /// Nothing, because these confirmed renderings differ and none is better than the others.
    Ambiguous(Vec<Match>),
    /// Nothing, because nothing confirmed is identical.
    Nothing,
}

impl Request {
    /// A request as `lookup` makes it unless told otherwise: 70 and above, the best five, no neighbours.
    #[must_use]
    pub fn new(text: Text, source: Lang, targets: Vec<Lang>) -> Self {
        Self {
            text,
            source,
            targets,
            threshold: THRESHOLD,
            limit: Some(5),
            context: None,
            filter: Filter::default(),
            penalties: Penalties::default(),
        }
    }
}

impl Filter {
    fn admits(&self, unit: &Unit) -> bool {
        self.document.as_ref().is_none_or(|document| unit.document.as_ref() == Some(document))
            && self.since.is_none_or(|since| unit.changed.is_some_and(|changed| changed >= since))
            && self.until.is_none_or(|until| unit.changed.is_some_and(|changed| changed <= until))
    }

    fn admits_pair(&self, unit: &Unit, source: &Variant, target: &Variant) -> bool {
        !target.text.key().as_str().is_empty()
            && self.state.is_none_or(|state| unit.state_of_pair(source, target) >= state)
            && (self.origins.is_empty() || self.origins.contains(&unit.origin_of(target)))
    }
}

impl Match {
    /// Whether the rendering may be handed on as a translation.
    #[must_use]
    pub fn is_confirmed(&self) -> bool {
        self.unit.is_confirmed_pair(&self.source, &self.target)
    }

    /// How far the work on it is.
    #[must_use]
    pub fn state(&self) -> State {
        self.unit.state_of_pair(&self.source, &self.target)
    }

    /// Whether it may stand in a target: identical source, exactly the language wanted, confirmed.
    #[must_use]
    pub fn may_fill(&self) -> bool {
        self.score >= 100 && self.standing == Standing::Same && self.is_confirmed()
    }

    fn rank(&self) -> Rank {
        Rank {
            score: self.score,
            base: self.base,
            context: self.context,
            changed: self.unit.changed,
            id: self.unit.id.clone(),
        }
    }
}

/// Looks a segment up. What comes back is what comparing with every unit of the memory would give: for each language
/// wanted, in the order wanted, the best matches in the order of [`Rank`], ties included; one match a unit.
///
/// # Errors
/// Those of the store.
pub fn lookup(store: &dyn Reader, request: &Request) -> Result<Vec<Match>> {
    lookup_in(&only(store), request)
}

/// As [`lookup`], over several memories as if they were one. A match is left out, before the best are taken, if an
/// earlier memory's unit of the same id shows the same source and the same rendering with a score that is no worse; of
/// two matches that are alike in everything that makes the order, the earlier memory's comes first.
///
/// # Errors
/// Those of the stores.
pub fn lookup_in(sources: &[Source<'_>], request: &Request) -> Result<Vec<Match>> {
    let _span = tracing::debug_span!(
        "lookup",
        from = %request.source,
        chars = request.text.chars().chars().count(),
        threshold = request.threshold,
        limit = request.limit,
        memories = sources.len(),
    )
    .entered();
    let key = request.text.key();
    let probe = Probe::new(&key);
    let mut state = LookupState::new(sources, request, &key);
    let first = FIRST_FLOOR.max(request.threshold);
    with_snapshot(sources, &mut || {
        // A low threshold costs many times a high one. If the lists are full of what a high one finds, nothing below it
        // can come in any more.
        let steps: &[u8] = if request.limit.is_some() && first > request.threshold { &[first, 0] } else { &[0] };
        for &step in steps {
            for (memory, source) in sources.iter().enumerate() {
                let floor = state.floor().max(step);
                tracing::debug!(memory = source.name, floor, "search");
                source.reader.search(request.source.language(), &probe, floor, &mut |row, _| {
                    state.judge(memory, row)?;
                    Ok(state.floor().max(step))
                })?;
            }
            if state.floor() >= step {
                break;
            }
        }
        Ok(())
    })?;
    let judged = state.judged.len();
    let matches = state.into_matches();
    tracing::debug!(judged, matches = matches.len(), best = matches.first().map(|found| found.score), "found");
    Ok(matches)
}

/// Every match of 100 and above, whatever the request's threshold and limit: what [`fill`] decides on. A list that was
/// cut at the best five could hide the sixth, which differs.
///
/// # Errors
/// Those of the store.
pub fn exact(store: &dyn Reader, request: &Request) -> Result<Vec<Match>> {
    exact_in(&only(store), request)
}

/// As [`exact`], over several memories; see [`lookup_in`].
///
/// # Errors
/// Those of the stores.
pub fn exact_in(sources: &[Source<'_>], request: &Request) -> Result<Vec<Match>> {
    let request = Request { threshold: 100, limit: None, ..request.clone() };
    let key = request.text.key();
    let mut state = LookupState::new(sources, &request, &key);
    with_snapshot(sources, &mut || {
        for (memory, source) in sources.iter().enumerate() {
            for (row, _) in source.reader.by_key(request.source.language(), &key)? {
                state.judge(memory, row)?;
            }
        }
        Ok(())
    })?;
    Ok(state.into_matches())
}

/// What of `matches` may be filled into the language `wanted`: see [`Match::may_fill`]. Where several confirmed renderings
/// differ at the best score, a context match (101) that stands alone wins; else nothing is filled. Wants *all* matches of
/// 100 and above, as [`exact`] gives them.
#[must_use]
pub fn fill(matches: &[Match], wanted: &Lang) -> Fill {
    let able: Vec<&Match> = matches.iter().filter(|found| found.wanted == *wanted && found.may_fill()).collect();
    let Some(best) = able.iter().map(|found| found.score).max() else {
        return Fill::Nothing;
    };
    let mut top: Vec<&Match> = able.into_iter().filter(|found| found.score == best).collect();
    top.sort_by_key(|found| found.rank());
    if top.iter().all(|found| same_rendering(&found.target.text, &top[0].target.text)) {
        Fill::Filled(Box::new(top[0].clone()))
    } else {
        Fill::Ambiguous(top.into_iter().cloned().collect())
    }
}

/// What travels in a bilingual file beside the target.
#[must_use]
pub fn candidate(found: &Match) -> Candidate {
    let (changed, changed_by) = found.unit.changed_of(&found.target);
    Candidate {
        unit: found.unit.id.clone(),
        source: found.source.text.clone(),
        target: found.target.text.clone(),
        lang: found.target.lang.clone(),
        score: found.score,
        base: found.base,
        penalties: found.penalties.clone(),
        origin: found.unit.origin_of(&found.target),
        state: found.state(),
        document: found.unit.document.clone(),
        changed,
        changed_by,
        memory: found.memory.clone(),
    }
}

/// The match that a unit is for one language wanted, neighbours aside, whatever its score; none if it is left out.
pub(super) fn the_best_of_unit(unit: &Unit, wanted: &Lang, request: &Request) -> Option<Match> {
    if !request.filter.admits(unit) {
        return None;
    }
    the_best_of(unit, wanted, request, &request.text.key(), &codes(&request.text))
}

/// The matches with what else their units offer: where none is in the very language wanted, each variant near it, nearest
/// first, behind the one that was found; no rendering twice, and no more for each language than the request's limit.
#[must_use]
pub fn with_other_variants(found: Vec<Match>, request: &Request) -> Vec<Match> {
    let mut out: Vec<Match> = Vec::with_capacity(found.len());
    for found in found {
        if found.standing == Standing::Same {
            out.push(found);
            continue;
        }
        let mut unit = found.unit.clone();
        let mut offered = vec![found.target.clone()];
        let (wanted, context) = (found.wanted.clone(), found.context);
        let (memory, whole) = (found.memory.clone(), found.unit.clone());
        out.push(found);
        loop {
            let last = offered.last().map(|variant| variant.lang.clone());
            unit.variants.retain(|variant| Some(&variant.lang) != last.as_ref());
            let Some(mut other) = the_best_of_unit(&unit, &wanted, request) else { break };
            let new = offered.iter().all(|variant| !same_rendering(&variant.text, &other.target.text));
            offered.push(other.target.clone());
            other.context = context;
            other.score = final_score(other.base, &other.penalties, context);
            if new && other.score >= request.threshold {
                other.unit = whole.clone();
                other.memory.clone_from(&memory);
                out.push(other);
            }
        }
    }
    if let Some(limit) = request.limit {
        let mut counts: Vec<(Lang, usize)> = Vec::new();
        out.retain(|found| {
            let at = counts.iter().position(|(lang, _)| *lang == found.wanted).unwrap_or_else(|| {
                counts.push((found.wanted.clone(), 0));
                counts.len() - 1
            });
            counts[at].1 += 1;
            counts[at].1 <= limit
        });
    }
    out
}

/// One lookup under way: the best matches so far of each language wanted.
struct LookupState<'a> {
    sources: &'a [Source<'a>],
    request: &'a Request,
    key: &'a Key,
    codes: Vec<(CodeKind, usize)>,
    best: Vec<TopK<Match>>,
    judged: HashSet<(usize, UnitRow)>,
}

impl<'a> LookupState<'a> {
    fn new(sources: &'a [Source<'a>], request: &'a Request, key: &'a Key) -> Self {
        let best = request.targets.iter().map(|_| TopK::new(request.threshold, request.limit)).collect();
        Self { sources, request, key, codes: codes(&request.text), best, judged: HashSet::new() }
    }

    /// The base below which no candidate matters to any language wanted.
    fn floor(&self) -> u8 {
        self.best.iter().map(TopK::floor).min().unwrap_or(100)
    }

    /// Takes a unit in, once, whichever of its variants brought it here.
    fn judge(&mut self, memory: usize, row: UnitRow) -> Result<()> {
        if !self.judged.insert((memory, row)) {
            return Ok(());
        }
        let Source { name, reader: store } = self.sources[memory];
        let unit = store.found_unit(row, self.request.source.language())?;
        if !self.request.filter.admits(&unit) {
            return Ok(());
        }
        let mut neighbours = None;
        let mut elsewhere = None;
        for (wanted, best) in self.request.targets.iter().zip(&mut self.best) {
            let Some(mut found) = the_best_of(&unit, wanted, self.request, self.key, &self.codes) else { continue };
            // Neighbours are asked for only where they could still lift the match into the list.
            let lifted =
                Rank { score: found.score + u8::from(found.score == 100), context: ContextMatch::Both, ..found.rank() };
            if !best.wants_from(memory, &lifted) {
                continue;
            }
            if let Some(context) = &self.request.context {
                let neighbours = match &neighbours {
                    Some(neighbours) => neighbours,
                    None => neighbours.insert(store.neighbours(row, self.request.source.language())?),
                };
                found.context = agree(neighbours, context);
                found.score = final_score(found.base, &found.penalties, found.context);
            }
            let elsewhere = match &elsewhere {
                Some(elsewhere) => elsewhere,
                None => elsewhere.insert(in_earlier(&self.sources[..memory], &unit, self.request)?),
            };
            if is_shown_by(elsewhere, &found, self.request, self.key, &self.codes)? {
                continue;
            }
            found.memory = name.map(str::to_owned);
            best.offer_from(memory, found.rank(), found);
        }
        Ok(())
    }

    fn into_matches(self) -> Vec<Match> {
        self.best.into_iter().flat_map(TopK::into_sorted).map(|(_, found)| found).collect()
    }
}

/// What earlier memories have under the id of a unit, as far as it may be an answer.
fn in_earlier<'a>(earlier: &[Source<'a>], unit: &Unit, request: &Request) -> Result<Vec<(Source<'a>, Unit)>> {
    let mut out = Vec::new();
    for source in earlier {
        let found = source.reader.unit(&unit.id)?.filter(|unit| request.filter.admits(unit));
        out.extend(found.map(|unit| (*source, unit)));
    }
    Ok(out)
}

/// Whether an earlier memory's unit of the same id shows the same texts, with a score that is no worse.
fn is_shown_by(
    earlier: &[(Source<'_>, Unit)],
    found: &Match,
    request: &Request,
    key: &Key,
    codes: &[(CodeKind, usize)],
) -> Result<bool> {
    for (source, unit) in earlier {
        let Some(other) = the_best_of(unit, &found.wanted, request, key, codes) else { continue };
        if !same_texts(&other, found) {
            continue;
        }
        let score = match &request.context {
            // Only then do the neighbours decide.
            Some(context) if found.score > 100 && other.score == 100 => {
                let mut both = ContextMatch::Neither;
                let language = request.source.language();
                for (row, _) in source.reader.by_key(language, &other.source.text.key())? {
                    if source.reader.found_unit(row, language)?.id == unit.id {
                        both = agree(&source.reader.neighbours(row, language)?, context);
                    }
                }
                final_score(other.base, &other.penalties, both)
            }
            _ => other.score,
        };
        if score >= found.score {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether two matches show the same source and the same rendering.
fn same_texts(a: &Match, b: &Match) -> bool {
    let same = |a: &Variant, b: &Variant| a.lang == b.lang && a.text == b.text;
    same(&a.source, &b.source) && same(&a.target, &b.target)
}

/// The best that a unit has to offer for one language wanted, neighbours aside: over its variants in the source language
/// and those near the target. At the same score the exact language wins, then what is confirmed, then the nearer variant, then the lower tag.
fn the_best_of(
    unit: &Unit,
    wanted: &Lang,
    request: &Request,
    key: &Key,
    codes_wanted: &[(CodeKind, usize)],
) -> Option<Match> {
    let mut best: Option<(_, Match)> = None;
    let sources = unit.variants.iter().filter(|variant| variant.lang.language() == request.source.language());
    for source in sources {
        let source_key = source.text.key();
        let base = base(key, &source_key);
        for target in &unit.variants {
            let standing = target.lang.standing(wanted);
            if standing == Standing::Other
                || target.lang == source.lang
                || !request.filter.admits_pair(unit, source, target)
            {
                continue;
            }
            let confirmed = unit.is_confirmed_pair(source, target);
            // What was written first is no rendering, where it is the text looked up.
            let rendered = |origin: Origin| {
                unit.origin_of(target) == origin || (source.lang != unit.source && unit.origin_of(source) == origin)
            };
            let kinds = [
                (standing == Standing::Sister, PenaltyKind::Sister),
                (standing == Standing::Unspecified, PenaltyKind::Unspecified),
                (!confirmed && rendered(Origin::Aligned), PenaltyKind::Alignment),
                (!confirmed && rendered(Origin::Machine), PenaltyKind::Machine),
                (other_codes(codes_wanted, &codes(&source.text), base == 100), PenaltyKind::Codes),
            ];
            let penalties: Vec<Penalty> = kinds
                .into_iter()
                .filter_map(|(holds, kind)| if holds { request.penalties.of(kind) } else { None })
                .collect();
            let score = penalized(base, &penalties);
            let order = (
                std::cmp::Reverse(score),
                std::cmp::Reverse(base),
                standing,
                target.lang != *wanted,
                !confirmed,
                wanted.nearness(&target.lang),
                target.lang.to_string(),
                source.lang.standing(&request.source),
                source.lang.to_string(),
            );
            if best.as_ref().is_none_or(|(known, _)| order < *known) {
                let found = Match {
                    unit: unit.clone(),
                    source: source.clone(),
                    target: target.clone(),
                    wanted: wanted.clone(),
                    score,
                    base,
                    penalties,
                    context: ContextMatch::Neither,
                    standing,
                    memory: None,
                };
                best = Some((order, found));
            }
        }
    }
    best.map(|(_, found)| found)
}

/// The inline codes of a text: what they do, and how many characters stand before them, blanks aside (they fold).
fn codes(text: &Text) -> Vec<(CodeKind, usize)> {
    let mut out = Vec::new();
    let mut before = 0;
    for piece in text.pieces() {
        match piece {
            Piece::Chars(chars) => before += chars.nfc().filter(|c| !c.is_whitespace()).count(),
            Piece::Code(code) => out.push((code.kind, before)),
        }
    }
    out
}

/// Whether two texts have other codes: other kinds, or, where the characters are the same, in other places. What a
/// format keeps inside its codes is its own affair.
fn other_codes(a: &[(CodeKind, usize)], b: &[(CodeKind, usize)], same_characters: bool) -> bool {
    a.len() != b.len() || a.iter().zip(b).any(|(a, b)| a.0 != b.0 || (same_characters && a.1 != b.1))
}

/// Whether two renderings say the same: characters and codes, blanks and the formats' own data aside.
fn same_rendering(a: &Text, b: &Text) -> bool {
    a.key() == b.key() && codes(a) == codes(b)
}

/// Which of a unit's neighbours agree with the text's; absent agrees with absent, unknown with nothing.
fn agree(neighbours: &Neighbours, context: &Context) -> ContextMatch {
    let side = |stored: &Side, wanted: &Option<Key>| match (stored, wanted) {
        (Side::Edge, None) => true,
        (Side::Keys(keys), Some(wanted)) => keys.contains(wanted),
        _ => false,
    };
    ContextMatch::of(side(&neighbours.before, &context.before), side(&neighbours.after, &context.after))
}

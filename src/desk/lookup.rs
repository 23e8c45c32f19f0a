//! Looking a segment up: every earlier rendering that helps, best first, and what of it may be filled in.

use std::collections::HashSet;

use unicode_normalization::UnicodeNormalization as _;

use crate::error::Result;
use crate::fuzzy::{Best, ContextMatch, Penalties, Penalty, PenaltyKind, Probe, Rank, base, final_score, penalized};
use crate::model::{Candidate, CodeKind, Key, Lang, Origin, Piece, Standing, State, Text, Time, Unit, Variant};
use crate::store::{Neighbours, Side, Store, UnitRow};

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
#[derive(Debug, Clone, PartialEq, Eq, Default)]
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
            threshold: 70,
            limit: Some(5),
            context: None,
            filter: Filter::default(),
            penalties: Penalties::default(),
        }
    }
}

impl Filter {
    fn admits(&self, unit: &Unit) -> bool {
        (self.origins.is_empty() || self.origins.contains(&unit.origin))
            && self.document.as_ref().is_none_or(|document| unit.document.as_ref() == Some(document))
            && self.since.is_none_or(|since| unit.changed.is_some_and(|changed| changed >= since))
            && self.until.is_none_or(|until| unit.changed.is_some_and(|changed| changed <= until))
    }

    fn admits_target(&self, target: &Variant) -> bool {
        !target.text.key().as_str().is_empty() && self.state.is_none_or(|state| target.state >= state)
    }
}

impl Match {
    /// Whether the rendering may be handed on as a translation.
    #[must_use]
    pub fn is_confirmed(&self) -> bool {
        self.unit.is_confirmed(&self.target)
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
pub fn lookup(store: &dyn Store, request: &Request) -> Result<Vec<Match>> {
    let key = request.text.key();
    let probe = Probe::new(&key);
    let mut desk = Desk::new(request, &key);
    store.snapshot(&mut || {
        store.search(request.source.language(), &probe, desk.floor(), &mut |row, _| {
            desk.judge(store, row)?;
            Ok(desk.floor())
        })
    })?;
    Ok(desk.into_matches())
}

/// Every match of 100 and above, whatever the request's threshold and limit: what [`fill`] decides on. A list that was
/// cut at the best five could hide the sixth, which differs.
///
/// # Errors
/// Those of the store.
pub fn exact(store: &dyn Store, request: &Request) -> Result<Vec<Match>> {
    let request = Request { threshold: 100, limit: None, ..request.clone() };
    let key = request.text.key();
    let mut desk = Desk::new(&request, &key);
    store.snapshot(&mut || {
        for (row, _) in store.by_key(request.source.language(), &key)? {
            desk.judge(store, row)?;
        }
        Ok(())
    })?;
    Ok(desk.into_matches())
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
    Candidate {
        unit: found.unit.id.clone(),
        source: found.source.text.clone(),
        target: found.target.text.clone(),
        lang: found.target.lang.clone(),
        score: found.score,
        base: found.base,
        penalties: found.penalties.iter().map(|penalty| (penalty.kind.name().to_owned(), penalty.points)).collect(),
        origin: found.unit.origin,
        state: found.target.state,
        document: found.unit.document.clone(),
        changed: found.unit.changed,
        changed_by: found.unit.changed_by.clone(),
    }
}

/// The match that a unit is for one language wanted, neighbours aside, whatever its score; none if it is left out.
pub(super) fn the_best_of_unit(unit: &Unit, wanted: &Lang, request: &Request) -> Option<Match> {
    if !request.filter.admits(unit) {
        return None;
    }
    the_best_of(unit, wanted, request, &request.text.key(), &codes(&request.text))
}

/// One lookup under way: the best matches so far of each language wanted.
struct Desk<'a> {
    request: &'a Request,
    key: &'a Key,
    codes: Vec<(CodeKind, usize)>,
    best: Vec<Best<Match>>,
    judged: HashSet<UnitRow>,
}

impl<'a> Desk<'a> {
    fn new(request: &'a Request, key: &'a Key) -> Self {
        let best = request.targets.iter().map(|_| Best::new(request.threshold, request.limit)).collect();
        Self { request, key, codes: codes(&request.text), best, judged: HashSet::new() }
    }

    /// The base below which no candidate matters to any language wanted.
    fn floor(&self) -> u8 {
        self.best.iter().map(Best::floor).min().unwrap_or(100)
    }

    /// Takes a unit in, once, whichever of its variants brought it here.
    fn judge(&mut self, store: &dyn Store, row: UnitRow) -> Result<()> {
        if !self.judged.insert(row) {
            return Ok(());
        }
        let Some(unit) = store.unit_at(row)? else { return Ok(()) };
        if !self.request.filter.admits(&unit) {
            return Ok(());
        }
        let mut neighbours = None;
        for (wanted, best) in self.request.targets.iter().zip(&mut self.best) {
            let Some(mut found) = the_best_of(&unit, wanted, self.request, self.key, &self.codes) else { continue };
            // Neighbours are asked for only where they could still lift the match into the list.
            let lifted =
                Rank { score: found.score + u8::from(found.score == 100), context: ContextMatch::Both, ..found.rank() };
            if !best.wants(&lifted) {
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
            best.offer(found.rank(), found);
        }
        Ok(())
    }

    fn into_matches(self) -> Vec<Match> {
        self.best.into_iter().flat_map(Best::into_sorted).map(|(_, found)| found).collect()
    }
}

/// The best that a unit has to offer for one language wanted, neighbours aside: over its variants in the source language
/// and those near the target. At the same score the exact language wins, then what is confirmed, then the lower tag.
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
            if standing == Standing::Other || target.lang == source.lang || !request.filter.admits_target(target) {
                continue;
            }
            let kinds = [
                (standing == Standing::Sister, PenaltyKind::Sister),
                (standing == Standing::Unspecified, PenaltyKind::Unspecified),
                (unit.origin == Origin::Aligned && !unit.is_confirmed(target), PenaltyKind::Alignment),
                (unit.origin == Origin::Machine && !unit.is_confirmed(target), PenaltyKind::Machine),
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
                !unit.is_confirmed(target),
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

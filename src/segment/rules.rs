//! The rules of one language, compiled: two automata, one that reads from a place to the left and one that reads to the
//! right, each telling in one pass which rules fit. The few foreign rules that no automaton can hold are tried one by
//! one beside them.

use regex_automata::hybrid::LazyStateID;
use regex_automata::hybrid::dfa::{Cache, DFA};
use regex_automata::nfa::thompson::{self, WhichCaptures};
use regex_automata::util::pool::Pool;
use regex_automata::{Anchored, Input, MatchKind};
use regex_syntax::hir::{Hir, Look};

use super::marks;
use super::pattern::{self, Edge, SrxPattern};
use super::srx::{Rule, Whose};

/// How far a rule sees to each side, in bytes. It keeps hostile text linear; no sentence end needs more.
const SIGHT: usize = 4096;

/// The same for a rule that backtracks, where its pattern has no length of its own.
const SHORT_SIGHT: usize = 128;

/// The compiled rules of one language.
pub(super) struct RuleSet {
    breaks: Vec<bool>,
    /// None only if the patterns were more than an automaton can hold.
    sides: Option<Sides>,
    backtracking: Vec<Backtracking>,
    /// Their numbers: an automaton tells of them only where they may fit.
    slow: Set,
    /// The bytes after which a rule can break, and those before which one can whose first pattern leaves that open.
    last: Box<[bool; 256]>,
    first: Box<[bool; 256]>,
}

/// Numbers, then patterns, of a rule that an automaton cannot hold on one side or both.
struct Backtracking {
    rule: usize,
    before: Option<SlowPattern>,
    after: Option<SlowPattern>,
}

/// A pattern for the backtracking engine.
struct SlowPattern {
    regex: fancy_regex::Regex,
    /// How far from the place it can reach, in bytes.
    sight: usize,
}

struct Sides {
    before: DFA,
    after: DFA,
    pool: Pool<Scratch, Box<dyn Fn() -> Scratch + Send + Sync>>,
}

/// What asking needs to write in; one a thread.
struct Scratch {
    before: Cache,
    after: Cache,
    fits_before: Set,
    fits_after: Set,
}

/// A set of rule numbers.
struct Set(Vec<u64>);

impl Set {
    fn put(&mut self, n: usize) {
        self.0[n / 64] |= 1 << (n % 64);
    }

    fn has(&self, n: usize) -> bool {
        self.0[n / 64] & (1 << (n % 64)) != 0
    }
}

impl RuleSet {
    /// Compiles the exceptions of a project, which come first, and the rules in their order. A rule whose patterns are
    /// not understood (reading told so) is left out.
    pub(super) fn compile(no_break: &[String], rules: &[&Rule], whose: Whose) -> Self {
        let mut befores = Vec::with_capacity(rules.len() + 1);
        let mut afters = Vec::with_capacity(rules.len() + 1);
        let mut breaks = Vec::with_capacity(rules.len() + 1);
        let mut backtracking = Vec::new();
        for (before, after) in exceptions(no_break) {
            befores.push(before);
            afters.push(after);
            breaks.push(false);
        }
        for rule in rules {
            let Ok((before, after)) = rule.patterns() else { continue };
            let mut slow = Backtracking { rule: breaks.len(), before: None, after: None };
            let near = |hir| if whose == Whose::Ours { pattern::nearby(hir) } else { hir };
            befores.push(near(hir(before, Edge::Before, &mut slow.before)));
            afters.push(near(hir(after, Edge::After, &mut slow.after)));
            breaks.push(rule.breaks);
            if slow.before.is_some() || slow.after.is_some() {
                backtracking.push(slow);
            }
        }
        let (last, first) = match whose {
            Whose::Ours => (Box::new([true; 256]), Box::new([true; 256])),
            Whose::Foreign => places(&befores, &afters, &breaks),
        };
        let words = breaks.len().div_ceil(64);
        let mut slow = Set(vec![0; words]);
        backtracking.iter().for_each(|one| slow.put(one.rule));
        let sides = automaton(&befores, true).zip(automaton(&afters, false)).map(|(before, after)| {
            let (b, a) = (before.clone(), after.clone());
            let scratch = move || Scratch {
                before: b.create_cache(),
                after: a.create_cache(),
                fits_before: Set(vec![0; words]),
                fits_after: Set(vec![0; words]),
            };
            Sides { before, after, pool: Pool::new(Box::new(scratch)) }
        });
        Self { breaks, sides, backtracking, slow, last, first }
    }

    /// Whether a rule can break between these bytes.
    pub(super) fn can_break(&self, before: u8, after: u8) -> bool {
        self.last[usize::from(before)] || self.first[usize::from(after)]
    }

    /// What the first rule that fits at `at` says; none if no rule fits.
    pub(super) fn ask(&self, chars: &str, at: usize) -> Option<bool> {
        let sides = self.sides.as_ref()?;
        let scratch = &mut *sides.pool.get();
        scratch.fits_before.0.fill(0);
        walk_left(&sides.before, &mut scratch.before, chars.as_bytes(), at, &mut scratch.fits_before);
        if scratch.fits_before.0.iter().all(|word| *word == 0) {
            return None;
        }
        scratch.fits_after.0.fill(0);
        walk_right(&sides.after, &mut scratch.after, chars.as_bytes(), at, &mut scratch.fits_after);
        let plain = (0..scratch.fits_before.0.len()).find_map(|n| {
            let both = scratch.fits_before.0[n] & scratch.fits_after.0[n] & !self.slow.0[n];
            (both != 0).then(|| n * 64 + both.trailing_zeros() as usize)
        });
        let verdict = plain.and_then(|rule| self.breaks.get(rule).copied());
        if self.backtracking.is_empty() {
            return verdict;
        }
        // Of the rules before that one, those that would change the verdict are tried first: they are few.
        let fits = |slow: &&Backtracking| {
            // Both sides' outlines first: they cost nothing more.
            scratch.fits_before.has(slow.rule) && scratch.fits_after.has(slow.rule) && slow.fits(chars, at)
        };
        let changes = |slow: &&Backtracking| self.breaks[slow.rule] != (verdict == Some(true));
        let earlier = |end: usize| self.backtracking.iter().take_while(move |slow| slow.rule < end);
        let Some(changed) = earlier(plain.unwrap_or(usize::MAX)).filter(changes).find(fits) else { return verdict };
        if earlier(changed.rule).filter(|slow| !changes(slow)).any(|slow| fits(&slow)) {
            return verdict.or(Some(false));
        }
        Some(self.breaks[changed.rule])
    }
}

impl Backtracking {
    fn fits(&self, chars: &str, at: usize) -> bool {
        let before = self.before.as_ref().is_none_or(|before| {
            let from = chars.floor_char_boundary(at.saturating_sub(before.sight));
            matches!(before.regex.find_from_pos(&chars[..at], from), Ok(Some(_)))
        });
        before
            && self.after.as_ref().is_none_or(|after| {
                // What looks ahead sees beyond the pattern's own end.
                let to = chars.ceil_char_boundary((at + SHORT_SIGHT).min(chars.len()));
                matches!(after.regex.find_from_pos(&chars[..to], at), Ok(Some(_)))
            })
    }
}

/// A pattern for the automaton; of one that backtracks, which goes to `slow`, its outline.
fn hir(pattern: SrxPattern, edge: Edge, slow: &mut Option<SlowPattern>) -> Hir {
    match pattern {
        SrxPattern::Plain(hir) => hir,
        SrxPattern::Backtracking { chars, outline } => {
            let Ok(regex) = pattern::backtracking(&chars, edge) else { return Hir::fail() };
            let sight = outline.properties().maximum_len().unwrap_or(SHORT_SIGHT).min(SHORT_SIGHT);
            *slow = Some(SlowPattern { regex, sight });
            outline
        }
    }
}

/// A project's exceptions as rules: no sentence ends after one (as a whole word, with whatever closes there), nor at a
/// stop inside of one.
fn exceptions(no_break: &[String]) -> Vec<(Hir, Hir)> {
    let patterns = (
        regex_syntax::parse(r"^|[[^\p{L}\p{N}]\p{Han}]"),
        regex_syntax::parse(r#"["'”’»)\]」』）》】]*\s*"#),
        regex_syntax::parse(r"\s*"),
    );
    let (Ok(outside), Ok(closers), Ok(blanks)) = patterns else { return Vec::new() };
    if no_break.is_empty() {
        return Vec::new();
    }
    let whole = Hir::alternation(no_break.iter().map(|name| Hir::literal(name.as_bytes())).collect());
    let mut rules = vec![(Hir::concat(vec![outside.clone(), whole, closers]), Hir::empty())];
    for name in no_break {
        for (at, c) in name.char_indices().filter(|(_, c)| marks::is_terminator(*c)) {
            let (before, after) = name.split_at(at + c.len_utf8());
            if !after.trim_start().is_empty() {
                rules.push((
                    Hir::concat(vec![outside.clone(), Hir::literal(before.as_bytes()), blanks.clone()]),
                    Hir::concat(vec![blanks.clone(), Hir::literal(after.trim_start().as_bytes())]),
                ));
            }
        }
    }
    rules
}

/// The bytes with which the first pattern of a breaking rule can end; and for rules where that is open the bytes with
/// which the second can begin.
fn places(befores: &[Hir], afters: &[Hir], breaks: &[bool]) -> (Box<[bool; 256]>, Box<[bool; 256]>) {
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for rule in (0..breaks.len()).filter(|rule| breaks[*rule]) {
        if is_told(&befores[rule], Look::Start) {
            left.push(befores[rule].clone());
        } else if is_told(&afters[rule], Look::End) {
            right.push(afters[rule].clone());
        } else {
            return (Box::new([true; 256]), Box::new([true; 256]));
        }
    }
    (bytes(&left, true), bytes(&right, false))
}

/// Whether the bytes at a pattern's inner edge tell anything: it is not empty, and asks for nothing but the outer end of
/// the text.
fn is_told(hir: &Hir, outer: Look) -> bool {
    hir.properties().minimum_len() != Some(0) && hir.properties().look_set().iter().all(|look| look == outer)
}

/// The bytes with which one of the patterns can begin, as it is read.
fn bytes(patterns: &[Hir], reverse: bool) -> Box<[bool; 256]> {
    let mut bytes = Box::new([false; 256]);
    if patterns.is_empty() {
        return bytes;
    }
    let Some(dfa) = automaton(patterns, reverse) else { return Box::new([true; 256]) };
    let mut cache = dfa.create_cache();
    let input = Input::new(b"").anchored(Anchored::Yes);
    for byte in 0..=u8::MAX {
        let start = if reverse {
            dfa.start_state_reverse(&mut cache, &input)
        } else {
            dfa.start_state_forward(&mut cache, &input)
        };
        let next = start.ok().and_then(|start| dfa.next_state(&mut cache, start, byte).ok());
        bytes[usize::from(byte)] = next.is_none_or(|state| !state.is_dead());
    }
    bytes
}

fn automaton(patterns: &[Hir], reverse: bool) -> Option<DFA> {
    let config = thompson::Config::new().reverse(reverse).which_captures(WhichCaptures::None);
    let nfa = thompson::Compiler::new().configure(config).build_many_from_hir(patterns).ok()?;
    let config = DFA::config().match_kind(MatchKind::All).skip_cache_capacity_check(true);
    DFA::builder().configure(config).build_from_nfa(nfa).ok()
}

fn collect(dfa: &DFA, cache: &Cache, state: LazyStateID, set: &mut Set) {
    for n in 0..dfa.match_len(cache, state) {
        set.put(dfa.match_pattern(cache, state, n).as_usize());
    }
}

/// Marks the rules whose first pattern ends at `at`.
fn walk_left(dfa: &DFA, cache: &mut Cache, chars: &[u8], at: usize, set: &mut Set) {
    let input = Input::new(chars).range(..at).anchored(Anchored::Yes);
    let Ok(mut state) = dfa.start_state_reverse(cache, &input) else { return };
    let stop = at.saturating_sub(SIGHT);
    let mut i = at;
    while i > stop {
        i -= 1;
        let Ok(next) = dfa.next_state(cache, state, chars[i]) else { return };
        state = next;
        if state.is_tagged() {
            if state.is_match() {
                collect(dfa, cache, state, set);
            } else if state.is_dead() || state.is_quit() {
                return;
            }
        }
    }
    let last = if i == 0 { dfa.next_eoi_state(cache, state) } else { dfa.next_state(cache, state, chars[i - 1]) };
    if let Ok(state) = last
        && state.is_match()
    {
        collect(dfa, cache, state, set);
    }
}

/// Marks the rules whose second pattern begins at `at`.
fn walk_right(dfa: &DFA, cache: &mut Cache, chars: &[u8], at: usize, set: &mut Set) {
    let input = Input::new(chars).range(at..).anchored(Anchored::Yes);
    let Ok(mut state) = dfa.start_state_forward(cache, &input) else { return };
    let stop = chars.len().min(at + SIGHT);
    let mut i = at;
    while i < stop {
        let Ok(next) = dfa.next_state(cache, state, chars[i]) else { return };
        state = next;
        i += 1;
        if state.is_tagged() {
            if state.is_match() {
                collect(dfa, cache, state, set);
            } else if state.is_dead() || state.is_quit() {
                return;
            }
        }
    }
    let last = if i == chars.len() { dfa.next_eoi_state(cache, state) } else { dfa.next_state(cache, state, chars[i]) };
    if let Ok(state) = last
        && state.is_match()
    {
        collect(dfa, cache, state, set);
    }
}

//! The rules of one language, compiled: two automata, one that reads from a place to the left and one that reads to the
//! right, each telling in one pass which rules fit.

use regex_automata::hybrid::LazyStateID;
use regex_automata::hybrid::dfa::{Cache, DFA};
use regex_automata::nfa::thompson::{self, WhichCaptures};
use regex_automata::util::pool::Pool;
use regex_automata::{Anchored, Input, MatchKind};

use super::srx::Rule;

/// How far a rule sees to each side, in bytes. It keeps hostile text linear; no sentence end needs more.
const SIGHT: usize = 4096;

/// The compiled rules of one language.
pub(super) struct RuleSet {
    breaks: Vec<bool>,
    /// None only if the patterns were more than an automaton can hold.
    sides: Option<Sides>,
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
#[derive(Default)]
struct Set(Vec<u64>);

impl Set {
    fn put(&mut self, n: usize) {
        self.0[n / 64] |= 1 << (n % 64);
    }
}

impl RuleSet {
    /// Compiles the exceptions of a project, which come first, and the rules in their order.
    pub(super) fn compile(no_break: &[String], rules: &[&Rule]) -> Self {
        let mut befores = Vec::with_capacity(rules.len() + 1);
        let mut afters = Vec::with_capacity(rules.len() + 1);
        let mut breaks = Vec::with_capacity(rules.len() + 1);
        if !no_break.is_empty() {
            let names: Vec<String> = no_break.iter().map(|name| escape(name)).collect();
            befores.push(format!("(?:^|[^\\p{{L}}\\p{{N}}])(?:{})", names.join("|")));
            afters.push(String::new());
            breaks.push(false);
        }
        for rule in rules {
            befores.push(rule.before.clone());
            afters.push(rule.after.clone());
            breaks.push(rule.breaks);
        }
        let words = breaks.len().div_ceil(64);
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
        Self { breaks, sides }
    }

    /// What the first rule that fits at `at` says; none if no rule fits.
    pub(super) fn ask(&self, chars: &[u8], at: usize) -> Option<bool> {
        let sides = self.sides.as_ref()?;
        let scratch = &mut *sides.pool.get();
        scratch.fits_before.0.fill(0);
        walk_left(&sides.before, &mut scratch.before, chars, at, &mut scratch.fits_before);
        if scratch.fits_before.0.iter().all(|word| *word == 0) {
            return None;
        }
        scratch.fits_after.0.fill(0);
        walk_right(&sides.after, &mut scratch.after, chars, at, &mut scratch.fits_after);
        for (n, (before, after)) in scratch.fits_before.0.iter().zip(&scratch.fits_after.0).enumerate() {
            let both = before & after;
            if both != 0 {
                return self.breaks.get(n * 64 + both.trailing_zeros() as usize).copied();
            }
        }
        None
    }
}

fn automaton(patterns: &[String], reverse: bool) -> Option<DFA> {
    let config = thompson::Config::new().reverse(reverse).which_captures(WhichCaptures::None);
    let nfa = thompson::Compiler::new().configure(config).build_many(patterns);
    let config = DFA::config().match_kind(MatchKind::All).skip_cache_capacity_check(true);
    nfa.ok().and_then(|nfa| DFA::builder().configure(config).build_from_nfa(nfa).ok())
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

/// The characters as a pattern that means just them.
fn escape(chars: &str) -> String {
    let mut out = String::with_capacity(chars.len() + 4);
    for c in chars.chars() {
        if c.is_ascii_punctuation() {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

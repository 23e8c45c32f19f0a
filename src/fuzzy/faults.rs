//! InjectedFault ways to search, for the tests that must notice them; no part of a build that is not a test's.

use std::cell::Cell;
use std::cmp::Ordering;
use std::ops::RangeInclusive;

/// What is made wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum InjectedFault {
    /// A quarter fewer missing pieces are allowed than the distance allows.
    Bound,
    /// The signatures lack some of the pieces that are there; their checksums are right.
    Signature,
    /// The distance of unequal texts is one too large.
    Distance,
    /// The longest texts that can reach the floor are passed over.
    Lengths,
    /// The floor rises above the last of the best, so that ties are lost.
    Floor,
    /// Of equal matches the higher id comes first.
    Order,
}

impl InjectedFault {
    pub(crate) const ALL: &'static [Self] =
        &[Self::Bound, Self::Signature, Self::Distance, Self::Lengths, Self::Floor, Self::Order];
}

thread_local! {
    static NOW: Cell<Option<InjectedFault>> = const { Cell::new(None) };
}

/// Searches and builds wrongly on this thread while `work` lasts.
pub(crate) fn with_fault<T>(fault: Option<InjectedFault>, work: impl FnOnce() -> T) -> T {
    let before = NOW.replace(fault);
    let out = work();
    NOW.set(before);
    out
}

fn is(fault: InjectedFault) -> bool {
    NOW.get() == Some(fault)
}

pub(super) fn allowed(right: usize) -> usize {
    if is(InjectedFault::Bound) { right - right.div_ceil(4) } else { right }
}

pub(super) fn leaves_out(position: usize) -> bool {
    is(InjectedFault::Signature) && position % 2 == 1
}

pub(super) fn distance(right: usize) -> usize {
    if is(InjectedFault::Distance) && right > 0 { right.saturating_add(1) } else { right }
}

pub(super) fn lengths(right: RangeInclusive<usize>) -> RangeInclusive<usize> {
    if is(InjectedFault::Lengths) { *right.start()..=right.end().saturating_sub(right.end() / 8) } else { right }
}

pub(super) fn floor(right: u8) -> u8 {
    if is(InjectedFault::Floor) { right.saturating_add(1).min(100) } else { right }
}

pub(super) fn ids(right: Ordering) -> Ordering {
    if is(InjectedFault::Order) { right.reverse() } else { right }
}

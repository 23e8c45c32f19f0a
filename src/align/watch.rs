//! Work that somebody watches, and may break off.

use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// How far a run is, for whoever watches it; once broken off it stays so, whichever thread was told.
pub(super) struct Watch<'a> {
    tell: &'a (dyn Fn(usize, usize) -> ControlFlow<()> + Sync),
    /// Documents that were done before this part began.
    before: usize,
    /// Documents' worth of work of this part.
    done: AtomicUsize,
    /// All documents.
    of: usize,
    broken: AtomicBool,
}

impl<'a> Watch<'a> {
    /// `before` of `of` documents are done.
    pub(super) fn new(tell: &'a (dyn Fn(usize, usize) -> ControlFlow<()> + Sync), before: usize, of: usize) -> Self {
        Self { tell, before, done: AtomicUsize::new(0), of, broken: AtomicBool::new(false) }
    }

    /// Tells that so many documents' worth of this part are done.
    pub(super) fn told(&self, done: usize) -> ControlFlow<()> {
        let done = self.done.fetch_max(done, Ordering::Relaxed).max(done);
        if self.broken.load(Ordering::Relaxed) || (self.tell)(self.before + done, self.of).is_break() {
            self.broken.store(true, Ordering::Relaxed);
            return ControlFlow::Break(());
        }
        ControlFlow::Continue(())
    }

    /// Whether work that has no measure may go on.
    pub(super) fn still(&self) -> ControlFlow<()> {
        self.told(0)
    }
}

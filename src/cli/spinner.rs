//! A sign of life on work that takes longer than about a second, for people at a terminal.

use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// How long a person waits before the spinner is drawn.
const DELAY: Duration = Duration::from_secs(1);

/// A spinner with the time that went by, on standard error; it leaves no trace when it is dropped.
pub(super) struct Spinner {
    end: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
    words: Words,
}

/// What a spinner says, for whoever works to change.
#[derive(Clone)]
pub(super) struct Words(Arc<Mutex<String>>);

impl Words {
    /// Says something else from now on; made only when nobody else is about to say something.
    pub(super) fn say(&self, words: impl FnOnce() -> String) {
        if let Ok(mut said) = self.0.try_lock() {
            *said = words();
        }
    }

    fn said(&self) -> String {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Spinner {
    /// Begins to wait; `words` say what is going on.
    pub(super) fn start(words: String) -> Self {
        let (end, ended) = channel::<()>();
        let words = Words(Arc::new(Mutex::new(words)));
        let saying = words.clone();
        let thread = std::thread::spawn(move || {
            if ended.recv_timeout(DELAY) != Err(RecvTimeoutError::Timeout) {
                return;
            }
            let spinner = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
            if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} {elapsed}") {
                spinner.set_style(style);
            }
            spinner.set_message(saying.said());
            while ended.recv_timeout(Duration::from_millis(120)) == Err(RecvTimeoutError::Timeout) {
                spinner.set_message(saying.said());
                spinner.tick();
            }
            spinner.finish_and_clear();
        });
        Self { end: Some(end), thread: Some(thread), words }
    }

    /// What it says.
    pub(super) fn words(&self) -> Words {
        self.words.clone()
    }
}

impl Drop for Spinner {
    fn drop(&mut self) {
        drop(self.end.take());
        if let Some(thread) = self.thread.take() {
            // A spinner that failed has nothing to say about the work.
            let _ = thread.join();
        }
    }
}

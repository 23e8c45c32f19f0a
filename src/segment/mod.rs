//! Cutting a block into sentences, so that each can be looked up in the memory on its own.
//!
//! The data are rules in SRX 2.0, the localization industry's format: ours (`rules.srx`, a rule a line with its reason)
//! or anyone's ([`Segmenter::from_srx`]). The engine asks them only where a sentence can end; the first rule that fits
//! decides. What rules cannot say stands in code beside them: on which side a straight quotation mark stands, and
//! brackets that stay whole.
//!
//! The convention: orthographic sentences. The sentences inside a quotation of several are segments of their own; a
//! quotation with its attribution is one. Nothing is cut at a colon, a semicolon or a dash.

mod cut;
mod engine;
mod limits;
mod marks;
mod pattern;
mod rules;
mod srx;

use std::sync::{Arc, OnceLock, PoisonError, RwLock};

use crate::error::{Noted, Result};
use crate::model::{Lang, Text};

use rules::RuleSet;
use srx::{Rule, Srx, Whose};

/// The longest block that is cut, in bytes; whoever reads blocks refuses a longer one.
pub const BLOCK_LIMIT: usize = 256 << 20;

/// Cuts blocks into sentences. Cheap to clone and to share between threads; the rules of a language are compiled when
/// the language is first met.
#[derive(Clone)]
pub struct Segmenter {
    shared: Arc<SharedRules>,
}

struct SharedRules {
    srx: Srx,
    whose: Whose,
    no_break: Vec<String>,
    compiled: RwLock<Vec<(String, Arc<RuleSet>)>>,
}

/// A sentence, and the blanks that follow it in its block. (In print the blanks between two sentences belong to the
/// language: English has them, Chinese does not.)
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cut {
    /// The sentence, with its inline codes, without blanks at its end.
    pub text: Text,
    /// The blanks after it.
    pub after: String,
}

impl Segmenter {
    /// The built-in rules.
    #[must_use]
    pub fn new() -> Self {
        static OURS: OnceLock<Segmenter> = OnceLock::new();
        OURS.get_or_init(|| {
            // The file is ours and a test reads it; a file that cannot be read would give no rules.
            let srx = srx::read("rules.srx", include_str!("rules.srx"), Whose::Ours)
                .map(|noted| noted.value)
                .unwrap_or_default();
            Self::of(srx, Whose::Ours, Vec::new())
        })
        .clone()
    }

    /// The same segmenter for a project with abbreviations and names of its own: no sentence ends after one of
    /// `exceptions`, nor at a stop inside of one, written as in the text (`Tip. Mandarim`, `Yahoo!`). One that ends in a
    /// letter is taken as an abbreviation written without its stop.
    #[must_use]
    pub fn with_no_break(self, exceptions: &[String]) -> Self {
        let mut no_break = self.shared.no_break.clone();
        for name in exceptions.iter().map(|name| name.trim()).filter(|name| !name.is_empty()) {
            no_break.push(name.to_owned());
            if name.ends_with(char::is_alphanumeric) {
                no_break.push(format!("{name}."));
            }
        }
        if no_break == self.shared.no_break {
            return self;
        }
        Self::of(self.shared.srx.clone(), self.shared.whose, no_break)
    }

    /// A segmenter with the rules of the SRX document `srx`; `name` is its name in errors and notices. Lenient about
    /// the frame (many published files do not validate); a rule that is not understood is left out and named in a
    /// notice, never read as something else.
    ///
    /// # Errors
    /// If it is no SRX, or has no rule that can be used.
    pub fn from_srx(name: &str, srx: &str) -> Result<Noted<Self>> {
        Ok(srx::read(name, srx, Whose::Foreign)?.map(|srx| Self::of(srx, Whose::Foreign, Vec::new())))
    }

    fn of(srx: Srx, whose: Whose, no_break: Vec<String>) -> Self {
        Self { shared: Arc::new(SharedRules { srx, whose, no_break, compiled: RwLock::new(Vec::new()) }) }
    }

    /// Where the sentences after the first one begin: byte offsets into `chars`, ascending, neither 0 nor the length.
    /// The blanks between two sentences stand before the offset.
    #[must_use]
    pub fn breaks(&self, chars: &str, lang: &Lang) -> Vec<usize> {
        match self.shared.whose {
            Whose::Ours => engine::ours(self, chars, lang),
            Whose::Foreign => engine::foreign(&self.rules(&lang.to_string()), chars),
        }
    }

    /// The sentences of a block. Texts and blanks, one after the other, are the block again; inline codes stop no rule
    /// and are never cut. Blanks at the very start stay with the first sentence.
    #[must_use]
    pub fn segment(&self, text: &Text, lang: &Lang) -> Vec<Cut> {
        let chars = text.chars();
        let breaks = self.breaks(&chars, lang);
        cut::cut(text, &chars, &breaks)
    }

    /// The rules for a language tag, compiled on first use.
    fn rules(&self, tag: &str) -> Arc<RuleSet> {
        let known = self.shared.compiled.read().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, set)) = known.iter().find(|(known, _)| known == tag) {
            return Arc::clone(set);
        }
        drop(known);
        let rules: Vec<&Rule> = self.shared.srx.rules(tag);
        let set = Arc::new(RuleSet::compile(&self.shared.no_break, &rules, self.shared.whose));
        let mut known = self.shared.compiled.write().unwrap_or_else(PoisonError::into_inner);
        known.push((tag.to_owned(), Arc::clone(&set)));
        set
    }
}

impl Default for Segmenter {
    fn default() -> Self {
        Self::new()
    }
}

impl std::fmt::Debug for Segmenter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Segmenter").field("whose", &self.shared.whose).finish_non_exhaustive()
    }
}

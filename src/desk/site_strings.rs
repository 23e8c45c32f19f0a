//! The site's strings of a page as messages of the site's catalogue: which are messages, and what each is called.

use std::collections::HashSet;

use unicode_normalization::UnicodeNormalization as _;

use crate::desk::leverage::words;
use crate::desk::lookup::Match;
use crate::desk::messages::{MessageIds, distinct, wording};
use crate::desk::outline::Outline;
use crate::desk::report::source_of;
use crate::format::Message;
use crate::model::{BilingualBlock, Key, Lang, Origin, Role};

/// The site's catalogue in the source language, as far as there is one.
#[derive(Debug, Clone, Default)]
pub struct SiteCatalogue {
    /// The messages with a value.
    pub messages: Vec<Message>,
    /// Every id that is taken, theirs and others.
    pub taken: Vec<String>,
}

/// Gives the site's strings their message ids: the catalogue's, else the memory's, else a slug of the English rendering.
/// `exact` has for each string what the memory knows at 100 and above.
pub(super) fn name_strings(cut: &mut Outline, catalogue: &SiteCatalogue, source: &Lang, exact: &[&[Match]]) {
    let mut ids = MessageIds::new(&catalogue.messages);
    ids.reserve(&catalogue.taken);
    let exact = |at: usize| exact.get(at).copied().unwrap_or_default();
    for (at, block) in cut.site.iter().enumerate() {
        let key = Key::of(&wording(&block.segments[0].source));
        for found in exact(at).iter().filter(|found| found.unit.origin == Origin::SiteString) {
            if let Some(id) = &found.unit.message {
                ids.keep(&key, id);
            }
        }
    }
    let quoted = Quotable::new(cut);
    for (at, block) in cut.site.iter_mut().enumerate() {
        let text = wording(&block.segments[0].source);
        let english = if source.language() == "en" {
            Some(text.clone())
        } else {
            let english = |found: &Match| {
                found.unit.variants.iter().find(|variant| variant.lang.language() == "en").map(|v| wording(&v.text))
            };
            exact(at).iter().find_map(english)
        };
        let id = ids.known(&Key::of(&text)).or_else(|| {
            (!quoted.has(&text) && !cut.editorial.contains(&at)).then(|| ids.id(&Key::of(&text), english.as_deref()))
        });
        block.message = id;
    }
}

/// What a string may quote of its story: the window's title with the site's name behind, a picture's description that
/// repeats its caption. Such a string is translated, but it is no message of the site's catalogue, where every story
/// would leave one.
struct Quotable {
    title: Option<String>,
    texts: HashSet<String>,
}

impl Quotable {
    fn new(cut: &Outline) -> Self {
        let title = cut.story.iter().find(|block| block.role == Role::Title).map(source_of);
        let sentences = cut.story.iter().flat_map(|block| &block.segments).map(|segment| segment.source.chars());
        let texts = sentences.chain(cut.story.iter().map(source_of)).map(|text| Self::folded(&text)).collect();
        Self { title: title.filter(|title| Self::is_long(title)).map(|title| Self::folded(&title)), texts }
    }

    fn has(&self, text: &str) -> bool {
        let folded = Self::folded(text);
        let title = self.title.as_deref().filter(|title| title.len() <= folded.len());
        Self::is_long(text) && (self.texts.contains(&folded) || title.is_some_and(|title| folded.contains(title)))
    }

    /// Letters and digits, in lower case: a quotation may be in capitals, with other quotation marks, without the stop.
    fn folded(text: &str) -> String {
        text.nfc().flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric()).collect()
    }

    /// Five words and twelve characters; what is shorter is as likely a section's name.
    fn is_long(text: &str) -> bool {
        text.chars().nth(11).is_some() && words(text) >= 5
    }
}

/// The site's strings with a confirmed translation, as messages.
#[must_use]
pub fn confirmed_messages(site: &[BilingualBlock]) -> Vec<Message> {
    let value = |block: &BilingualBlock| {
        let segment = block.segments.first().filter(|segment| segment.is_confirmed())?;
        segment.target.as_ref().map(wording)
    };
    distinct(site.iter().filter_map(|block| message(block, value(block)?)).collect())
}

/// A site's string as a message of a catalogue.
#[must_use]
pub fn message(block: &BilingualBlock, value: String) -> Option<Message> {
    Some(Message { id: block.message.clone()?, value, comment: block.note.clone() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_quotes_the_story_is_no_message_of_the_site() {
        let block = |id: &str, role, text: &str| {
            let segment = crate::model::Segment {
                after: " ".into(),
                ..crate::model::Segment::open("1", crate::model::Text::plain(text))
            };
            BilingualBlock { id: id.into(), role, message: None, note: None, segments: vec![segment] }
        };
        let story = vec![
            block("b0", Role::Title, "Ferry to the islands sails again after two years"),
            block("b1", Role::Caption, "The ferry leaves the harbour of Vila Nova on Monday."),
        ];
        let quoted = Quotable::new(&Outline { story, site: Vec::new(), editorial: HashSet::new(), alike: Vec::new() });
        assert!(quoted.has("Ferry to the islands sails again after two years | Harbour Gazette"));
        assert!(quoted.has("The ferry leaves the harbour of Vila Nova on Monday"));
        assert!(quoted.has("“FERRY TO THE ISLANDS” SAILS AGAIN AFTER TWO YEARS"));
        assert!(!quoted.has("The ferry leaves the harbour"), "a part of a sentence says nothing");
        assert!(!quoted.has("Subscribe to our newsletter and keep up"));
        // A headline of a word or two is as likely a section's name.
        let short = Outline {
            story: vec![block("b0", Role::Title, "Ferries")],
            site: Vec::new(),
            editorial: HashSet::new(),
            alike: Vec::new(),
        };
        assert!(!Quotable::new(&short).has("Ferries and timetables of all the islands"));
    }
}

//! Ids for the site's strings: what a catalogue or the memory already calls them, else a slug of the English rendering.

use std::collections::{HashMap, HashSet};

use unicode_normalization::UnicodeNormalization as _;

use crate::format::Message;
use crate::model::{CodeKind, Key, Piece, Text, short_hash};

/// How long a slug grows, in characters, before it stops at a word.
const LENGTH: usize = 40;

/// What a message says: the text without its codes. Where one element ends and the next begins with nothing between
/// (`<a>Home</a><a>World</a>`), a blank keeps their words apart.
#[must_use]
pub fn wording(text: &Text) -> String {
    let mut out = String::new();
    let (mut closed, mut apart) = (false, false);
    for piece in text.pieces() {
        match piece {
            Piece::Code(code) => match code.kind {
                CodeKind::Close => closed = true,
                CodeKind::Open => apart |= closed,
                CodeKind::Standalone => {}
            },
            Piece::Chars(chars) => {
                let glued = |end: Option<char>| end.is_some_and(|c| !c.is_whitespace());
                if apart && glued(out.chars().next_back()) && glued(chars.chars().next()) {
                    out.push(' ');
                }
                out.push_str(chars);
                (closed, apart) = (false, false);
            }
        }
    }
    out
}

/// Gives each site's string its message id; no two wordings share one.
#[derive(Debug, Default)]
pub struct MessageIds {
    known: HashMap<Key, String>,
    taken: HashMap<String, Key>,
}

impl MessageIds {
    /// Ids that the site's catalogue already has: never recomputed.
    #[must_use]
    pub fn new(catalogue: &[Message]) -> Self {
        let mut ids = Self::default();
        for message in catalogue {
            ids.keep(&Key::of(&message.value), &message.id);
        }
        ids
    }

    /// Keeps ids from being given: a catalogue's messages without a value have them, and those that cannot be read.
    pub fn reserve(&mut self, ids: &[String]) {
        for id in ids {
            self.taken.entry(id.clone()).or_default();
        }
    }

    /// Takes in that `key` is called `id`. What was taken in before it wins.
    pub fn keep(&mut self, key: &Key, id: &str) {
        if !self.known.contains_key(key) && !self.taken.contains_key(id) {
            self.known.insert(key.clone(), id.to_owned());
            self.taken.insert(id.to_owned(), key.clone());
        }
    }

    /// The id that a wording has already.
    #[must_use]
    pub fn known(&self, key: &Key) -> Option<String> {
        self.known.get(key).cloned()
    }

    /// The id of a string; `english` is its English rendering where one is known, or the string itself if it is English.
    pub fn id(&mut self, key: &Key, english: Option<&str>) -> String {
        if let Some(id) = self.known.get(key) {
            return id.clone();
        }
        let hash = short_hash(&["message", key.as_str()], 8);
        let wish = english.and_then(slug).unwrap_or_else(|| format!("s-{hash}"));
        let id = if self.taken.contains_key(&wish) { format!("{wish}-{}", &hash[..6]) } else { wish };
        self.known.insert(key.clone(), id.clone());
        self.taken.insert(id.clone(), key.clone());
        id
    }
}

/// Lower-case words joined by hyphens, a valid Fluent identifier; none if there is no Latin letter.
fn slug(english: &str) -> Option<String> {
    let mut out = String::new();
    for word in english.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’') {
        let word: String =
            word.nfd().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_lowercase()).collect();
        if word.is_empty() {
            continue;
        }
        if !out.is_empty() && out.len() + 1 + word.len() > LENGTH {
            break;
        }
        if !out.is_empty() {
            out.push('-');
        }
        out.push_str(&word);
        out.truncate(LENGTH);
    }
    match out.chars().next()? {
        first if first.is_ascii_alphabetic() => Some(out),
        _ if out.chars().any(|c| c.is_ascii_alphabetic()) => Some(format!("n-{out}")),
        _ => None,
    }
}

/// One message an id, the first one said; so that a catalogue never holds an id twice.
#[must_use]
pub fn distinct(messages: Vec<Message>) -> Vec<Message> {
    let mut seen = HashSet::new();
    messages.into_iter().filter(|message| seen.insert(message.id.clone())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Code;

    #[test]
    fn an_id_is_a_slug_of_the_english() {
        for (english, expected) in [
            ("Contact Us", Some("contact-us")),
            ("Don’t miss a story", Some("dont-miss-a-story")),
            ("São Tomé & Príncipe", Some("sao-tome-principe")),
            ("5 stories today", Some("n-5-stories-today")),
            ("→", None),
            ("2026", None),
            ("News from the Portuguese-speaking countries and from China", Some("news-from-the-portuguese-speaking")),
        ] {
            assert_eq!(slug(english).as_deref(), expected, "{english}");
        }
    }

    #[test]
    fn neighbouring_elements_keep_their_words_apart() {
        let link = |id: &str, text: &str| {
            let chars = Piece::Chars(text.to_owned());
            [Piece::Code(Code::open(id, "<a>")), chars, Piece::Code(Code::close(id, "</a>"))]
        };
        let svg = Piece::Code(Code::standalone("9", "<svg></svg>"));
        let glued = [&link("1", "Home")[..], &[svg], &link("2", "World")].concat();
        assert_eq!(wording(&Text::from_pieces(glued)), "Home World");
        let blank = [&link("1", "Home ")[..], &link("2", "World")].concat();
        assert_eq!(wording(&Text::from_pieces(blank)), "Home World");
        let letter = [&link("1", "W")[..], &[Piece::Chars("orld".into())]].concat();
        assert_eq!(wording(&Text::from_pieces(letter)), "World");
    }

    #[test]
    fn what_is_there_is_kept_and_what_collides_gets_a_hash() {
        let there = Message { id: "contact".into(), value: "Contact Us".into(), comment: None };
        let mut ids = MessageIds::new(&[there]);
        assert_eq!(ids.id(&Key::of("Contact  Us"), Some("Contact Us")), "contact");
        assert_eq!(ids.id(&Key::of("Search"), Some("Search")), "search");
        let second = ids.id(&Key::of("SEARCH"), Some("SEARCH"));
        assert!(second.starts_with("search-") && second.len() == 13, "{second}");
        assert_eq!(ids.id(&Key::of("SEARCH"), Some("SEARCH")), second);
        assert!(ids.id(&Key::of("Início"), None).starts_with("s-"));
        ids.reserve(&["home".to_owned(), "contact".to_owned()]);
        assert!(ids.id(&Key::of("Home"), Some("Home")).starts_with("home-"));
        assert_eq!(ids.id(&Key::of("Contact Us"), Some("Contact Us")), "contact");
    }
}

//! What the names that a page's author gave to its elements (class, id, itemprop) say of their content.

use std::hash::Hasher as _;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use super::fx_hash::FxHasher;
use crate::model::word_list::entries;

/// What an author's name for an element says of its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct ClassHints(u32);

impl ClassHints {
    pub(super) const BODY: Self = Self(1);
    pub(super) const BAD: Self = Self(2);
    pub(super) const COMMENTS: Self = Self(4);
    pub(super) const CAPTION: Self = Self(8 | 65536);
    /// A caption's own name, not only its picture's.
    pub(super) const CAPTION_ITSELF: Self = Self(8);
    pub(super) const BYLINE: Self = Self(16);
    pub(super) const DATE: Self = Self(32);
    pub(super) const TITLE: Self = Self(64);
    pub(super) const STANDFIRST: Self = Self(128);
    pub(super) const NAVIGATION: Self = Self(256);
    pub(super) const FOOTER: Self = Self(512);
    pub(super) const CRUMBS: Self = Self(1024);
    pub(super) const SECTION: Self = Self(2048);
    pub(super) const RELATED: Self = Self(4096);
    /// What somebody said elsewhere, shown as it stands there.
    pub(super) const EMBED: Self = Self(8192);
    /// Who took a picture.
    pub(super) const CREDIT: Self = Self(16384);
    /// Opens and closes at the press of a button, and is no box for that.
    pub(super) const FOLD: Self = Self(32768);

    pub(super) fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub(super) fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Those that tell parts of a story from each other, without those that tell it from the rest of the page.
    pub(super) fn of_the_story(self) -> Self {
        let rest = Self::BAD
            .with(Self::RELATED)
            .with(Self::COMMENTS)
            .with(Self::NAVIGATION)
            .with(Self::FOOTER)
            .with(Self::CRUMBS);
        Self(self.0 & !rest.0)
    }

    /// By its section's name in `class_names.txt`.
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "body" => Self::BODY,
            "bad" => Self::BAD,
            "related" => Self::RELATED,
            "comments" => Self::COMMENTS,
            "caption" => Self::CAPTION_ITSELF,
            "picture" => Self(65536),
            "byline" => Self::BYLINE,
            "date" => Self::DATE,
            "title" => Self::TITLE,
            "standfirst" => Self::STANDFIRST,
            "navigation" => Self::NAVIGATION,
            "footer" => Self::FOOTER,
            "crumbs" => Self::CRUMBS,
            "section" => Self::SECTION,
            "embed" => Self::EMBED,
            "credit" => Self::CREDIT,
            "fold" => Self::FOLD,
            _ => return None,
        })
    }
}

/// Names that authors give to elements.
const NAMES: &str = include_str!("class_names.txt");

struct NameMatcher {
    all: AhoCorasick,
    kinds: Vec<(ClassHints, bool)>,
}

static MATCHER: LazyLock<Option<NameMatcher>> = LazyLock::new(|| {
    let (words, kinds): (Vec<_>, Vec<_>) = entries(NAMES, ClassHints::named)
        .map(|(kind, name)| name.strip_prefix('=').map_or((name, (kind, false)), |whole| (whole, (kind, true))))
        .unzip();
    // Each state laid out in full: a moment longer to build, twice as quick to search.
    let all =
        AhoCorasick::builder().match_kind(MatchKind::Standard).kind(Some(AhoCorasickKind::DFA)).build(words).ok()?;
    Some(NameMatcher { all, kinds })
});

/// Whether a name goes on (or begins) so that it tells of a setting: `comments-enabled`, `has-sidebar`, `no-ads`.
fn about(bytes: &[u8], before: bool) -> bool {
    let word = |byte: &u8| byte.is_ascii_alphanumeric();
    if before {
        let Some(end) = bytes.iter().rposition(word) else { return false };
        if end + 2 != bytes.len() || bytes[end + 1] == b' ' {
            return false;
        }
        let start = bytes[..end].iter().rposition(|byte| !word(byte)).map_or(0, |at| at + 1);
        let lead: [&[u8]; 7] = [b"no", b"has", b"with", b"without", b"show", b"hide", b"is"];
        return lead.iter().any(|lead| bytes[start..=end].eq_ignore_ascii_case(lead));
    }
    let start = bytes.iter().position(|byte| !word(byte)).unwrap_or(bytes.len());
    if bytes.get(start).is_none_or(|&byte| byte == b' ') || start > 1 {
        return false;
    }
    let rest = &bytes[start + 1..];
    let end = rest.iter().position(|byte| !word(byte)).unwrap_or(rest.len());
    let trail: [&[u8]; 10] =
        [b"enabled", b"disabled", b"open", b"closed", b"on", b"off", b"allowed", b"true", b"false", b"none"];
    trail.iter().any(|trail| rest[..end].eq_ignore_ascii_case(trail))
}

/// What names said before: lists, menus and tables repeat theirs.
pub(super) struct ClassHintsCache<'a>(Vec<(u64, &'a str, ClassHints)>);

impl<'a> ClassHintsCache<'a> {
    pub(super) fn nothing() -> Self {
        Self(vec![(0, "", ClassHints::default()); 1024])
    }

    /// What the names in `marks` say.
    pub(super) fn read(&mut self, marks: &'a str) -> ClassHints {
        if marks.is_empty() {
            return ClassHints::default();
        }
        let mut hasher = FxHasher::default();
        hasher.write(marks.as_bytes());
        let hash = hasher.finish();
        let slot = &mut self.0[(hash % 1024) as usize];
        if slot.0 != hash || slot.1 != marks {
            *slot = (hash, marks, class_hints(marks));
        }
        slot.2
    }
}

/// What the names in `marks` say.
pub(super) fn class_hints(marks: &str) -> ClassHints {
    let mut out = ClassHints::default();
    if marks.is_empty() {
        return out;
    }
    let Some(matcher) = MATCHER.as_ref() else { return out };
    let bytes = marks.as_bytes();
    // Searched in lower case: an automaton that knows both cases is twice as large.
    for found in matcher.all.find_overlapping_iter(&marks.to_ascii_lowercase()) {
        let (kind, whole) = matcher.kinds[found.pattern().as_usize()];
        if whole {
            // Words end at a mark, a blank, or where a capital begins the next one.
            let before = found.start().checked_sub(1).map(|at| bytes[at]);
            let after = bytes.get(found.end());
            let first = bytes[found.start()];
            let starts = before.is_none_or(|byte| !byte.is_ascii_alphanumeric())
                || (first.is_ascii_uppercase() && before.is_some_and(|byte| byte.is_ascii_lowercase()));
            let ends = after.is_none_or(|byte| !byte.is_ascii_alphabetic() || byte.is_ascii_uppercase());
            if !starts || !ends {
                continue;
            }
        }
        // A name that says of the whole that it may have, or lacks, such a part is none of it.
        if kind != ClassHints::BODY && (about(&bytes[..found.start()], true) || about(&bytes[found.end()..], false)) {
            continue;
        }
        out = out.with(kind);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::word_list::faults;

    #[test]
    fn the_names_build_and_each_stands_under_a_kind() {
        assert!(MATCHER.is_some());
        assert_eq!(faults("src/story/class_names.txt", NAMES, ClassHints::named), Vec::<String>::new());
    }
}

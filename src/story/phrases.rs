//! What each language calls its months, an hour ago, an author: words that are data (`lang/<language>.txt`).

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::fx_hash::FxHashMap;
use super::weights as w;
use crate::model::word_list::{Phrase, entries};

/// What a word or phrase of a language is for: its section in `lang/*.txt`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PhraseKind {
    /// So frequent that a text without it is in another language.
    FunctionWord,
    /// Only European Portuguese has it.
    OnlyPortugal,
    /// Only Brazilian Portuguese has it.
    OnlyBrazil,
    /// Characters that only simplified Chinese has.
    OnlySimplified,
    /// Characters that only traditional Chinese has.
    OnlyTraditional,
    /// A month.
    Month,
    /// When something appeared, counted back from now.
    Ago,
    /// How long the page takes to read.
    ReadingTime,
    /// What readers wrote, counted.
    CommentCount,
    /// Stands before a reporter's name.
    Reporter,
    /// Sends the reader elsewhere.
    Address,
    /// By which a paper speaks of itself.
    We,
    /// By which it speaks to its reader.
    You,
    /// What only the reader is told of: his account, a newsletter, the networks.
    Reader,
    /// Stands before an author's name.
    AuthorLead,
    /// Stands between two authors' names.
    AuthorJoin,
    /// Stands before the place that a line is signed from.
    PlaceLead,
    /// A word within names that is written small.
    Particle,
    /// A step of the way to a page that is no section.
    NoSection,
}

impl PhraseKind {
    /// By its section's name in `lang/*.txt`.
    pub(super) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "function-word" => Self::FunctionWord,
            "only-pt-PT" => Self::OnlyPortugal,
            "only-pt-BR" => Self::OnlyBrazil,
            "only-zh-Hans" => Self::OnlySimplified,
            "only-zh-Hant" => Self::OnlyTraditional,
            "month" => Self::Month,
            "ago" => Self::Ago,
            "reading-time" => Self::ReadingTime,
            "comment-count" => Self::CommentCount,
            "reporter" => Self::Reporter,
            "address" => Self::Address,
            "we" => Self::We,
            "you" => Self::You,
            "reader" => Self::Reader,
            "author-lead" => Self::AuthorLead,
            "author-join" => Self::AuthorJoin,
            "place-lead" => Self::PlaceLead,
            "particle" => Self::Particle,
            "no-section" => Self::NoSection,
            _ => return None,
        })
    }
}

/// Languages that have lists of their own, and `other` for those that only must not be taken for one of them.
pub(super) const EN: &str = include_str!("lang/en.txt");
pub(super) const PT: &str = include_str!("lang/pt.txt");
pub(super) const ZH: &str = include_str!("lang/zh.txt");
pub(super) const OTHER: &str = include_str!("lang/other.txt");
const ANY: &str = include_str!("lang/any.txt");

/// The words of a kind in one language's list, as they stand there.
pub(super) fn words(list: &'static str, kind: PhraseKind) -> impl Iterator<Item = &'static str> {
    entries(list, PhraseKind::named).filter(move |(found, _)| *found == kind).map(|(_, word)| word)
}

/// The phrases of all languages that lines are searched for.
struct Phrases {
    months: FxHashMap<&'static str, ()>,
    ago: Vec<Phrase<'static>>,
    reading_time: Option<AhoCorasick>,
    comment_count: Vec<&'static str>,
    reporter: Vec<&'static str>,
    address: Option<AhoCorasick>,
    we: Vec<&'static str>,
    you: Vec<&'static str>,
    reader: Option<AhoCorasick>,
    author_lead: Vec<&'static str>,
    author_join: Vec<&'static str>,
    place_lead: Vec<&'static str>,
    particle: Vec<&'static str>,
    no_section: Vec<&'static str>,
}

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    let of = |kind| [EN, PT, ZH, ANY].into_iter().flat_map(move |list| words(list, kind)).map(Phrase::of);
    let chars = |kind| of(kind).map(Phrase::chars).collect::<Vec<_>>();
    // The lists are constant; a test sees to it that they build.
    let matcher = |kind| AhoCorasick::new(chars(kind)).ok();
    Phrases {
        months: of(PhraseKind::Month).map(|month| (month.chars(), ())).collect(),
        ago: of(PhraseKind::Ago).collect(),
        reading_time: matcher(PhraseKind::ReadingTime),
        comment_count: chars(PhraseKind::CommentCount),
        reporter: chars(PhraseKind::Reporter),
        address: matcher(PhraseKind::Address),
        we: chars(PhraseKind::We),
        you: chars(PhraseKind::You),
        reader: matcher(PhraseKind::Reader),
        author_lead: chars(PhraseKind::AuthorLead),
        author_join: chars(PhraseKind::AuthorJoin),
        place_lead: chars(PhraseKind::PlaceLead),
        particle: chars(PhraseKind::Particle),
        no_section: chars(PhraseKind::NoSection),
    }
});

/// Whether a word (in lower case) is a month.
pub(super) fn is_month(word: &str) -> bool {
    PHRASES.months.contains_key(word)
}

/// Whether a month's name in full stands anywhere in a line (in lower case), within a word too.
pub(super) fn holds_month(lower: &str) -> bool {
    PHRASES.months.keys().any(|month| month.len() > 4 && lower.contains(month))
}

/// Whether a line (in lower case) counts back from now: `3 hours ago`, `há 2 horas`, `2小时前`.
pub(super) fn is_ago(lower: &str) -> bool {
    PHRASES.ago.iter().any(|phrase| match phrase {
        Phrase::Whole(chars) => lower == *chars,
        Phrase::Start(chars) => lower.starts_with(chars) && lower.len() < w::AGO_START_BYTES,
        // 前 ends many a line.
        Phrase::End(chars) => {
            lower.ends_with(chars) && (chars.is_ascii() || lower.chars().count() < w::AGO_CHINESE_CHARS)
        }
        Phrase::Anywhere(chars) => lower.contains(chars),
    })
}

/// Whether a line (in lower case) tells how long the page takes to read.
pub(super) fn tells_reading_time(lower: &str) -> bool {
    PHRASES.reading_time.as_ref().is_some_and(|phrases| phrases.is_match(lower))
}

/// Whether a line (in lower case) counts what readers wrote: `12 Comments`, 已有3条评论.
pub(super) fn counts_comments(lower: &str) -> bool {
    lower.bytes().any(|byte| byte.is_ascii_digit()) && PHRASES.comment_count.iter().any(|word| lower.contains(word))
}

/// Whether a line holds what stands before a reporter's name.
pub(super) fn names_reporter(lower: &str) -> bool {
    PHRASES.reporter.iter().any(|lead| lower.contains(lead))
}

/// Whether a line (in lower case) holds an address on the web.
pub(super) fn holds_address(lower: &str) -> bool {
    lower.contains('.') && PHRASES.address.as_ref().is_some_and(|phrases| phrases.is_match(lower))
}

/// Whether a text (in lower case) says "we" and "you".
pub(super) fn says_we_and_you(lower: &str) -> bool {
    PHRASES.we.iter().any(|word| lower.contains(word)) && says_you(lower)
}

/// Whether a text (in lower case) says "you".
pub(super) fn says_you(lower: &str) -> bool {
    PHRASES.you.iter().any(|word| lower.contains(word))
}

/// Whether a line (in lower case) speaks to its reader, or of a way to reach him.
pub(super) fn addresses_reader(lower: &str) -> bool {
    PHRASES.reader.as_ref().is_some_and(|phrases| phrases.is_match(lower))
}

/// Whether a paragraph (in lower case) speaks to the reader, and quotes nobody who does.
pub(super) fn is_said_to_reader(lower: &str) -> bool {
    !lower.contains(['"', '“', '«', '「']) && addresses_reader(lower)
}

/// The authors that a byline (in lower case) names, without what leads to their names.
pub(super) fn authors(byline: &str) -> Vec<String> {
    let bare = PHRASES.author_lead.iter().find_map(|lead| byline.strip_prefix(lead)).unwrap_or(byline);
    let parted = PHRASES.author_join.iter().fold(bare.to_owned(), |line, join| line.replace(join, "\n"));
    parted.split([',', '|', '·', '•', '/', ';', '\n']).map(|name| name.trim().to_owned()).collect()
}

/// What follows a word that leads to a place: `Santos` of `em Santos`.
pub(super) fn place(text: &str) -> Option<&str> {
    PHRASES.place_lead.iter().find_map(|lead| text.strip_prefix(lead))
}

/// Whether a word within a name or a place is written small.
pub(super) fn is_particle(word: &str) -> bool {
    PHRASES.particle.contains(&word)
}

/// Whether a step of the way to a page names no section.
pub(super) fn is_no_section(step: &str) -> bool {
    PHRASES.no_section.contains(&step)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::word_list::faults;

    #[test]
    fn the_lists_are_whole() {
        let lists = [("en", EN), ("pt", PT), ("zh", ZH), ("other", OTHER), ("any", ANY)];
        let found: Vec<String> = lists
            .iter()
            .flat_map(|(lang, list)| faults(&format!("src/story/lang/{lang}.txt"), list, PhraseKind::named))
            .collect();
        assert_eq!(found, Vec::<String>::new());
        assert!(PHRASES.reading_time.is_some() && PHRASES.address.is_some());
        for month in ["may", "sept", "março", "fev"] {
            assert!(is_month(month), "{month}");
        }
        assert!(holds_month("staff writerapril 28") && !holds_month("the mayor"));
    }

    #[test]
    fn phrases_are_found_where_they_may_stand() {
        for (line, expected) in [
            ("3 hours ago", true),
            ("ago it was", false),
            ("há 2 horas", true),
            ("há dois anos que a ponte espera obras de fundo", false),
            ("2小时前", true),
            ("他说这座桥在三年以前", true),
            ("他说这座桥在河边已经站了三年以前", false),
        ] {
            assert_eq!(is_ago(line), expected, "{line}");
        }
        assert_eq!(authors("text by rita maia and inês vaz, a folha"), ["rita maia", "inês vaz", "a folha"]);
        assert_eq!(place("em Santos"), Some("Santos"));
        assert_eq!(place("emérita"), None);
        assert!(says_we_and_you("we ask you") && !says_we_and_you("we ask them"));
    }
}

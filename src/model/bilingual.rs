//! A document beside its translation, segment by segment.

use unicode_normalization::UnicodeNormalization as _;

use super::{Hash, Lang, Origin, Penalty, Piece, Role, State, Text, Time, UnitId, short_hash};

/// A document beside its translation into one language: what an XLIFF holds, what the bilingual page shows, what the
/// checks read.
#[derive(Debug, Clone, PartialEq)]
pub struct Bilingual {
    /// The language of the original.
    pub source: Lang,
    /// The language of the translation.
    pub target: Lang,
    /// The file that was read.
    pub original: Original,
    /// The story, block by block, title first where the page has it first.
    pub story: Vec<BilingualBlock>,
    /// The site's strings (XLIFF: a second `file` with the id `site`), one segment each.
    pub site: Vec<BilingualBlock>,
}

/// The file a bilingual document was made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Original {
    /// Relative to the project file, or a URL; the document's name in the memory.
    pub name: String,
    /// The format's id: `html`, `text`.
    pub format: String,
    /// Of its bytes.
    pub hash: Hash,
    /// The encoding it was read in, by its WHATWG name.
    pub encoding: String,
    /// The version of the reader that cut it into blocks; none where the file does not say.
    pub reader: Option<u32>,
}

/// A block with its segments (XLIFF 2 `unit`).
#[derive(Debug, Clone, PartialEq)]
pub struct BilingualBlock {
    /// `b` or `s` and the number of the document's block, from 0: `b12`. In other tools' files, whatever they say; what a
    /// unit says tells where it belongs.
    pub id: String,
    /// What the block is in the story.
    pub role: Role,
    /// For a site's string, its message id.
    pub message: Option<String>,
    /// For people: where a string stands on the page.
    pub note: Option<String>,
    /// In order; blanks between two sentences of the source belong to [`Segment::after`].
    pub segments: Vec<Segment>,
}

/// A segment and its translation.
#[derive(Debug, Clone, PartialEq)]
pub struct Segment {
    /// Unique in its block: `1`, `2`…
    pub id: String,
    /// The source.
    pub source: Text,
    /// The translation, empty until there is one.
    pub target: Option<Text>,
    /// How far the work on it is.
    pub state: State,
    /// What Cotejo itself filled in, as a mark of the translation and its state then ([`Segment::mark`]); none where it
    /// filled in nothing.
    pub filled: Option<String>,
    /// When the translation was last changed, where the file says so.
    pub changed: Option<Time>,
    /// Who changed it last, where the file says so.
    pub changed_by: Option<String>,
    /// Whether the file says that an engine wrote the translation; nobody has confirmed it then.
    pub by_machine: bool,
    /// The blanks between this segment and the next in the source (XLIFF 2 `ignorable`); a target language has its own.
    pub after: String,
    /// Earlier renderings, best first.
    pub candidates: Vec<Candidate>,
    /// The line of the file that it begins on, from 1; none where it was not read from a file.
    pub line: Option<u64>,
}

/// An earlier rendering that may help (XLIFF 2.1, translation candidates module, `mtc:match`).
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// The unit it came from.
    pub unit: UnitId,
    /// The earlier source.
    pub source: Text,
    /// The earlier rendering.
    pub target: Text,
    /// The language of that rendering, which may be a sister of the one wanted.
    pub lang: Lang,
    /// The final score: 0 to 101.
    pub score: u8,
    /// Before the penalties.
    pub base: u8,
    /// What took points off.
    pub penalties: Vec<Penalty>,
    /// How that unit came to be.
    pub origin: Origin,
    /// The state of the rendering.
    pub state: State,
    /// The document it stood in.
    pub document: Option<String>,
    /// When it last changed.
    pub changed: Option<Time>,
    /// Who changed it last.
    pub changed_by: Option<String>,
    /// The memory it stands in, as the project calls it; none for the project's own.
    pub memory: Option<String>,
}

impl Bilingual {
    /// The same document, whatever file it was read from: to compare what two files say.
    #[must_use]
    pub fn without_lines(mut self) -> Self {
        for block in self.story.iter_mut().chain(&mut self.site) {
            block.segments.iter_mut().for_each(|segment| segment.line = None);
        }
        self
    }

    /// The segments of the story, then those of the site's strings.
    pub fn segments(&self) -> impl Iterator<Item = &Segment> {
        self.story.iter().chain(&self.site).flat_map(|block| &block.segments)
    }
}

impl Segment {
    /// A sentence that nobody has translated yet.
    #[must_use]
    pub fn open(id: impl Into<String>, source: Text) -> Self {
        Self {
            id: id.into(),
            source,
            target: None,
            state: State::Initial,
            filled: None,
            changed: None,
            changed_by: None,
            by_machine: false,
            after: String::new(),
            candidates: Vec::new(),
            line: None,
        }
    }

    /// A mark of the translation as it stands, with its state: words and codes count, but neither what a tool may lose of a
    /// code, nor how Unicode writes a character. None where there is no translation.
    #[must_use]
    pub fn mark(&self) -> Option<String> {
        self.target.as_ref().map(|target| mark(target, self.state))
    }

    /// Whether the translation is what Cotejo filled in, and no person had a hand in it since.
    #[must_use]
    pub fn is_as_filled(&self) -> bool {
        self.filled.is_some() && self.filled == self.mark()
    }

    /// The id of a segment that is no sentence, but what stands between two (XLIFF 2 `ignorable`), begins so.
    pub const APART: &str = "ignorable";

    /// Whether it is no sentence, but what stands between two: a number before a heading, a mark. No memory keeps it.
    #[must_use]
    pub fn is_apart(&self) -> bool {
        self.id.starts_with(Self::APART)
    }

    /// Whether its translation may be published: there is one, and somebody confirmed it.
    #[must_use]
    pub fn is_confirmed(&self) -> bool {
        self.target.as_ref().is_some_and(|target| !target.is_blank()) && self.state >= State::Translated
    }
}

/// See [`Segment::mark`].
#[must_use]
pub fn mark(target: &Text, state: State) -> String {
    let mut parts = vec![state.name().to_owned()];
    for piece in target.pieces() {
        parts.push(match piece {
            Piece::Chars(chars) => format!("t{}", chars.nfc()),
            Piece::Code(code) => format!("c{:?} {}", code.kind, code.id),
        });
    }
    // A tool that lays a file out anew may put blanks at the ends.
    if let Some(first) = parts.get_mut(1).filter(|first| first.starts_with('t')) {
        *first = format!("t{}", first[1..].trim_start());
    }
    if let Some(last) = parts.last_mut().filter(|last| last.starts_with('t')) {
        *last = last.trim_end().to_owned();
    }
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    short_hash(&parts, 12)
}

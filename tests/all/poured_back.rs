//! A page's own text poured back as if it were its translation, the whole way: cut, written as XLIFF, read again, placed,
//! poured. What must not change: everything but the language that the page declares, and blanks that the standard folds.
//! And each place gets the translation of what stands there, with its own codes.

use std::collections::{HashMap, HashSet};

use cotejo::desk::outline::{block_of, outline, pouring};
use cotejo::desk::placement::{Placed, place};
use cotejo::desk::pretranslate::pour;
use cotejo::desk::source::read_source;
use cotejo::format::{self, Input};
use cotejo::model::{Bilingual, BilingualBlock, Document, Lang, Original, Piece, PlaceKind, State, Text};
use cotejo::segment::Segmenter;
use unicode_normalization::UnicodeNormalization as _;

/// How a page came back.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    /// Bytes of the page that are others now, with what stands around the first.
    pub(crate) differs: Option<String>,
    /// Tags that are there no more.
    pub(crate) markup_lost: usize,
    /// Whether anything but white space between the tags is other.
    pub(crate) other_text: bool,
    /// Places that get what was said of another text, or other codes than their own.
    pub(crate) misplaced: Vec<String>,
    /// Places that were compared.
    pub(crate) places: usize,
}

impl Outcome {
    /// Whether there is nothing to say.
    pub(crate) fn is_clean(&self) -> bool {
        self.differs.is_none() && self.markup_lost == 0 && !self.other_text && self.misplaced.is_empty()
    }
}

/// The outcome of pouring a page's own text back into it.
pub(crate) fn pour_back(name: &str, bytes: &[u8]) -> Result<Outcome, String> {
    let (document, bilingual) = as_its_own_translation(name, bytes, &Text::clone)?;
    let Poured { bytes: page, .. } = poured(&document, bilingual)?;
    let after = document_of(name, &page)?.parts.remove(0).text;
    let mut out = compare(&document.parts[0].text, &after);
    let (_, marked) = as_its_own_translation(name, bytes, &mark)?;
    let Poured { placed, .. } = poured(&document, marked)?;
    let cut = outline(&document, &cotejo::story::classify(&document), &Segmenter::new(), &placed.bilingual.source);
    let units = cut.story.iter().chain(&cut.site).filter_map(block_of);
    let blocks = pouring(&placed.bilingual, &document, &placed.alike).blocks;
    let filled: HashSet<usize> = blocks.iter().map(|block| block.block).collect();
    for at in units.chain(cut.alike.iter().map(|&(at, _)| at)).filter(|at| !filled.contains(at)) {
        out.misplaced.push(format!("{} is not filled", document.blocks[at].text.encode()));
    }
    for block in blocks {
        let mut given = Text::default();
        for segment in &block.segments {
            given.push_text(&segment.text);
        }
        let here = &document.blocks[block.block];
        let coded = here.place.kind == PlaceKind::Content;
        let same_codes = if coded { given.codes().eq(here.text.codes()) } else { given.codes().next().is_none() };
        out.places += 1;
        // Each language has its own stop.
        let said = |text: &Text| dense(&text.chars()).replace('。', ".");
        if !same_codes || said(&given) != said(&mark(&here.text)) {
            out.misplaced.push(format!("{} <- {}", here.text.encode(), given.encode()));
        }
    }
    Ok(out)
}

/// A document, and the file that a translator would have finished who renders each segment by `translate`.
pub(crate) fn as_its_own_translation(
    name: &str,
    bytes: &[u8],
    translate: &dyn Fn(&Text) -> Text,
) -> Result<(Document, Bilingual), String> {
    let told = |error: cotejo::error::Error| error.to_string();
    let english = Lang::parse("en").map_err(|tag| tag.0)?;
    let reading = read_source(&Input { name, bytes }, None, Some(&english), &[], &mut Vec::new()).map_err(told)?;
    let cut = outline(&reading.document, &reading.told, &Segmenter::new(), &reading.source);
    let finished = |mut blocks: Vec<BilingualBlock>| {
        for segment in blocks.iter_mut().flat_map(|block| &mut block.segments) {
            segment.target = Some(translate(&segment.source));
            segment.state = State::Final;
        }
        blocks
    };
    // From each of our scripts into another: what stands between two sentences is not the same in all of them.
    let target = match reading.source.language() {
        "en" => "zh-Hans",
        "zh" => "pt-PT",
        _ => "en",
    };
    let bilingual = Bilingual {
        source: reading.source,
        target: Lang::parse(target).map_err(|tag| tag.0)?,
        original: Original {
            name: name.to_owned(),
            format: reading.document.format.to_owned(),
            hash: reading.hash,
            encoding: reading.document.encoding().to_owned(),
            reader: Some(cotejo::desk::outline::READER),
        },
        story: finished(cut.story),
        site: finished(cut.site),
    };
    Ok((reading.document, bilingual))
}

/// A page poured, and what was placed.
pub(crate) struct Poured {
    pub(crate) bytes: Vec<u8>,
    pub(crate) placed: Placed,
}

/// A finished file poured into its page, by way of XLIFF.
pub(crate) fn poured(document: &Document, bilingual: Bilingual) -> Result<Poured, String> {
    let told = |error: cotejo::error::Error| error.to_string();
    let xliff = format::XLIFF.bilingual("page.xlf").map_err(told)?;
    let made = format::XLIFF.made_bilingual("page.xlf").map_err(told)?;
    let written = (made.write)(&bilingual).map_err(told)?;
    let came_back = xliff.read(&Input { name: "page.xlf", bytes: &written }).map_err(told)?.value;
    let cut = outline(document, &cotejo::story::classify(document), &Segmenter::new(), &came_back.source);
    let placed = place(came_back, document, cut).map_err(told)?.value;
    let bytes = pour(&placed.bilingual, document, &placed.alike, &mut Vec::new()).map_err(told)?;
    Ok(Poured { bytes, placed })
}

/// The document that bytes hold.
pub(crate) fn document_of(name: &str, bytes: &[u8]) -> Result<Document, String> {
    let format = format::recognize(name, bytes).map_err(|error| error.to_string())?;
    let reader = format.document(name).map_err(|error| error.to_string())?;
    Ok((reader.read)(&Input { name, bytes }).map_err(|error| error.to_string())?.value)
}

/// A rendering that one can tell its source by: each letter is another of its kind, composed.
pub(crate) fn mark(text: &Text) -> Text {
    let other = |c: char| match c {
        'a'..='m' | 'A'..='M' => char::from(c as u8 + 13),
        'n'..='z' | 'N'..='Z' => char::from(c as u8 - 13),
        '\u{4e00}'..='\u{9ffe}' => char::from_u32(u32::from(c) ^ 1).unwrap_or(c),
        _ => c,
    };
    Text::from_pieces(text.pieces().iter().map(|piece| match piece {
        Piece::Chars(chars) => Piece::Chars(chars.nfc().map(other).collect()),
        Piece::Code(code) => Piece::Code(code.clone()),
    }))
}

fn dense(text: &str) -> String {
    text.split_whitespace().collect()
}

fn compare(before: &str, after: &str) -> Outcome {
    let (before, after) = (folded(&without_lang(before)), folded(&without_lang(after)));
    if before == after {
        return Outcome::default();
    }
    let same = before.bytes().zip(after.bytes()).take_while(|(a, b)| a == b).count();
    let around = |text: &str| {
        let bytes = &text.as_bytes()[same.saturating_sub(40)..text.len().min(same + 60)];
        String::from_utf8_lossy(bytes).into_owned()
    };
    let (had, has) = (tags(&before), tags(&after));
    Outcome {
        differs: Some(format!("{}\n    became {}", around(&before), around(&after))),
        markup_lost: had.iter().map(|(tag, n)| n.saturating_sub(*has.get(tag).unwrap_or(&0))).sum(),
        other_text: words(&before) != words(&after),
        ..Outcome::default()
    }
}

/// The page without the languages of its `html` elements (conditional comments may hold several).
fn without_lang(page: &str) -> String {
    let mut out = String::with_capacity(page.len());
    let mut rest = page;
    let is_html = |tag: &str| tag.get(..5).is_some_and(|name| name.eq_ignore_ascii_case("<html"));
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = if is_html(rest) { rest.find('>').unwrap_or(rest.len()) } else { 1 };
        if end > 1 {
            let kept = rest[..end].split_ascii_whitespace().filter(|word| {
                let word = word.to_ascii_lowercase();
                !["lang=", "xml:lang="].iter().any(|name| word.starts_with(name)) && word != "lang"
            });
            out.push_str(&kept.collect::<Vec<_>>().join(" "));
        } else {
            out.push('<');
        }
        rest = &rest[end..];
    }
    out + rest
}

/// White space as HTML folds it (CSS Text 3, section 4.1): a run of it is one blank, and none stands behind another
/// across a tag.
fn folded(page: &str) -> String {
    page.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

fn tags(page: &str) -> HashMap<&str, usize> {
    let mut out = HashMap::new();
    for tag in page.split('<').skip(1).filter_map(|rest| rest.split_once('>')) {
        *out.entry(tag.0).or_default() += 1;
    }
    out
}

/// What stands between the tags, without white space.
fn words(page: &str) -> String {
    let texts = page.split('<').map(|rest| rest.split_once('>').map_or(rest, |(_, text)| text));
    texts.flat_map(str::chars).filter(|c| !c.is_whitespace()).collect()
}

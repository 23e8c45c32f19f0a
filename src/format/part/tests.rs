//! A container format of two kinds of parts and some bytes that nobody reads, to hold the model against.

use super::*;
use crate::error::Error;
use crate::format::{DocumentFormat, Format, Likeness, PouredSegment, encoding, html, text};
use crate::model::{PlaceKind, Text};

/// Stands before each file, followed by the length of its path in one byte and the path.
const MARK: &[u8] = b"\x00--";

/// Files one after the other: pages and plain texts are read, anything else is carried along.
const BUNDLE: Format = Format {
    document: Some(DocumentFormat { read, pour, banner: None }),
    ..Format::new("bundle", &["bundle"], |head| if head.starts_with(MARK) { Likeness::Certain } else { Likeness::None })
};

/// The path of each file, and where its bytes stand.
fn files(bytes: &[u8]) -> Vec<(String, Range<usize>)> {
    let starts: Vec<usize> = memchr::memmem::find_iter(bytes, MARK).collect();
    let ends = starts.iter().skip(1).copied().chain([bytes.len()]);
    starts
        .iter()
        .zip(ends)
        .map(|(&start, end)| {
            let name = start + MARK.len() + 1;
            let body = name + usize::from(bytes[name - 1]);
            (String::from_utf8(bytes[name..body].to_vec()).unwrap(), body..end)
        })
        .collect()
}

fn read(input: &Input<'_>) -> Result<Noted<Document>> {
    let mut document = document(input, BUNDLE.id, Markup::Structured);
    for (path, range) in files(input.bytes) {
        let bytes = &input.bytes[range];
        if path.ends_with(".html") {
            let meta = html::read_part(&mut document, &path, bytes)?;
            document.meta.titles.extend(meta.titles);
        } else if path.ends_with(".txt") {
            text::read_part(&mut document, &path, bytes)?;
        }
    }
    if document.parts.is_empty() {
        return Err(Error::FileEmpty { file: input.name.to_owned() });
    }
    Ok(Noted::plain(document))
}

fn pour(document: &Document, pouring: &Pouring<'_>) -> Result<Noted<Vec<u8>>> {
    Ok(pour_parts(document, pouring, |pouring, notices| {
        let pour = if pouring.part.path.ends_with(".html") { html::pour_part } else { text::pour_part };
        pour(pouring, notices)
    })
    .map(|poured| {
        let places = files(&document.source);
        let range = |path: &str| places.iter().find(|(known, _)| known == path).unwrap().1.clone();
        let changed = document.parts.iter().zip(&poured).filter_map(|(part, new)| Some((part, new.as_deref()?)));
        splice(&document.source, changed.map(|(part, new)| (range(&part.path), new)))
    }))
}

fn bundle(files: &[(&str, &[u8])]) -> Vec<u8> {
    let file =
        |(path, body): &(&str, &[u8])| [MARK, &[u8::try_from(path.len()).unwrap()], path.as_bytes(), body].concat();
    files.iter().flat_map(file).collect()
}

fn block(document: &Document, chars: &str) -> usize {
    document.blocks.iter().position(|block| block.text.chars() == chars).unwrap_or_else(|| panic!("no {chars}"))
}

fn poured(block: usize, chars: &str) -> PouredBlock {
    let segment = PouredSegment { text: Text::plain(chars), after: String::new(), unconfirmed: None };
    PouredBlock { block, segments: vec![segment] }
}

const PAGE: &str =
    "<html lang=en><title>Tides</title><div class=box><p>Low water at <img alt=noon src=a.png>.</div></html>";
/// A picture, as far as anybody knows: no text in any encoding.
const PICTURE: &[u8] = b"\xff\xd8\xff\xe0 <p>not read</p> \x80\x81";
/// Windows-1252, with a byte that stands for no character there.
const NOTES: &[u8] = b"High water at two\r\n\r\nCaf\xe9 na pra\xe7a: \x81 amanh\xe3\r\n";

fn example() -> Vec<u8> {
    bundle(&[("a.html", PAGE.as_bytes()), ("b.jpg", PICTURE), ("c.txt", NOTES), ("d.html", PAGE.as_bytes())])
}

fn read_bundle(bytes: &[u8]) -> Document {
    let format = BUNDLE.document("tides.bundle").unwrap();
    (format.read)(&Input { name: "tides.bundle", bytes }).unwrap().value
}

fn pour_bundle(document: &Document, blocks: Vec<PouredBlock>) -> Vec<u8> {
    let lang = Lang::parse("pt-PT").unwrap();
    let format = BUNDLE.document("tides.bundle").unwrap();
    (format.pour)(document, &Pouring { lang: &lang, blocks }).unwrap().value
}

#[test]
fn blocks_of_all_parts_stand_in_one_list_and_name_their_part() {
    let document = read_bundle(&example());
    let paths: Vec<&str> = document.parts.iter().map(|part| part.path.as_str()).collect();
    assert_eq!(paths, ["a.html", "c.txt", "d.html"]);
    let encodings: Vec<&str> = document.parts.iter().map(|part| part.encoding).collect();
    assert_eq!(encodings, ["UTF-8", "windows-1252", "UTF-8"]);
    let seen: Vec<(&str, String)> = document
        .blocks
        .iter()
        .map(|block| (document.part_of(&block.place).path.as_str(), block.text.chars()))
        .collect();
    let page = |path| [(path, "Tides".to_owned()), (path, "Low water at .".to_owned()), (path, "noon".to_owned())];
    let notes = ["High water at two", "Café na praça: \u{81} amanhã"].map(|line| ("c.txt", line.to_owned()));
    assert_eq!(seen, [page("a.html").to_vec(), notes.to_vec(), page("d.html").to_vec()].concat());
    // What counts blocks and containers counts those of all parts.
    for block in &document.blocks {
        assert!(document.part_of(&block.place).text.get(block.place.span.range()).is_some());
        if let Some(outer) = block.place.inside {
            let outer = &document.blocks[outer].place;
            assert!(outer.part == block.place.part && outer.span.contains(block.place.span));
        }
    }
    let boxes: Vec<u32> = ["a.html", "d.html"]
        .map(|path| {
            let paragraph = |block: &&Block| block.traits.element == "p" && document.part_of(&block.place).path == path;
            let container = document.blocks.iter().find(paragraph).unwrap().traits.container.unwrap();
            document.containers[container as usize].parent.unwrap()
        })
        .to_vec();
    assert!(boxes[0] != boxes[1] && boxes.iter().all(|&at| &*document.containers[at as usize].marks == "box"));
    assert_eq!(document.meta.titles, ["Tides", "Tides"]);
}

#[test]
fn each_part_is_poured_by_itself_and_the_rest_stays_byte_for_byte() {
    let source = example();
    let document = read_bundle(&source);
    assert_eq!(pour_bundle(&document, Vec::new()), source);

    // A line of the text alone: pages declare the language, and nothing else of them changes.
    let declared = PAGE.replace("lang=en", "lang=\"pt-PT\"");
    let lines = [b"Preia-mar \xe0s duas\r\n\r\nCaf\xe9 na pra\xe7a: \x81 amanh\xe3\r\n".as_slice()].concat();
    let at = block(&document, "High water at two");
    let files =
        [("a.html", declared.as_bytes()), ("b.jpg", PICTURE), ("c.txt", &lines), ("d.html", declared.as_bytes())];
    assert_eq!(pour_bundle(&document, vec![poured(at, "Preia-mar às duas")]), bundle(&files));

    // The second page, the place inside its paragraph too; the first one keeps its words.
    let last = document.blocks.iter().rposition(|block| block.place.kind == PlaceKind::Attribute).unwrap();
    assert_eq!(document.blocks[last].text.chars(), "noon");
    let title = document.blocks.iter().rposition(|block| block.text.chars() == "Tides").unwrap();
    let second = declared.replace("Tides", "Marés").replace("alt=noon", "alt=\"meio-dia\"");
    let files = [("a.html", declared.as_bytes()), ("b.jpg", PICTURE), ("c.txt", NOTES), ("d.html", second.as_bytes())];
    assert_eq!(pour_bundle(&document, vec![poured(last, "meio-dia"), poured(title, "Marés")]), bundle(&files));

    // What the encoding of one part lacks changes that part alone.
    let at = block(&document, "High water at two");
    let unicode = "\u{feff}两点高潮\r\n\r\nCafé na praça: \u{81} amanhã\r\n";
    let files = [
        ("a.html", declared.as_bytes()),
        ("b.jpg", PICTURE),
        ("c.txt", unicode.as_bytes()),
        ("d.html", declared.as_bytes()),
    ];
    assert_eq!(pour_bundle(&document, vec![poured(at, "两点高潮")]), bundle(&files));
}

#[test]
fn stretches_are_replaced_and_the_rest_is_copied() {
    for (ranges, expected) in [
        (vec![], "0123456789"),
        (vec![(0..0, "a")], "a0123456789"),
        (vec![(0..3, ""), (3..4, "bcd"), (10..10, "e")], "bcd456789e"),
    ] {
        let ranges = ranges.into_iter().map(|(range, new): (Range<usize>, &str)| (range, new.as_bytes()));
        assert_eq!(splice(b"0123456789", ranges), expected.as_bytes());
    }
    let part = encoding::decode("", "one (two) three".as_bytes(), None);
    let mut edits = Edits::default();
    edits.replace(Span::new(5, 8), "zwei".to_owned());
    edits.insert(15, "!");
    edits.insert(15, "!");
    assert_eq!(edits.take(&part.text, Span::new(4, 9)), "(zwei)");
    edits.replace(Span::new(0, 3), "eins".to_owned());
    assert_eq!(edits.written(&part).unwrap(), b"eins (two) three!!");
    assert_eq!(Edits::default().written(&part), None);
}

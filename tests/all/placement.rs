//! Where each unit of a translated file goes: where the page says what it says, whatever its number; or nowhere, and
//! nothing is written. Edits that other tools make, and journeys through the binary.

use cotejo::desk::outline::{READER, outline};
use cotejo::desk::placement::place;
use cotejo::error::Error;
use cotejo::model::{Bilingual, BilingualBlock, Document, Lang, Piece, Segment, Text};
use cotejo::segment::Segmenter;
use cotejo::story::classify;

use crate::binary::Desk;
use crate::poured_back::{as_its_own_translation, document_of, mark, poured};

/// A story with a menu, a sentence that stands twice, and the headline in its usual three places.
pub(crate) const HARBOUR: &str = r#"<!DOCTYPE html>
<html lang="en"><head><title>The harbour opens again</title>
<meta property="og:title" content="The harbour opens again"></head>
<body>
<nav><ul><li><a href="/lang/c">C</a></li><li><a href="/lang/cpp">C++</a></li><li><a href="/us">US</a></li>
<li><a href="/front">Front End</a></li></ul></nav>
<main><article>
<h1>The harbour opens again</h1>
<p class="standfirst">After two years of works the ferries return to the old quay.</p>
<p>The first ferry leaves on Monday at seven in the morning. It carries two hundred people and forty cars.</p>
<p>Nobody answered our questions.</p>
<h2>C++</h2>
<p>The timetable was written in a language that few people at the port can read any more.</p>
<h2>Us</h2>
<p>“We waited for this day,” said the owner of the café by the <a href="/quay">old quay</a>.</p>
<p>Nobody answered our questions.</p>
<h2>Frontend</h2>
<p>The new gates open when a ticket is shown to the <em>grey</em> reader, <a href="/fares">as before</a>.</p>
</article></main>
<footer><p>See <a href="/about">the port</a> for more.</p><div>See <a href="/about">the port</a> for more.</div>
<p>See the <a href="/port">port</a> for more.</p><p>See <a href="/contact">the port</a> for more.</p></footer>
</body></html>
"#;

pub(crate) fn harbour() -> (Document, Bilingual) {
    rendered(HARBOUR)
}

/// A page, and the file of a translator who renders no two places alike.
pub(crate) fn rendered(page: &str) -> (Document, Bilingual) {
    let (document, mut bilingual) = as_its_own_translation("harbour.html", page.as_bytes(), &mark).unwrap();
    for (at, segment) in segments(&mut bilingual).enumerate() {
        segment.target.as_mut().unwrap().push_chars(&format!(" [{at}]"));
    }
    (document, bilingual)
}

pub(crate) fn segments(bilingual: &mut Bilingual) -> impl Iterator<Item = &mut Segment> {
    blocks(bilingual).flat_map(|block| &mut block.segments)
}

pub(crate) fn blocks(bilingual: &mut Bilingual) -> impl Iterator<Item = &mut BilingualBlock> {
    bilingual.story.iter_mut().chain(&mut bilingual.site)
}

pub(crate) fn page(document: &Document, bilingual: Bilingual) -> String {
    String::from_utf8(poured(document, bilingual).unwrap().bytes).unwrap()
}

/// What stands in the way of placing a file.
fn refused(document: &Document, bilingual: Bilingual) -> Error {
    let cut = outline(document, &classify(document), &Segmenter::new(), &bilingual.source);
    place(bilingual, document, cut).expect_err("it has no place")
}

fn at(blocks: &[BilingualBlock], words: &str) -> usize {
    blocks
        .iter()
        .position(|block| block.segments[0].source.chars().contains(words))
        .unwrap_or_else(|| panic!("{words}"))
}

#[test]
fn units_whose_numbers_were_exchanged_are_found_by_what_they_say() {
    let (document, bilingual) = harbour();
    let expected = page(&document, bilingual.clone());
    for (one, other) in [("The first ferry", "The timetable"), ("The harbour", "After two years"), ("C++", "Us")] {
        let mut exchanged = bilingual.clone();
        let (a, b) = (at(&exchanged.story, one), at(&exchanged.story, other));
        let id = std::mem::take(&mut exchanged.story[a].id);
        exchanged.story[a].id = std::mem::replace(&mut exchanged.story[b].id, id);
        assert_eq!(page(&document, exchanged), expected, "{one} and {other}");
    }
    // The units themselves, with what their numbers say: the same.
    let mut moved = bilingual;
    moved.story.swap(2, 5);
    assert_eq!(page(&document, moved), expected);
}

#[test]
fn of_a_sentence_that_stands_twice_the_neighbours_decide() {
    let (document, bilingual) = harbour();
    let expected = page(&document, bilingual.clone());
    let twice: Vec<usize> = (0..bilingual.story.len())
        .filter(|&at| bilingual.story[at].segments[0].source.chars() == "Nobody answered our questions.")
        .collect();
    let [first, second] = twice[..] else { panic!("{twice:?}") };
    let mut exchanged = bilingual.clone();
    exchanged.story[first].id = bilingual.story[second].id.clone();
    exchanged.story[second].id = bilingual.story[first].id.clone();
    assert_eq!(page(&document, exchanged), expected);
    // Where the file was sorted anew and its numbers are right, the numbers do.
    let mut sorted = bilingual.clone();
    sorted.story.reverse();
    sorted.site.reverse();
    assert_eq!(page(&document, sorted), expected);
    // One of the two, without a neighbour that tells which, and with a number that means neither.
    let mut alone = bilingual.clone();
    alone.site.clear();
    alone.story = vec![bilingual.story[second].clone(), bilingual.story[first].clone()];
    alone.story.push(bilingual.story[first].clone());
    let Error::SegmentTwice { segment, words, .. } = refused(&document, alone) else { panic!("another error") };
    assert_eq!((segment.ends_with("/1"), words.as_str()), (true, "Nobody answered our questions."));
}

#[test]
fn segments_cut_spaced_and_stripped_by_a_tool_find_their_place() {
    let (document, bilingual) = harbour();
    let count = bilingual.story.len() + bilingual.site.len();
    let chars = |text: &Text| text.chars();
    type Edit = fn(&mut BilingualBlock);
    let edits: [(&str, Edit); 5] = [
        ("split", |block| {
            for mut segment in std::mem::take(&mut block.segments) {
                if !segment.source.chars().contains(' ') {
                    block.segments.push(segment);
                    continue;
                }
                let (source, target) = (segment.source.clone(), segment.target.clone().unwrap());
                let half = |text: &Text| text.chars().find(' ').map_or(text.chars().len(), |at| at + 1);
                let (a, b) = (half(&source), half(&target));
                let end = |text: &Text| text.chars().len();
                let rest = Segment {
                    id: format!("{}b", segment.id),
                    source: source.slice(a, end(&source)),
                    target: Some(target.slice(b, end(&target))),
                    ..segment.clone()
                };
                segment.source = source.slice(0, a);
                segment.target = Some(target.slice(0, b));
                segment.after = String::new();
                block.segments.extend([segment, rest]);
            }
        }),
        ("merged", |block| {
            let mut whole = block.segments.remove(0);
            for next in block.segments.drain(..) {
                whole.source.push_chars(&whole.after);
                whole.source.push_text(&next.source);
                let target = whole.target.as_mut().unwrap();
                target.push_chars(" ");
                target.push_text(&next.target.unwrap());
                whole.after = next.after;
            }
            block.segments.push(whole);
        }),
        ("spaced", |block| {
            for segment in &mut block.segments {
                let pieces = segment.source.pieces().iter().map(|piece| match piece {
                    Piece::Chars(chars) => Piece::Chars(chars.replace(' ', "\n\t ")),
                    Piece::Code(code) => Piece::Code(code.clone()),
                });
                segment.source = Text::from_pieces(pieces.collect::<Vec<_>>());
                segment.after = "\u{a0}\n".into();
            }
        }),
        ("without codes", |block| {
            for segment in &mut block.segments {
                segment.source = Text::plain(segment.source.chars());
            }
        }),
        ("codes reordered", |block| {
            for segment in &mut block.segments {
                let mut codes: Vec<_> = segment.source.codes().cloned().collect();
                codes.reverse();
                let pieces = segment.source.pieces().iter().map(|piece| match piece {
                    Piece::Chars(chars) => Piece::Chars(chars.clone()),
                    Piece::Code(_) => Piece::Code(codes.pop().unwrap()),
                });
                segment.source = Text::from_pieces(pieces.collect::<Vec<_>>());
            }
        }),
    ];
    for (name, edit) in edits {
        let mut edited = bilingual.clone();
        for block in blocks(&mut edited) {
            edit(block);
            // Numbers that mean nothing any more, so that the words must do.
            block.id = format!("u{}", block.id);
        }
        let placed = poured(&document, edited).unwrap_or_else(|error| panic!("{name}: {error}")).placed.bilingual;
        assert_eq!(placed.story.len() + placed.site.len(), count, "{name}");
        for (here, there) in placed.story.iter().chain(&placed.site).zip(bilingual.story.iter().chain(&bilingual.site))
        {
            assert_eq!(here.id, there.id, "{name}");
            let said: String = here.segments.iter().filter_map(|segment| segment.target.as_ref()).map(chars).collect();
            let expected: String =
                there.segments.iter().filter_map(|segment| segment.target.as_ref()).map(chars).collect();
            assert_eq!(said.replace(' ', ""), expected.replace(' ', ""), "{name}");
        }
    }
}

#[test]
fn a_segment_that_the_page_does_not_hold_is_named() {
    let (document, bilingual) = harbour();
    for (reader, told) in [(Some(READER), "none"), (Some(READER + 1), "3"), (None, "?")] {
        let mut strange = bilingual.clone();
        strange.original.reader = reader;
        let block = at(&strange.story, "The first ferry");
        let id = strange.story[block].id.clone();
        strange.story[block].segments[1].source = Text::plain(
            "It carries two hundred people and no cars at all, not even the small ones that the islands build themselves.",
        );
        let Error::SegmentUnplaced { segment, words, reader, .. } = refused(&document, strange) else {
            panic!("another")
        };
        assert_eq!(segment, format!("{id}/2"));
        assert_eq!(words, "It carries two hundred people and no cars at all, not even t…");
        assert_eq!(reader, told);
    }
}

/// A file of a reader that found other blocks: what was the story's is the site's now, numbers are higher, the first place
/// of a text is another.
#[test]
fn what_another_reader_counted_otherwise_finds_its_place() {
    let (document, bilingual) = harbour();
    let expected = page(&document, bilingual.clone());
    let mut other = bilingual;
    other.original.reader = None;
    let footer = other.site.pop().unwrap();
    other.story.insert(0, footer);
    for block in blocks(&mut other) {
        let number: usize = block.id[1..].parse().unwrap();
        block.id = format!("b{}", number + 7);
    }
    assert_eq!(page(&document, other), expected);
}

/// The file says which version of the reader cut the page into blocks. Should this page be cut otherwise one day, raise
/// [`READER`], so that files from before are known as such.
#[test]
fn the_version_of_the_reader_is_that_of_what_it_finds() {
    let document = document_of("harbour.html", HARBOUR.as_bytes()).unwrap();
    let found: Vec<String> = document.blocks.iter().map(|block| block.text.chars()).collect();
    let cut = outline(&document, &classify(&document), &Segmenter::new(), &Lang::parse("en").unwrap());
    let ids: Vec<&str> = cut.story.iter().chain(&cut.site).map(|block| block.id.as_str()).collect();
    assert_eq!((READER, found.len(), ids.join(" ")), (2, 21, EXPECTED_IDS.to_owned()), "{found:#?}");
}

const EXPECTED_IDS: &str = "b6 b7 b8 b9 b10 b11 b12 b13 b14 b15 b16 s2 s4 s5 s17 s19";

/// A project with the page, pretranslated and finished; the file's units as the journey changes them.
fn finished(change: impl Fn(&str) -> String) -> Desk {
    let desk = Desk::empty();
    desk.write("cotejo.toml", "source = \"en\"\ntargets = [\"pt-PT\"]\n");
    desk.write("harbour.html", HARBOUR);
    desk.ends(0, &["pretranslate", "harbour.html", "--out", "out"]);
    let xliff = desk.read("out/harbour/harbour.pt-PT.xlf");
    assert!(xliff.contains(&format!("cotejo:reader=\"{READER}\"")), "{xliff}");
    let mut done = String::new();
    for (at, part) in xliff.split("<segment ").enumerate() {
        if at > 0 {
            done.push_str("<segment ");
        }
        let Some((source, rest)) = part.split_once("<source>").and_then(|(_, rest)| rest.split_once("</source>"))
        else {
            done.push_str(part);
            continue;
        };
        let part = part.replacen("state=\"initial\"", "state=\"final\"", 1);
        let end = part.len() - rest.len();
        done.push_str(&part[..end]);
        done.push_str(&format!("<target>({source})</target>"));
        done.push_str(rest);
    }
    desk.write("done.xlf", change(&done));
    desk
}

/// The unit that holds these words, from tag to tag.
fn unit_of<'a>(xliff: &'a str, words: &str) -> &'a str {
    let found = xliff.find(words).unwrap_or_else(|| panic!("{words}"));
    let start = xliff[..found].rfind("<unit ").unwrap();
    let end = xliff[found..].find("</unit>").unwrap() + found + "</unit>".len();
    &xliff[start..end]
}

fn id_of(unit: &str) -> &str {
    unit.split("id=\"").nth(1).unwrap().split('"').next().unwrap()
}

#[test]
fn a_finished_file_makes_a_final_page() {
    let desk = finished(str::to_owned);
    let ran = desk.ends(0, &["export", "done.xlf", "--format", "html", "--out", "pub"]);
    assert!(!ran.out.contains("draft") && ran.err.is_empty(), "{} {}", ran.out, ran.err);
    let page = desk.read("pub/harbour/harbour.pt-PT.html");
    assert!(page.contains("<h1>(The harbour opens again)</h1>") && !page.contains("data-cotejo"), "{page}");
    assert_eq!(page.matches('<').count(), HARBOUR.matches('<').count(), "{page}");
}

#[test]
fn a_file_that_lacks_a_unit_makes_a_draft() {
    let desk = finished(|xliff| xliff.replacen(unit_of(xliff, "The timetable was"), "", 1));
    let ran = desk.ends(0, &["export", "done.xlf", "--format", "html", "--out", "pub", "--json"]);
    assert_eq!(ran.json()[0]["draft"], true);
    assert!(ran.err.contains("The timetable was written"), "{}", ran.err);
    assert!(!desk.path("pub/harbour/harbour.pt-PT.html").exists());
    let page = desk.read("pub/harbour/harbour.pt-PT.draft.html");
    assert!(page.contains("<span lang=\"en\" data-cotejo=\"new\">The timetable was"), "{page}");
    assert_eq!(page.matches("data-cotejo=").count(), 1, "{page}");
    let beside = desk.read("pub/harbour/harbour.pt-PT.bilingual.draft.html");
    assert!(beside.contains("The timetable was written"), "the page beside its original shows the gap");
}

#[test]
fn a_file_whose_ids_were_exchanged_or_shifted_makes_the_same_page() {
    let right = finished(str::to_owned);
    right.ends(0, &["export", "done.xlf", "--format", "html", "--out", "pub"]);
    let expected = right.read("pub/harbour/harbour.pt-PT.html");
    let exchanged = finished(|xliff| {
        let (one, other) = (unit_of(xliff, "The first ferry"), unit_of(xliff, "The new gates"));
        let (a, b) = (format!("id=\"{}\"", id_of(one)), format!("id=\"{}\"", id_of(other)));
        xliff
            .replacen(&format!("<unit {a}"), "<unit \u{1}", 1)
            .replacen(&format!("<unit {b}"), &format!("<unit {a}"), 1)
            .replace("\u{1}", &b)
    });
    let shifted = finished(|xliff| {
        let mut out = String::new();
        for (at, part) in xliff.split("<unit id=\"").enumerate() {
            if at == 0 {
                out.push_str(part);
                continue;
            }
            let (id, rest) = part.split_once('"').unwrap();
            let number: usize = id[1..].parse().unwrap();
            out.push_str(&format!("<unit id=\"{}{}\"{rest}", &id[..1], number + 1));
        }
        out
    });
    for desk in [exchanged, shifted] {
        let ran = desk.ends(0, &["export", "done.xlf", "--format", "html", "--out", "pub"]);
        assert!(ran.err.is_empty(), "{}", ran.err);
        assert_eq!(desk.read("pub/harbour/harbour.pt-PT.html"), expected);
    }
}

#[test]
fn a_page_that_changed_since_is_published_as_it_was_or_not_at_all() {
    let changed = HARBOUR.replace("on Monday at seven", "on Tuesday at eight");
    // The memory kept the page that was translated.
    let desk = finished(str::to_owned);
    desk.write("harbour.html", &changed);
    let ran = desk.ends(0, &["export", "done.xlf", "--format", "html", "--out", "pub", "--with-findings"]);
    assert!(ran.err.contains("copy of the original"), "{}", ran.err);
    assert!(desk.read("pub/harbour/harbour.pt-PT.html").contains("(The first ferry leaves on Monday"));
    // A tool dropped which page it was, and the page was pretranslated again: that one is meant, and one segment is not
    // in it any more.
    let desk = finished(|xliff| {
        let (before, hash) = xliff.split_once("cotejo:hash=\"").unwrap();
        let hash = hash.split('"').next().unwrap();
        assert!(before.contains("harbour.html"));
        xliff.replace(&format!(" cotejo:hash=\"{hash}\""), "")
    });
    desk.write("harbour.html", &changed);
    desk.ends(0, &["pretranslate", "harbour.html", "--out", "again"]);
    let ran = desk.ends(2, &["export", "done.xlf", "--format", "html", "--out", "pub"]);
    assert!(ran.err.contains("The first ferry leaves on Monday") && ran.err.contains("/1 "), "{}", ran.err);
    assert!(!desk.path("pub").exists(), "nothing was written");
}

use super::cells::{COMMENT, Row, SOURCE, STATE, TARGET};
use super::*;
use crate::error::Notice;
use crate::model::{BilingualBlock, Code, Hash, Lang, Original, Piece, Role, Segment, State, Text};

fn lang(tag: &str) -> Lang {
    Lang::parse(tag).unwrap()
}

fn bold(before: &str, inside: &str, behind: &str) -> Text {
    let code = |code| Piece::Code(code);
    let chars = |chars: &str| Piece::Chars(chars.to_owned());
    Text::from_pieces(
        [chars(before), code(Code::open("a", "<b>")), chars(inside), code(Code::close("a", "</b>")), chars(behind)]
            .into_iter()
            .filter(|piece| !matches!(piece, Piece::Chars(chars) if chars.is_empty())),
    )
}

/// A story of four sentences, and one string of the site.
fn story() -> Bilingual {
    let done = |id: &str, source: Text, target: Text, state| {
        let mut segment = Segment { target: Some(target), state, ..Segment::open(id, source) };
        segment.filled = segment.mark();
        segment
    };
    let block =
        |id: &str, role, segments| BilingualBlock { id: id.to_owned(), role, message: None, note: None, segments };
    let after = |segment: Segment| Segment { after: " ".to_owned(), ..segment };
    Bilingual {
        source: lang("en"),
        target: lang("pt-PT"),
        original: Original {
            name: "articles/lock.html".to_owned(),
            format: "html".to_owned(),
            hash: Hash("00ff".to_owned()),
            encoding: "UTF-8".to_owned(),
            reader: Some(3),
        },
        story: vec![
            block("b1", Role::Title, vec![done("1", "The lock opens".into(), "A eclusa abre".into(), State::Reviewed)]),
            block(
                "b2",
                Role::Paragraph,
                vec![
                    after(done("1", bold("It is ", "deep", "."), bold("É ", "funda", "."), State::Translated)),
                    Segment::open("2", "=1+1 is {1} and {{2} and {x}.".into()),
                ],
            ),
            block("b3", Role::Paragraph, vec![Segment::open("1", " Two\nlines, a\ttab\u{1}. ".into())]),
        ],
        site: vec![BilingualBlock {
            message: Some("contact-us".to_owned()),
            note: Some("in the footer".to_owned()),
            ..block("s4", Role::SiteString, vec![done("1", "Contact us".into(), "Contacte-nos".into(), State::Final)])
        }],
    }
}

/// What a table becomes in a file and again.
type Through = (&'static str, fn(&Cells) -> Cells);

fn through_csv(cells: &Cells) -> Cells {
    csv::read(&Input { name: "t.csv", bytes: &csv::write(cells) }).unwrap().value
}

fn through_xlsx(cells: &Cells) -> Cells {
    xlsx::read(&Input { name: "t.xlsx", bytes: &xlsx::write("t.xlsx", cells).unwrap() }).unwrap().value
}

fn through_docx(cells: &Cells) -> Cells {
    docx::read(&Input { name: "t.docx", bytes: &docx::write(cells).unwrap() }).unwrap().value
}

const FILES: [Through; 3] = [("csv", through_csv), ("xlsx", through_xlsx), ("docx", through_docx)];

/// The document of a table to whose rows something was done, and what is told.
fn returned(through: fn(&Cells) -> Cells, change: impl FnOnce(&mut Vec<Row>)) -> (Bilingual, Vec<&'static str>) {
    let mut cells = rows::of(&story());
    change(&mut cells.rows);
    let Noted { value, notices } = rows::bilingual("t", &through(&cells)).unwrap();
    (value.without_lines(), notices.iter().map(Notice::id).collect())
}

#[test]
fn an_untouched_table_says_what_it_was_made_of() {
    for (file, through) in FILES {
        let (read, told) = returned(through, |_| {});
        assert_eq!(read, story(), "{file}");
        assert_eq!(told, [""; 0], "{file}");
    }
    for (name, format) in [("t.docx", &DOCX), ("t.xlsx", &XLSX), ("t.csv", &CSV)] {
        let bytes = (format.made_bilingual(name).unwrap().write)(&story()).unwrap();
        assert_eq!(crate::format::recognize(name, &bytes).unwrap().id, format.id);
        let again = format.bilingual(name).unwrap().read(&Input { name, bytes: &bytes }).unwrap();
        assert!(again.notices.is_empty(), "{:?}", again.notices);
        let written = (format.made_bilingual(name).unwrap().write)(&again.value).unwrap();
        assert!(written == bytes, "{name}: not the same bytes");
        assert!(refill(&Input { name, bytes: &bytes }, &[again.value]).unwrap() == bytes);
        assert!(refill(&Input { name, bytes: &bytes }, &[]).is_err());
    }
}

#[test]
fn people_see_marks_and_words_of_the_translations_language() {
    let cells = rows::of(&story());
    assert_eq!(cells.headings[TARGET], "Tradução (pt-PT)");
    let seen: Vec<[&str; 3]> =
        cells.rows.iter().map(|row| [SOURCE, TARGET, STATE].map(|column| row.seen[column].as_str())).collect();
    assert_eq!(seen[0], ["The lock opens", "A eclusa abre", "revisto"]);
    assert_eq!(seen[1], ["It is {1}deep{/1}.", "É {1}funda{/1}.", "traduzido"]);
    assert_eq!(seen[2], ["=1+1 is {{1} and {{{{2} and {x}.", "", ""]);
    assert_eq!(cells.rows[4].seen[COMMENT], "in the footer");
}

#[test]
fn what_an_editor_did_is_what_changes() {
    for (file, through) in FILES {
        let (read, told) = returned(through, |rows| {
            rows[0].seen[TARGET] = "Abre a eclusa".to_owned();
            rows[0].seen[COMMENT] = "word order".to_owned();
            rows[1].seen[TARGET] = "É mesmo {1}muito\nfunda{/1}.".to_owned();
            rows[1].seen[STATE] = "Final".to_owned();
            rows[2].seen[TARGET] = "=1+1 é {{1}.".to_owned();
            // Read and found right.
            rows[4].seen[STATE] = "reviewed".to_owned();
        });
        assert_eq!(told, [""; 0], "{file}");
        let segments: Vec<&Segment> = read.segments().collect();
        let said = |at: usize| (segments[at].target.clone().unwrap(), segments[at].state, segments[at].is_as_filled());
        assert_eq!(said(0), ("Abre a eclusa".into(), State::Reviewed, false), "{file}");
        assert_eq!(said(1), (bold("É mesmo ", "muito\nfunda", "."), State::Final, false), "{file}");
        assert_eq!(said(2), ("=1+1 é {1}.".into(), State::Translated, false), "{file}");
        assert_eq!(segments[3], &story().story[2].segments[0], "{file}");
        assert_eq!(said(4), ("Contacte-nos".into(), State::Reviewed, false), "{file}");
        assert_eq!(read.story[0].note.as_deref(), Some("word order"));
        assert_eq!(
            segments.iter().map(|segment| &segment.source).collect::<Vec<_>>(),
            story().segments().map(|segment| &segment.source).collect::<Vec<_>>()
        );
    }
}

#[test]
fn rows_that_were_touched_otherwise_are_told() {
    let row = |at: usize| move |rows: &mut Vec<Row>| rows[at].clone();
    for (file, through) in FILES {
        let told = |change: &dyn Fn(&mut Vec<Row>)| returned(through, change);
        // Sorted, and one row gone.
        let (read, notices) = told(&|rows| {
            rows.remove(2);
            rows.reverse();
        });
        assert_eq!(notices, ["notice-table-rows-missing"], "{file}");
        let mut expected = story();
        expected.story[1].segments.pop();
        assert_eq!(read, expected, "{file}");
        // A row by hand, and a row of another table.
        let (read, notices) = told(&|rows| {
            let mut new = Row::default();
            new.seen[SOURCE] = "New".to_owned();
            new.seen[TARGET] = "Nova".to_owned();
            rows.insert(1, new);
            let mut other = rows[0].clone();
            other.record = other.record.replace("\"of\":\"", "\"of\":\"0");
            rows.push(other);
        });
        assert_eq!((read, notices), (story(), vec!["notice-table-rows-foreign"]), "{file}");
        // The same row twice; with other words, neither counts.
        let (read, notices) = told(&|rows| {
            let copy = row(0)(rows);
            rows.push(copy);
        });
        assert_eq!((read, notices), (story(), vec![]), "{file}");
        let (read, notices) = told(&|rows| {
            let mut copy = row(0)(rows);
            copy.seen[TARGET] = "Abre".to_owned();
            rows.push(copy);
        });
        assert_eq!((read.story.len(), notices), (2, vec!["notice-table-rows-twice"]), "{file}");
        // The source was changed: what was sent counts.
        let (read, notices) = told(&|rows| rows[0].seen[SOURCE].push('!'));
        assert_eq!((read, notices), (story(), vec!["notice-table-source-edited"]), "{file}");
        // Codes that stand for nothing, that overlap themselves, that are gone.
        for (said, notice) in [
            ("É {2}funda{/2}.", "notice-table-codes-broken"),
            ("É {1}funda.", "notice-table-codes-broken"),
            ("É {/1}funda{1}.", "notice-table-codes-broken"),
            ("É funda, sim.", "notice-table-codes-lost"),
        ] {
            let (read, notices) = told(&|rows| rows[1].seen[TARGET] = said.to_owned());
            assert_eq!(notices, [notice], "{file} {said}");
            let taken = read.story[1].segments.iter().any(|segment| segment.id == "1");
            assert_eq!(taken, notice.ends_with("lost"), "{file} {said}");
        }
        let (read, notices) = told(&|rows| rows[0].seen[STATE] = "okay".to_owned());
        assert_eq!((read, notices), (story(), vec!["notice-table-state-unknown"]), "{file}");
        // An emptied translation is none, and nobody's.
        let (read, notices) = told(&|rows| rows[0].seen[TARGET].clear());
        assert_eq!((&read.story[0].segments[0].target, notices), (&None, vec![]), "{file}");
    }
}

#[test]
fn a_table_that_lost_its_record_or_its_characters_is_refused() {
    let fault = |change: &dyn Fn(&str) -> String| {
        let mut cells = rows::of(&story());
        cells.head = change(&cells.head);
        rows::bilingual("t", &cells).unwrap_err().id()
    };
    assert_eq!(fault(&|_| String::new()), "error-table-damaged");
    assert_eq!(fault(&|head| head[..head.len() / 2].to_owned()), "error-table-damaged");
    assert_eq!(fault(&|head| head.replace("中", "?")), "error-table-not-unicode");
    assert_eq!(fault(&|head| head.replace("table\":1", "table\":9")), "error-table-newer");
}

#[test]
fn a_table_is_what_a_word_processor_made_of_it() {
    let bytes = docx::write(&rows::of(&story())).unwrap();
    let text = {
        let mut archive = crate::format::zip::Archive::open("t", &bytes).unwrap();
        let number = archive.number("word/document.xml").unwrap();
        String::from_utf8(archive.read(number, 1 << 20).unwrap()).unwrap()
    };
    let with = |change: &dyn Fn(&str) -> String| {
        let archive = crate::format::zip::Archive::open("t", &bytes).unwrap();
        let number = archive.number("word/document.xml").unwrap();
        let bytes = archive.with(&[(number, change(&text).as_bytes())]).unwrap();
        let read = parts(&Input { name: "t.docx", bytes: &bytes }, docx::read).unwrap();
        (read.value[0].segments().next().unwrap().target.clone().unwrap().chars(), read.notices.len())
    };
    let said = "<w:t xml:space=\"preserve\">A eclusa abre</w:t>";
    for (new, expected) in [
        // Runs, a spelling mark between them, tracked changes.
        (
            "<w:t>A eclusa</w:t></w:r><w:proofErr w:type=\"spellStart\"/><w:r><w:t xml:space=\"preserve\"> abriu</w:t>",
            "A eclusa abriu",
        ),
        (
            "<w:t>A</w:t></w:r><w:del w:id=\"1\"><w:r><w:delText xml:space=\"preserve\"> eclusa</w:delText></w:r></w:del>\
             <w:ins w:id=\"2\"><w:r><w:t xml:space=\"preserve\"> comporta</w:t></w:r></w:ins><w:r><w:t xml:space=\"preserve\"> abre</w:t>",
            "A comporta abre",
        ),
        ("<w:t>A eclusa</w:t></w:r></w:p><w:p><w:r><w:t>abre já</w:t>", "A eclusa\nabre já"),
        (said, "A eclusa abre"),
    ] {
        assert!(text.contains(said));
        assert_eq!(with(&|text| text.replace(said, new)), (expected.to_owned(), 0));
    }
    // A row that was deleted while changes are tracked is missing.
    let row = text.match_indices("<w:cantSplit/>").nth(2).unwrap().0;
    let deleted = with(&|text| format!("{}<w:del w:id=\"3\"/>{}", &text[..row], &text[row..]));
    assert_eq!(deleted, ("A eclusa abre".to_owned(), 1));
}

proptest::proptest! {
    /// Any text with its codes is read as it was shown, and any words at all give a text or are told.
    #[test]
    fn any_text_is_read_as_it_was_shown(parts in proptest::collection::vec((0..5_usize, "[{}/0-9a ]{0,6}"), 0..8), words in "[{}/0-9a]{0,12}") {
        let mut text = Text::default();
        for (at, (kind, chars)) in parts.iter().enumerate() {
            match kind {
                0 => text.push(Piece::Code(Code::standalone(at.to_string(), "<br>"))),
                1 => {
                    text.push(Piece::Code(Code::open(at.to_string(), "<b>")));
                    text.push_chars(chars);
                    text.push(Piece::Code(Code::close(at.to_string(), "</b>")));
                }
                _ => text.push_chars(chars),
            }
        }
        let codes = marked::Codes::of([&text]);
        assert_eq!(codes.meant(&codes.shown(&text)), Some(text.clone()));
        if let Some(meant) = codes.meant(&words) {
            assert_eq!(codes.meant(&codes.shown(&meant)), Some(meant));
        }
    }
}

//! A file under translation brought up to date: what is open gets what the memory has by now, what the page gained comes in,
//! and what a person did stays.

use std::collections::BTreeSet;

use cotejo::desk::project::Project;
use cotejo::desk::report::StoryReport;
use cotejo::desk::workspace::{PretranslateOptions, Render, Workspace};
use cotejo::desk::write::Overwrite;
use cotejo::format::{Input, XLIFF};
use cotejo::model::{Bilingual, Segment, State, Text, Time};
use cotejo::store::{Manner, Stamp};
use proptest::prelude::*;
use proptest::sample::select;

use crate::binary::{Desk, Ran};
use crate::store_story::{by, lang};

const PAGE: &str = "<!doctype html>\n<html lang=\"en\"><head><title>The ferry sails again</title></head><body><article>\n\
    <h1>The ferry sails again</h1>\n<p>The ferry to the island sails again on Monday. Nobody was hurt in the storm.</p>\n\
    <p>The harbour <b>stays</b> closed until the quay is mended.</p>\n<p>The mayor thanked the crew for their patience.</p>\n\
    </article></body></html>\n";

fn project() -> Desk {
    let desk = Desk::empty();
    desk.write("cotejo.toml", "store = \".cotejo/m.db\"\nsource = \"en\"\ntargets = [\"pt-PT\"]\nout = \"out\"\n");
    desk.write("ferry.html", PAGE);
    desk.ends(0, &["pretranslate", "ferry.html"]);
    desk
}

const FILE: &str = "out/ferry/ferry.pt-PT.xlf";

/// The memory learns renderings.
fn learn(desk: &Desk, name: &str, pairs: &[(&str, &str)]) {
    let units: String = pairs
        .iter()
        .map(|(en, pt)| {
            format!(
                "<tu><tuv xml:lang=\"en\"><seg>{en}</seg></tuv><tuv xml:lang=\"pt-PT\"><seg>{pt}</seg></tuv></tu>\n"
            )
        })
        .collect();
    let header = "<header creationtool=\"x\" creationtoolversion=\"1\" segtype=\"sentence\" o-tmf=\"x\" adminlang=\"en\" \
                  srclang=\"en\" datatype=\"plaintext\"/>";
    desk.write(name, format!("<tmx version=\"1.4\">{header}<body>\n{units}</body></tmx>\n"));
    desk.ends(0, &["import", name]);
}

fn update(desk: &Desk) -> Ran {
    desk.ends(0, &["pretranslate", "ferry.html", "--update"])
}

/// Gives the segment with this source a translation, as a tool would.
fn translated(file: &str, source: &str, target: &str) -> String {
    let at = file.find(&format!("<source>{source}")).unwrap_or_else(|| panic!("{source}: {file}"));
    let end = at + file[at..].find("</source>").unwrap() + "</source>".len();
    let head = file[..at].rfind("state=\"initial\"").unwrap();
    let (before, after) =
        (file[..head].to_owned() + "state=\"translated\"", &file[head + "state=\"initial\"".len()..end]);
    format!("{before}{after}\n    <target>{target}</target>{}", &file[end..])
}

#[test]
fn what_is_open_is_filled_and_work_stays_byte_for_byte() {
    type Tool = fn(&str) -> Vec<u8>;
    let as_it_is: Tool = |file| file.as_bytes().to_vec();
    let windows: Tool = |file| file.replace('\n', "\r\n").into_bytes();
    let marked: Tool = |file| [b"\xef\xbb\xbf", file.as_bytes()].concat();
    let laid_out: Tool =
        |file| file.replace("<segment", "\n\n      <segment").replace(" xml:space=\"preserve\"", "").into_bytes();
    let in_one_line: Tool = |file| file.lines().map(str::trim_start).collect::<String>().into_bytes();
    let prefixed: Tool = |file| {
        let file = file.replace("xmlns=", "xmlns:x=").replace("</", "</x:").replace("</x:mtc:", "</mtc:");
        let mut out = String::new();
        for piece in file.split_inclusive('<') {
            let bare = out.ends_with('<')
                && piece.starts_with(|c: char| c.is_ascii_alphabetic())
                && !piece.starts_with("mtc:");
            out.push_str(if bare { "x:" } else { "" });
            out.push_str(piece);
        }
        out.into_bytes()
    };
    let remarked: Tool = |file| {
        let remark = "<!-- an <xliff> for Bia -->\n<xliff xmlns:bia=\"urn:bia\" bia:way=\"en > pt\" ";
        file.replacen("<xliff ", remark, 1).into_bytes()
    };
    let extended: Tool = |file| {
        let own = |name: &str| format!("<w:{name} xmlns:w=\"urn:work\"><w:source>Bia</w:source></w:{name}>");
        let at = file.find('>').map_or(0, |at| at + 1 + file[at + 1..].find('>').unwrap_or_default() + 1);
        let file = format!("{}{}{}", &file[..at], own("file"), &file[at..]);
        let file = file.replace("<segment", &format!("{}<segment", own("segment")));
        file.replace("<unit ", &format!("{}<unit ", own("unit"))).into_bytes()
    };
    for (name, tool) in [
        ("extended", extended),
        ("remarked", remarked),
        ("as it is", as_it_is),
        ("windows", windows),
        ("marked", marked),
        ("laid out", laid_out),
        ("in one line", in_one_line),
        ("prefixed", prefixed),
    ] {
        let desk = project();
        let work =
            translated(&desk.read(FILE), "Nobody was hurt", "Ninguém ficou ferido <!-- na tempestade? -->no temporal.");
        let work = work.replacen("  <unit ", "  <!-- Bia: the title last -->\n  <unit ", 1);
        desk.write(FILE, tool(&work));
        let before = std::fs::read(desk.path(FILE)).unwrap();
        // Nothing is known: nothing changes, and nothing is said of it.
        let ran = update(&desk);
        assert!(ran.err.is_empty(), "{name}: {}", ran.err);
        assert!(std::fs::read(desk.path(FILE)).unwrap() == before, "{name}");
        learn(
            &desk,
            "new.tmx",
            &[
                ("The mayor thanked the crew for their patience.", "A presidente agradeceu a paciência à tripulação."),
                ("Nobody was hurt in the storm.", "Não houve feridos."),
            ],
        );
        // A sentence with an inline code, from another page.
        desk.write("bus.html", PAGE.replace("The ferry", "The bus"));
        desk.ends(0, &["pretranslate", "bus.html"]);
        let bus = desk.read("out/bus/bus.pt-PT.xlf");
        let at = bus.find("<source>The harbour").unwrap() + "<source>".len();
        let target = bus[at..at + bus[at..].find("</source>").unwrap()].replace("The harbour", "O porto");
        let target =
            target.replace("stays", "continua").replace("closed until the quay is mended", "fechado até haver cais");
        desk.write("done.xlf", translated(&bus, "The harbour", &target));
        desk.ends(0, &["import", "done.xlf"]);
        let ran = update(&desk);
        assert!(ran.err.contains("2 filled in"), "{name}: {}", ran.err);
        let after = String::from_utf8(std::fs::read(desk.path(FILE)).unwrap()).unwrap();
        for kept in ["<!-- na tempestade? -->", "<!-- Bia: the title last -->"] {
            assert!(after.contains(kept), "{name}: {after}");
        }
        assert!(!after.contains("<target>Não houve feridos"), "{name}: {after}");
        assert!(after.contains("target>A presidente agradeceu"), "{name}: {after}");
        let harbour = &after[after.rfind("target>O porto ").unwrap_or_else(|| panic!("{name}: {after}"))..];
        assert!(harbour[..harbour.find("</segment").unwrap_or(200)].contains("continua"), "{name}: {harbour}");
        // The lines that nobody had a reason to touch are there as they were.
        let before = String::from_utf8(before).unwrap();
        let count = |of: &str, line: &str| of.lines().filter(|one| *one == line).count();
        let changed = before.lines().filter(|line| count(&after, line) < count(&before, line));
        let changed: Vec<&str> = changed.filter(|line| !line.contains("segment ")).collect();
        assert!(changed.is_empty() || name == "in one line", "{name}: {changed:#?}");
        // Again, nothing changes; and the file is a person's all the while.
        let ran = update(&desk);
        assert!(ran.err.is_empty() && desk.read(FILE) == after, "{name}: {}", ran.err);
        desk.ends(2, &["pretranslate", "ferry.html"]);
        let told = &desk.ends(0, &["import", FILE, "--json"]).json()[0];
        assert_eq!((&told["new"], &told["updated"]), (&1.into(), &0.into()), "{name}: {told}");
    }
}

#[test]
fn the_page_changes_under_the_translator() {
    let desk = project();
    let mut work = desk.read(FILE);
    for (source, target) in [
        ("The ferry sails again", "O barco volta ao mar"),
        ("The ferry to the island", "O barco para a ilha volta na segunda-feira."),
        ("Nobody was hurt", "Ninguém ficou ferido no temporal."),
        ("The mayor thanked", "A presidente agradeceu à tripulação."),
    ] {
        work = translated(&work, source, target);
    }
    desk.write(FILE, &work);
    // A sentence changes beside another one, a paragraph goes, one comes, and two change places.
    let page = PAGE
        .replace("again on Monday.", "again on Tuesday.")
        .replace("<p>The mayor thanked the crew for their patience.</p>\n", "")
        .replace("<p>The harbour", "<p>The island has been cut off for nine days.</p>\n<p>The harbour");
    desk.write("ferry.html", page);
    learn(&desk, "new.tmx", &[("The island has been cut off for nine days.", "A ilha está isolada há nove dias.")]);
    let ran = update(&desk);
    assert!(ran.err.contains("ferry.pt-PT.xlf.bak"), "{}", ran.err);
    assert!(ran.err.contains("The ferry to the island sails again on Monday"), "{}", ran.err);
    assert_eq!(desk.read(&format!("{FILE}.bak")), work, "the work as it was");
    let after = desk.read(FILE);
    for (stays, is) in [
        ("<target>O barco volta ao mar</target>", true),
        ("<target>Ninguém ficou ferido no temporal.</target>", true),
        ("<source>The ferry to the island sails again on Tuesday.</source>", true),
        ("<target>A ilha está isolada há nove dias.</target>", true),
        ("O barco para a ilha volta na segunda-feira.", false),
        ("A presidente agradeceu", false),
    ] {
        assert_eq!(after.contains(stays), is, "{stays}: {after}");
    }
    let ran = update(&desk);
    assert!(ran.err.is_empty() && desk.read(FILE) == after, "{}", ran.err);
    // It is published on the page as it is now; and what went is the memory's, for whoever takes it in.
    let ran = desk.ends(0, &["export", FILE]);
    assert!(ran.err.is_empty(), "{}", ran.err);
    let page = desk.read("out/ferry/ferry.pt-PT.draft.html");
    assert!(page.contains("O barco volta ao mar") && page.contains("again on Tuesday."), "{page}");
    desk.ends(0, &["import", &format!("{FILE}.bak")]);
    update(&desk);
    assert!(desk.read(FILE).contains("O barco para a ilha volta na segunda-feira."), "now it is offered");
}

#[test]
fn what_cotejo_filled_follows_the_memory_and_what_a_person_typed_does_not() {
    let desk = Desk::empty();
    desk.write("cotejo.toml", "store = \".cotejo/m.db\"\nsource = \"en\"\ntargets = [\"pt-PT\"]\nout = \"out\"\n");
    desk.write("ferry.html", PAGE);
    learn(
        &desk,
        "old.tmx",
        &[("Nobody was hurt in the storm.", "Não houve feridos."), ("The ferry sails again", "O ferry volta")],
    );
    desk.ends(0, &["pretranslate", "ferry.html"]);
    let file = desk.read(FILE);
    assert!(file.contains("<target>O ferry volta</target>"));
    // She reviews one as it is.
    let at = file.rfind("<target>Não houve").unwrap();
    let head = file[..at].rfind("\"translated\"").unwrap();
    desk.write(FILE, format!("{}\"reviewed\"{}", &file[..head], &file[head + "\"translated\"".len()..]));
    // The memory learns better of both.
    let found = desk.ends(0, &["lookup", "The ferry sails again", "--from", "en", "--to", "pt-PT", "--json"]).json();
    let units: Vec<String> = ["The ferry sails again", "Nobody was hurt in the storm."]
        .iter()
        .map(|text| {
            let found = desk.ends(0, &["lookup", text, "--from", "en", "--to", "pt-PT", "--json"]).json();
            found[0]["matches"][0]["unit"].as_str().unwrap().to_owned()
        })
        .collect();
    assert!(!found.is_empty());
    for unit in &units {
        desk.ends(0, &["memory", "forget", unit]);
    }
    // What nobody touched is forgotten here as well; what she has confirmed stays.
    let ran = update(&desk);
    let after = desk.read(FILE);
    assert!(
        !after.contains("<target>O ferry volta</target>") && after.contains("<target>Não houve feridos."),
        "{after}"
    );
    assert!(ran.err.contains("1 taken out"), "{}", ran.err);
    learn(
        &desk,
        "new.tmx",
        &[("Nobody was hurt in the storm.", "Ninguém se magoou."), ("The ferry sails again", "O barco volta")],
    );
    let ran = update(&desk);
    let after = desk.read(FILE);
    assert!(after.contains("<target>O barco volta</target>"), "{after}");
    assert!(after.contains("<target>Não houve feridos.</target>"), "{after}");
    assert!(ran.err.contains("filled in"), "{}", ran.err);
    assert!(!ran.err.contains(".bak"), "nobody's work went: {}", ran.err);
    let told = &desk.ends(0, &["import", FILE, "--json"]).json()[0];
    assert_eq!(told["new"].as_u64().unwrap() + told["updated"].as_u64().unwrap(), 1, "the review alone: {told}");
}

#[test]
fn another_documents_file_is_not_brought_up_to_date() {
    let desk = project();
    for (name, wrong) in [
        ("another", desk.read(FILE).replace("original=\"ferry.html\"", "original=\"bus.html\"")),
        ("language", desk.read(FILE).replace("trgLang=\"pt-PT\"", "trgLang=\"pt-BR\"")),
        ("cut off", desk.read(FILE)[..400].to_owned()),
        ("damaged", desk.read(FILE).replacen("</source>", "&#x1F;</source>", 1)),
        ("marks", format!("<<<<<<< HEAD\n{0}=======\n{0}>>>>>>> x\n", desk.read(FILE))),
    ] {
        desk.write("wrong.xlf", &wrong);
        std::fs::copy(desk.path("wrong.xlf"), desk.path(FILE)).unwrap();
        let ran = desk.ends(2, &["pretranslate", "ferry.html", "--update"]);
        assert!(ran.err.contains("ferry.pt-PT.xlf"), "{name}: {}", ran.err);
        assert_eq!(desk.read(FILE), wrong, "{name}");
    }
}

const SENTENCES: [&str; 8] = [
    "The ferry sails again.",
    "Nobody was hurt.",
    "The bridge stays closed.",
    "Trains run every hour.",
    "The council meets on Monday.",
    "The lighthouse is lit.",
    "Rain is expected.",
    "The museum is free today.",
];

/// No page is looked at here.
struct NoPage;

impl Render for NoPage {
    fn page(&self, _: &StoryReport) -> Vec<u8> {
        Vec::new()
    }

    fn draft_notice(&self, _: &StoryReport, _: cotejo::format::GapMark) -> (String, String) {
        ("en".to_owned(), "Draft".to_owned())
    }
}

/// What a person does to a segment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Hand {
    Nothing,
    Types(State),
    Empties,
}

fn hand() -> impl Strategy<Value = Hand> {
    select(vec![
        Hand::Nothing,
        Hand::Nothing,
        Hand::Types(State::Initial),
        Hand::Types(State::Translated),
        Hand::Types(State::Final),
        Hand::Empties,
    ])
}

/// Paragraphs of one to three sentences.
fn story() -> impl Strategy<Value = Vec<Vec<usize>>> {
    proptest::collection::vec(proptest::collection::vec(0..SENTENCES.len(), 1..4), 1..5)
}

fn page(story: &[Vec<usize>]) -> String {
    let paragraph = |sentences: &Vec<usize>| sentences.iter().map(|&at| SENTENCES[at]).collect::<Vec<_>>().join(" ");
    story.iter().map(paragraph).collect::<Vec<_>>().join("\n\n")
}

fn read(bytes: &[u8]) -> Bilingual {
    let format = XLIFF.bilingual("story.xlf").unwrap();
    format.read(&Input { name: "story.xlf", bytes }).unwrap().value
}

/// The work of a person in a file: what she typed, and in which state.
fn work(bytes: &[u8]) -> Vec<(String, String, State)> {
    let touched = |segment: &Segment| !segment.is_as_filled();
    let mut out: Vec<(String, String, State)> = read(bytes)
        .segments()
        .filter(|segment| touched(segment))
        .filter_map(|segment| Some((segment.source.chars(), segment.target.as_ref()?.chars(), segment.state)))
        .collect();
    out.sort();
    out
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn whatever_changes_work_is_in_the_file_or_told(
        (first, second) in (story(), story()),
        known in proptest::collection::vec((0..SENTENCES.len(), 0..3_u8), 0..6),
        learnt in proptest::collection::vec((0..SENTENCES.len(), 0..3_u8), 0..6),
        hands in proptest::collection::vec(hand(), 12),
    ) {
        let desk = Desk::empty();
        desk.write("cotejo.toml", "");
        let ana = Stamp { who: "Ana".to_owned(), when: Time(2_100_000_000) };
        let project = Project::find_or_own(&desk.path(""), None, Some(&desk.path("data"))).unwrap();
        let desk_of = Workspace::new(project, ana).with_memory(desk.path("m.db")).in_folder(desk.path(""));
        let memory = desk_of.memory().unwrap().value;
        let put = |pairs: &[(usize, u8)], name: &str| {
            let units = pairs.iter().enumerate().map(|(n, (at, other))| {
                let pt = format!("Frase {at}, {other}.");
                crate::store_story::unit(&format!("{name}{n}"), &[("en", SENTENCES[*at]), ("pt-PT", &pt)])
            });
            memory.writer().unwrap().put(units.collect(), Manner::Merge, name, &by("Rui", 1)).unwrap();
        };
        let options = |update| PretranslateOptions {
            source: Some(lang("en")),
            targets: vec![lang("pt-PT")],
            update,
            ..PretranslateOptions::default()
        };
        let run = |text: &str, update| {
            let input = Input { name: "story.txt", bytes: text.as_bytes() };
            let mut done = desk_of.pretranslate(&input, &options(update)).unwrap();
            let files = done.value.files(0, &NoPage).unwrap().value;
            let told = desk_of.write(&files, Overwrite::Ours).unwrap();
            let file = files.iter().find(|file| file.path.extension().is_some_and(|end| end == "xlf"));
            (file.unwrap().path.clone(), done.notices, told.notices)
        };
        put(&known, "known");
        let (path, ..) = run(&page(&first), false);
        let mut bilingual = read(&std::fs::read(&path).unwrap());
        for (segment, hand) in bilingual.story.iter_mut().flat_map(|block| &mut block.segments).zip(&hands) {
            match hand {
                Hand::Nothing => {}
                Hand::Types(state) => {
                    segment.target = Some(Text::plain("À mão."));
                    segment.state = *state;
                }
                Hand::Empties => {
                    (segment.target, segment.state, segment.filled) = (None, State::Initial, None);
                }
            }
        }
        let edited = (XLIFF.made_bilingual("story.xlf").unwrap().write)(&bilingual).unwrap();
        std::fs::write(&path, &edited).unwrap();
        put(&learnt, "learnt");
        let before = work(&edited);
        let (_, notices, kept) = run(&page(&second), true);
        let after = std::fs::read(&path).unwrap();
        let stands = work(&after);
        let gone = before.len() - stands.len();
        prop_assert!(stands.iter().all(|one| before.contains(one)), "{before:?} {stands:?}");
        let is_told = |id: &str| notices.iter().any(|notice| notice.id() == id);
        // What stands beside a sentence of which nobody knows whose it is was translated and is told too.
        prop_assert!(gone == 0 || is_told("notice-segments-gone") || is_told("notice-renderings-undecided"));
        prop_assert!(gone > 0 || !is_told("notice-segments-gone"));
        prop_assert_eq!(gone > 0, !kept.is_empty());
        if gone > 0 {
            let bak = format!("{}.bak", path.display());
            prop_assert_eq!(std::fs::read(bak).unwrap(), edited);
        }
        // The file holds what the page, as it is now, would be pretranslated to.
        let sources = |bytes: &[u8]| -> BTreeSet<String> {
            let bilingual = read(bytes);
            let said = |segment: &Segment| segment.source.chars() + &segment.after;
            let blocks = bilingual.story.iter().chain(&bilingual.site);
            blocks.map(|block| block.segments.iter().map(said).collect::<String>().trim().to_owned()).collect()
        };
        let text = page(&second);
        let input = Input { name: "story.txt", bytes: text.as_bytes() };
        let fresh = desk_of.pretranslate(&input, &options(false)).unwrap().value;
        prop_assert_eq!(sources(&after), sources(&fresh.story.targets[0].xliff));
        // Again, nothing changes.
        let (_, notices, kept) = run(&page(&second), true);
        prop_assert!(std::fs::read(&path).unwrap() == after && kept.is_empty());
        prop_assert!(!notices.iter().any(|notice| notice.id().starts_with("notice-file")), "{:?}", notices);
    }
}

#[test]
fn what_is_counted_adds_up_and_drafts_and_notes_are_kept() {
    let desk = Desk::empty();
    desk.write("cotejo.toml", "store = \".cotejo/m.db\"\nsource = \"en\"\ntargets = [\"pt-PT\"]\nout = \"out\"\n");
    let page = |wheel: &str| {
        format!(
            "<!doctype html><html lang=\"en\"><title>The ferry sails again</title><main><h1>The ferry sails again</h1><p>The \
             wheel was mended by hand. {wheel} Nobody was hurt in the storm.</p><p>The harbour opens at noon.</p><p>Bread is \
             sold on the quay.</p></main>"
        )
    };
    desk.write("ferry.html", page("It weighs nine tons."));
    desk.ends(0, &["pretranslate", "ferry.html"]);
    // One is finished, one is a draft, and there is a note on either paragraph.
    let file = translated(&desk.read(FILE), "The wheel was mended by hand.", "A roda foi reparada à mão.");
    let file = translated(&file, "The harbour opens at noon.", "O porto abre ao meio-dia.");
    let at = file.find("O porto abre").unwrap();
    let head = file[..at].rfind("state=\"translated\"").unwrap();
    let mut file = format!("{}state=\"initial\"{}", &file[..head], &file[head + "state=\"translated\"".len()..]);
    for (source, note) in [("The wheel was", "Ask the museum."), ("The harbour opens", "Summer or winter?")] {
        let unit = file[..file.find(source).unwrap()].rfind("<unit").unwrap();
        let end = unit + file[unit..].find('>').unwrap() + 1;
        file.insert_str(end, &format!("<notes><note>{note}</note></notes>"));
    }
    desk.write(FILE, &file);
    learn(
        &desk,
        "m.tmx",
        &[
            ("The harbour opens at nine.", "O porto abre às nove."),
            ("Nobody was hurt in the storm.", "Não houve feridos."),
        ],
    );
    let segments = |file: &str| file.matches("<segment").count() as u64;
    let updated = |before: u64| {
        let line = desk.ends(0, &["pretranslate", "ferry.html", "--update", "--json"]).json()[0].clone();
        let bands = line["leverage"]["story"].as_object().unwrap();
        let sum: u64 =
            bands.iter().filter(|(band, _)| *band != "total").map(|(_, n)| n["segments"].as_u64().unwrap()).sum();
        assert_eq!(bands["total"]["segments"], sum, "{line}");
        let count = |name: &str| line["updated"][name].as_u64().unwrap();
        assert_eq!(before + count("added") - count("gone"), segments(&desk.read(FILE)), "{line}");
        line
    };
    let line = updated(segments(&file));
    let count = |line: &serde_json::Value, band: &str| line["leverage"]["story"][band]["segments"].as_u64().unwrap();
    assert_eq!((count(&line, "translated"), count(&line, "100"), count(&line, "85-94")), (1, 1, 1), "{line}");
    assert_eq!((line["leverage"]["from"].as_u64(), &line["updated"]["filled"]), (Some(50), &1.into()), "{line}");
    let file = desk.read(FILE);
    // The draft stays, and has what may help beside it.
    assert!(
        file.contains("<target>O porto abre ao meio-dia.") && file.contains("<target>O porto abre às nove."),
        "{file}"
    );
    // Nothing to do: nothing is done.
    let line = updated(segments(&file));
    assert_eq!(line["updated"], serde_json::json!({ "filled": 0, "replaced": 0, "emptied": 0, "added": 0, "gone": 0 }));
    assert_eq!(desk.read(FILE), file);
    // A paragraph of which a sentence changed, and one that says something else altogether.
    desk.write("ferry.html", page("It weighs ten tons.").replace("The harbour opens at noon.", "Ships wait outside."));
    let line = updated(segments(&file));
    let expected = serde_json::json!({ "filled": 0, "replaced": 0, "emptied": 0, "added": 2, "gone": 2 });
    assert_eq!((&line["updated"], count(&line, "translated"), count(&line, "100")), (&expected, 1, 1), "{line}");
    let file = desk.read(FILE);
    let unit = |source: &str| {
        let at = file.find(source).unwrap();
        &file[file[..at].rfind("<unit").unwrap()..at]
    };
    assert!(unit("The wheel was").contains("Ask the museum."), "{file}");
    assert!(unit("Ships wait").contains("Summer or winter?"), "{file}");
}

#[test]
fn a_fill_that_follows_the_memory_is_counted_as_replaced() {
    let tmx = |text: &str, date: &str| {
        format!(
            "<tmx version=\"1.4\"><header creationtool=\"cotejo\" creationtoolversion=\"1\" segtype=\"sentence\" \
             o-tmf=\"cotejo\" adminlang=\"en\" srclang=\"*all*\" datatype=\"plaintext\"/><body><tu tuid=\"0123456789ab\" \
             srclang=\"en\" changedate=\"{date}\"><prop type=\"x-cotejo-origin\">story</prop><tuv xml:lang=\"en\"><seg>The \
             pier is closed.</seg></tuv><tuv xml:lang=\"pt-PT\"><seg>{text}</seg></tuv></tu></body></tmx>"
        )
    };
    for version in ["2.0", "1.2"] {
        let (desk, file) =
            desk_of("pt-PT", version, "pier.html", "<html lang=en><main><p>The pier is closed.</p></main>");
        desk.write("one.tmx", tmx("O cais está fechado.", "20260102T000000Z"));
        desk.ends(0, &["import", "one.tmx"]);
        let ran = desk.ends(0, &["pretranslate", "pier.html", "--update", "--ui", "en"]);
        assert!(ran.err.contains("1 filled in, 0 new"), "{version}: {}", ran.err);
        desk.write("two.tmx", tmx("O molhe está fechado.", "20260103T000000Z"));
        desk.ends(0, &["import", "two.tmx"]);
        let ran = desk.ends(0, &["pretranslate", "pier.html", "--update", "--ui", "en"]);
        assert!(ran.err.contains("0 filled in, 1 filled anew"), "{version}: {}", ran.err);
        assert!(desk.read(&file).contains("O molhe está fechado."));
    }
    // In a file that somebody handed over, too.
    let desk = Desk::empty();
    desk.write("cotejo.toml", "store = \"m.db\"\nsource = \"en\"\ntargets = [\"pt-PT\"]\n");
    desk.write(
        "job.xlf",
        "<xliff version=\"1.2\"><file original=\"a\" source-language=\"en\" target-language=\"pt-PT\" datatype=\"x\"><body>\
         <trans-unit id=\"1\"><source>The pier is closed.</source></trans-unit></body></file></xliff>",
    );
    for (name, text, told) in
        [("one.tmx", "O cais está fechado.", ""), ("two.tmx", "O molhe está fechado.", "follows the memory")]
    {
        desk.write(name, tmx(text, if told.is_empty() { "20260102T000000Z" } else { "20260103T000000Z" }));
        desk.ends(0, &["import", name]);
        let ran = desk.ends(0, &["pretranslate", "job.xlf", "--update", "--ui", "en"]);
        assert!(ran.err.contains(told) && desk.read("out/job/job.xlf").contains(text), "{name}: {}", ran.err);
    }
}

/// A desk with a page of one paragraph, and the file that was made of it.
fn desk_of(to: &str, version: &str, name: &str, page: &str) -> (Desk, String) {
    let desk = Desk::empty();
    desk.write(
        "cotejo.toml",
        format!("store = \".cotejo/m.db\"\nsource = \"en\"\ntargets = [\"{to}\"]\nout = \"out\"\n"),
    );
    desk.write(name, page);
    desk.ends(0, &["pretranslate", name, "--xliff", version]);
    let story = name.split('.').next().unwrap();
    let file = format!("out/{story}/{story}.{to}.xlf");
    (desk, file)
}

/// Gives the sentences of a file their translations, in order, as a tool would: state and all, in either version. A target
/// may hold `{` and `}` for the inline code of its source.
fn all_translated(file: &str, targets: &[&str]) -> String {
    let mut out = String::new();
    let mut rest = file;
    let mut targets = targets.iter();
    while let Some(at) = rest.find("<source>") {
        let end = at + rest[at..].find("</source>").unwrap() + "</source>".len();
        let source = &rest[at + "<source>".len()..end - "</source>".len()];
        let (mut before, mut behind) = (rest[..end].to_owned(), &rest[end..]);
        // Blanks between two sentences are nobody's to translate.
        let apart = source.trim().is_empty();
        if let Some(target) = if apart { None } else { targets.next() } {
            let between = |from: &str, to: &str| {
                let at = source.find(from)?;
                Some(&source[at..at + source[at..].find(to)? + to.len()])
            };
            let open = between("<pc", ">").or_else(|| between("<bpt", "</bpt>")).unwrap_or_default();
            let close = between("</pc", ">").or_else(|| between("<ept", "</ept>")).unwrap_or_default();
            let target = target.replace('{', open).replace('}', close);
            if file.contains("version=\"2.0\"") {
                let head = before.rfind("state=\"initial\"").unwrap();
                before.replace_range(head..head + "state=\"initial\"".len(), "state=\"translated\"");
                before.push_str(&format!("<target>{target}</target>"));
            } else {
                let old = behind.find("</target>").unwrap() + "</target>".len();
                behind = &behind[old..];
                before.push_str(&format!("<target state=\"translated\">{target}</target>"));
            }
        }
        out.push_str(&before);
        rest = behind;
    }
    out + rest
}

const VERSIONS: [&str; 2] = ["2.0", "1.2"];

#[test]
fn a_link_that_moved_makes_a_draft_of_what_somebody_translated() {
    let page = |paragraph: &str| {
        format!(
            "<!doctype html><html lang=\"en\"><head><title>Bread for the quay</title></head><body><article><h1>Bread for \
             the quay</h1><p>{paragraph}</p><p>The oven is lit at five.</p></article></body></html>"
        )
    };
    let first = "See <a href=\"/prices\">the prices</a> at the bakery and the opening hours on the door.";
    let zh = ["码头有面包了", "请看面包店的{价目表}和门上的营业时间。", "烤炉五点生火。"];
    let pt = ["Pão para o cais", "Veja {os preços} na padaria e o horário na porta.", "O forno acende-se às cinco."];
    for (to, targets, words, hours) in
        [("pt-PT", pt, "Veja ", "e o horário na porta."), ("zh-Hans", zh, "请看面包店的", "和门上的营业时间。")]
    {
        for version in VERSIONS {
            for (name, second, draft) in [
                ("another address", first.replace("/prices", "/list"), false),
                (
                    "moved",
                    first
                        .replace("<a href=\"/prices\">the prices</a>", "the prices")
                        .replace("the opening hours", "<a href=\"/hours\">the opening hours</a>"),
                    true,
                ),
                ("taken out", first.replace("<a href=\"/prices\">the prices</a>", "the prices"), true),
                ("added", first.replace("the opening hours", "<a href=\"/hours\">the opening hours</a>"), true),
                ("another kind", first.replace("<a href=\"/prices\">", "<strong>").replace("</a>", "</strong>"), true),
            ] {
                let name = format!("{to} {version} {name}");
                let (desk, file) = desk_of(to, version, "bread.html", &page(first));
                let work = all_translated(&desk.read(&file), &targets);
                desk.write(&file, &work);
                // A second page, filled from the memory, and touched by nobody.
                desk.ends(0, &["import", &file]);
                desk.write("loaf.html", page(first));
                desk.ends(0, &["pretranslate", "loaf.html", "--xliff", version]);
                let loaf = file.replace("bread", "loaf");
                assert!(desk.read(&loaf).contains(hours), "{name}");
                for story in ["bread.html", "loaf.html"] {
                    desk.write(story, page(&second));
                }
                let ran = desk.ends(0, &["pretranslate", "bread.html", "--update", "--xliff", version]);
                let after = desk.read(&file);
                assert!(
                    after.contains(words) && after.contains(hours) && after.contains(targets[2]),
                    "{name}: {after}"
                );
                assert_eq!(ran.err.contains("links or formatting"), draft, "{name}: {}", ran.err);
                assert_eq!(desk.path(&format!("{file}.bak")).exists(), draft, "{name}: {}", ran.err);
                // The source is the page's, with what its codes say.
                let fresh = {
                    desk.write("fresh.html", page(&second));
                    desk.ends(0, &["pretranslate", "fresh.html", "--xliff", version]);
                    desk.read(&file.replace("bread", "fresh"))
                };
                let said = |file: &str| -> Vec<String> {
                    // What the memory offers beside has sources of its own.
                    let own = |mut file: String| {
                        for (from, to) in [("<mtc:matches>", "</mtc:matches>"), ("<alt-trans", "</alt-trans>")] {
                            while let Some(at) = file.find(from) {
                                let end = at + file[at..].find(to).unwrap() + to.len();
                                file.replace_range(at..end, "");
                            }
                        }
                        file
                    };
                    let file = own(file.to_owned());
                    let lines = file.lines().map(str::trim).map(|line| match line.find("<target") {
                        Some(end) => line[..end].to_owned(),
                        None => line.to_owned(),
                    });
                    lines.filter(|line| line.starts_with("<source") || line.starts_with("<data ")).collect()
                };
                assert_eq!(said(&after), said(&fresh), "{name}");
                // Again, nothing changes.
                let ran = desk.ends(0, &["pretranslate", "bread.html", "--update", "--xliff", version]);
                assert!(!ran.err.contains("up to date") && desk.read(&file) == after, "{name}: {}", ran.err);
                // What nobody confirmed is not published.
                desk.ends(0, &["export", &file]);
                let ending = if draft { "draft.html" } else { "html" };
                let page = desk.read(&format!("out/bread/bread.{to}.{ending}"));
                assert_eq!(page.contains(hours), !draft, "{name}: {page}");
                assert!(draft || page.contains("href=\"/list\""), "{name}: {page}");
                // What nobody touched is what the page would be filled with today.
                desk.ends(0, &["pretranslate", "loaf.html", "--update", "--xliff", version]);
                let filled = desk.read(&loaf);
                assert_eq!(said(&filled), said(&fresh), "{name}");
                let states = |file: &str| file.matches("\"translated\"").count();
                assert_eq!(states(&filled), states(&fresh), "{name}: {filled}");
            }
        }
    }
}

#[test]
fn like_sentences_keep_the_translation_of_who_says_them() {
    let first =
        "Two bakers retire\n\nInês put down her apron. \"I am tired.\"\n\nRui closed the oven. \"I am tired.\"\n";
    let pt = [
        "Dois padeiros reformam-se",
        "Inês pousou o avental.",
        "«Estou cansada.»",
        "Rui fechou o forno.",
        "«Estou cansado.»",
    ];
    let zh = ["两位面包师退休", "伊内斯放下围裙。", "“人家累了。”", "鲁伊关上烤炉。", "“老子累了。”"];
    for (to, t) in [("pt-PT", pt), ("zh-Hans", zh)] {
        for version in VERSIONS {
            let (ines, rui) = (Some(t[2]), Some(t[4]));
            // What each of the two says then, in the order of the file; none where it is open.
            for (name, second, says) in [
                ("as it was", first.to_owned(), vec![ines, rui]),
                ("exchanged", "Two bakers retire\n\nRui closed the oven. \"I am tired.\"\n\nInês put down her apron. \"I am tired.\"\n".to_owned(), vec![ines, rui]),
                ("one goes", first.replace("Inês put down her apron. \"I am tired.\"\n\n", ""), vec![rui]),
                ("merged", "Two bakers retire\n\nRui closed the oven. \"I am tired.\" Inês put down her apron.\n".to_owned(), vec![rui]),
                ("a paragraph more", first.replace("retire\n", "retire\n\nThe street will miss them.\n"), vec![ines, rui]),
                ("another speaker", first.replace("Inês put down her apron", "Old Marta sat on a sack"), vec![None, rui]),
                ("both others", first.replace("Inês put down", "Old Marta folded").replace("Rui closed", "Tomé locked"), vec![None, None]),
            ] {
                let name = format!("{to} {version} {name}");
                let (desk, file) = desk_of(to, version, "bakers.txt", first);
                let work = all_translated(&desk.read(&file), &t);
                desk.write(&file, &work);
                desk.write("bakers.txt", &second);
                let ran = desk.ends(0, &["pretranslate", "bakers.txt", "--update", "--xliff", version]);
                let after = desk.read(&file);
                let input = Input { name: "bakers.xlf", bytes: after.as_bytes() };
                let read = cotejo::format::recognize("bakers.xlf", after.as_bytes()).unwrap();
                let read = read.bilingual("bakers.xlf").unwrap().read(&input).unwrap().value;
                let tired: Vec<&Segment> =
                    read.segments().filter(|segment| segment.source.chars().contains("I am tired.")).collect();
                let stands: Vec<Option<String>> = tired.iter()
                    .map(|segment| segment.target.as_ref().filter(|_| segment.is_confirmed()).map(Text::chars))
                    .collect();
                let says: Vec<Option<String>> = says.into_iter().map(|one| one.map(str::to_owned)).collect();
                assert_eq!(stands, says, "{name}: {after}");
                let open = says.contains(&None);
                if name.ends_with("exchanged") {
                    desk.ends(0, &["export", &file]);
                    let page = desk.read(&format!("out/bakers/bakers.{to}.txt"));
                    let order = [t[3], t[4], t[1], t[2]].map(|said| page.find(said).unwrap());
                    assert!(order.is_sorted(), "{name}: {page}");
                }
                assert_eq!(ran.err.contains("said more than once"), open, "{name}: {}", ran.err);
                for segment in tired.iter().filter(|segment| segment.target.is_none()) {
                    let offered: BTreeSet<String> =
                        segment.candidates.iter().map(|candidate| candidate.target.chars()).collect();
                    assert_eq!(offered, BTreeSet::from([t[2].to_owned(), t[4].to_owned()]), "{name}: {after}");
                }
                let ran = desk.ends(0, &["pretranslate", "bakers.txt", "--update", "--xliff", version]);
                assert!(!ran.err.contains("up to date") && desk.read(&file) == after, "{name}: {}", ran.err);
            }
        }
    }
}

//! XLIFF: what we write is valid and reads back as it was; what other tools make of it is read too.

use std::path::{Path, PathBuf};
use std::process::Command;

use cotejo::error::{Error, Noted, Result};
use cotejo::format::{Input, XLIFF};
use cotejo::model::{Bilingual, Code, CodeKind, Origin, Piece, State, Text};
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;

use crate::arbitrary;

fn write(bilingual: &Bilingual) -> Vec<u8> {
    (XLIFF.made_bilingual("story.xlf").unwrap().write)(bilingual).unwrap()
}

fn read(bytes: &[u8]) -> Result<Noted<Bilingual>> {
    XLIFF.bilingual("story.xlf").unwrap().read(&Input { name: "story.xlf", bytes })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn xliff_gives_back_every_document(bilingual in arbitrary::bilingual()) {
        let bytes = write(&bilingual);
        let read = read(&bytes).unwrap();
        prop_assert!(read.notices.is_empty());
        prop_assert_eq!(read.value.without_lines(), bilingual, "{}", String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn xliff_is_well_formed_for_another_reader(bilingual in arbitrary::bilingual()) {
        let text = String::from_utf8(write(&bilingual)).unwrap();
        let document = roxmltree::Document::parse(&text).unwrap();
        // Ids of segments and of opening and standing codes share one space in each unit (4.3.1.16).
        for unit in document.descendants().filter(|node| node.has_tag_name("unit")) {
            let sources = unit.children().filter(|node| node.has_tag_name("segment"));
            let mut seen = std::collections::HashSet::new();
            for segment in sources {
                prop_assert!(seen.insert(segment.attribute("id").unwrap()));
                let source = segment.children().find(|node| node.has_tag_name("source")).unwrap();
                for id in source.descendants().filter_map(|node| node.attribute("id")) {
                    prop_assert!(seen.insert(id), "{} twice in {}", id, text);
                }
            }
            // What closes refers to what opens.
            for end in unit.descendants().filter(|node| node.has_tag_name("ec")) {
                match end.attribute("startRef") {
                    Some(start) => prop_assert!(unit.descendants().any(|node| node.has_tag_name("sc")
                        && node.attribute("id") == Some(start) && node.attribute("isolated").is_none())),
                    None => prop_assert_eq!(end.attribute("isolated"), Some("yes")),
                }
            }
        }
    }
}

/// The schemas of the standard stand beside the repository on machines where it is developed; they are not ours to ship.
#[allow(clippy::print_stdout, reason = "a test that validates nothing says so")]
fn schemas() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/schemas/xliff-2.1/schemas");
    let tool = Command::new("xmllint").arg("--version").output().is_ok();
    match (folder.is_dir(), tool) {
        (true, true) => Some(folder),
        (false, _) => {
            println!("not validated: there is no {}", folder.display());
            None
        }
        (true, false) => {
            println!("not validated: xmllint is not installed");
            None
        }
    }
}

#[test]
fn xliff_is_valid_by_the_schemas_of_the_standard() {
    let Some(schemas) = schemas() else { return };
    let folder = tempfile::tempdir().unwrap();
    let schema = folder.path().join("all.xsd");
    let import = |space: &str, file: &str| {
        let path = schemas.join(file).canonicalize().unwrap();
        format!("<xs:import namespace='{space}' schemaLocation='{}'/>", path.display())
    };
    let both = [
        import("urn:oasis:names:tc:xliff:document:2.0", "xliff_core_2.0.xsd"),
        import("urn:oasis:names:tc:xliff:matches:2.0", "matches.xsd"),
    ];
    let text = format!("<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'>{}</xs:schema>", both.concat());
    std::fs::write(&schema, text).unwrap();
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut files = Vec::new();
    for number in 0..60 {
        let bilingual = arbitrary::bilingual().new_tree(&mut runner).unwrap().current();
        let file = folder.path().join(format!("{number}.xlf"));
        std::fs::write(&file, write(&bilingual)).unwrap();
        files.push(file);
    }
    let run =
        Command::new("xmllint").args(["--nonet", "--noout", "--schema"]).arg(&schema).args(&files).output().unwrap();
    let bytes: u64 = files.iter().map(|file| file.metadata().unwrap().len()).sum();
    assert!(bytes > 30_000, "{bytes} bytes are no test");
    let said = String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success(), "{said}");
    assert_eq!(said.matches("validates").count(), files.len(), "{said}");
}

#[test]
fn characters_that_xml_cannot_hold_travel_too() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut bilingual = arbitrary::bilingual().new_tree(&mut runner).unwrap().current();
    while bilingual.story.is_empty() || bilingual.story[0].segments.is_empty() {
        bilingual = arbitrary::bilingual().new_tree(&mut runner).unwrap().current();
    }
    bilingual.story[0].segments[0].source = Text::from_pieces([
        Piece::Chars("a\u{0}b\u{ffff}".into()),
        Piece::Code(Code::standalone("1", "<img alt=\"\u{b}\">")),
    ]);
    assert_eq!(read(&write(&bilingual)).unwrap().value.without_lines(), bilingual);
}

/// What other tools make of the file: other prefixes, order, blanks, CDATA, candidates dropped, one segment split, two
/// merged; our own attributes gone.
#[test]
fn a_file_that_another_tool_saved_is_read() {
    let text = "<?xml version='1.0' encoding='utf-8'?>
<x:xliff trgLang='pt_PT' xmlns:x='urn:oasis:names:tc:xliff:document:2.0' srcLang='en-US' version='2.0' xmlns:t='urn:tool'>
  <x:file id='story' t:project='9' original='visit.html'>
    <x:notes><x:note>about the file</x:note></x:notes>
    <x:group id='g1'>
    <x:unit id='b0' t:x='y'>
      <t:history><t:unit>nothing</t:unit></t:history>
      <x:originalData><x:data id='d1'>&lt;b></x:data><x:data id='d2'><![CDATA[</b>]]></x:data></x:originalData>
      <x:segment subState='t:done' id='1' state='final'>
        <x:source>One <x:pc dataRefEnd='d2' id='c1' dataRefStart='d1'>two</x:pc>.</x:source>
        <x:target><![CDATA[Um ]]><x:pc dataRefStart='d1' dataRefEnd='d2' id='c1'><x:mrk id='m1' type='term'>dois</x:mrk></x:pc>.</x:target>
      </x:segment>
      <x:ignorable><x:source> </x:source><x:target/></x:ignorable>
      <x:segment><x:source>Split here,</x:source><x:target/></x:segment>
      <x:segment state='translated'><x:source>and here.</x:source><x:target>e aqui.</x:target></x:segment>
    </x:unit>
    </x:group>
  </x:file>
  <x:file id='site'>
    <x:unit id='s4' name='contact-us'><x:segment id='1' state='reviewed'><x:source>Contact us</x:source><x:target>Contacte-nos</x:target></x:segment></x:unit>
  </x:file>
</x:xliff>";
    let Noted { value, notices } = read(text.as_bytes()).unwrap();
    assert!(notices.is_empty());
    assert_eq!((value.source.to_string(), value.target.to_string()), ("en-US".into(), "pt-PT".into()));
    assert_eq!(value.original.name, "visit.html");
    assert_eq!((value.story.len(), value.site.len()), (1, 1));
    let segments = &value.story[0].segments;
    let seen: Vec<_> = segments
        .iter()
        .map(|segment| {
            (segment.source.chars(), segment.target.as_ref().map(Text::chars), segment.state, segment.after.as_str())
        })
        .collect();
    assert_eq!(
        seen,
        [
            ("One two.".into(), Some("Um dois.".into()), State::Final, " "),
            ("Split here,".into(), None, State::Initial, ""),
            ("and here.".into(), Some("e aqui.".into()), State::Translated, ""),
        ]
    );
    let codes: Vec<_> =
        segments[0].source.codes().map(|code| (code.kind, code.id.as_str(), code.data.as_str())).collect();
    assert_eq!(codes, [(CodeKind::Open, "1", "<b>"), (CodeKind::Close, "1", "</b>")]);
    assert_eq!(
        segments[0].target.as_ref().unwrap().codes().collect::<Vec<_>>(),
        segments[0].source.codes().collect::<Vec<_>>()
    );
    assert_ne!(segments[1].id, segments[2].id);
    assert_eq!((value.site[0].message.as_deref(), value.site[0].id.as_str()), (Some("contact-us"), "s4"));
}

#[test]
fn candidates_of_other_tools_are_read() {
    let text = "<xliff version='2.1' srcLang='en' trgLang='pt-BR' xmlns='urn:oasis:names:tc:xliff:document:2.0' xmlns:m='urn:oasis:names:tc:xliff:matches:2.0'>
      <file id='f1'><unit id='u1'><m:matches>
        <m:match ref='#1' matchQuality='85.5' similarity='90' type='mt' origin='engine'><source>Yes</source><target>Sim</target></m:match>
        <m:match ref='#/f=f1/u=u1/1' reference='yes'><source>Yes</source><target xml:lang='pt-PT'>Sim</target></m:match>
      </m:matches><segment id='1'><source>Yes!</source></segment></unit></file></xliff>";
    let value = read(text.as_bytes()).unwrap().value;
    let candidates = &value.story[0].segments[0].candidates;
    assert_eq!(candidates.len(), 2);
    assert_eq!((candidates[0].score, candidates[0].base, candidates[0].origin), (85, 90, Origin::Machine));
    assert_eq!((candidates[1].score, candidates[1].lang.to_string()), (0, "pt-PT".into()));
    assert_ne!(candidates[0].unit, candidates[1].unit);
}

#[test]
fn what_is_no_xliff_2_is_refused() {
    let core = "xmlns='urn:oasis:names:tc:xliff:document:2.0'";
    for (text, id) in [
        (
            "<xliff version='1.2' xmlns='urn:oasis:names:tc:xliff:document:1.2'/>".to_owned(),
            "error-not-what-its-name-says",
        ),
        ("<html/>".to_owned(), "error-not-what-its-name-says"),
        ("not XML".to_owned(), "error-not-what-its-name-says"),
        (" \n".to_owned(), "error-file-empty"),
        (format!("<xliff trgLang='en' {core}/>"), "error-lang-missing"),
        (format!("<xliff srcLang='en' {core}/>"), "error-trg-lang-missing"),
        (format!("<xliff srcLang='pt_PT' trgLang='pt-PT' {core}/>"), "error-langs-equal"),
        (format!("<xliff srcLang='en' trgLang='p' {core}/>"), "error-lang-unknown"),
        (format!("<xliff srcLang='en' trgLang='pt' {core}><file id='a'>"), "error-xml-truncated"),
        (format!("<xliff srcLang='en' trgLang='pt' {core}><file id='a'></xliff>"), "error-xml-broken"),
        (format!("<!DOCTYPE x [<!ENTITY a 'b'>]><xliff srcLang='en' trgLang='pt' {core}/>"), "error-xml-entities"),
    ] {
        let error: Error = read(text.as_bytes()).expect_err(&text);
        assert_eq!(error.id(), id, "{text}");
    }
}

/// XLIFF says in `subState` that an engine wrote a translation: it comes in as an engine's, whatever its state claims.
#[test]
fn what_an_engine_wrote_is_an_engines() {
    let desk = crate::binary::Desk::empty();
    let segment = |sub: &str, n: u32| {
        format!(
            "<unit id='u{n}'><segment state='final' subState='{sub}'><source>The ferry sails at {n}.</source>\
             <target>O barco parte às {n}.</target></segment></unit>"
        )
    };
    let marks = ["deepl:mt", "okp:machine-translated", "mt:google", "x:proofread"];
    let segments: String = marks.iter().zip(1..).map(|(sub, n)| segment(sub, n)).collect();
    desk.write(
        "back.xlf",
        format!(
            "<xliff xmlns='urn:oasis:names:tc:xliff:document:2.0' version='2.1' srcLang='en' trgLang='pt-PT'>\
             <file id='f' original='a.html'>{segments}</file></xliff>"
        ),
    );
    desk.ends(0, &["import", "back.xlf", "--memory", "m.db"]);
    let memory = rusqlite::Connection::open(desk.path("m.db")).unwrap();
    let sql = "SELECT origin || ' ' || state FROM units WHERE lang = 'pt-PT' ORDER BY text";
    let mut statement = memory.prepare(sql).unwrap();
    let found: Vec<String> = statement.query_map([], |row| row.get(0)).unwrap().map(|row| row.unwrap()).collect();
    assert_eq!(found, ["machine initial", "machine initial", "machine initial", "story final"]);
}

//! Units for other tools: what is confirmed, one language of translation a file, and none of it news on the way back.

use cotejo::format::{Consumer, TMX, Yield};
use cotejo::model::{State, Unit};

use crate::binary::Desk;

fn units(text: &str) -> Vec<Unit> {
    let tmx = TMX.memory("handed.tmx").unwrap();
    let read = |yielded| match yielded {
        Ok(Yield::Unit(unit, _)) => *unit,
        other => panic!("{other:?}"),
    };
    (tmx.read)(Box::new(text.as_bytes()), "handed.tmx").map(read).collect()
}

/// The tags as they stand in the file, unit by unit.
fn tags(text: &str) -> Vec<Vec<String>> {
    let tag = |line: &str| line.split("xml:lang=\"").nth(1).map(|rest| rest.split('"').next().unwrap().to_owned());
    text.split("<tu ").skip(1).map(|unit| unit.lines().filter_map(tag).collect()).collect()
}

#[test]
fn what_goes_to_another_tool_is_confirmed_in_one_language_and_source_first() {
    let desk = Desk::starter();
    let spelt = |consumer: &str, target: &str| match (consumer, target) {
        (_, "zh-Hans") => "zh-CN".to_owned(),
        (_, other) => other.to_owned(),
    };
    for consumer in Consumer::ALL {
        let name = consumer.name();
        let told = desk.ends(0, &["export", "--for", name, "--out", "others", "--json"]).json();
        assert_eq!(told.len(), 4, "the project's languages");
        for line in &told {
            let target = line["to"].as_str().unwrap();
            let text = desk.read(line["file"].as_str().unwrap());
            assert!(text.contains(" srclang=\"en\" datatype"), "{text:.300}");
            let tags = tags(&text);
            assert_eq!(tags.len() as u64, line["units"].as_u64().unwrap());
            assert!(tags.len() > 40, "{target}: {}", tags.len());
            assert!(tags.iter().all(|unit| *unit == ["en".to_owned(), spelt(name, target)]), "{target}: {tags:?}");
            for unit in units(&text) {
                let target = unit.variants.iter().find(|variant| variant.lang.to_string() == target).unwrap();
                assert!(unit.is_confirmed(target) && target.state >= State::Translated);
            }
        }
    }
    // It comes back, and brings nothing; written once more, it is the same.
    let before = desk.read("memory/newsroom.tmx");
    let file = "others/newsroom.en.zh-Hans.trados.tmx";
    let told = desk.ends(0, &["import", file, "--json"]).json();
    assert_eq!((told[0]["new"].as_u64(), told[0]["updated"].as_u64()), (Some(0), Some(0)), "{told:?}");
    desk.ends(0, &["export"]);
    assert_eq!(desk.read("memory/newsroom.tmx"), before);
    let first = desk.read(file);
    desk.ends(0, &["export", "--for", "trados", "--out", "others"]);
    assert_eq!(desk.read(file), first);
}

const MIXED: &str = r#"<tmx version="1.4"><header srclang="en" adminlang="en" segtype="sentence" datatype="plaintext"
 o-tmf="x" creationtool="x" creationtoolversion="1"/><body>
<tu><prop type="x-ConfirmationLevel">Draft</prop><tuv xml:lang="en"><seg>The kiosk closes early.</seg></tuv>
<tuv xml:lang="pt-PT"><seg>O quiosque fecha cedo.</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg>The bridge is open.</seg></tuv><tuv xml:lang="pt-BR"><seg>A ponte foi aberta.</seg></tuv>
<tuv xml:lang="pt-PT"><seg>A ponte está aberta.</seg></tuv><tuv xml:lang="zh-TW"><seg>橋已通行。</seg></tuv></tu>
<tu srclang="zh-TW"><tuv xml:lang="zh-TW"><seg>渡輪停航。</seg></tuv><tuv xml:lang="en"><seg>The ferry is suspended.</seg></tuv></tu>
</body></tmx>"#;

#[test]
fn what_nobody_confirmed_stays_and_is_counted() {
    let desk = Desk::empty();
    desk.write("mixed.tmx", MIXED);
    let memory = ["--memory", "m.db"];
    desk.ends(0, &[&["import", "mixed.tmx"][..], &memory].concat());
    let export = |args: &[&str], code| desk.ends(code, &[&["export"][..], args, &memory].concat());

    let told = export(&["--from", "en", "--to", "pt-PT,pt-BR,zh-Hant,zh-TW", "--json", "--out", "o"], 1).json();
    let counts: Vec<_> =
        told.iter().map(|line| (line["units"].as_u64().unwrap(), line["unconfirmed"].as_u64().unwrap())).collect();
    assert_eq!(counts, [(1, 1), (1, 0), (0, 0), (2, 0)]);
    assert!(told[2]["file"].is_null() && !desk.path("o/m.en.zh-Hant.tmx").exists());
    assert!(!desk.read("o/m.en.pt-PT.tmx").contains("cedo"));
    // A unit that was written in the other language has its source first all the same.
    let text = desk.read("o/m.en.zh-TW.tmx");
    assert!(text.find("The ferry is").unwrap() < text.find("渡輪停航").unwrap(), "{text}");
    let read = units(&text);
    let ferry = read.iter().find(|unit| unit.variants[0].text.chars().contains("ferry")).unwrap();
    assert_eq!(ferry.source.to_string(), "zh-TW", "here it is known which");
    desk.ends(0, &[&["import", "o/m.en.zh-TW.tmx"][..], &memory].concat());
    let told = desk.ends(0, &[&["memory", "history", ferry.id.as_str(), "--json"][..], &memory].concat());
    assert_eq!(told.out.lines().count(), 1, "{}", told.out);

    // A file that is named, and what does not fit.
    export(&["--from", "en", "--to", "pt-PT", "--format", "tmx", "--out", "one/own.tmx"], 0);
    assert_eq!(tags(&desk.read("one/own.tmx")), [["en", "pt-PT"]]);
    desk.write("one/own.tmx", "mine");
    export(&["--from", "en", "--to", "pt-PT", "--out", "one/own.tmx"], 2);
    assert_eq!(desk.read("one/own.tmx"), "mine");
    for (args, words) in [
        (&["--to", "pt-PT"][..], "--from"),
        (&["--from", "en", "--to", "en"], "already"),
        (&["--from", "en", "--to", "pt-PT,pt-BR", "--out", "both.tmx"], "one language"),
        (&["--from", "en", "--to", "pt-PT", "--format", "html"], "tmx"),
        (&["mixed.tmx", "--to", "pt-PT"], "--to"),
        (&["--from", "en", "--to", "pt-PT", "--for", "paper"], "omegat"),
    ] {
        let ran = export(args, 2);
        assert!(ran.err.contains(words), "{args:?}: {}", ran.err);
    }
}

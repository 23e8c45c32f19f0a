//! Who wrote a text, who confirmed it, and what of it was forgotten: what is told of people is true.

use crate::binary::{Desk, Ran};

/// Sentences of two pages that share all but one.
const SAID: [(&str, &str); 3] = [
    ("The tide mill grinds again", "O moinho de maré volta a moer"),
    ("Volunteers rebuilt the wheel over two winters.", "Voluntários reconstruíram a roda em dois invernos."),
    ("The miller sells the flour by the door.", "A moleira vende a farinha à porta."),
];
const LAST: &str = "Every low tide turns the stones for three hours.";

fn page(last: &str) -> String {
    format!(
        "<!doctype html><html lang=\"en\"><title>{0}</title><main><h1>{0}</h1><p>{1}</p><p>{2}</p><p>{last}</p></main>",
        SAID[0].0, SAID[1].0, SAID[2].0
    )
}

fn empty() -> Desk {
    let desk = Desk::empty();
    let project = "store = \".cotejo/m.db\"\ntext = \"m.tmx\"\nsource = \"en\"\ntargets = [\"pt-PT\"]\n";
    desk.write("cotejo.toml", project);
    desk
}

const FIRST: &str = "out/mill/mill.pt-PT.xlf";
const SECOND: &str = "out/quay/quay.pt-PT.xlf";

/// A page that Ana translated, and Bia reviewed where asked; and another one, pretranslated since.
fn house(reviewed: bool) -> Desk {
    let desk = empty();
    desk.write("mill.html", page(LAST));
    desk.write("quay.html", page("The quay beside it is open until dusk."));
    desk.ends(0, &["pretranslate", "mill.html"]);
    let mut file = desk.read(FIRST);
    for (source, target) in SAID.into_iter().chain([(LAST, "Cada baixa-mar faz girar as mós três horas.")]) {
        file = with_target(&file, source, target, "translated");
    }
    desk.write(FIRST, &file);
    desk.ends(0, &["import", FIRST, "--by", "Ana"]);
    if reviewed {
        desk.write(FIRST, file.replace("state=\"translated\"", "state=\"reviewed\""));
        desk.ends(0, &["import", FIRST, "--by", "Bia"]);
    }
    desk.ends(0, &["pretranslate", "quay.html"]);
    desk
}

/// The file with this target for that source.
fn with_target(file: &str, source: &str, target: &str, state: &str) -> String {
    let said = format!("<source>{source}</source>");
    let at = file.find(&said).unwrap_or_else(|| panic!("{source} in {file}"));
    let head = file[..at].rfind("<segment").unwrap();
    let tag = file[head..at].replace("state=\"initial\"", &format!("state=\"{state}\""));
    format!("{}{tag}{said}<target>{target}</target>{}", &file[..head], &file[at + said.len()..])
}

/// The file with the segment of this target in another state.
fn with_state(file: &str, target: &str, state: &str) -> String {
    let at = file.find(target).unwrap();
    let head = file[..at].rfind("state=\"").unwrap() + 7;
    let end = head + file[head..].find('"').unwrap();
    format!("{}{state}{}", &file[..head], &file[end..])
}

/// The authors of each language that a TMX names, each once.
fn authors(tmx: &str, lang: &str) -> Vec<String> {
    let lines = tmx.lines().filter(|line| line.starts_with(&format!("<tuv xml:lang=\"{lang}\"")));
    let author =
        |line: &str| line.split("changeid=\"").nth(1).map_or("", |rest| &rest[..rest.find('"').unwrap()]).to_owned();
    let mut out: Vec<String> = lines.map(author).collect();
    out.sort();
    out.dedup();
    out
}

fn exported(desk: &Desk) -> String {
    desk.ends(0, &["export"]);
    desk.read("m.tmx")
}

fn matched(desk: &Desk, text: &str) -> serde_json::Value {
    let ran = desk.ends(0, &["lookup", text, "--from", "en", "--to", "pt-PT", "--json"]);
    ran.json()[0]["matches"][0].clone()
}

fn counts(ran: &Ran) -> [u64; 4] {
    let told = &ran.json()[0];
    ["new", "updated", "unchanged", "forgotten"].map(|name| told[name].as_u64().unwrap())
}

#[test]
fn whoever_confirms_a_text_has_not_written_it() {
    let desk = house(true);
    let text = exported(&desk);
    assert_eq!(authors(&text, "pt-PT"), ["Ana"], "{text}");
    // Nobody who translated the page wrote it.
    assert_eq!(authors(&text, "en"), [""], "{text}");
    let unit = matched(&desk, SAID[1].0);
    assert_eq!((&unit["changed_by"], &unit["state"]), (&"Ana".into(), &"reviewed".into()), "{unit}");
    let history = desk.ends(0, &["memory", "history", unit["unit"].as_str().unwrap(), "--json"]).json();
    let who: Vec<&str> = history.iter().map(|event| event["who"].as_str().unwrap()).collect();
    assert_eq!(who, ["Ana", "Bia"], "{history:?}");
    // Who takes the same in again, under whatever name, has done nothing.
    let told = desk.ends(0, &["import", FIRST, "--by", "Zé", "--json"]);
    assert_eq!(counts(&told), [0, 0, 4, 0]);
    assert_eq!(exported(&desk), text);
}

#[test]
fn what_is_published_from_the_memory_keeps_its_author() {
    let desk = house(true);
    desk.ends(0, &["export", SECOND, "--by", "Carlos"]);
    let tmx = desk.read("out/quay/quay.pt-PT.tmx");
    assert_eq!((authors(&tmx, "pt-PT"), authors(&tmx, "en")), (vec!["Ana".to_owned()], vec![String::new()]), "{tmx}");
    assert!(!tmx.contains("Carlos"), "{tmx}");
    // Also what was translated, taken in and published by three people.
    desk.ends(0, &["export", FIRST, "--by", "Carlos"]);
    assert_eq!(authors(&desk.read("out/mill/mill.pt-PT.tmx"), "pt-PT"), ["Ana"]);
    // Who raises the state of a text that came from the memory has confirmed it in this page, and not written it.
    let file = desk.read(SECOND);
    desk.write(SECOND, file.replacen("state=\"translated\"", "state=\"final\"", 1));
    let told = desk.ends(0, &["import", SECOND, "--by", "Eva", "--json"]);
    assert_eq!(counts(&told), [1, 0, 2, 0]);
    let text = exported(&desk);
    assert!(text.contains("quay.html") && authors(&text, "pt-PT") == ["Ana"], "{text}");
}

/// One unit in our own form, with one rendering.
fn tu(lang: &str, said: &str, on: &str) -> String {
    format!(
        "<tmx version=\"1.4\"><header creationtool=\"cotejo\" creationtoolversion=\"1\" segtype=\"sentence\" \
         o-tmf=\"cotejo\" adminlang=\"en\" srclang=\"*all*\" datatype=\"plaintext\"/><body><tu tuid=\"0123456789ab\" \
         srclang=\"en\" {on}><prop type=\"x-cotejo-origin\">foreign</prop><tuv xml:lang=\"en\"><seg>{}</seg></tuv><tuv \
         xml:lang=\"{lang}\"><seg>{said}</seg></tuv></tu></body></tmx>",
        SAID[2].0
    )
}

#[test]
fn whoever_changes_a_text_and_the_match_beside_it_has_written_it() {
    let desk = house(false);
    let hers = "As voluntárias refizeram a roda em dois invernos.";
    let file = desk.read(SECOND);
    assert!(file.matches(SAID[1].1).count() > 1, "{file}");
    desk.write(SECOND, file.replace(SAID[1].1, hers));
    let told = desk.ends(0, &["import", SECOND, "--by", "Eva", "--json"]);
    assert_eq!(counts(&told), [1, 0, 2, 0], "{}", told.out);
    let text = exported(&desk);
    assert!(text.lines().any(|line| line.contains(hers) && line.contains("\"Eva\"")), "{text}");
}

#[test]
fn what_was_taken_back_and_comes_again_is_whose_it_was() {
    let desk = empty();
    desk.write("mill.html", page(LAST));
    desk.ends(0, &["pretranslate", "mill.html"]);
    let open = desk.read(FIRST);
    let said = |first: &str| {
        SAID.iter().skip(1).fold(with_target(&open, SAID[0].0, first, "translated"), |file, one| {
            with_target(&file, one.0, one.1, "translated")
        })
    };
    desk.write(FIRST, said(SAID[0].1));
    desk.ends(0, &["import", FIRST, "--by", "Ana"]);
    desk.write(FIRST, said("O moinho de maré mói outra vez"));
    desk.ends(0, &["import", FIRST, "--by", "Bia"]);
    let text = exported(&desk);
    desk.ends(0, &["memory", "undo", "2"]);
    let ran = desk.ends(0, &["import", FIRST, "--by", "Rui", "--json"]);
    assert_eq!(counts(&ran), [0, 1, 2, 0], "{}", ran.out);
    assert_eq!(authors(&exported(&desk), "pt-PT"), ["Ana", "Bia"], "{text}");
    // And when all was taken back.
    for import in ["3", "1"] {
        desk.ends(0, &["memory", "undo", import]);
    }
    let ran = desk.ends(0, &["import", FIRST, "--by", "Rui", "--json"]);
    assert_eq!(counts(&ran), [3, 0, 0, 0], "{}", ran.out);
    assert_eq!(authors(&exported(&desk), "pt-PT"), ["Ana", "Bia"]);
    let who = matched(&desk, SAID[0].0)["changed_by"].clone();
    assert_eq!(who, "Bia");
}

#[test]
fn a_forgetting_is_told_as_what_it_is() {
    let desk = house(false);
    desk.ends(0, &["memory", "forget", "--document", "mill.html"]);
    let told = desk.ends(0, &["stats", "--json"]).json()[0]["imports"].clone();
    let last = told.as_array().unwrap().last().unwrap().clone();
    assert_eq!(
        (&last["journey"], &last["forgotten"], &last["new"]),
        (&"forget".into(), &4.into(), &0.into()),
        "{told}"
    );
    assert_eq!((&told[0]["journey"], &told[0]["forgotten"]), (&"import".into(), &0.into()), "{told}");
    let shown = desk.ends(0, &["stats", "--ui", "en"]).out;
    assert!(shown.contains("Forgotten: 4; changed: 0."), "{shown}");
    // And what went with the project's text.
    let desk = house(false);
    let text = exported(&desk);
    let without: Vec<&str> = text.split_inclusive("</tu>\n").filter(|unit| !unit.contains(SAID[1].1)).collect();
    desk.write("m.tmx", without.concat());
    desk.ends(0, &["import", "m.tmx"]);
    let shown = desk.ends(0, &["stats", "--ui", "en"]).out;
    assert!(shown.contains("unchanged: 3; forgotten: 1."), "{shown}");
}

#[test]
fn what_an_undo_leaves_is_laid_at_the_right_door() {
    let desk = empty();
    let dated = |day: u32| format!("changedate=\"202611{day:02}T100000Z\" changeid=\"Ana\"");
    for (at, (lang, said)) in
        (1..).zip([("pt-PT", SAID[2].1), ("pt-PT", "Vende a farinha à porta."), ("zh-Hans", "磨坊主在门口卖面粉。")])
    {
        desk.write("one.tmx", tu(lang, said, &dated(at)));
        desk.ends(0, &["import", "one.tmx"]);
    }
    let left = || desk.ends(0, &["memory", "undo", "1", "--json"]).json()[0]["units"][0]["import"].clone();
    // The second one replaced what the first had brought; the third only put another language beside it.
    assert_eq!(left(), 2);
    // What was taken back since is not to blame.
    desk.write("four.tmx", tu("pt-PT", "Vende farinha.", &dated(4)));
    desk.ends(0, &["import", "four.tmx"]);
    assert_eq!(left(), 4);
    desk.ends(0, &["memory", "undo", "4"]);
    assert_eq!(left(), 2);
    desk.ends(0, &["memory", "undo", "2"]);
    assert_eq!(left(), serde_json::Value::Null);
    let ran = desk.ends(1, &["lookup", SAID[2].0, "--from", "en", "--to", "pt-PT"]);
    assert!(!ran.out.contains("farinha"), "{}", ran.out);
}

#[test]
fn another_language_or_an_older_text_leaves_the_author() {
    let desk = empty();
    desk.write("pt.tmx", tu("pt-PT", SAID[2].1, ""));
    desk.write("zh.tmx", tu("zh-Hans", "磨坊主在门口卖面粉。", ""));
    desk.ends(0, &["import", "pt.tmx", "--by", "Ana"]);
    desk.ends(0, &["import", "zh.tmx", "--by", "Mei"]);
    assert_eq!(matched(&desk, SAID[2].0)["changed_by"], "Ana");
    let text = exported(&desk);
    let fresh = empty();
    fresh.write("m.tmx", &text);
    assert_eq!(matched(&fresh, SAID[2].0)["changed_by"], "Ana");
    assert_eq!(exported(&fresh), text, "the text says the same again");
    // An older text that somebody prefers is its author's all the same.
    desk.write(
        "new.tmx",
        tu("pt-PT", "A moleira vende farinha à porta.", "changedate=\"20261106T100000Z\" changeid=\"Rui\""),
    );
    desk.write("old.tmx", tu("pt-PT", "Vende a farinha à porta.", "changedate=\"20261102T100000Z\" changeid=\"Eva\""));
    desk.ends(0, &["import", "new.tmx", "--by", "Zé"]);
    desk.ends(0, &["import", "old.tmx", "--by", "Zé", "--prefer", "file"]);
    let unit = matched(&desk, SAID[2].0);
    assert_eq!((&unit["target"], &unit["changed_by"]), (&"Vende a farinha à porta.".into(), &"Eva".into()), "{unit}");
}

#[test]
fn what_was_forgotten_is_not_published_from_a_file_that_nobody_touched() {
    let desk = house(false);
    let unit = matched(&desk, SAID[1].0)["unit"].as_str().unwrap().to_owned();
    desk.ends(0, &["memory", "forget", &unit]);
    let file = desk.read(SECOND);
    let at =
        file.match_indices("<segment").map(|(at, _)| at).filter(|at| file[*at..].contains(SAID[1].1)).last().unwrap();
    let line = format!("line {}", 1 + file[..at].matches('\n').count());
    let text = exported(&desk);
    for _ in 0..2 {
        let told = desk.ends(0, &["import", SECOND, "--json"]);
        assert_eq!(counts(&told), [0, 0, 2, 1]);
        assert!(told.err.contains(&unit), "{}", told.err);
    }
    assert_eq!(exported(&desk), text);
    let ran = desk.ends(0, &["export", SECOND]);
    assert!(ran.err.contains(&unit) && ran.err.contains("It is not published"), "{}", ran.err);
    assert!(ran.err.contains(&line), "{line}: {}", ran.err);
    assert!(!desk.read("out/quay/quay.pt-PT.tmx").contains(SAID[1].1));
    assert!(!desk.read("out/quay/quay.pt-PT.draft.html").contains(SAID[1].1));
    // What somebody translated there is published, and told.
    let ran = desk.ends(0, &["export", FIRST]);
    assert!(ran.err.contains(&unit) && ran.err.contains("It is published"), "{}", ran.err);
    assert!(desk.read("out/mill/mill.pt-PT.html").contains(SAID[1].1));
    // Brought up to date, it is out of the file, and of nothing else.
    desk.ends(0, &["pretranslate", "quay.html", "--update"]);
    let file = desk.read(SECOND);
    assert!(!file.contains(SAID[1].1) && file.contains(SAID[0].1) && file.contains(SAID[2].1), "{file}");
    let ran = desk.ends(0, &["export", SECOND]);
    assert!(!ran.err.contains(&unit), "{}", ran.err);
    // Whoever wants it back says so.
    let told = desk.ends(0, &["import", FIRST, "--prefer", "file", "--json"]);
    assert_eq!(counts(&told), [1, 0, 3, 0]);
}

#[test]
fn a_confirmation_is_taken_back_by_who_says_so() {
    let desk = house(true);
    let tells = |ran: &Ran| ran.err.contains("It is not published") && ran.err.contains(SAID[1].0);
    assert!(!tells(&desk.ends(0, &["export", SECOND])));
    desk.write("back.xlf", with_state(&desk.read(FIRST), SAID[1].1, "initial"));
    let text = exported(&desk);
    let ran = desk.ends(0, &["import", "back.xlf", "--by", "Eva"]);
    assert!(ran.out.contains("0 updated, 4 unchanged") && ran.err.contains("It stays confirmed"), "{}", ran.err);
    assert_eq!(exported(&desk), text);
    desk.ends(0, &["import", "back.xlf", "--by", "Eva", "--prefer", "file"]);
    let unit = matched(&desk, SAID[1].0);
    assert_eq!((&unit["state"], &unit["changed_by"]), (&"initial".into(), &"Ana".into()), "{unit}");
    assert_eq!(matched(&desk, SAID[2].0)["state"], "reviewed");
    // Nor is it published where Cotejo had filled it in before.
    assert!(tells(&desk.ends(0, &["export", SECOND])));
    assert!(!desk.read("out/quay/quay.pt-PT.draft.html").contains(SAID[1].1));
    // Nothing is filled in from what nobody confirms.
    desk.write("bank.html", page("Beside it stands a bank."));
    desk.ends(0, &["pretranslate", "bank.html"]);
    assert!(!desk.read("out/bank/bank.pt-PT.draft.html").contains(SAID[1].1));
    let again = desk.ends(0, &["import", "back.xlf", "--by", "Zé", "--prefer", "file", "--json"]);
    assert_eq!(counts(&again), [0, 0, 4, 0]);
}

#[test]
fn what_the_memory_has_corrected_since_is_told() {
    let desk = house(false);
    let old = desk.read(FIRST);
    let better = "Voluntários refizeram a roda em dois invernos.";
    let corrected = old.replace(SAID[1].1, better);
    desk.write(FIRST, &corrected);
    let tells = |ran: &Ran| ran.err.contains("the memory says otherwise by now") && ran.err.contains(SAID[1].0);
    assert!(!tells(&desk.ends(0, &["export", FIRST])), "what is not taken in yet is newer");
    desk.ends(0, &["import", FIRST, "--by", "Ana"]);
    assert!(tells(&desk.ends(0, &["export", SECOND])));
    desk.ends(0, &["pretranslate", "quay.html", "--update"]);
    assert!(!tells(&desk.ends(0, &["export", SECOND])));
    // Nor is last week's copy of the first one published without a word.
    desk.write("old.xlf", &old);
    assert!(tells(&desk.ends(0, &["export", "old.xlf"])));
    assert!(!tells(&desk.ends(0, &["export", FIRST])));
}

#[test]
fn a_tool_that_drops_what_cotejo_noted_makes_nobody_an_author() {
    let desk = house(true);
    let mut file = desk.read(SECOND);
    while let Some(at) = file.find(" subState=\"") {
        let end = at + 11 + file[at + 11..].find('"').unwrap() + 1;
        file.replace_range(at..end, "");
    }
    while let Some(at) = file.find("<mtc:matches>") {
        let end = file.find("</mtc:matches>").unwrap() + "</mtc:matches>".len();
        file.replace_range(at..end, "");
    }
    desk.write("tool.xlf", &file);
    desk.ends(0, &["import", "tool.xlf", "--by", "Zé"]);
    let text = exported(&desk);
    assert!(text.contains("quay.html"), "{text}");
    assert_eq!(authors(&text, "pt-PT"), ["Ana"], "{text}");
}

#[test]
fn a_memory_takes_in_what_another_one_filled_and_it_does_not_have() {
    let desk = house(true);
    let other = empty();
    other.write("quay.xlf", desk.read(SECOND));
    assert_eq!(counts(&other.ends(0, &["import", "quay.xlf", "--by", "Rui", "--json"])), [3, 0, 0, 0]);
    let unit = matched(&other, SAID[1].0);
    assert_eq!((&unit["changed_by"], &unit["state"]), (&"Ana".into(), &"reviewed".into()), "{unit}");
    let text = exported(&other);
    assert_eq!(counts(&other.ends(0, &["import", "quay.xlf", "--by", "Zé", "--json"])), [0, 0, 3, 0]);
    assert_eq!(exported(&other), text);
    // What was taken back there is not brought again by the file that nobody touched.
    other.ends(0, &["memory", "undo", "1"]);
    assert_eq!(counts(&other.ends(0, &["import", "quay.xlf", "--by", "Zé", "--json"])), [0, 0, 0, 3]);
}

#[test]
fn what_a_colleague_forgot_is_not_brought_back_by_a_file_that_nobody_touched() {
    let desk = house(false);
    let unit = matched(&desk, SAID[1].0)["unit"].as_str().unwrap().to_owned();
    desk.ends(0, &["memory", "forget", &unit]);
    // Her colleague's memory is made of the text, and knows nothing of what is no longer in it.
    let other = empty();
    other.write("m.tmx", exported(&desk));
    other.write("quay.xlf", desk.read(SECOND));
    for _ in 0..2 {
        let told = other.ends(0, &["import", "quay.xlf", "--json"]);
        assert_eq!(counts(&told), [0, 0, 3, 0]);
        assert!(told.err.contains(&format!("{unit} = b")) && told.err.contains("--prefer file"), "{}", told.err);
    }
    assert_eq!(counts(&other.ends(0, &["import", "quay.xlf", "--prefer", "file", "--json"])), [1, 0, 2, 0]);
}

#[test]
fn who_is_told_of_the_unit_or_the_file_wrote_what_has_a_date_alone() {
    let unit = |attributes: &str, dated: &str| {
        format!(
            "<tmx version=\"1.4\"><header creationtool=\"X\" creationtoolversion=\"3\" segtype=\"sentence\" o-tmf=\"x\" \
             adminlang=\"en\" srclang=\"en\" datatype=\"plaintext\" creationid=\"Inês\"/><body><tu {attributes}><tuv \
             xml:lang=\"en\"><seg>{}</seg></tuv><tuv xml:lang=\"pt-PT\" {dated}><seg>{}</seg></tuv></tu></body></tmx>",
            SAID[2].0, SAID[2].1
        )
    };
    for (attributes, dated, who) in [
        ("", "changedate=\"20261101T000000Z\"", "Inês"),
        ("changeid=\"Rui\"", "changedate=\"20261101T000000Z\"", "Rui"),
        ("creationid=\"Rui\"", "creationdate=\"20261101T000000Z\"", "Rui"),
        ("changeid=\"Rui\"", "changedate=\"20261101T000000Z\" changeid=\"Mei\"", "Mei"),
    ] {
        let desk = empty();
        desk.write("one.tmx", unit(attributes, dated));
        let ran = desk.ends(0, &["import", "one.tmx", "--by", "Ana"]);
        let text = exported(&desk);
        assert_eq!(authors(&text, "pt-PT"), [who], "{attributes} {dated}: {ran:?} {text}");
    }
}

#[test]
fn whoever_brings_back_what_was_forgotten_has_not_written_it() {
    let desk = empty();
    desk.write("one.tmx", tu("pt-PT", SAID[2].1, "changedate=\"20261101T100000Z\" changeid=\"Ana\""));
    desk.ends(0, &["import", "one.tmx"]);
    desk.ends(0, &["memory", "forget", "0123456789ab", "--by", "Ed"]);
    desk.write("again.tmx", tu("pt-PT", SAID[2].1, ""));
    desk.ends(0, &["import", "again.tmx", "--by", "Ed", "--prefer", "file"]);
    let text = exported(&desk);
    assert!(authors(&text, "pt-PT") == ["Ana"] && text.contains("changedate=\"20261101T100000Z\""), "{text}");
}

//! Several people, and engines, at one memory: what one of them brings takes nothing from the others.

use crate::binary::{Desk, Ran};

const HARBOUR: &str = "The harbour office opens at dawn.";
const BOATS: &str = "Nine boats came in last night.";

/// A file of one language: of each segment its attributes, source and target.
fn xliff(target: &str, segments: &[(&str, &str, &str)]) -> String {
    let unit = |(at, (attributes, source, text)): (usize, &(&str, &str, &str))| {
        format!(
            "\n<unit id=\"u{at}\"><segment {attributes}>\n<source>{source}</source><target>{text}</target></segment></unit>"
        )
    };
    let units: String = segments.iter().enumerate().map(unit).collect();
    format!(
        "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.1\" srcLang=\"en\" trgLang=\"{target}\">\
         <file id=\"f\" original=\"harbour.html\">{units}</file></xliff>\n"
    )
}

const DONE: &str = "state=\"translated\"";
const ENGINE: &str = "state=\"translated\" subState=\"okp:mt\"";

/// A project of its own, whose text is memory.tmx.
fn project() -> Desk {
    let desk = Desk::empty();
    desk.write(
        "cotejo.toml",
        "source = \"en\"\ntargets = [\"pt-PT\", \"zh-Hans\"]\nstore = \"memory.db\"\ntext = \"memory.tmx\"\n",
    );
    desk
}

fn import(desk: &Desk, file: &str, who: &str) -> Ran {
    desk.ends(0, &["import", file, "--by", who])
}

/// Source to score, origin, state and text of what the memory has for a text.
fn found(desk: &Desk, text: &str, from: &str, to: &str) -> Vec<(u64, String, bool, String)> {
    let told = &desk.ends(0, &["lookup", text, "--from", from, "--to", to, "--json"]).json()[0];
    let matches = told["matches"].as_array().unwrap().iter();
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    matches
        .map(|line| {
            let confirmed = line["confirmed"].as_bool().unwrap();
            (line["score"].as_u64().unwrap(), text(&line["origin"]), confirmed, text(&line["target"]))
        })
        .collect()
}

fn persons(text: &str) -> Vec<(u64, String, bool, String)> {
    vec![(100, "story".to_owned(), true, text.to_owned())]
}

fn exported(desk: &Desk) -> String {
    desk.ends(0, &["export"]);
    desk.read("memory.tmx")
}

#[test]
fn an_engines_text_takes_nothing_from_people() {
    let desk = project();
    desk.write("pt.xlf", xliff("pt-PT", &[(DONE, HARBOUR, "A capitania abre de madrugada.")]));
    desk.write("zh.xlf", xliff("zh-Hans", &[(DONE, HARBOUR, "港务局黎明开门。")]));
    desk.write("mt.xlf", xliff("pt-PT", &[(ENGINE, HARBOUR, "O escritório do porto abre ao amanhecer.")]));
    import(&desk, "pt.xlf", "Rita");
    import(&desk, "zh.xlf", "Lin");
    let before = exported(&desk);
    let ran = import(&desk, "mt.xlf", "Rui");
    assert!(ran.out.contains("0 updated"), "{}", ran.out);
    assert!(ran.err.contains("nobody confirmed") && ran.err.contains("line 2"), "{}", ran.err);
    assert_eq!(found(&desk, HARBOUR, "en", "pt-PT"), persons("A capitania abre de madrugada."));
    assert_eq!(found(&desk, HARBOUR, "en", "zh-Hans"), persons("港务局黎明开门。"));
    assert_eq!(exported(&desk), before);
    let id = before.split("tuid=\"").nth(1).unwrap().split('"').next().unwrap();
    let history = desk.ends(0, &["memory", "history", id]).out;
    assert!(history.contains("unconfirmed text in a file") && history.contains("ao amanhecer"), "{history}");
    // Once somebody answers for the engine's words, they come in.
    desk.write("reviewed.xlf", xliff("pt-PT", &[("state=\"reviewed\"", HARBOUR, "O escritório do porto abre cedo.")]));
    assert!(import(&desk, "reviewed.xlf", "Bia").out.contains("1 updated"));
    assert_eq!(found(&desk, HARBOUR, "en", "pt-PT"), persons("O escritório do porto abre cedo."));
}

#[test]
fn a_colleagues_text_beside_an_engines_confirms_nothing_of_it() {
    let desk = project();
    let engine = "O escritório do porto abre ao amanhecer.";
    desk.write("mt.xlf", xliff("pt-PT", &[(ENGINE, HARBOUR, engine)]));
    desk.write("zh.xlf", xliff("zh-Hans", &[(DONE, HARBOUR, "港务局黎明开门。")]));
    import(&desk, "mt.xlf", "Rui");
    let alone = exported(&desk);
    import(&desk, "zh.xlf", "Lin");
    let is_engines = |found: Vec<(u64, String, bool, String)>, text: &str| {
        assert_eq!(found.len(), 1, "{found:?}");
        let (score, origin, confirmed, target) = &found[0];
        assert!(*score < 100 && !confirmed && target == text, "{found:?}");
        origin.clone()
    };
    assert_eq!(is_engines(found(&desk, HARBOUR, "en", "pt-PT"), engine), "machine");
    assert_eq!(found(&desk, HARBOUR, "en", "zh-Hans"), persons("港务局黎明开门。"));
    // From the engine's words nothing is a translation, either.
    is_engines(found(&desk, engine, "pt-PT", "zh-Hans"), "港务局黎明开门。");
    is_engines(found(&desk, engine, "pt-PT", "en"), HARBOUR);
    assert_eq!(found(&desk, HARBOUR, "en", "pt-PT").len(), 1);
    for (origin, matches) in [("machine", 1), ("story", 0)] {
        let told =
            &desk.run(&["lookup", HARBOUR, "--from", "en", "--to", "pt-PT", "--origin", origin, "--json"]).json()[0];
        assert_eq!(told["matches"].as_array().unwrap().len(), matches, "{origin}: {told}");
    }
    // The text says it as the memory does, and a memory made of it knows.
    let text = exported(&desk);
    assert!(text.lines().any(|line| line.contains("x-cotejo-origin\">machine") && line.contains(engine)), "{text}");
    assert_eq!(text.matches("\">machine<").count(), 1, "{text}");
    let other = project();
    other.write("memory.tmx", &text);
    assert_eq!(is_engines(found(&other, HARBOUR, "en", "pt-PT"), engine), "machine");
    assert_eq!(exported(&other), text);
    // Taken back, the colleague's is gone and the engine's is an engine's.
    desk.ends(0, &["memory", "undo", "2"]);
    let text = exported(&desk);
    let (told, rest): (Vec<&str>, Vec<&str>) = text.lines().partition(|line| line.starts_with("<?cotejo-forgotten"));
    assert!(
        rest == alone.lines().collect::<Vec<_>>() && told.len() == 1 && told[0].contains("lang=\"zh-Hans\""),
        "{text}"
    );
    // Whoever takes the engine's words for her own confirms them.
    desk.write("pt.xlf", xliff("pt-PT", &[(DONE, HARBOUR, engine)]));
    import(&desk, "pt.xlf", "Rita");
    assert_eq!(found(&desk, HARBOUR, "en", "pt-PT"), persons(engine));
    // And the engine's same words again take nothing from her.
    import(&desk, "mt.xlf", "Rui");
    assert_eq!(found(&desk, HARBOUR, "en", "pt-PT"), persons(engine));
}

#[test]
fn in_another_tools_memory_each_text_has_its_own_author() {
    let desk = project();
    let tmx = |tuvs: &str| {
        format!(
            "<tmx version=\"1.4\"><header srclang=\"en\" segtype=\"sentence\" adminlang=\"en\" datatype=\"plaintext\" \
             o-tmf=\"x\" creationtool=\"x\" creationtoolversion=\"1\"/><body><tu><tuv xml:lang=\"en\"><seg>{BOATS}</seg>\
             </tuv>{tuvs}</tu></body></tmx>"
        )
    };
    let text = "Chegaram nove barcos.";
    let machine = format!("<tuv xml:lang=\"pt-PT\" changeid=\"MT!\"><seg>{text}</seg></tuv>");
    desk.write("mt.tmx", tmx(&format!("{machine}<tuv xml:lang=\"zh-Hans\"><seg>昨夜来了九条船。</seg></tuv>")));
    import(&desk, "mt.tmx", "Rui");
    assert!(!found(&desk, BOATS, "en", "pt-PT")[0].2);
    assert!(found(&desk, BOATS, "en", "zh-Hans")[0].2);
    // The same unit from somebody who wrote it herself.
    desk.write("own.tmx", tmx(&format!("<tuv xml:lang=\"pt-PT\"><seg>{text}</seg></tuv>")));
    import(&desk, "own.tmx", "Rita");
    assert!(found(&desk, BOATS, "en", "pt-PT")[0].2);
    import(&desk, "mt.tmx", "Rui");
    assert!(found(&desk, BOATS, "en", "pt-PT")[0].2);
}

#[test]
fn what_gave_way_to_a_file_is_told() {
    let desk = project();
    let final_ = "state=\"final\"";
    desk.write(
        "one.xlf",
        xliff("pt-PT", &[(DONE, BOATS, "Vieram barcos."), (final_, HARBOUR, "A capitania abre cedo.")]),
    );
    desk.write("two.xlf", xliff("pt-PT", &[(DONE, BOATS, "Vieram nove."), (DONE, HARBOUR, "O porto abre cedo.")]));
    import(&desk, "one.xlf", "Rita");
    let before = exported(&desk);
    let ran = import(&desk, "two.xlf", "Rui");
    assert!(ran.out.contains("2 updated"), "{}", ran.out);
    assert!(ran.err.contains("one reviewed rendering") && ran.err.contains("line 4"), "{}", ran.err);
    assert!(ran.err.contains("memory undo 2"), "{}", ran.err);
    desk.ends(0, &["memory", "undo", "2"]);
    assert_eq!(exported(&desk), before);
    // One that was deleted in the project's text is as much gone.
    let gone: String = before.split_inclusive('\n').filter(|line| !line.contains("A capitania abre cedo.")).collect();
    desk.write("memory.tmx", gone);
    let ran = import(&desk, "memory.tmx", "Rui");
    assert!(ran.err.contains("one reviewed rendering"), "{}", ran.err);
}

#[test]
fn a_part_of_a_document_leaves_places_as_they_are() {
    let desk = project();
    let sentences: Vec<(String, String)> =
        (1..=6).map(|n| (format!("Boat {n} sails at {n}."), format!("O barco {n} parte às {n}."))).collect();
    let file = |name: &str, leave_out: &[usize], more: &[(&str, &str, &str)]| {
        let kept = sentences.iter().enumerate().filter(|(at, _)| !leave_out.contains(at));
        let mut segments: Vec<_> = kept.map(|(_, (en, pt))| (DONE, en.as_str(), pt.as_str())).collect();
        segments.extend(more);
        desk.write(name, xliff("pt-PT", &segments));
    };
    file("whole.xlf", &[], &[]);
    import(&desk, "whole.xlf", "Rita");
    let before = exported(&desk);
    assert!(before.contains(">4/6<"), "{before}");
    for leave_out in [&[2][..], &[0, 5], &[1, 2, 3, 4]] {
        file("part.xlf", leave_out, &[]);
        let ran = import(&desk, "part.xlf", "Rui");
        assert!(ran.out.contains("0 new, 0 updated"), "{leave_out:?}: {}", ran.out);
        assert_eq!(exported(&desk), before);
    }
    // What is new in a part has the place that the part gives it; the rest stays.
    file("part.xlf", &[0, 1, 2], &[(DONE, HARBOUR, "A capitania abre cedo.")]);
    assert!(import(&desk, "part.xlf", "Rui").out.contains("1 new, 0 updated"));
    // A page that was written anew is numbered anew.
    file("anew.xlf", &[2], &[(DONE, BOATS, "Vieram nove barcos."), (DONE, HARBOUR, "A capitania abre cedo.")]);
    import(&desk, "anew.xlf", "Rita");
    let after = exported(&desk);
    assert!(after.contains(">5/7<") && after.contains(">7/7<"), "{after}");
}

#[test]
fn what_came_again_on_purpose_is_not_the_first_imports_to_take_back() {
    let desk = project();
    desk.write("pt.xlf", xliff("pt-PT", &[(DONE, BOATS, "Vieram nove."), (DONE, HARBOUR, "A capitania abre cedo.")]));
    import(&desk, "pt.xlf", "Rita");
    let text = exported(&desk);
    let id = text.split("tuid=\"").nth(1).unwrap().split('"').next().unwrap();
    desk.ends(0, &["memory", "forget", id]);
    desk.ends(0, &["import", "pt.xlf", "--prefer", "file", "--by", "Bia"]);
    let ran = desk.ends(0, &["memory", "undo", "1"]);
    assert!(format!("{}{}", ran.out, ran.err).contains(id), "{} {}", ran.out, ran.err);
    let left = exported(&desk);
    assert!(left.contains(id) && left.matches("<tu ").count() == 1, "{left}");
    // When the second import is taken back as well, nothing is left.
    desk.ends(0, &["memory", "undo", "2"]);
    assert!(!exported(&desk).contains("<tu "));
}

/// A second desk with its own memory, built from the text of the first.
fn colleague(text: &str) -> Desk {
    let desk = project();
    desk.write("memory.tmx", text);
    assert_eq!(exported(&desk), text);
    desk
}

#[test]
fn what_was_decided_in_the_text_is_followed() {
    let ana = project();
    let both = |boats: &str| xliff("pt-PT", &[(DONE, BOATS, boats), (DONE, HARBOUR, "A capitania abre cedo.")]);
    ana.write("pt.xlf", both("Vieram nove barcos."));
    import(&ana, "pt.xlf", "Ana");
    let bruno = colleague(&exported(&ana));
    ana.write("pt.xlf", both("Chegaram nove barcos."));
    import(&ana, "pt.xlf", "Ana");
    let hers = exported(&ana);
    std::thread::sleep(std::time::Duration::from_millis(1100));
    bruno.write("pt.xlf", both("Entraram nove barcos."));
    import(&bruno, "pt.xlf", "Bruno");
    let his = exported(&bruno);
    // The two are merged for Ana, whose text is the older one.
    bruno.write("memory.tmx", &hers);
    let ran = import(&bruno, "memory.tmx", "Bruno");
    assert!(ran.out.contains("1 updated") && !ran.err.contains("--prefer"), "{} {}", ran.out, ran.err);
    assert_eq!(exported(&bruno), hers, "also who wrote it, and when");
    // What he has changed since stands as the newer.
    std::thread::sleep(std::time::Duration::from_millis(1100));
    bruno.write("pt.xlf", both("Deram entrada nove barcos."));
    import(&bruno, "pt.xlf", "Bruno");
    bruno.write("memory.tmx", &his);
    let ran = import(&bruno, "memory.tmx", "Bruno");
    assert!(ran.err.contains("--prefer file"), "{}", ran.err);
    assert!(exported(&bruno).contains("Deram entrada nove barcos."));
    // Of two that were both kept neither goes, on the line or as a unit.
    let line = |text: &str, words: &str| text.lines().find(|line| line.contains(words)).unwrap().to_owned();
    let (one, other) = (line(&hers, "Chegaram"), line(&his, "Entraram"));
    let unit = |text: &str| {
        format!(
            "<tu {}</tu>",
            text.split("<tu ").find(|unit| unit.contains("nove barcos")).unwrap().split("</tu>").next().unwrap()
        )
    };
    for kept in [
        hers.replace(&one, &format!("{one}\n{}", other.trim_end_matches("\n</tu>"))),
        hers.replace(&unit(&hers), &format!("{}\n{}", unit(&hers), unit(&his))),
    ] {
        let desk = colleague(&hers);
        desk.write("memory.tmx", &kept);
        let ran = import(&desk, "memory.tmx", "Bruno");
        assert!(ran.err.contains("twice, with different words") && ran.err.contains("memory forget"), "{}", ran.err);
        let text = exported(&desk);
        assert!(text.contains("Chegaram") && text.contains("Entraram"), "{kept}\n{text}");
        assert_eq!(text.matches("<tu ").count(), 3, "{text}");
        // And again the same.
        let ran = import(&desk, "memory.tmx", "Bruno");
        assert!(ran.out.contains("0 new, 0 updated"), "{}", ran.out);
    }
}

/// A merge that keeps the lines of both sides where each added a unit: the line on which both end stands once.
#[test]
fn a_text_that_a_merge_has_torn_is_refused() {
    let ana = project();
    let file = |name: &str, source, text| xliff("pt-PT", &[(DONE, source, text)]).replace("harbour", name);
    ana.write("pt.xlf", file("quay", BOATS, "Vieram nove barcos."));
    import(&ana, "pt.xlf", "Ana");
    let bruno = colleague(&exported(&ana));
    ana.write("pt.xlf", file("tide", HARBOUR, "A capitania abre cedo."));
    import(&ana, "pt.xlf", "Ana");
    bruno.write("pt.xlf", file("tide", "The tide is low.", "A maré está baixa."));
    import(&bruno, "pt.xlf", "Bruno");
    let (hers, his) = (exported(&ana), exported(&bruno));
    let added = his.split_inclusive("</tu>\n").find(|unit| unit.contains("The tide is low.")).unwrap();
    let torn = hers.replacen("A capitania abre cedo.</seg></tuv>\n", "A capitania abre cedo.</seg></tuv>\n@", 1);
    let torn = torn.replacen('@', added.trim_end_matches("</tu>\n"), 1);
    assert_eq!(torn.matches("<tu ").count(), torn.matches("</tu>").count() + 1, "{torn}");
    let line = 1 + torn.lines().position(|line| line.starts_with("<tu ") && line.contains("tide.html")).unwrap();
    for desk in [&ana, &bruno] {
        desk.write("memory.tmx", &torn);
        let ran = desk.ends(2, &["import", "memory.tmx", "--ui", "en"]);
        assert!(ran.err.contains(&format!("line {line}")) && ran.err.contains("merge=union"), "{}", ran.err);
        // Nothing is written over it.
        desk.ends(2, &["export"]);
        assert_eq!(desk.read("memory.tmx"), torn);
    }
    // Another tool's file of that kind costs the unit alone.
    ana.write("other.tmx", &torn);
    assert!(ana.ends(0, &["import", "other.tmx", "--ui", "en"]).err.contains("its end tag is missing"));
}

/// A client's own words beside his own match that says the same.
#[test]
fn a_clients_own_translation_beside_his_own_match_is_his() {
    let desk = project();
    desk.write("leo.xlf", xliff("pt-PT", &[(DONE, HARBOUR, "A capitania abre de madrugada.")]));
    import(&desk, "leo.xlf", "Leo");
    let said = "Entraram nove barcos.";
    let matched = format!(
        "<mtc:matches><mtc:match ref=\"#s\" id=\"client-7\" matchQuality=\"100\" similarity=\"100\" origin=\"client\">\
         <source>{BOATS}</source><target>{said}</target></mtc:match></mtc:matches>"
    );
    let job = format!(
        "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" xmlns:mtc=\"urn:oasis:names:tc:xliff:matches:2.0\" \
         version=\"2.0\" srcLang=\"en\" trgLang=\"pt-PT\"><file id=\"f\" original=\"client.html\">\n\
         <unit id=\"u1\">{matched}<segment id=\"s\" state=\"translated\"><source>{BOATS}</source><target>{said}</target>\
         </segment></unit>\n<unit id=\"u2\"><segment id=\"s\"><source>{HARBOUR}</source></segment></unit>\n</file></xliff>\n"
    );
    desk.write("job.xlf", &job);
    let ran = desk.ends(0, &["import", "job.xlf", "--by", "Zoe", "--json"]);
    assert_eq!(counts(&ran), [1, 0, 0], "{}", ran.out);
    // Taken back, and corrected meanwhile: it comes again, and no update takes it out.
    desk.ends(0, &["memory", "undo", "2"]);
    let ran = desk.ends(0, &["import", "job.xlf", "--by", "Zoe", "--json"]);
    assert_eq!(counts(&ran), [1, 0, 0], "{} {}", ran.out, ran.err);
    desk.write(
        "zoe.xlf",
        xliff("pt-PT", &[(DONE, BOATS, "Chegaram nove barcos.")]).replace("harbour.html", "client.html"),
    );
    import(&desk, "zoe.xlf", "Zoe");
    desk.ends(0, &["pretranslate", "job.xlf"]);
    let filled = desk.read("out/job/job.xlf");
    // His match is as he wrote it, and what is filled in the rest.
    assert!(
        filled.contains(matched.split("<mtc:match ").nth(1).unwrap().trim_end_matches("</mtc:matches>")),
        "{filled}"
    );
    assert!(filled.contains(&format!("<target>{said}</target></segment>")), "{filled}");
    assert!(filled.contains("A capitania abre de madrugada.</target></segment>"), "{filled}");
    for _ in 0..2 {
        desk.ends(0, &["pretranslate", "job.xlf", "--update"]);
        assert_eq!(desk.read("out/job/job.xlf"), filled);
    }
}

#[test]
fn what_a_colleague_forgot_is_forgotten_with_her_text() {
    let ana = project();
    let segments = [(DONE, BOATS, "Vieram nove."), (DONE, HARBOUR, "A capitania abre cedo.")];
    ana.write("pt.xlf", xliff("pt-PT", &segments));
    import(&ana, "pt.xlf", "Ana");
    let before = exported(&ana);
    let (bruno, carla) = (colleague(&before), colleague(&before));
    let id = before.split("<tu tuid=\"").find(|unit| unit.contains(BOATS)).unwrap().split('"').next().unwrap();
    ana.ends(0, &["memory", "forget", id]);
    let hers = exported(&ana);
    // Bruno, who has something of his own besides, has not touched it.
    bruno.write(
        "own.xlf",
        xliff("pt-PT", &[(DONE, "The tide is low.", "A maré está baixa.")]).replace("harbour", "tide"),
    );
    import(&bruno, "own.xlf", "Bruno");
    bruno.write("memory.tmx", &hers);
    let ran = import(&bruno, "memory.tmx", "Bruno");
    assert!(ran.err.contains("one unit is no longer in it and was forgotten"), "{}", ran.err);
    let his = exported(&bruno);
    assert!(!his.contains(BOATS) && his.contains("A maré está baixa.") && his.contains(HARBOUR), "{his}");
    let undo = ran.err.split("memory undo ").nth(1).unwrap().split('.').next().unwrap();
    bruno.ends(0, &["memory", "undo", undo]);
    assert!(exported(&bruno).contains(BOATS));
    // Carla has worked on it since: it stays, and she is told.
    carla.write("pt.xlf", xliff("pt-PT", &[(DONE, BOATS, "Chegaram nove barcos."), segments[1]]));
    import(&carla, "pt.xlf", "Carla");
    carla.write("memory.tmx", &hers);
    let ran = import(&carla, "memory.tmx", "Carla");
    assert!(ran.err.contains("changed here since"), "{}", ran.err);
    let text = exported(&carla);
    assert!(text.contains("Chegaram nove barcos."));
    // Ana takes it in again with her text; a text that cannot be read to its last unit takes nothing away.
    ana.write("memory.tmx", before.replacen("<seg>Vieram", "<sg>Vieram", 1));
    import(&ana, "memory.tmx", "Ana");
    assert!(exported(&ana).contains(HARBOUR));
}

#[test]
fn last_weeks_text_undoes_nothing_of_this_weeks() {
    let desk = project();
    let pt = |boats: &str| xliff("pt-PT", &[(DONE, BOATS, boats), (DONE, HARBOUR, "A capitania abre cedo.")]);
    desk.write("pt.xlf", pt("Vieram nove barcos."));
    import(&desk, "pt.xlf", "Ana");
    let last_week = exported(&desk);
    std::thread::sleep(std::time::Duration::from_millis(1100));
    desk.write("pt.xlf", pt("Chegaram nove barcos."));
    let tide = xliff("pt-PT", &[(DONE, "The tide is low.", "A maré está baixa.")]);
    desk.write("tide.xlf", tide.replace("harbour", "tide"));
    import(&desk, "pt.xlf", "Ana");
    import(&desk, "tide.xlf", "Ana");
    let this_week = exported(&desk);
    desk.write("memory.tmx", &last_week);
    let ran = import(&desk, "memory.tmx", "Ana");
    assert!(ran.err.contains("--prefer file") && ran.err.contains("changed here since"), "{}", ran.err);
    assert_eq!(exported(&desk), this_week);
    // Who means it says so.
    desk.write("memory.tmx", &last_week);
    desk.ends(0, &["import", "memory.tmx", "--by", "Ana", "--prefer", "file"]);
    assert!(exported(&desk).contains("Vieram nove barcos."));
}

#[test]
fn an_old_copy_is_old_however_often_it_comes() {
    let desk = project();
    desk.write("old.xlf", xliff("pt-PT", &[(DONE, BOATS, "Vieram nove barcos.")]));
    desk.write("new.xlf", xliff("pt-PT", &[("state=\"final\"", BOATS, "Chegaram nove barcos.")]));
    import(&desk, "old.xlf", "Ana");
    import(&desk, "new.xlf", "Bia");
    let before = exported(&desk);
    for _ in 0..3 {
        let ran = import(&desk, "old.xlf", "Rui");
        assert!(ran.out.contains("0 updated") && ran.err.contains("--prefer file"), "{} {}", ran.out, ran.err);
        assert_eq!(exported(&desk), before);
    }
}

#[test]
fn what_was_put_back_on_purpose_is_not_the_first_imports_to_take_back() {
    let desk = project();
    desk.write("old.xlf", xliff("pt-PT", &[(DONE, BOATS, "Vieram nove barcos.")]));
    desk.write("new.xlf", xliff("pt-PT", &[("state=\"final\"", BOATS, "Chegaram nove barcos.")]));
    import(&desk, "old.xlf", "Ana");
    import(&desk, "new.xlf", "Bia");
    desk.ends(0, &["import", "old.xlf", "--prefer", "file", "--by", "Editora"]);
    let ran = desk.ends(0, &["memory", "undo", "1"]);
    assert!(exported(&desk).contains("Vieram nove barcos."), "{} {}", ran.out, ran.err);
    // What an undo alone brought back is still the first import's.
    let other = project();
    other.write("old.xlf", xliff("pt-PT", &[(DONE, BOATS, "Vieram nove barcos.")]));
    other.write("new.xlf", xliff("pt-PT", &[("state=\"final\"", BOATS, "Chegaram nove barcos.")]));
    import(&other, "old.xlf", "Ana");
    import(&other, "new.xlf", "Bia");
    other.ends(0, &["memory", "undo", "2"]);
    other.ends(0, &["memory", "undo", "1"]);
    assert!(!exported(&other).contains("nove barcos"));
}

#[test]
fn one_written_language_has_one_rendering_whatever_a_file_calls_it() {
    let desk = project();
    desk.write("hans.xlf", xliff("zh-Hans", &[(DONE, BOATS, "昨晚来了九艘船。")]));
    desk.write("cn.xlf", xliff("zh-CN", &[("state=\"final\"", BOATS, "昨晚有九艘船进港。")]));
    import(&desk, "hans.xlf", "Lin");
    import(&desk, "cn.xlf", "Wu");
    assert_eq!(found(&desk, BOATS, "en", "zh-Hans"), persons("昨晚有九艘船进港。"));
    let text = exported(&desk);
    assert!(!text.contains("昨晚来了九艘船。") && !text.contains("zh-CN"), "{text}");
}

#[test]
fn a_page_that_lost_one_of_two_equal_sentences_keeps_both_translations() {
    let desk = project();
    let page = |blocks: &[&str]| blocks.join("\n\n") + "\n";
    let (first, second) = ("The mayor spoke on Monday.", "The engineers spoke on Friday.");
    desk.write("talks.txt", page(&[first, "She agreed.", second, "She agreed."]));
    let by_place = |texts: [&str; 2]| {
        let mut texts = texts.into_iter();
        xliff(
            "pt-PT",
            &[
                (DONE, first, "O presidente falou."),
                (DONE, "She agreed.", texts.next().unwrap()),
                (DONE, second, "Os engenheiros falaram."),
                (DONE, "She agreed.", texts.next().unwrap()),
            ],
        )
        .replace("harbour.html", "talks.txt")
    };
    desk.write("all.xlf", by_place(["A vereadora concordou.", "A engenheira concordou."]));
    import(&desk, "all.xlf", "Ana");
    let before = exported(&desk);
    // The first one is gone from the page, and what is left comes back.
    let left = by_place(["GONE", "A engenheira concordou."]);
    let cut = left.find("\n<unit id=\"u1\"").unwrap()..left.find("\n<unit id=\"u2\"").unwrap();
    desk.write("left.xlf", left.replace(&left[cut], ""));
    import(&desk, "left.xlf", "Ana");
    let after = exported(&desk);
    assert_eq!(after.matches("A vereadora concordou.").count(), 1, "{after}");
    assert_eq!(after.matches("A engenheira concordou.").count(), 1, "{after}");
    assert_eq!(after, before);
}

/// The first text that the memory has for another.
fn first(desk: &Desk, text: &str) -> String {
    found(desk, text, "en", "pt-PT").into_iter().next().map(|found| found.3).unwrap_or_default()
}

fn counts(ran: &Ran) -> [u64; 3] {
    let told = &ran.json()[0];
    ["new", "updated", "skipped"].map(|name| told[name].as_u64().unwrap())
}

#[test]
fn an_original_that_a_late_file_copied_takes_no_translations_place() {
    let desk = project();
    let leo = [
        (DONE, HARBOUR, "A capitania abre ao nascer do dia."),
        (DONE, BOATS, "Entraram nove barcos na noite passada."),
        (DONE, "Ana Prates", "Ana Prates"),
    ];
    desk.write("leo.xlf", xliff("pt-PT", &leo));
    import(&desk, "leo.xlf", "Leo");
    let before = exported(&desk);
    let copies = [
        (DONE, HARBOUR, HARBOUR),
        (DONE, BOATS, "Nine   boats came in last night."),
        (DONE, "Ana Prates", "Ana Prates"),
        (DONE, "Rua do Cais 7", "Rua do Cais 7"),
        (DONE, "14:30", "14:30"),
    ];
    desk.write("late.xlf", xliff("pt-PT", &copies));
    // Also from a page on which nobody has been yet.
    desk.write("other.xlf", xliff("pt-PT", &copies[..2]).replace("harbour.html", "quay.html"));
    let ran = desk.ends(0, &["import", "late.xlf", "--by", "Zoe", "--json", "--ui", "en"]);
    // A name that stays as it is has moved in the document.
    assert_eq!(counts(&ran), [2, 1, 2], "{}", ran.out);
    assert!(
        ran.err.contains("2 segments repeat") && ran.err.contains("line 2") && ran.err.contains("--prefer file"),
        "{}",
        ran.err
    );
    let ran = desk.ends(0, &["import", "other.xlf", "--by", "Zoe", "--json", "--ui", "en"]);
    assert_eq!(counts(&ran), [0, 0, 2], "{}", ran.out);
    assert_eq!(first(&desk, HARBOUR), "A capitania abre ao nascer do dia.");
    let after = exported(&desk);
    for line in before.lines().filter(|line| line.contains("changeid=\"Leo\"")) {
        assert!(after.contains(line), "{line}\n{after}");
    }
    // Whoever means it says so.
    let ran = desk.ends(0, &["import", "late.xlf", "--by", "Zoe", "--json", "--prefer", "file", "--ui", "en"]);
    assert_eq!(counts(&ran), [0, 2, 0], "{}", ran.out);
    assert_eq!(first(&desk, HARBOUR), HARBOUR);
}

#[test]
fn what_another_person_had_confirmed_does_not_go_without_a_word() {
    let desk = project();
    let said = |harbour| xliff("pt-PT", &[(DONE, HARBOUR, harbour), (DONE, BOATS, "Entraram nove barcos.")]);
    desk.write("leo.xlf", said("A capitania abre de madrugada."));
    import(&desk, "leo.xlf", "Leo");
    desk.write("zoe.xlf", said("A capitania abre ao alvorecer."));
    let ran = desk.ends(0, &["import", "zoe.xlf", "--by", "Zoe", "--ui", "en"]);
    assert!(ran.err.contains("replaced what Leo had confirmed") && ran.err.contains("line 2"), "{}", ran.err);
    // Her own, and what she corrects in the file that it came with, are nobody else's.
    desk.write("zoe2.xlf", said("A capitania abre ao romper do dia."));
    assert_eq!(desk.ends(0, &["import", "zoe2.xlf", "--by", "Zoe", "--ui", "en"]).err, "");
    desk.write("zoe2.xlf", said("A capitania abre ao raiar do dia."));
    assert_eq!(desk.ends(0, &["import", "zoe2.xlf", "--by", "Rui", "--ui", "en"]).err, "");
}

#[test]
fn one_text_in_two_forms_of_unicode_is_one_text() {
    let desk = project();
    let said = |text| xliff("pt-PT", &[(DONE, HARBOUR, text)]);
    desk.write("leo.xlf", said("A capitania só abre às sete da manhã."));
    import(&desk, "leo.xlf", "Leo");
    let before = exported(&desk);
    desk.write("mac.xlf", said("A capitania so\u{301} abre a\u{300}s sete da manha\u{303}."));
    for name in ["mac.xlf", "mac.xlf"] {
        let ran = desk.ends(0, &["import", name, "--by", "Zoe", "--json"]);
        assert_eq!((counts(&ran), ran.err.as_str()), ([0, 0, 0], ""), "{}", ran.out);
    }
    assert_eq!(exported(&desk), before);
}

#[test]
fn a_fill_whose_mark_a_tool_dropped_is_no_news() {
    let desk = project();
    let said = |harbour: &str| xliff("pt-PT", &[(DONE, HARBOUR, harbour), (DONE, BOATS, "Entraram nove barcos.")]);
    desk.write("leo.xlf", said("A capitania abre de madrugada."));
    import(&desk, "leo.xlf", "Leo");
    desk.write("page.en.txt", format!("{HARBOUR}\n\n{BOATS}\n"));
    desk.write("again.en.txt", format!("{BOATS}\n\n{HARBOUR}\n"));
    desk.ends(0, &["pretranslate", "page.en.txt", "--to", "pt-PT"]);
    desk.ends(0, &["pretranslate", "again.en.txt", "--to", "pt-PT", "--xliff", "1.2"]);
    let without = |text: &str, attribute: &str| {
        let mut parts = text.split(attribute);
        let first = parts.next().unwrap().to_owned();
        parts.fold(first, |out, part| out + part.split_once('"').unwrap().1)
    };
    let two = desk.read("out/page/page.pt-PT.xlf");
    let one = desk.read("out/again/again.pt-PT.xlf");
    assert!(two.contains("subState=\"cotejo:") && one.contains(" cotejo:filled=\""), "{two}\n{one}");
    let mut bare = one.clone();
    while let Some(at) = bare.find(" cotejo:") {
        let end = bare[at..].find('=').unwrap() + at;
        bare = without(&bare, &format!("{}=\"", &bare[at..end]));
    }
    desk.write("two.xlf", without(&two, " subState=\""));
    desk.write("one.xlf", without(&one, " cotejo:filled=\""));
    desk.write("bare.xlf", bare);
    // Meanwhile Leo has corrected what he wrote.
    desk.write("leo.xlf", said("A capitania abre ao nascer do dia."));
    import(&desk, "leo.xlf", "Leo");
    let before = exported(&desk);
    for name in ["two.xlf", "one.xlf", "bare.xlf"] {
        let ran = desk.ends(0, &["import", name, "--by", "Zoe", "--json"]);
        assert_eq!(counts(&ran), [0, 0, 0], "{name}: {}", ran.out);
        assert_eq!(exported(&desk), before, "{name}");
    }
    // What she wrote is.
    let hers = desk.read("two.xlf").replacen("Entraram nove barcos.", "Chegaram nove barcos.", 1);
    desk.write("hers.xlf", hers);
    let ran = desk.ends(0, &["import", "hers.xlf", "--by", "Zoe", "--json"]);
    assert_eq!(counts(&ran)[0] + counts(&ran)[1], 1, "{}", ran.out);
    // And whoever means the file's text gets it.
    let ran = desk.ends(0, &["import", "bare.xlf", "--by", "Zoe", "--prefer", "file", "--json"]);
    assert!(counts(&ran)[0] + counts(&ran)[1] > 0, "{}", ran.out);
}

#[test]
fn a_check_says_how_much_of_a_file_is_not_confirmed_yet() {
    let desk = project();
    let segments = |last| [(DONE, HARBOUR, "A capitania abre de madrugada."), (last, BOATS, "Entraram nove barcos.")];
    desk.write("half.xlf", xliff("pt-PT", &segments("state=\"initial\"")));
    let ran = desk.ends(0, &["check", "half.xlf", "--ui", "en"]);
    assert!(ran.out.contains("Not confirmed yet: 1 of 2 segments."), "{}", ran.out);
    desk.write("whole.xlf", xliff("pt-PT", &segments(DONE)));
    let ran = desk.ends(0, &["check", "whole.xlf", "--ui", "en"]);
    assert!(!ran.out.contains("Not confirmed"), "{}", ran.out);
}

//! A newsroom begins with its archive: pages that were published in several languages come into the memory, as people
//! walk it. The pages stand in `tests/archive/site`; in each of them stands a box of the site's, in the midst of the story.

use std::path::Path;
use std::process::Stdio;
use std::time::Instant;

use serde_json::Value;

use crate::binary::{Desk, Ran};

const PROJECT: &str =
    "store = \"memory.db\"\nsource = \"en\"\ntargets = [\"pt-PT\", \"zh-Hans\"]\ntext = \"memory.tmx\"\n";
pub(crate) const STORIES: [&str; 3] = ["ferry", "press", "rain"];
const LANGS: [&str; 3] = ["en", "pt-PT", "zh-Hans"];
const TICKETS: &str = "Tickets will cost 4.50 euros; children under 12 travel free.";

pub(crate) fn page(story: &str, lang: &str) -> String {
    let file = format!("tests/archive/site/{story}.{lang}.html");
    std::fs::read_to_string(Path::new(&file)).unwrap_or_else(|error| panic!("{file}: {error}"))
}

/// A project with nothing in its memory, and the archive beside it.
pub(crate) fn newsroom() -> Desk {
    let desk = Desk::empty();
    desk.write("cotejo.toml", PROJECT);
    for story in STORIES {
        for lang in LANGS {
            desk.write(&format!("site/{story}.{lang}.html"), page(story, lang));
        }
    }
    desk
}

/// The values of one kind among the lines of `--json`.
pub(crate) fn told(ran: &Ran, kind: &str) -> Vec<Value> {
    ran.json().into_iter().filter_map(|mut line| line.get_mut(kind).map(Value::take)).collect()
}

pub(crate) fn sum(ran: &Ran) -> Value {
    told(ran, "learnt").pop().unwrap_or_else(|| panic!("{}", ran.out))
}

pub(crate) fn learn(desk: &Desk, args: &[&str]) -> Ran {
    let mut all = vec!["align"];
    all.extend(args);
    // An archive of three stories has little to learn from.
    all.extend(["--confidence", "50", "--json"]);
    let ran = desk.run(&all);
    assert!(ran.code < 2, "{}\n{}", ran.out, ran.err);
    ran
}

pub(crate) fn units(desk: &Desk) -> u64 {
    let stats = desk.ends(0, &["stats", "--json"]).json();
    stats[0]["units"].as_u64().unwrap_or_else(|| panic!("{stats:?}"))
}

/// What the memory offers for an English sentence in Portuguese, best first: text and score.
pub(crate) fn offered(desk: &Desk, sentence: &str) -> Vec<(String, u64)> {
    let ran = desk.run(&["lookup", sentence, "--from", "en", "--to", "pt-PT", "--json"]);
    assert!(ran.code < 2, "{}", ran.err);
    let lines = ran.json();
    let matches =
        lines.iter().flat_map(|line| line["matches"].as_array().cloned().unwrap_or_else(|| vec![line.clone()]));
    matches.filter_map(|found| Some((found["target"].as_str()?.to_owned(), found["score"].as_u64()?))).collect()
}

#[test]
fn an_archive_becomes_units_once_and_can_be_taken_back() {
    let desk = newsroom();
    let first = learn(&desk, &["site"]);
    let taken = sum(&first);
    let new = taken["new"].as_u64().unwrap();
    assert!(new >= 24, "{taken}");
    assert_eq!(units(&desk), new);
    for group in told(&first, "group") {
        assert_eq!((group["files"].as_array().unwrap().len(), &group["found"]), (3, &"name".into()), "{group}");
        assert_eq!(group["refused"], Value::Array(Vec::new()), "{group}");
    }
    // It matches at once, but as what nobody has looked at: nothing is filled in.
    let found = offered(&desk, TICKETS);
    assert_eq!(found[0].1, 95, "{found:?}");
    assert!(found[0].0.starts_with("Os bilhetes custarão 4,50 euros"), "{found:?}");
    desk.write("new.en.html", page("ferry", "en"));
    let pretranslated = desk.ends(0, &["pretranslate", "new.en.html", "--to", "pt-PT"]);
    assert!(pretranslated.err.is_empty(), "{}", pretranslated.err);
    assert!(!desk.read("out/new/new.pt-PT.xlf").contains("cotejo:filled"), "an unreviewed alignment was filled in");
    // A second time there is no news, and no trace in the journal.
    let second = sum(&learn(&desk, &["site"]));
    assert_eq!((&second["import"], &second["unchanged"]), (&Value::Null, &new.into()), "{second}");
    let text = |desk: &Desk| {
        desk.ends(0, &["export"]);
        desk.read("memory.tmx")
    };
    let before = text(&desk);
    // Taken back, it is gone; learnt again, it is there again, to the byte but for nothing.
    desk.ends(0, &["memory", "undo", &taken["import"].to_string()]);
    assert_eq!(units(&desk), 0);
    assert_eq!(sum(&learn(&desk, &["site"]))["new"], Value::from(new));
    assert_eq!(text(&desk), before);
    desk.ends(0, &["memory", "check"]);
}

#[test]
fn a_box_that_stands_in_several_stories_is_none_of_them() {
    let desk = newsroom();
    assert_eq!(sum(&learn(&desk, &["site"]))["furniture"], Value::from(9));
    desk.ends(0, &["export"]);
    let text = desk.read("memory.tmx");
    for words in ["lives from its readers", "vive dos seus leitores", "靠读者支持"] {
        assert!(!text.contains(words), "{words}");
    }
    assert!(text.contains("Marta Quintela"));
}

#[test]
fn pages_that_do_not_belong_together_teach_nothing() {
    for (name, pages, why) in [
        ("another story", [page("ferry", "en"), page("press", "pt-PT")], "unsure"),
        ("the same language", [page("ferry", "en"), page("press", "en")], "same-language"),
    ] {
        let desk = Desk::empty();
        desk.write("cotejo.toml", PROJECT);
        desk.write("a.html", &pages[0]);
        desk.write("b.html", &pages[1]);
        let ran = learn(&desk, &["a.html", "b.html"]);
        assert_eq!(ran.code, 1, "{name}: {}", ran.out);
        let refused = told(&ran, "group").into_iter().flat_map(|group| group["refused"].as_array().cloned().unwrap());
        let refused: Vec<Value> = refused.chain(told(&ran, "refused")).collect();
        assert!(refused.iter().any(|refused| refused["why"] == why), "{name}: {refused:?}");
        assert_eq!(units(&desk), 0, "{name}");
        // To people it is said in a sentence, and nothing more.
        let said = desk.ends(1, &["align", "a.html", "b.html"]);
        assert!(said.out.contains("nothing was learnt from them"), "{name}: {}", said.out);
    }
    // Beside a memory that knows both languages, another story is one.
    let desk = Desk::starter();
    desk.write("a.html", page("ferry", "en"));
    desk.write("b.html", page("press", "pt-PT"));
    let ran = learn(&desk, &["a.html", "b.html"]);
    let group = &told(&ran, "group")[0];
    assert_ne!(group["refused"], Value::Array(Vec::new()), "{group}");
    // Among pages that belong together, one whose half is another story's.
    let desk = newsroom();
    desk.write("site/rain.pt-PT.html", page("ferry", "pt-PT").replace("cacilheiro", "barco"));
    learn(&desk, &["site"]);
    desk.ends(0, &["export"]);
    assert!(!desk.read("memory.tmx").contains("barco"));
}

#[test]
fn pages_find_each_other_by_links_and_by_what_they_say() {
    // Names that say nothing; the English page names its translations.
    let desk = Desk::empty();
    desk.write("cotejo.toml", PROJECT);
    for story in STORIES {
        let links = "<link rel=\"alternate\" hreflang=\"pt\" href=\"2-N.html\"><link rel=alternate hreflang=zh-Hans \
                     href=\"https://cais.example/3-N.html\"></head>";
        let english = page(story, "en").replace("</head>", &links.replace('N', story));
        desk.write(&format!("site/1-{story}.html"), english);
        desk.write(&format!("site/2-{story}.html"), page(story, "pt-PT"));
        desk.write(&format!("site/3-{story}.html"), page(story, "zh-Hans"));
    }
    let groups = told(&learn(&desk, &["site"]), "group");
    assert_eq!(groups.len(), 3, "{groups:?}");
    assert!(groups.iter().all(|group| group["found"] == "links"), "{groups:?}");
    // Nothing at all but what stands in them.
    let desk = Desk::empty();
    desk.write("cotejo.toml", PROJECT);
    let names = ["q7", "b2", "x1", "m4", "a9", "z3", "k8", "c5", "w6"];
    let pages = STORIES.iter().flat_map(|story| LANGS.iter().map(move |lang| page(story, lang)));
    names.iter().zip(pages).for_each(|(name, page)| desk.write(&format!("site/{name}.html"), page));
    let groups = told(&learn(&desk, &["site"]), "group");
    assert!(!groups.is_empty());
    for group in groups {
        let files: Vec<usize> = group["files"]
            .as_array()
            .unwrap()
            .iter()
            .map(|file| names.iter().position(|name| file.as_str().unwrap().contains(name)).unwrap())
            .collect();
        assert_eq!(group["found"], "content", "{group}");
        assert!(files.iter().all(|at| at / 3 == files[0] / 3), "{group}");
    }
}

#[test]
fn what_a_person_wrote_stands() {
    let desk = newsroom();
    let unit = |source: &str, target: &str| {
        format!(
            "<tu><tuv xml:lang=\"en\"><seg>{source}</seg></tuv><tuv xml:lang=\"pt-PT\"><seg>{target}</seg></tuv></tu>"
        )
    };
    let tmx = format!(
        "<tmx version=\"1.4\"><header srclang=\"en\" adminlang=\"en\" segtype=\"sentence\" datatype=\"plaintext\" \
         o-tmf=\"x\" creationtool=\"x\" creationtoolversion=\"1\"/><body>{}{}</body></tmx>",
        unit(TICKETS, "O bilhete custa 4,50 euros; até aos 12 anos não se paga."),
        unit("The port authority will decide on that in June.", "A autoridade portuária decide sobre isso em junho."),
    );
    desk.write("ours.tmx", tmx);
    desk.ends(0, &["import", "ours.tmx"]);
    let ran = learn(&desk, &["site"]);
    let left: Vec<Value> = told(&ran, "left-out").into_iter().filter(|left| left["why"] == "known").collect();
    assert!(left.iter().any(|left| left["source"].as_str().unwrap().starts_with("The port authority")), "{left:?}");
    assert!(sum(&ran)["otherwise"].as_u64().unwrap() >= 1, "{}", ran.out);
    let found = offered(&desk, TICKETS);
    assert_eq!(found[0], ("O bilhete custa 4,50 euros; até aos 12 anos não se paga.".to_owned(), 100), "{found:?}");
    assert!(found[1..].iter().all(|other| other.1 < 100), "{found:?}");
    // What somebody reviewed since is theirs: another version of the page leaves it alone.
    desk.ends(0, &["export"]);
    let text = desk.read("memory.tmx");
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let at = lines.iter().position(|line| line.contains("trocaram o motor por um elétrico")).unwrap();
    lines[at] = lines[at]
        .replace("trocaram o motor por um elétrico", "puseram um motor elétrico")
        .replace("<seg>", "<prop type=\"x-cotejo-state\">reviewed</prop><seg>")
        .replace("20260302T", "20260401T");
    desk.write("memory.tmx", lines.join("\n"));
    desk.ends(0, &["import", "memory.tmx", "--prefer", "file"]);
    let ran = learn(&desk, &["site"]);
    assert!(told(&ran, "left-out").iter().any(|left| left["why"] == "kept"), "{}", ran.out);
    let engineers = "The engineers kept the wooden benches and replaced the engine with an electric one.";
    assert!(offered(&desk, engineers)[0].0.contains("puseram um motor elétrico"));
}

#[test]
fn a_changed_page_changes_its_own_units_and_an_older_one_does_not() {
    let desk = newsroom();
    learn(&desk, &["site"]);
    let before = units(&desk);
    let old: Vec<String> = LANGS.iter().map(|lang| page("ferry", lang)).collect();
    let newer = |page: &str| page.replace("2026-03-02", "2026-03-09");
    // One sentence is said otherwise in Portuguese, and one is gone from every page.
    let gone = ["<p>The port authority", "<p>A autoridade portuária", "<p>港务局"];
    for ((lang, page), gone) in LANGS.iter().zip(&old).zip(gone) {
        let cut = page.lines().filter(|line| !line.starts_with(gone)).collect::<Vec<_>>().join("\n");
        let changed = newer(&cut).replace("viajam de graça", "não pagam bilhete");
        desk.write(&format!("site/ferry.{lang}.html"), changed);
    }
    let told = sum(&learn(&desk, &["site"]));
    assert_eq!((told["new"].as_u64(), told["gone"].as_u64()), (Some(0), Some(1)), "{told}");
    assert_eq!(units(&desk), before - 1);
    let found = offered(&desk, TICKETS);
    assert!(found[0].0.contains("não pagam bilhete"), "{found:?}");
    assert_eq!(sum(&learn(&desk, &["site"]))["import"], Value::Null);
    // The older page is found again, and teaches nothing.
    for (lang, page) in LANGS.iter().zip(&old) {
        desk.write(&format!("site/ferry.{lang}.html"), page);
    }
    let ran = learn(&desk, &["site"]);
    assert!(crate::archive::told(&ran, "refused").iter().all(|refused| refused["why"] == "older"), "{}", ran.out);
    assert_eq!(sum(&ran)["import"], Value::Null);
    assert!(offered(&desk, TICKETS)[0].0.contains("não pagam bilhete"));
    // Undone as a whole: what was said is said again, and what had gone is back.
    desk.ends(0, &["memory", "undo", &told["import"].to_string()]);
    assert_eq!(units(&desk), before);
    assert!(offered(&desk, TICKETS)[0].0.contains("viajam de graça"));
    desk.ends(0, &["memory", "check"]);
}

#[test]
fn a_page_is_forgotten_and_brought_back() {
    let desk = newsroom();
    let all = sum(&learn(&desk, &["site"]))["new"].as_u64().unwrap();
    let forgot = &desk.ends(0, &["memory", "forget", "--document", "site/ferry.en.html", "--json"]).json()[0];
    let gone = forgot["forgotten"].as_u64().unwrap();
    assert!(gone > 5, "{forgot}");
    assert_eq!(units(&desk), all - gone);
    // On purpose: it does not come back by itself.
    let again = learn(&desk, &["site"]);
    assert_eq!(sum(&again)["import"], Value::Null);
    assert_eq!(told(&again, "left-out").iter().filter(|left| left["why"] == "forgotten").count() as u64, gone);
    desk.ends(0, &["memory", "undo", &forgot["import"].to_string()]);
    assert_eq!(units(&desk), all);
    // The page of one language goes out of the units, which stay for the others.
    let forgot = &desk.ends(0, &["memory", "forget", "--document", "site/press.pt-PT.html", "--json"]).json()[0];
    let less = forgot["updated"].as_u64().unwrap();
    assert!(less > 5, "{forgot}");
    // That, too, comes back by undoing it alone; the other languages are as they were.
    let again = learn(&desk, &["site"]);
    assert_eq!((&sum(&again)["import"], units(&desk)), (&Value::Null, all - forgot["forgotten"].as_u64().unwrap()));
    let left = told(&again, "left-out").into_iter().filter(|left| left["why"] == "forgotten");
    assert!(left.clone().count() as u64 >= less, "{}", again.out);
    desk.ends(0, &["memory", "undo", &forgot["import"].to_string()]);
    assert_eq!(sum(&learn(&desk, &["site"]))["import"], Value::Null);
    let unknown = desk.ends(2, &["memory", "forget", "--document", "site/nothing.html"]);
    assert!(unknown.err.contains("site/nothing.html"), "{}", unknown.err);
    desk.ends(2, &["memory", "forget"]);
    desk.ends(0, &["memory", "check"]);
}

#[test]
fn what_was_learnt_and_forgotten_is_undone_newest_first() {
    let desk = newsroom();
    learn(&desk, &["site"]);
    desk.ends(0, &["memory", "forget", "--document", "site/press.pt-PT.html"]);
    learn(&desk, &["site"]);
    desk.ends(0, &["memory", "forget", "--document", "site/ferry.zh-Hans.html"]);
    learn(&desk, &["site"]);
    let imports = desk.ends(0, &["stats", "--json"]).json()[0]["imports"].as_array().unwrap().clone();
    assert!(imports.len() >= 3, "{imports:?}");
    for import in imports.iter().rev() {
        let undone = &desk.ends(0, &["memory", "undo", &import["import"].to_string(), "--json"]).json()[0];
        assert_eq!((&undone["kept"], &undone["units"]), (&0.into(), &Value::Array(Vec::new())), "{undone}");
    }
    assert_eq!(units(&desk), 0);
}

#[test]
fn what_is_broken_costs_itself_alone() {
    let desk = newsroom();
    let whole = sum(&learn(&newsroom(), &["site"]))["new"].clone();
    desk.write("site/empty.en.html", "");
    desk.write("site/binary.html", [0, 159, 146, 150, 255, 0, 1, 2, 3]);
    desk.write("site/style.css", "p { margin: 0 }");
    desk.write("site/blank.pt-PT.html", "<html><body></body></html>");
    let ran = learn(&desk, &["site"]);
    assert_eq!((ran.code, &sum(&ran)["new"], &sum(&ran)["passed"]), (0, &whole, &1.into()), "{}", ran.out);
    for file in ["empty.en.html", "binary.html", "blank.pt-PT.html"] {
        assert_eq!(ran.err.lines().filter(|line| line.contains(file)).count(), 1, "{file}: {}", ran.err);
    }
    // A page that was named has to be one.
    for file in ["site/empty.en.html", "site/binary.html", "site/nothing.html"] {
        let refused = desk.ends(2, &["align", "site/ferry.en.html", file]);
        assert!(refused.err.contains(file), "{}", refused.err);
    }
    let folder = desk.path("bare");
    std::fs::create_dir(folder).unwrap();
    let nothing = desk.ends(1, &["align", "bare"]);
    assert!(nothing.out.contains("Nothing was learnt."), "{}", nothing.out);
}

#[test]
fn a_sentence_that_left_its_page_comes_back_with_it() {
    let desk = newsroom();
    learn(&desk, &["site"]);
    let before = units(&desk);
    let gone = ["<p>The port authority", "<p>A autoridade portuária", "<p>港务局"];
    let on = |day: &str, cut: bool| {
        for (lang, gone) in LANGS.iter().zip(gone) {
            let page = page("ferry", lang).replace("2026-03-02", day);
            let kept: Vec<&str> = page.lines().filter(|line| !cut || !line.starts_with(gone)).collect();
            desk.write(&format!("site/ferry.{lang}.html"), kept.join("\n"));
        }
    };
    on("2026-03-09", true);
    assert_eq!(sum(&learn(&desk, &["site"]))["gone"], 1);
    on("2026-03-16", false);
    let told = sum(&learn(&desk, &["site"]));
    assert_eq!((told["new"].as_u64(), units(&desk)), (Some(1), before), "{told}");
    assert_eq!(sum(&learn(&desk, &["site"]))["import"], Value::Null);
}

#[test]
fn what_the_figures_contradict_is_left_out_and_said() {
    let desk = newsroom();
    // The number is that of another crossing; everything else is the same.
    let portuguese = page("ferry", "pt-PT").replace("180 passageiros", "320 passageiros");
    desk.write("site/ferry.pt-PT.html", portuguese);
    let ran = learn(&desk, &["site"]);
    let left_out = told(&ran, "left-out");
    let contradicting: Vec<&Value> = left_out.iter().filter(|left| left["why"] == "contradicting").collect();
    assert_eq!(contradicting.len(), 1, "{left_out:?}");
    let left = contradicting[0];
    assert!(left["source"].as_str().unwrap().contains("180") && left["target"].as_str().unwrap().contains("320"));
    assert!(left["confidence"].as_f64().unwrap() <= 0.5, "{left}");
    assert!(sum(&ran)["review"]["right"].as_f64().unwrap() > 0.0, "{}", sum(&ran));
    desk.ends(0, &["export"]);
    let memory = desk.read("memory.tmx");
    // The Chinese page tells the same as the English one.
    assert!(!memory.contains("320 passageiros") && memory.contains("可载180名乘客"));
    // To people it is listed too, and a review shows it.
    let said = desk.ends(0, &["align", "site", "--confidence", "50"]);
    assert!(said.out.contains("contradict each other, left out: 1"), "{}", said.out);
    assert!(said.out.contains("320 passageiros") && said.out.contains("A review would pay"), "{}", said.out);
    desk.ends(0, &["review", "site", "--csv"]);
    assert!(desk.read("out/review.csv").contains("320 passageiros"));
    // Rounded or left out, a figure contradicts nothing.
    for (from, to) in [("2,3 milhões de euros", "2,28 milhões de euros"), ("25 minutos", "menos de meia hora")] {
        let desk = newsroom();
        desk.write("site/ferry.pt-PT.html", page("ferry", "pt-PT").replace(from, to));
        let left_out = told(&learn(&desk, &["site"]), "left-out");
        assert!(!left_out.iter().any(|left| left["why"] == "contradicting"), "{to}: {left_out:?}");
    }
}

#[test]
fn a_run_that_is_killed_anywhere_goes_on_as_if_it_had_not_been() {
    /// How often each of the two runs is killed.
    const KILLS: u32 = 10;
    // The second run has something new, something changed and something that leaves.
    let change = |desk: &Desk| {
        let english = page("ferry", "en").replace("The port authority will decide on that in June.", "");
        desk.write("site/ferry.en.html", english.replace("2026-03-02", "2026-03-09"));
        desk.write("site/rain.pt-PT.html", page("rain", "pt-PT").replace("2026-05", "2026-06"));
    };
    let args = ["align", "site", "--confidence", "50", "--json"];
    let text = |desk: &Desk| {
        desk.ends(0, &["export"]);
        // Moments of the run itself differ.
        let is_moment = |part: &&str| part.len() == 16 && part.ends_with('Z');
        let text = desk.read("memory.tmx");
        text.split('"').filter(|part| !is_moment(part)).collect::<Vec<_>>().join("\"")
    };
    let whole = newsroom();
    let begun = Instant::now();
    learn(&whole, &["site"]);
    let length = begun.elapsed();
    let first = text(&whole);
    change(&whole);
    learn(&whole, &["site"]);
    let second = text(&whole);
    assert_ne!(first, second);

    let desk = newsroom();
    let mut interrupted = 0;
    for wanted in [&first, &second] {
        for nth in 0..KILLS {
            let mut process = desk.command(&args).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
            // The memory is written at the end: most of the kills fall there.
            let share = if nth % 3 == 0 { nth * 10 } else { 70 + 3 * nth };
            std::thread::sleep(length * share / 100);
            process.kill().unwrap();
            interrupted += u32::from(!process.wait().unwrap().success());
            let checked = desk.run(&["memory", "check"]);
            assert!(checked.code < 2, "{nth}: {}{}", checked.out, checked.err);
        }
        learn(&desk, &["site"]);
        let found = text(&desk);
        let differing = found.lines().zip(wanted.lines()).find(|(a, b)| a != b);
        assert!(found == *wanted, "{differing:?}");
        desk.ends(0, &["memory", "check"]);
        assert_eq!(sum(&learn(&desk, &["site"]))["import"], Value::Null);
        change(&desk);
    }
    assert!(interrupted >= 4, "the kills came too late: {interrupted}");
}

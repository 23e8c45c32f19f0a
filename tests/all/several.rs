//! Several threads and several memories give the answer of one: in one commit, in one order.

use std::collections::BTreeSet;

use cotejo::desk::lookup::{Match, Request, lookup, lookup_in};
use cotejo::desk::search_pool::{ExtraMemory, ReaderPool};
use cotejo::model::{Text, Unit};
use cotejo::store::Memory;

use crate::binary::Desk;
use crate::oracle::{Dice, Said, definition, keep, lang, memory, request, said};

/// A memory in a file, large enough for an index.
fn large(file: &std::path::Path) -> Memory {
    let mut dice = Dice::new(77);
    let store = Memory::open(file).unwrap();
    keep(store.writer().unwrap().as_mut(), "large", &memory(&mut dice, 6000));
    store
}

fn requests(units: &[Unit], count: usize) -> Vec<Request> {
    let mut dice = Dice::new(5);
    let mut out = Vec::new();
    while out.len() < count {
        let mut request = request(&mut dice, units);
        // Low thresholds find everything, which takes time and shows no more.
        request.threshold = request.threshold.max(60);
        if request.source.language() == "en" {
            out.push(request);
        }
    }
    out
}

#[test]
fn several_threads_answer_what_one_does_and_keep_to_their_commit() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("m.db");
    let store = large(&file);
    let units = memory(&mut Dice::new(77), 6000);
    let requests = requests(&units, 40);
    let ask = |threads: usize| -> Vec<Vec<Match>> {
        let mut pool = ReaderPool::new(&store, &[], "en", threads).unwrap();
        pool.ask(&requests, &|sources, request| lookup_in(sources, request)).unwrap()
    };
    let answers = || -> Vec<Vec<Match>> {
        let reader = store.reader().unwrap();
        requests.iter().map(|request| lookup(reader.as_ref(), request).unwrap()).collect()
    };
    let alone = answers();
    assert!(alone.iter().filter(|found| !found.is_empty()).count() > 10, "the questions find something");
    for threads in [1, 3, 7] {
        assert_eq!(ask(threads), alone, "{threads} threads");
    }
    // Somebody writes while they are at it: the answers are those of the commit that they began with.
    let mut pool = ReaderPool::new(&store, &[], "en", 3).unwrap();
    let mut writer = Memory::open(&file).unwrap().writer().unwrap();
    let mut others = memory(&mut Dice::new(78), 500);
    others.iter_mut().for_each(|unit| unit.id = cotejo::model::UnitId::kept(format!("other-{}", unit.id)));
    keep(writer.as_mut(), "others", &others);
    assert_eq!(pool.ask(&requests, &|sources, request| lookup_in(sources, request)).unwrap(), alone);
    drop(pool);
    let after = answers();
    assert_ne!(after, alone, "what was written can be found");
    assert_eq!(ask(2), after);
    // So many readers as were asked for, also of a memory that lives in the process.
    for memory in [&store, &Memory::in_process().unwrap()] {
        assert_eq!(memory.readers("en", 2).unwrap().len(), 2);
    }
}

#[test]
fn the_first_question_that_fails_is_the_error() {
    let folder = tempfile::tempdir().unwrap();
    let store = Memory::open(folder.path().join("m.db")).unwrap();
    for threads in [1, 4] {
        let mut pool = ReaderPool::new(&store, &[], "en", threads).unwrap();
        let numbers: Vec<u64> = (0..50).collect();
        let asked = pool.ask(&numbers, &|_, &number| match number {
            0 => Err(cotejo::error::Error::ImportUnknown { import: number }),
            _ => Ok(number),
        });
        assert_eq!(asked, Err(cotejo::error::Error::ImportUnknown { import: 0 }));
        assert_eq!(pool.ask(&numbers, &|_, &number| Ok(number)).unwrap(), numbers);
        assert!(pool.ask(&numbers[..0], &|_, &number| Ok(number)).unwrap().is_empty());
    }
}

/// What must come of several memories: the definition of each, the same shown once, one order over all.
fn over_all(memories: &[Vec<Unit>], request: &Request) -> Vec<(usize, Said)> {
    let texts = |units: &[Unit], said: &Said| -> (Text, Text) {
        let unit = units.iter().find(|unit| unit.id.as_str() == said.unit).unwrap();
        let text = |tag: &str| unit.variant(&lang(tag)).unwrap().text.clone();
        (text(&said.source), text(&said.target))
    };
    let all: Vec<Vec<Said>> = memories
        .iter()
        .map(|units| {
            let mut targets = request.targets.clone();
            targets.dedup();
            definition(units, &Request { threshold: 0, limit: None, targets, ..request.clone() })
        })
        .collect();
    let mut out = Vec::new();
    for wanted in &request.targets {
        let wanted = wanted.to_string();
        let mut mine: Vec<(usize, Said)> = Vec::new();
        for (at, found) in all.iter().enumerate() {
            for said in found.iter().filter(|said| said.wanted == wanted && said.score >= request.threshold) {
                let shown = (0..at).any(|earlier| {
                    all[earlier].iter().any(|other| {
                        (&other.unit, &other.wanted, &other.source, &other.target)
                            == (&said.unit, &said.wanted, &said.source, &said.target)
                            && other.score >= said.score
                            && texts(&memories[earlier], other) == texts(&memories[at], said)
                    })
                });
                if !shown {
                    mine.push((at, said.clone()));
                }
            }
        }
        mine.sort_by(|a, b| crate::oracle::before(&a.1, &b.1).then(a.0.cmp(&b.0)));
        mine.truncate(request.limit.unwrap_or(usize::MAX));
        out.extend(mine);
    }
    out
}

#[test]
fn several_memories_are_searched_as_one() {
    let names = ["sport.db", "culture.db"];
    let (mut found_elsewhere, mut shared) = (0, 0);
    for seed in 1..60 {
        let mut dice = Dice::new(seed);
        let mut memories: Vec<Vec<Unit>> = (0..3).map(|_| memory(&mut dice, 40)).collect();
        // The same units in two memories: as they are, and with another rendering.
        for at in 0..12 {
            let mut unit = memories[0][at].clone();
            if at % 3 == 0
                && let Some(variant) = unit.variants.last_mut()
            {
                variant.text = Text::plain(format!("{} !", variant.text.chars()));
            }
            let place = memories[1].iter().position(|there| there.id == unit.id);
            match place {
                Some(place) => memories[1][place] = unit,
                None => memories[1].push(unit),
            }
        }
        let mut stores: Vec<Memory> = memories
            .iter()
            .map(|units| {
                let store = Memory::in_process().unwrap();
                keep(store.writer().unwrap().as_mut(), "m", units);
                store
            })
            .collect();
        let own = stores.remove(0);
        let also: Vec<ExtraMemory> =
            names.iter().zip(stores).map(|(name, memory)| ExtraMemory { name: (*name).to_owned(), memory }).collect();
        for _ in 0..25 {
            let request = request(&mut dice, &memories[0]);
            let wanted = over_all(&memories, &request);
            let pool = ReaderPool::new(&own, &also, request.source.language(), 1).unwrap();
            let found = lookup_in(&pool.sources(), &request).unwrap();
            let told: Vec<(usize, Said)> = found
                .iter()
                .map(|found| {
                    let name = found.memory.as_deref();
                    (name.map_or(0, |name| 1 + names.iter().position(|&known| known == name).unwrap()), said(found))
                })
                .collect();
            assert_eq!(told, wanted, "seed {seed}: {request:?}");
            found_elsewhere += told.iter().filter(|(at, _)| *at > 0).count();
            let ids: BTreeSet<(&str, &str)> =
                told.iter().map(|(_, said)| (said.unit.as_str(), said.wanted.as_str())).collect();
            shared += told.len() - ids.len();
        }
    }
    assert!(found_elsewhere > 100 && shared > 0, "{found_elsewhere} {shared}");
}

fn tmx(units: &[(&str, &str, &str)]) -> String {
    let mut out = String::from("<tmx version=\"1.4\"><header srclang=\"en\"/><body>\n");
    for (en, pt, changed) in units {
        out.push_str(&format!(
            "<tu changedate=\"{changed}T100000Z\" changeid=\"Rui\"><tuv xml:lang=\"en\"><seg>{en}</seg></tuv>\
             <tuv xml:lang=\"pt-PT\"><seg>{pt}</seg></tuv></tu>\n"
        ));
    }
    out + "</body></tmx>\n"
}

#[test]
fn the_command_line_names_the_memory_and_filters_before_it_counts() {
    let desk = Desk::empty();
    desk.write("own.tmx", tmx(&[("The bridge opened.", "A ponte abriu.", "20260102")]));
    let rows = [
        ("The bridge opened.", "A ponte abriu.", "20260102"),
        ("The bridge opened!", "A ponte inaugurou!", "20260310"),
        ("The bridge opens.", "A ponte abre.", "20260311"),
    ];
    desk.write("sport.tmx", tmx(&rows));
    desk.write(
        "news/cotejo.toml",
        "store = 'own.db'\nsource = 'en'\ntargets = ['pt-PT']\n[memory]\nalso = ['../sport.db']\n",
    );
    desk.ends(0, &["import", "sport.tmx", "--memory", "sport.db"]);
    desk.ends(0, &["import", "own.tmx", "--memory", "news/own.db"]);
    let config = ["--config", "news/cotejo.toml", "--json"];
    let lookup = |more: &[&str]| -> Vec<serde_json::Value> {
        let args: Vec<&str> = ["lookup", "The bridge opened."].iter().chain(&config).chain(more).copied().collect();
        desk.run(&args).json()
    };
    let matches = |more: &[&str]| -> Vec<(String, serde_json::Value)> {
        let found = lookup(more);
        let matches = found[0]["matches"].as_array().unwrap();
        matches.iter().map(|one| (one["target"].as_str().unwrap().to_owned(), one["memory"].clone())).collect()
    };
    // The same unit with the same texts is shown once, as the project's own.
    let sport = serde_json::json!("../sport.db");
    let all = matches(&[]);
    assert_eq!(
        all,
        [
            ("A ponte abriu.".to_owned(), serde_json::Value::Null),
            ("A ponte inaugurou!".to_owned(), sport.clone()),
            ("A ponte abre.".to_owned(), sport.clone()),
        ]
    );
    // Whatever is filtered is so before the best are counted.
    assert_eq!(matches(&["--top", "1", "--since", "2026-03-11"]), [("A ponte abre.".to_owned(), sport.clone())]);
    assert_eq!(matches(&["--top", "1", "--since", "2026-01-03", "--until", "2026-03-10"]).len(), 1);
    assert_eq!(matches(&["--until", "2026-01-01"]), []);
    assert_eq!(matches(&["--origin", "story,machine"]), []);
    assert_eq!(matches(&["--origin", "story", "--origin", "foreign"]).len(), 3);
    assert_eq!(matches(&["--state", "reviewed"]), []);
    assert_eq!(matches(&["--document", "a.html"]), []);
    // `--memory` names another memory, which the project's others do not belong to; `--also` adds to any.
    assert_eq!(matches(&["--memory", "news/own.db"]).len(), 1);
    assert_eq!(matches(&["--memory", "news/own.db", "--also", "sport.db"]).len(), 3);
    for wrong in [
        ["--origin", "stories"],
        ["--state", "done"],
        ["--since", "yesterday"],
        ["--until", "2026-02-30"],
        ["--also", "nowhere.db"],
    ] {
        let ran = desk.ends(2, &["lookup", "x", "--config", "news/cotejo.toml", wrong[0], wrong[1]]);
        assert!(ran.err.contains(wrong[1]), "{}", ran.err);
    }
    assert!(!desk.path("nowhere.db").exists());
    let told = desk.ends(0, &["lookup", "The bridge opens.", "--config", "news/cotejo.toml"]);
    assert!(told.out.contains("Memory: ../sport.db"), "{}", told.out);

    // A file of sentences: a line each, in order, of the shape that scripts rely on.
    let count = 700;
    let sentences: String = (0..count).map(|n| format!("The bridge opened{}\n", ["!", ".", "?"][n % 3])).collect();
    desk.write("sentences.txt", &sentences);
    let args = [
        "lookup",
        "--queries",
        "sentences.txt",
        "--config",
        "news/cotejo.toml",
        "--json",
        "--to",
        "pt-PT",
        "--to",
        "pt-BR",
    ];
    let lines = desk.ends(0, &args).json();
    assert_eq!(lines.len(), count);
    for (line, sentence) in lines.iter().zip(sentences.lines()) {
        assert_eq!(line["query"], sentence);
        let object = line.as_object().unwrap();
        assert_eq!(object.keys().collect::<Vec<_>>(), ["line", "query", "matches"]);
        let matches = line["matches"].as_array().unwrap();
        assert_eq!(matches.len(), 6);
        for one in matches {
            let keys: Vec<&String> = one.as_object().unwrap().keys().collect();
            assert_eq!(keys[..6], ["unit", "source", "target", "score", "base", "penalties"]);
            assert!(one["score"].as_u64().unwrap() <= one["base"].as_u64().unwrap());
        }
        let penalties = serde_json::json!([{ "name": "sister", "points": 10 }]);
        assert_eq!(matches.last().unwrap()["penalties"], penalties);
    }
}

#[test]
fn pretranslate_takes_from_every_memory_and_says_which_the_same_with_any_number_of_threads() {
    let desk = Desk::empty();
    let rows: Vec<(String, String)> =
        (0..40).map(|n| (format!("The bridge number {n} opened."), format!("A ponte número {n} abriu."))).collect();
    let rows: Vec<(&str, &str, &str)> = rows.iter().map(|(en, pt)| (en.as_str(), pt.as_str(), "20260102")).collect();
    desk.write("own.tmx", tmx(&rows[..10]));
    desk.write("sport.tmx", tmx(&rows));
    desk.write("cotejo.toml", "store = 'own.db'\nsource = 'en'\ntargets = ['pt-PT']\n[memory]\nalso = ['sport.db']\n");
    desk.ends(0, &["import", "sport.tmx", "--memory", "sport.db"]);
    desk.ends(0, &["import", "own.tmx"]);
    let story: String = (0..60).map(|n| format!("<p>The bridge number {n} opened.</p>\n")).collect();
    desk.write("story.en.html", format!("<html lang=en><title>Bridges</title><main>{story}</main></html>"));
    let mut written = Vec::new();
    for out in ["one", "two"] {
        desk.ends(0, &["pretranslate", "story.en.html", "--out", out]);
        written.push(desk.read(&format!("{out}/story/story.pt-PT.xlf")));
    }
    assert_eq!(written[0], written[1]);
    assert!(written[0].contains("<target>A ponte número 39 abriu.</target>"), "{}", written[0]);
    assert!(written[0].contains("cotejo:memory=\"sport.db\""));
    assert!(desk.read("one/story/story.pt-PT.bilingual.html").contains("sport.db"));

    // The same units in a memory that only this process has, of which each thread reads a copy.
    let alone = Memory::in_process().unwrap();
    let file = Memory::open(desk.path("sport.db")).unwrap();
    let reader = file.reader().unwrap();
    let units: Vec<Unit> =
        reader.units(&cotejo::store::Selection::default()).unwrap().collect::<Result<_, _>>().unwrap();
    keep(alone.writer().unwrap().as_mut(), "same", &units);
    let story = desk.read("story.en.html");
    let told = |memory: &Memory| {
        let segmenter = cotejo::segment::Segmenter::new();
        let job = cotejo::desk::pretranslate::Job {
            input: cotejo::format::Input { name: "story.en.html", bytes: story.as_bytes() },
            source: None,
            project_source: None,
            targets: vec![lang("pt-PT"), lang("pt-BR")],
            offers: cotejo::desk::pretranslate::Offers {
                threshold: 50,
                leverage: 50,
                penalties: cotejo::fuzzy::Penalties::default(),
                terms: &|_, _, _| Vec::new(),
            },
            segmenter: &segmenter,
            sites: &[],
            catalogue: cotejo::desk::pretranslate::SiteCatalogue::default(),
            xliff: cotejo::format::XliffVersion::default(),
        };
        let done = cotejo::desk::pretranslate::pretranslate(memory, &job).unwrap().value;
        done.targets.into_iter().map(|prepared| (prepared.xliff, prepared.draft, prepared.report)).collect::<Vec<_>>()
    };
    let (threads, one) = (told(&file), told(&alone));
    assert_eq!(threads.len(), 2);
    for (threads, one) in threads.iter().zip(&one) {
        assert!(threads.0 == one.0 && threads.1 == one.1);
        assert_eq!(format!("{:?}", threads.2), format!("{:?}", one.2));
    }
}

#[test]
fn what_another_memory_lent_and_forgot_since_is_neither_published_nor_kept() {
    let desk = Desk::empty();
    let row = |n: u32| (format!("The bridge number {n} opened."), format!("A ponte número {n} abriu."));
    let rows = [row(1), row(2)];
    let rows: Vec<(&str, &str, &str)> = rows.iter().map(|(en, pt)| (en.as_str(), pt.as_str(), "20260102")).collect();
    desk.write("sport.tmx", tmx(&rows));
    desk.write("cotejo.toml", "store = 'own.db'\nsource = 'en'\ntargets = ['pt-PT']\n[memory]\nalso = ['sport.db']\n");
    desk.ends(0, &["import", "sport.tmx", "--memory", "sport.db"]);
    let story = "<p>The bridge number 1 opened.</p><p>The bridge number 2 opened.</p>";
    desk.write("story.en.html", format!("<html lang=en><main>{story}</main></html>"));
    desk.ends(0, &["pretranslate", "story.en.html"]);
    let file = "out/story/story.pt-PT.xlf";
    // What another memory lent is no unit of this one, and nobody is told that it is.
    let ran = desk.ends(0, &["import", file, "--ui", "en"]);
    assert!(
        ran.out.contains("0 new, 0 updated, 0 unchanged") && ran.err.contains("2 segments hold what another"),
        "{ran:?}"
    );
    let ran = desk.ends(0, &["export", file, "--ui", "en"]);
    assert!(desk.read("out/story/story.pt-PT.html").contains("A ponte número 2 abriu."));
    assert!(!ran.err.contains("not at hand"), "{}", ran.err);
    // Where that memory was only named once, it cannot be asked, and that is told.
    let project = desk.read("cotejo.toml");
    desk.write("cotejo.toml", project.replace("also = ['sport.db']", ""));
    let ran = desk.ends(0, &["export", file, "--ui", "en"]);
    assert!(
        ran.err.contains("2 segments") && ran.err.contains("sport") && ran.err.contains("not at hand"),
        "{}",
        ran.err
    );
    desk.write("cotejo.toml", project);
    let unit =
        desk.ends(0, &["lookup", "The bridge number 2 opened.", "--from", "en", "--to", "pt-PT", "--json"]).json();
    let unit = unit[0]["matches"][0]["unit"].as_str().unwrap().to_owned();
    desk.ends(0, &["memory", "forget", &unit, "--memory", "sport.db"]);
    let ran = desk.ends(0, &["export", file, "--ui", "en"]);
    let draft = desk.read("out/story/story.pt-PT.draft.html");
    assert!(!draft.contains("A ponte número 2") && draft.contains("A ponte número 1"), "{ran:?} {draft}");
    desk.ends(0, &["pretranslate", "story.en.html", "--update"]);
    let updated = desk.read(file);
    let (first, second) = updated.split_once("<unit id=\"b1\"").unwrap();
    assert!(first.contains("A ponte número 1") && !second.contains("A ponte número 2"), "{updated}");
}

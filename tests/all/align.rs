//! Aligning: the sample newsroom's own sentences put together and torn apart, properties, the command.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use cotejo::align::{self, Bead, DocumentPair, Tongues, ladder};
use cotejo::model::Lang;
use proptest::prelude::*;

use crate::binary::Desk;

fn tongues(from: &str, to: &str) -> Tongues {
    Tongues { source: Lang::parse(from).unwrap(), target: Lang::parse(to).unwrap() }
}

/// The sentences of the newsroom's stories in two languages, by document.
fn stories(from: &str, to: &str) -> Vec<Vec<(String, String)>> {
    let tmx = std::fs::read_to_string("memory/newsroom.tmx").unwrap();
    let tmx = roxmltree::Document::parse(&tmx).unwrap();
    let mut out: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for unit in tmx.descendants().filter(|node| node.has_tag_name("tu")) {
        let prop = |kind: &str| {
            let mut props = unit.children().filter(|node| node.has_tag_name("prop"));
            props.find(|node| node.attribute("type") == Some(kind)).and_then(|node| node.text())
        };
        let text = |lang: &str| {
            let mut variants = unit.children().filter(|node| node.has_tag_name("tuv"));
            let variant =
                variants.find(|node| node.attribute(("http://www.w3.org/XML/1998/namespace", "lang")) == Some(lang))?;
            let segment = variant.children().find(|node| node.has_tag_name("seg"))?;
            Some(segment.descendants().filter_map(|node| node.text().filter(|_| node.is_text())).collect::<String>())
        };
        if let (Some("story"), Some(document)) = (prop("x-cotejo-origin"), prop("x-cotejo-document"))
            && let (Some(source), Some(target)) = (text(from), text(to))
        {
            out.entry(document.to_owned()).or_default().push((source, target));
        }
    }
    out.into_values().collect()
}

/// Units by the numbers of their sentences.
type Gold = Vec<(Vec<u32>, Vec<u32>)>;

/// A story whose every fifth sentence is joined to the next one in the translation, every seventh left out there, and every
/// ninth left out in the source; with its gold.
fn torn(story: &[(String, String)]) -> (DocumentPair, Gold) {
    let mut pair = DocumentPair::default();
    let mut gold = Vec::new();
    let mut at = 0;
    while at < story.len() {
        let (source, target) = &story[at];
        let (i, j) = (pair.source.len() as u32, pair.target.len() as u32);
        if at % 9 == 8 {
            pair.target.push(target.clone());
        } else if at % 7 == 6 {
            pair.source.push(source.clone());
        } else if at % 5 == 3 && at + 1 < story.len() {
            let next = &story[at + 1];
            pair.source.extend([source.clone(), next.0.clone()]);
            pair.target.push(format!("{target} {}", next.1));
            gold.push((vec![i, i + 1], vec![j]));
            at += 1;
        } else {
            pair.source.push(source.clone());
            pair.target.push(target.clone());
            gold.push((vec![i], vec![j]));
        }
        at += 1;
    }
    (pair, gold)
}

#[test]
fn a_newsrooms_own_stories_are_aligned_from_themselves_alone() {
    for (from, to, goal) in [("en", "pt-PT", 0.9), ("en", "zh-Hans", 0.8), ("pt-PT", "zh-Hans", 0.75)] {
        let torn: Vec<_> = stories(from, to).iter().map(|story| torn(story)).collect();
        assert!(torn.iter().map(|(_, gold)| gold.len()).sum::<usize>() > 45);
        let pairs: Vec<DocumentPair> = torn.iter().map(|(pair, _)| pair.clone()).collect();
        let ladders = align::align(&pairs, &tongues(from, to), &[], 1);
        let (mut right, mut all) = (0, 0);
        for (beads, (_, gold)) in ladders.iter().zip(&torn) {
            let units = beads.iter().filter(|bead| !bead.source.is_empty() && !bead.target.is_empty());
            let units: Vec<_> = units.map(|bead| (bead.source.clone(), bead.target.clone())).collect();
            right += gold.iter().filter(|unit| units.contains(unit)).count();
            all += gold.len() + units.len();
        }
        let f1 = 2.0 * right as f64 / all as f64;
        println!("{from}-{to}: {f1:.3}");
        assert!(f1 >= goal, "{from}-{to}: {f1:.3}");
    }
}

/// A story in whose translation every third sentence comes before the two that stand before it in the source, which are one
/// there, or two after it where the source has them as one; with the units that cross.
fn crossed(story: &[(String, String)]) -> (DocumentPair, Gold) {
    let mut pair = DocumentPair::default();
    let mut gold = Gold::new();
    for (at, three) in story.chunks(3).enumerate() {
        let (i, j) = (pair.source.len() as u32, pair.target.len() as u32);
        let [a, b, c] = three else {
            pair.source.extend(three.iter().map(|unit| unit.0.clone()));
            pair.target.extend(three.iter().map(|unit| unit.1.clone()));
            continue;
        };
        if at % 2 == 0 {
            pair.source.extend([a.0.clone(), b.0.clone(), c.0.clone()]);
            pair.target.extend([c.1.clone(), format!("{} {}", a.1, b.1)]);
            gold.extend([(vec![i, i + 1], vec![j + 1]), (vec![i + 2], vec![j])]);
        } else {
            pair.source.extend([format!("{} {}", a.0, b.0), c.0.clone()]);
            pair.target.extend([c.1.clone(), a.1.clone(), b.1.clone()]);
            gold.extend([(vec![i], vec![j + 1, j + 2]), (vec![i + 1], vec![j])]);
        }
    }
    (pair, gold)
}

#[test]
fn units_of_several_sentences_that_cross_are_found() {
    let crossed: Vec<_> = stories("en", "pt-PT").iter().map(|story| crossed(story)).collect();
    let pairs: Vec<DocumentPair> = crossed.iter().map(|(pair, _)| pair.clone()).collect();
    let seed: Vec<(String, String)> = stories("en", "pt-PT").into_iter().flatten().collect();
    let ladders = align::align(&pairs, &tongues("en", "pt-PT"), &seed, 1);
    let (mut found, mut all) = (0, 0);
    for ((_, gold), ladder) in crossed.iter().zip(&ladders) {
        all += gold.len();
        let has =
            |unit: &&(Vec<u32>, Vec<u32>)| ladder.iter().any(|bead| bead.source == unit.0 && bead.target == unit.1);
        found += gold.iter().filter(has).count();
    }
    assert!(all > 25 && found * 10 >= all * 7, "{found} of {all}");
}

#[test]
fn a_few_obvious_sentences_alone_are_as_many_pairs() {
    let file = std::fs::read_to_string("tests/align/few.txt").unwrap();
    let lines = file.lines().filter(|line| !line.starts_with('#')).collect::<Vec<_>>();
    let groups: Vec<&[&str]> = lines.split(|line| line.is_empty()).filter(|group| !group.is_empty()).collect();
    assert!(groups.len() >= 5 && groups.iter().all(|group| group.len() == 5));
    let langs = ["en", "pt-PT", "zh-Hans"];
    let mut wrong = Vec::new();
    for group in groups {
        let of = |lang: usize| -> Vec<String> {
            group.iter().map(|line| line.split(" | ").nth(lang).unwrap().to_owned()).collect()
        };
        for (from, to) in [(0, 1), (0, 2), (1, 2), (2, 0)] {
            let (sources, targets) = (of(from), of(to));
            for few in [1, 2, 3, 5] {
                for at in 0..=5 - few {
                    let pair = DocumentPair {
                        source: sources[at..at + few].to_vec(),
                        target: targets[at..at + few].to_vec(),
                        ..DocumentPair::default()
                    };
                    let ladder = &align::align(&[pair], &tongues(langs[from], langs[to]), &[], 1)[0];
                    if ladder.len() != few || ladder.iter().any(|bead| bead.source != bead.target) {
                        wrong.push(format!("{} {few} from “{}”:\n{}", langs[to], sources[at], ladder::write(ladder)));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn an_archive_is_broken_off_when_its_watcher_says_so_and_told_how_far_it_is() {
    let pairs: Vec<DocumentPair> = stories("en", "pt-PT").iter().map(|story| torn(story).0).collect();
    let of = pairs.len();
    for threads in [1, 2] {
        let told = Mutex::new(Vec::new());
        let watch = |done: usize, all: usize| {
            assert!(done <= all && all == of);
            told.lock().unwrap().push(done);
            ControlFlow::Continue(())
        };
        let ControlFlow::Continue(ladders) =
            align::align_watched(&pairs, &tongues("en", "pt-PT"), &[], threads, &watch)
        else {
            panic!("nobody broke it off");
        };
        assert_eq!(ladders, align::align(&pairs, &tongues("en", "pt-PT"), &[], 1));
        let told = told.into_inner().unwrap();
        assert!(told[0] == 0 && told.iter().max() > Some(&(of / 2)), "{told:?}");
        // Broken off at whatever moment, it says nothing more and comes back at once.
        for after in [0, 1, told.len() / 2, told.len() - threads] {
            let calls = AtomicUsize::new(0);
            let watch = |_: usize, _: usize| match calls.fetch_add(1, Ordering::Relaxed) {
                call if call < after => ControlFlow::Continue(()),
                _ => ControlFlow::Break(()),
            };
            let broken = align::align_watched(&pairs, &tongues("en", "pt-PT"), &[], threads, &watch);
            assert!(broken.is_break(), "after {after}");
            assert!(calls.into_inner() <= after + threads, "after {after}");
        }
    }
}

/// Each sentence stands in one bead, and what is not crossed comes in order.
fn covers(beads: &[Bead], pair: &DocumentPair) {
    let mut sources: Vec<u32> = beads.iter().flat_map(|bead| bead.source.clone()).collect();
    let mut targets: Vec<u32> = beads.iter().flat_map(|bead| bead.target.clone()).collect();
    sources.sort_unstable();
    targets.sort_unstable();
    assert_eq!(sources, (0..pair.source.len() as u32).collect::<Vec<_>>());
    assert_eq!(targets, (0..pair.target.len() as u32).collect::<Vec<_>>());
    assert!(beads.iter().all(|bead| (0.0..=1.0).contains(&bead.confidence)), "{beads:?}");
}

fn document() -> impl Strategy<Value = DocumentPair> {
    let sentence = |words: &'static [&'static str]| {
        prop::collection::vec(prop::sample::select(words), 0..7).prop_map(|words| words.join(" "))
    };
    let english = sentence(&["port", "ship", "12", "Macau", "the", "opens", ".", "May 2024", "🙂", "\u{301}"]);
    let chinese = sentence(&["港口", "船", "12", "澳门", "开放", "。", "2024年5月", "“", "\u{fffd}"]);
    let sides = (prop::collection::vec(english, 0..9), prop::collection::vec(chinese, 0..9));
    (sides, any::<bool>()).prop_map(|((source, target), told)| DocumentPair {
        source_paragraphs: told.then(|| (0..source.len() as u32).map(|at| at / 2).collect()),
        target_paragraphs: told.then(|| (0..target.len() as u32).map(|at| at / 3).collect()),
        source,
        target,
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn every_sentence_stands_in_one_bead_whatever_the_order_and_the_threads(
        pairs in prop::collection::vec(document(), 0..6),
        turn in 0usize..6,
    ) {
        let tongues = tongues("en", "zh");
        let seed = [("the port".to_owned(), "港口".to_owned())];
        let ladders = align::align(&pairs, &tongues, &seed, 1);
        prop_assert_eq!(ladders.len(), pairs.len());
        for (beads, pair) in ladders.iter().zip(&pairs) {
            covers(beads, pair);
            prop_assert_eq!(&ladder::read(&ladder::write(beads)).unwrap().len(), &beads.len());
        }
        let mut turned = pairs.clone();
        turned.rotate_left(turn.min(pairs.len()));
        turned.reverse();
        let mut again = align::align(&turned, &tongues, &seed, 2);
        again.reverse();
        again.rotate_right(turn.min(pairs.len()));
        prop_assert_eq!(again, ladders);
    }
}

#[test]
fn a_long_document_is_aligned_inside_a_band() {
    // Over what is looked at whole in every round; a tenth of the source has no translation.
    let all: Vec<(String, String)> = stories("en", "pt-PT").concat();
    let mut pair = DocumentPair::default();
    let mut expected = Vec::new();
    for at in 0..320 {
        let (source, target) = &all[(at * 7) % all.len()];
        if at % 10 != 9 {
            expected.push((vec![pair.source.len() as u32], vec![pair.target.len() as u32]));
            pair.target.push(format!("{target} {}", 10_000 + at));
        }
        pair.source.push(format!("{source} {}", 10_000 + at));
    }
    let ladder = align::align(std::slice::from_ref(&pair), &tongues("en", "pt-PT"), &[], 1).remove(0);
    covers(&ladder, &pair);
    let found = expected
        .iter()
        .filter(|(source, target)| ladder.iter().any(|bead| bead.source == *source && bead.target == *target));
    assert!(found.count() * 100 >= expected.len() * 97);
}

#[test]
fn very_long_sentences_and_empty_texts_cost_little() {
    let long = "word ".repeat(200_000);
    let pair =
        DocumentPair { source: vec![long.clone(), String::new()], target: vec![long], ..DocumentPair::default() };
    let empty = DocumentPair { source: vec!["Alone.".into()], ..DocumentPair::default() };
    let ladders = align::align(&[pair.clone(), empty.clone(), DocumentPair::default()], &tongues("en", "pt"), &[], 1);
    covers(&ladders[0], &pair);
    covers(&ladders[1], &empty);
    assert_eq!(ladders[2], []);
}

/// A story in two files of a folder.
fn put(desk: &Desk, folder: &str, name: &str, pair: &DocumentPair) {
    desk.write(&format!("{folder}/{name}.en"), pair.source.join("\n") + "\n");
    desk.write(&format!("{folder}/{name}.pt"), pair.target.join("\n") + "\n");
}

fn pairs() -> Vec<DocumentPair> {
    stories("en", "pt-PT").iter().map(|story| torn(story).0).collect()
}

#[test]
fn two_files_give_their_ladder_and_a_memory_makes_it_surer() {
    let desk = Desk::starter();
    let pair = &pairs()[0];
    put(&desk, "lists", "a", pair);
    let args = ["align", "--segments", "lists/a.en", "lists/a.pt", "--from", "en", "--to", "pt-PT"];
    let alone = desk.ends(0, &args);
    let beads = ladder::read(&alone.out).unwrap();
    covers(&beads, pair);
    // The memory of the project is not asked unless it is named.
    desk.ends(0, &["stats", "--config", "memory/cotejo.toml"]);
    let memory = std::fs::read_dir(desk.path("memory"))
        .unwrap()
        .chain(std::fs::read_dir(desk.path("memory/.cotejo")).into_iter().flatten());
    let memory = memory.flatten().map(|entry| entry.path()).find(|path| path.extension().is_some_and(|e| e == "db"));
    let memory = memory.expect("the project's memory").display().to_string();
    let seeded = desk.ends(0, &[&args[..], &["--memory", &memory]].concat());
    let sum = |text: &str| ladder::read(text).unwrap().iter().map(|bead| bead.confidence).sum::<f32>();
    assert!(sum(&seeded.out) > sum(&alone.out), "{} {}", seeded.out, alone.out);
    let missing = desk.ends(2, &[&args[..], &["--memory", "nowhere.db"]].concat());
    assert!(missing.err.contains("nowhere.db"), "{missing:?}");
}

#[test]
fn a_folder_is_one_archive_and_what_is_broken_in_it_is_named() {
    let desk = Desk::empty();
    for (number, pair) in pairs().iter().enumerate() {
        put(&desk, "lists", &format!("story{number}"), pair);
    }
    let args = ["align", "--segments", "lists", "--from", "en", "--to", "pt", "--out", "out"];
    let ran = desk.ends(0, &args);
    assert!(ran.out.contains("3 pairs aligned") && ran.err.is_empty(), "{ran:?}");
    let first: Vec<String> = (0..3).map(|number| desk.read(&format!("out/story{number}.en-pt.ladder"))).collect();
    // A second run changes nothing, and neither do other names, which are another order.
    desk.ends(0, &args);
    for (number, first) in first.iter().enumerate() {
        assert_eq!(desk.read(&format!("out/story{number}.en-pt.ladder")), *first);
        put(&desk, "other", &format!("{}", 9 - number), &pairs()[number]);
    }
    desk.ends(0, &["align", "--segments", "other", "--from", "en", "--to", "pt", "--out", "out2"]);
    for (number, first) in first.iter().enumerate() {
        assert_eq!(desk.read(&format!("out2/{}.en-pt.ladder", 9 - number)), *first);
    }
    // What a person corrected is not overwritten unless it is asked for.
    desk.write("out/story0.en-pt.ladder", "[0]:[0]\n");
    let refused = desk.ends(2, &args);
    assert!(refused.err.contains("story0.en-pt.ladder"), "{refused:?}");
    desk.ends(0, &[&args[..], &["--force"]].concat());
    assert_eq!(desk.read("out/story0.en-pt.ladder"), first[0]);

    desk.write("lists/alone.en", "Nobody translated this.\n");
    desk.write("lists/late.pt", "Sem original.\n");
    desk.write("lists/empty.en", "");
    desk.write("lists/empty.pt", "Algo.\n");
    desk.write("lists/blank.en", "\n \n");
    desk.write("lists/blank.pt", "Algo.\n");
    desk.write("lists/picture.en", b"\x89PNG\r\n\x1a\n\0\0");
    desk.write("lists/picture.pt", "Algo.\n");
    desk.write("lists/old.en", b"Caf\xe9\n");
    desk.write("lists/old.pt", "Caf\u{e9}\n");
    desk.write("lists/counted.en", "One.\nTwo.\n");
    desk.write("lists/counted.pt", "Um.\nDois.\n");
    desk.write("lists/counted.en.para", "0\n");
    desk.write("lists/numbered.en", "One.\n");
    desk.write("lists/numbered.pt", "Um.\n");
    desk.write("lists/numbered.pt.para", "first\n");
    desk.write("lists/notes.txt", "not a language");
    let ran = desk.ends(1, &args);
    for named in [
        "alone.en",
        "alone.pt",
        "late.pt",
        "late.en",
        "empty.en",
        "blank.en",
        "picture.en",
        "old.en",
        "counted.en.para",
        "numbered.pt.para",
    ] {
        assert!(ran.err.contains(named), "{named}: {ran:?}");
    }
    assert!(!ran.err.contains("notes"), "{ran:?}");
    assert!(ran.out.contains("3 pairs aligned") && ran.out.contains("8 pairs were left out"), "{ran:?}");
    for (number, first) in first.iter().enumerate() {
        assert_eq!(desk.read(&format!("out/story{number}.en-pt.ladder")), *first);
    }
}

#[test]
fn what_cannot_be_aligned_gets_a_sentence_that_says_what_to_do() {
    let desk = Desk::empty();
    desk.write("a.en", "One.\n");
    desk.write("a.pt", "Um.\n");
    desk.write("many.en", "x\n".repeat(100_001));
    std::fs::create_dir(desk.path("nothing")).unwrap();
    let large = std::fs::File::create(desk.path("large.en")).unwrap();
    large.set_len(500 << 20).unwrap();
    for (args, said) in [
        (&["a.en", "a.pt", "--from", "en", "--to", "en"][..], "--to"),
        (&["a.en", "b.pt", "--from", "en", "--to", "pt"], "b.pt"),
        (&["a.en", "--from", "en", "--to", "pt"], "<translation>"),
        (&["nothing", "--from", "en", "--to", "pt"], "--out"),
        (&["nothing", "--from", "en", "--to", "pt", "--out", "o"], "name.en"),
        (&["nowhere", "--from", "en", "--to", "pt", "--out", "o"], "nowhere"),
        (&["nothing", "a.pt", "--from", "en", "--to", "pt"], "nothing"),
        (&["many.en", "a.pt", "--from", "en", "--to", "pt"], "100,000"),
        (&["large.en", "a.pt", "--from", "en", "--to", "pt"], "large.en"),
        (&["a.en", "a.pt", "--to", "pt"], "--from"),
        (&["a.en", "a.pt", "--from", "en", "--to", "pt", "--out", "o"], "--out"),
        (&["a.en", "a.pt", "--from", "klingonese-x", "--to", "pt"], "klingonese-x"),
    ] {
        let ran = desk.ends(2, &[&["align", "--segments"], args].concat());
        assert!(ran.err.contains(said) && ran.out.is_empty(), "{args:?}: {ran:?}");
    }
    let ran = desk.ends(2, &["align", "a.en", "a.pt", "--from", "en", "--to", "pt"]);
    assert!(ran.err.contains("--segments"), "{ran:?}");
    assert!(!desk.path("o").exists());
}

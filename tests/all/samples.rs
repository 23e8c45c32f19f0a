//! The sample newsroom in `memory/`: its memory is canonical, its pages say what the memory says, its terms are whole,
//! and its newest story shows every kind of match.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::io::Cursor;
use std::path::{Path, PathBuf};

use cotejo::desk::leverage::{Band, LEVERAGE_THRESHOLD};
use cotejo::desk::memory::{open_or_build, write_units};
use cotejo::desk::pretranslate::{Job, pretranslate};
use cotejo::desk::project::Project;
use cotejo::desk::report::{SegmentDetail, StoryReport};
use cotejo::error::{Notice, Result};
use cotejo::format::{self, Input, MemoryHeader, Yield};
use cotejo::fuzzy::Penalties;
use cotejo::model::{Concept, Key, Lang, Origin, Penalty, PenaltyKind, TermStatus, Text, Time, Unit};
use cotejo::segment::Segmenter;
use cotejo::store::{Memory, Selection, Stamp};
use cotejo::story::{Verdict, classify};

/// The languages that every story but the newest is in.
const STORY_LANGS: [&str; 4] = ["en", "pt-PT", "pt-BR", "zh-Hans"];
const ALL_LANGS: [&str; 5] = ["en", "pt-PT", "pt-BR", "zh-Hans", "zh-MO"];
/// What says on each page that its story is invented.
const LABELS: [(&str, &str); 5] = [
    ("en", "Sample story: people, quotations and events are invented."),
    ("pt-PT", "Notícia de exemplo: as pessoas, as citações e os acontecimentos são inventados."),
    ("pt-BR", "Matéria de exemplo: pessoas, citações e acontecimentos são fictícios."),
    ("zh-Hans", "示例报道：人物、引语和事件均属虚构。"),
    ("zh-MO", "範例報道：人物、引語及事件均屬虛構。"),
];

fn memory() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("memory")
}

fn lang(tag: &str) -> Lang {
    Lang::parse(tag).unwrap()
}

fn format_of(id: &str) -> &'static format::Format {
    format::FORMATS.iter().find(|format| format.id == id).unwrap()
}

fn units() -> Vec<Unit> {
    let bytes = std::fs::read(memory().join("newsroom.tmx")).unwrap();
    let read = format_of("tmx").memory("sample").unwrap().read;
    read(Box::new(Cursor::new(bytes)), "newsroom.tmx")
        .map(|yielded| match yielded.unwrap() {
            Yield::Unit(unit, _) => *unit,
            Yield::Notice(notice) => panic!("{notice:?}"),
        })
        .collect()
}

fn concepts() -> Vec<Concept> {
    let bytes = std::fs::read(memory().join("terms.toml")).unwrap();
    let read = format_of("terms").terms("sample").unwrap().read;
    let noted = read(&Input { name: "terms.toml", bytes: &bytes }, &format::TermsOptions::default()).unwrap();
    assert_eq!(noted.notices, []);
    noted.value.into_concepts()
}

/// The pages: name relative to the project, story's name, language; the newest story last.
fn pages() -> Vec<(String, String, String)> {
    let mut out: Vec<_> = std::fs::read_dir(memory().join("articles"))
        .unwrap()
        .map(|file| {
            let name = file.unwrap().file_name().into_string().unwrap();
            let (story, tag) = name.strip_suffix(".html").unwrap().rsplit_once('.').unwrap();
            (format!("articles/{name}"), story.to_owned(), tag.to_owned())
        })
        .collect();
    out.sort_by(|a, b| (&a.1, &a.2).cmp(&(&b.1, &b.2)));
    out
}

/// A page's sentences: those of the story in order, and the site's strings.
fn sentences(name: &str, tag: &str) -> (Vec<Text>, Vec<Text>) {
    let bytes = std::fs::read(memory().join(name)).unwrap();
    let read = format_of("html").document("sample").unwrap().read;
    let document = read(&Input { name, bytes: &bytes }).unwrap().value;
    assert_eq!(document.meta.lang.as_deref(), Some(tag), "{name}");
    let (mut story, mut site) = (Vec::new(), Vec::new());
    for (block, verdict) in document.blocks.iter().zip(&classify(&document).verdicts) {
        match verdict {
            Verdict::Story(_) => {
                story.extend(Segmenter::new().segment(&block.text, &lang(tag)).into_iter().map(|cut| cut.text));
            }
            Verdict::Site(_) => site.push(block.text.clone()),
            Verdict::Repeat(_) | Verdict::Neither => {}
        }
    }
    (story, site)
}

#[test]
fn the_memory_is_written_as_we_write_it() {
    let bytes = std::fs::read(memory().join("newsroom.tmx")).unwrap();
    let units = units();
    assert!(units.is_sorted_by_key(|unit| (unit.document.clone(), unit.position, unit.id.clone())));
    let ids: HashSet<_> = units.iter().map(|unit| &unit.id).collect();
    assert_eq!(ids.len(), units.len());
    let mut again = Vec::new();
    let write = format_of("tmx").memory("sample").unwrap().write;
    write(&mut again, &MemoryHeader::default(), &mut units.into_iter().map(Result::Ok)).unwrap();
    assert!(again == bytes, "reading memory/newsroom.tmx and writing it again gives other bytes");
}

#[test]
fn every_story_but_the_newest_is_whole_in_the_memory() {
    let mut by_document: BTreeMap<String, Vec<Unit>> = BTreeMap::new();
    for unit in units() {
        assert!(unit.variants.iter().all(|variant| unit.is_confirmed(variant)), "{unit:?}");
        for tag in STORY_LANGS {
            assert!(unit.variant(&lang(tag)).is_some(), "no {tag} in {unit:?}");
        }
        if let Some(document) = &unit.document {
            assert_eq!(unit.origin, Origin::Story);
            by_document.entry(document.clone()).or_default().push(unit);
        } else {
            // Who wrote a story, and when, is no message of the site's.
            let signed = unit.notes == ["byline"];
            assert!(unit.origin == Origin::SiteString && unit.message.is_some() != signed, "{unit:?}");
        }
    }
    assert_eq!(by_document.len(), 3);
    for (document, units) in &by_document {
        assert!(memory().join(document).is_file(), "{document}");
        for (at, unit) in units.iter().enumerate() {
            let position = unit.position.unwrap();
            assert_eq!((position.index as usize, position.of as usize), (at, units.len()), "{document}");
            assert!(document.ends_with(&format!(".{}.html", unit.source)), "{document}");
        }
    }
    let sources: BTreeSet<String> = by_document.values().map(|units| units[0].source.to_string()).collect();
    assert_eq!(sources, ["en", "pt-PT", "zh-Hans"].map(str::to_owned).into());
    let macau = by_document.values().filter(|units| units.iter().all(|unit| unit.variant(&lang("zh-MO")).is_some()));
    assert_eq!(macau.count(), 1);
    let documents: Vec<&String> = by_document.keys().collect();
    let newest = pages().pop().unwrap();
    assert_eq!(newest.2, "en");
    assert!(documents.iter().all(|document| **document < newest.0), "the newest story is in the memory");
}

#[test]
fn the_pages_say_what_the_memory_says() {
    let units = units();
    let strings: Vec<&Unit> = units.iter().filter(|unit| unit.origin == Origin::SiteString).collect();
    let newest = pages().pop().unwrap().1;
    for (name, story, tag) in pages() {
        let (found, site) = sentences(&name, &tag);
        let (_, label) = LABELS.iter().find(|(of, _)| *of == tag).unwrap();
        assert!(site.iter().any(|text| text.chars() == *label), "{name} is not labelled as a sample");
        if story == newest {
            continue;
        }
        let remembered: Vec<&Unit> = units
            .iter()
            .filter(|unit| unit.document.as_ref().is_some_and(|document| document.contains(&format!("/{story}."))))
            .collect();
        let wanted: Vec<&Text> = remembered.iter().map(|unit| &unit.variant(&lang(&tag)).unwrap().text).collect();
        for (at, (found, wanted)) in found.iter().zip(&wanted).enumerate() {
            assert_eq!(found, *wanted, "{name}, sentence {}", at + 1);
        }
        assert_eq!(found.len(), wanted.len(), "{name}");
        // The site's strings; and, in the box of related stories, their headlines.
        let headline = |key: &Key| {
            let first = |unit: &&Unit| unit.position.is_some_and(|position| position.index == 0);
            units.iter().filter(first).any(|unit| unit.variants.iter().any(|variant| variant.text.key() == *key))
        };
        for text in &site {
            let key = text.key();
            let known = |unit: &&&Unit| unit.variant(&lang(&tag)).is_some_and(|variant| variant.text.key() == key);
            assert!(strings.iter().any(|unit| known(&unit)) || headline(&key), "{name}: {}", text.chars());
        }
    }
}

#[test]
fn the_terms_are_whole() {
    let concepts = concepts();
    let whole = concepts.iter().filter(|concept| {
        ALL_LANGS.iter().all(|tag| {
            let preferred = |term: &&cotejo::model::Term| term.status == TermStatus::Preferred;
            concept.terms.iter().filter(|term| term.lang == lang(tag)).filter(preferred).count() == 1
        })
    });
    assert!(whole.count() >= 40);
    let fields = ["office", "institution", "place", "diplomacy", "economy", "law", "culture"];
    for concept in &concepts {
        assert!(concept.subject.as_ref().is_some_and(|subject| fields.contains(&subject.as_str())), "{concept:?}");
        assert!(concept.terms.iter().all(|term| term.part_of_speech.is_some()), "{concept:?}");
    }
    let terms = || concepts.iter().flat_map(|concept| &concept.terms);
    for status in TermStatus::ALL {
        assert!(terms().any(|term| term.status == *status), "{status:?}");
    }
    let (mut portuguese, mut chinese) = (0, 0);
    for concept in &concepts {
        let preferred = |tag: &str| {
            let terms = concept.terms.iter();
            terms
                .filter(|term| term.lang == lang(tag) && term.status == TermStatus::Preferred)
                .map(|term| &term.text)
                .next()
        };
        portuguese += usize::from(preferred("pt-PT") != preferred("pt-BR"));
        chinese += usize::from(preferred("zh-Hans") != preferred("zh-MO"));
    }
    assert!(portuguese >= 10 && chinese >= 20, "the variants hardly differ: {portuguese}, {chinese}");
}

/// The sample memory in a store of its own, in a folder of its own.
fn store(folder: &Path) -> Memory {
    let by = Stamp { who: "Tester".into(), when: Time(1_795_000_000) };
    let opened = open_or_build(folder.join("newsroom.db"), Some(&memory().join("newsroom.tmx")), &by).unwrap();
    assert_eq!(opened.notices.iter().filter(|notice| !matches!(notice, Notice::MemoryBuilt { .. })).count(), 0);
    opened.value
}

#[test]
fn the_memory_comes_out_of_a_store_as_it_went_in() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(folder.path());
    let out = folder.path().join("again.tmx");
    write_units(store.reader().unwrap().as_ref(), &Selection::default(), &out).unwrap();
    assert!(std::fs::read(out).unwrap() == std::fs::read(memory().join("newsroom.tmx")).unwrap());
}

#[test]
fn the_newest_story_shows_every_kind_of_match() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(folder.path());
    let project = Project::open(&memory().join("cotejo.toml")).unwrap();
    let newest = pages().pop().unwrap().0;
    let bytes = std::fs::read(memory().join(&newest)).unwrap();
    let segmenter = Segmenter::new();
    let job = |threshold: u8, leverage: u8| Job {
        input: Input { name: &newest, bytes: &bytes },
        source: None,
        project_source: project.source.clone(),
        targets: project.targets.clone(),
        offers: cotejo::desk::pretranslate::Offers {
            threshold,
            leverage,
            penalties: Penalties::default(),
            terms: &|_, _, _| Vec::new(),
        },
        segmenter: &segmenter,
        sites: &[],
        catalogue: cotejo::desk::pretranslate::SiteCatalogue::default(),
        xliff: cotejo::format::XliffVersion::default(),
    };
    let brought = pretranslate(&store, &job(project.threshold.unwrap(), LEVERAGE_THRESHOLD)).unwrap().value;
    let tags: Vec<String> = brought.targets.iter().map(|target| target.report.bilingual.target.to_string()).collect();
    assert_eq!(tags, ["pt-PT", "pt-BR", "zh-Hans", "zh-MO"]);
    for (tag, prepared) in tags.iter().zip(&brought.targets) {
        let report = &prepared.report;
        let count =
            |wanted: &dyn Fn(&SegmentDetail) -> bool| report.story().filter(|(_, _, detail)| wanted(detail)).count();
        let context = count(&|detail| detail.band == Band::Context && detail.filled.is_some());
        let exact = count(&|detail| detail.band == Band::Exact && detail.filled.is_some());
        if tag == "zh-MO" {
            assert!(context >= 2 && exact >= 3, "{tag}: {context} context, {exact} exact");
            // What only mainland Chinese has travels beside an empty target, marked with its penalty.
            let mainland = report.story().filter(|(_, segment, detail)| {
                let best = segment.candidates.first();
                best.is_some_and(|best| {
                    best.lang == lang("zh-Hans")
                        && best.base == 100
                        && best.penalties == [Penalty { kind: PenaltyKind::Sister, points: 10 }]
                }) && detail.filled.is_none()
                    && segment.target.is_none()
            });
            assert!(mainland.count() >= 4, "{tag}");
            assert!(report.story().all(|(_, segment, detail)| detail.filled.is_none()
                || segment.candidates.iter().any(|best| best.lang == lang("zh-MO") && best.score >= 100)));
            continue;
        }
        let fuzzy: Vec<Band> =
            report.story().map(|(_, _, detail)| detail.band).filter(|band| band.is_fuzzy()).collect();
        let bands: BTreeSet<Band> = fuzzy.iter().copied().collect();
        let ambiguous = count(&|detail| detail.ambiguous && detail.filled.is_none());
        let new = count(&|detail| detail.band == Band::New);
        assert!(
            context >= 2 && exact >= 3 && fuzzy.len() >= 5 && bands.len() >= 2 && ambiguous == 1 && new >= 5,
            "{tag}: {context} context, {exact} exact, {fuzzy:?}, {ambiguous} ambiguous, {new} new"
        );
    }
    // What is not looked for counts as new, and the report says so.
    let quick = pretranslate(&store, &job(75, 75)).unwrap().value;
    for (all, quick) in brought.targets.iter().zip(&quick.targets) {
        let count = |report: &StoryReport, wanted: &[Band]| {
            report.story().filter(|(_, _, detail)| wanted.contains(&detail.band)).count()
        };
        let (all, quick) = (&all.report, &quick.report);
        assert_eq!(count(quick, &[Band::Fuzzy50]), 0);
        assert_eq!(count(quick, &[Band::New]), count(all, &[Band::New, Band::Fuzzy50]));
        assert!(all.notices.is_empty() && quick.notices == [Notice::LeverageFrom { score: 75 }]);
        assert_eq!((all.leverage.from, quick.leverage.from), (Some(50), Some(75)));
    }
    // Below 50 all is new, however low the threshold.
    let low = pretranslate(&store, &job(30, 30)).unwrap().value;
    for (all, low) in brought.targets.iter().zip(&low.targets) {
        assert_eq!(low.report.leverage, all.report.leverage);
    }
}

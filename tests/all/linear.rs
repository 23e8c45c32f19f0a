//! What is four times as long takes about four times as long, whatever it is made of: a square would take sixteen times.
//! Measured in processor time of the thread, the best of several runs, so that a busy machine changes little.

use std::fmt::Write as _;
use std::ops::ControlFlow;
use std::time::Duration;

use cotejo::check::{CHECKS, FindingText, Subject, SubjectPlace, Surroundings, run};
use cotejo::desk::check::{check_file, check_memory};
use cotejo::desk::terms;
use cotejo::error::Notice;
use cotejo::format::{self, Input, PouredBlock, PouredSegment, Pouring};
use cotejo::fuzzy;
use cotejo::model::{Code, InFile, Key, Lang, Piece, State, Text, Unit, UnitId};
use cotejo::segment::Segmenter;
use cotejo::store::{Manner, Memory};
use cotejo::termbase::Termbase;
use cotejo::{story, value};

use crate::store_story::{at, import, unit};

/// Of this thread so far.
pub(crate) fn processor_time() -> Duration {
    let now = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::new(now.tv_sec.unsigned_abs(), u32::try_from(now.tv_nsec).unwrap())
}

/// How many times longer the work takes at four times the size; none if it is too short to tell.
fn growth(small: &mut dyn FnMut(), large: &mut dyn FnMut()) -> Option<f64> {
    let timed = |work: &mut dyn FnMut()| {
        let began = processor_time();
        work();
        processor_time() - began
    };
    let mut least = f64::MAX;
    for _ in 0..3 {
        let small = timed(small);
        if small > Duration::from_secs(2) {
            return Some(f64::INFINITY);
        }
        let large = timed(large);
        if large < Duration::from_millis(25) {
            return None;
        }
        least = least.min(large.as_secs_f64() / small.as_secs_f64().max(1e-3));
        if least < LINEAR {
            break;
        }
    }
    Some(least)
}

/// Between four, what is linear, and sixteen, what is a square.
const LINEAR: f64 = 9.0;

fn lang(tag: &str) -> Lang {
    Lang::parse(tag).unwrap()
}

fn termbase() -> Termbase {
    let bytes = std::fs::read("memory/terms.toml").unwrap();
    terms::read(&Input { name: "terms.toml", bytes: &bytes }).unwrap().value
}

/// Adds a part to a text, by the part's number.
type Part<T> = fn(&mut T, usize);

/// One segment of many parts.
const SHAPES: &[(&str, Part<String>)] = &[
    ("stops behind figures", |out, _| out.push_str("1.")),
    ("figures that differ", |out, n| write!(out, "{} ", n * 7 + 1000).unwrap()),
    ("figures without an end", |out, n| write!(out, "{}", n % 10).unwrap()),
    ("groups", |out, _| out.push_str("1,234.")),
    ("narrow groups", |out, _| out.push_str("123\u{202f}")),
    ("stops", |out, _| out.push('.')),
    ("stops with blanks", |out, _| out.push_str(". ")),
    ("blanks", |out, _| out.push(' ')),
    ("wide blanks", |out, _| out.push('\u{3000}')),
    ("quotes", |out, _| out.push('"')),
    ("quotes around letters", |out, n| out.push_str(["“a”", "\"b\" ", "«c» ", "'d' "][n % 4])),
    ("brackets that open", |out, _| out.push('(')),
    ("brackets with stops", |out, n| out.push_str(["(a. ", "B) ", "[1] ", "(满了！"][n % 4])),
    ("notes", |out, _| out.push_str(".[")),
    ("dates", |out, n| write!(out, "{} May 20{:02}, ", n % 28 + 1, n % 100).unwrap()),
    ("dates with strokes", |out, n| write!(out, "{}/{}/", n % 28 + 1, n % 12 + 1).unwrap()),
    ("hours", |out, n| write!(out, "{}:{:02}:", n % 24, n % 60).unwrap()),
    ("sums", |out, n| write!(out, "US${n} million ").unwrap()),
    ("number words", |out, _| out.push_str("twenty hundred thousand and ")),
    ("number words in Portuguese", |out, _| out.push_str("vinte mil e duzentos milhões ")),
    ("Chinese numerals", |out, _| out.push_str("一万亿千百十")),
    ("Chinese digits", |out, _| out.push_str("〇一二三")),
    ("years of decades", |out, _| out.push_str("20世纪90年代")),
    ("per cent", |out, n| write!(out, "{n}% 百分之").unwrap()),
    ("ranges", |out, n| write!(out, "{n}–").unwrap()),
    ("units", |out, n| write!(out, "{n} to {n} miles ").unwrap()),
    ("letters", |out, _| out.push('a')),
    ("Han", |out, n| out.push_str(["外交部", "长会", "见"][n % 3])),
    ("terms", |out, _| out.push_str("foreign minister, World Trade Organization, ")),
    ("marks on letters", |out, _| out.push_str("e\u{301}\u{302}")),
    ("marks alone", |out, _| out.push('\u{301}')),
    ("hyphens", |out, _| out.push_str("a-")),
    ("points between letters", |out, _| out.push_str("a.b")),
    ("capitals with stops", |out, _| out.push_str("U.S. ")),
    ("addresses", |out, _| out.push_str("www.example.org/a?b=1&c=2.")),
    ("lines", |out, _| out.push_str("a\n")),
    ("small sentences", |out, _| out.push_str("i went. he did too. ")),
];

fn made(part: Part<String>, times: usize) -> String {
    let mut out = String::new();
    (0..times).for_each(|n| part(&mut out, n));
    out
}

fn subject(source: &str, target: &str, languages: (&str, &str)) -> Subject {
    Subject {
        place: SubjectPlace::Unit(UnitId::kept("a")),
        in_file: InFile::default(),
        source_lang: lang(languages.0),
        source: Text::plain(source),
        target_lang: lang(languages.1),
        target: Text::plain(target),
        state: State::Translated,
    }
}

/// A name and a work over a text.
type Work<'a> = (&'a str, Box<dyn Fn(&str) + 'a>);

#[test]
fn one_segment_costs_no_square_of_its_length() {
    let termbase = termbase();
    let segmenter = Segmenter::new();
    let around = Surroundings { termbase: &termbase };
    let mut works: Vec<Work<'_>> = Vec::new();
    for tag in ["en", "pt-PT", "zh-Hans"] {
        let (of, segmenter, around) = (lang(tag), &segmenter, &around);
        works.push((
            "values",
            Box::new({
                let of = of.clone();
                move |text| drop(value::find(text, &of))
            }),
        ));
        works.push((
            "sentences",
            Box::new({
                let of = of.clone();
                move |text| drop(segmenter.segment(&Text::plain(text), &of))
            }),
        ));
        works.push((
            "checks",
            Box::new(move |text| {
                let other = if tag == "en" { "pt-PT" } else { "en" };
                for target in ["x".to_owned(), format!("7{text}"), text.chars().rev().collect()] {
                    run(CHECKS, &[subject(text, &target, (tag, other))], around, None).unwrap();
                }
            }),
        ));
    }
    works.push(("key", Box::new(|text| drop(Key::of(text)))));
    works.push(("differences", Box::new(|text| drop(fuzzy::diff(text, &format!("a{text}"))))));
    works.push((
        "a page",
        Box::new(|text| {
            let page = format!("<!DOCTYPE html><html><body><h1>T</h1><p>{text}</p></body></html>");
            let capability = format::HTML.document("a.html").unwrap();
            let document = (capability.read)(&Input { name: "a.html", bytes: page.as_bytes() }).unwrap().value;
            let _ = story::classify(&document);
            let poured = |block| PouredBlock {
                block,
                segments: vec![PouredSegment { text: Text::plain(text), after: String::new(), unconfirmed: None }],
            };
            let blocks = (0..document.blocks.len()).map(poured).collect();
            (capability.pour)(&document, &Pouring { lang: &lang("pt"), blocks }).unwrap();
        }),
    ));
    let mut squares = Vec::new();
    for (shape, part) in SHAPES {
        let (small, large) = (made(*part, 400), made(*part, 1_600));
        for (name, work) in &works {
            if let Some(growth) = growth(&mut || work(&small), &mut || work(&large))
                && growth >= LINEAR
            {
                squares.push(format!("{name}: {shape}: {growth:.1}"));
            }
        }
    }
    assert!(squares.is_empty(), "{squares:#?}");
}

type TextWork<'a> = &'a dyn Fn(&Text);

/// As a page, an XLIFF or a memory holds them: many codes in one segment.
#[test]
fn many_codes_in_one_segment_cost_no_square() {
    let segmenter = Segmenter::new();
    let shapes: [(&str, Part<Text>); 4] = [
        ("pairs", |text, n| {
            text.push(Piece::Code(Code::open(n.to_string(), "<b>")));
            text.push_chars("A. ");
            text.push(Piece::Code(Code::close(n.to_string(), "</b>")));
        }),
        ("alone", |text, n| {
            text.push(Piece::Code(Code::standalone(n.to_string(), "<br>")));
            text.push_chars("One. Two. ");
        }),
        ("that open", |text, n| text.push(Piece::Code(Code::open(n.to_string(), "<b>")))),
        ("that close", |text, n| text.push(Piece::Code(Code::close(n.to_string(), "</b>")))),
    ];
    let made = |part: Part<Text>, times: usize| {
        let mut text = Text::default();
        (0..times).for_each(|n| part(&mut text, n));
        text
    };
    let works: [(&str, TextWork<'_>); 3] = [
        ("sentences", &|text| drop(segmenter.segment(text, &lang("en")))),
        ("kept", &|text| assert_eq!(Text::decode(&text.encode()).unwrap(), *text)),
        ("key", &|text| drop(text.key())),
    ];
    let mut squares = Vec::new();
    for (shape, part) in shapes {
        let (small, large) = (made(part, 400), made(part, 1_600));
        for (name, work) in works {
            if let Some(growth) = growth(&mut || work(&small), &mut || work(&large))
                && growth >= LINEAR
            {
                squares.push(format!("{name}: {shape}: {growth:.1}"));
            }
        }
    }
    assert!(squares.is_empty(), "{squares:#?}");
}

/// A picture's credit stands in every document: units that share a source are read once, not once for each of them.
#[test]
fn a_sentence_in_many_documents_is_checked_in_linear_time() {
    let units = |count: usize| -> Vec<Unit> {
        (0..count)
            .map(|n| {
                let target = if n % 5 == 0 { "Foto: Lusa" } else { "Fotografia: Lusa" };
                at(unit(&format!("u{n}"), &[("en", "Photo: Lusa"), ("pt-PT", target)]), &format!("doc-{n}"), 1, 1)
            })
            .collect()
    };
    let termbase = Termbase::new(Vec::new());
    let sizes = [400, 1600].map(units);
    let stores = [0, 1].map(|at| {
        let mut store = Memory::in_process().unwrap().writer().unwrap();
        import(store.as_mut(), "memory.tmx", Manner::Merge, 0, &sizes[at]);
        store
    });
    let found = |at: usize| {
        let mut findings = 0;
        let segments = check_memory(stores[at].as_ref(), &[], &termbase, &mut |faulty| {
            findings += faulty.findings.len();
            ControlFlow::Continue(())
        });
        (segments.unwrap(), findings)
    };
    // Each but those that say what the first says is told of once.
    let (segments, findings) = found(0);
    assert_eq!(segments, 400);
    assert!(findings >= 80, "{findings}");
    let growth_of_memory = growth(&mut || assert!(found(0).0 > 0), &mut || assert!(found(1).0 > 0)).unwrap();
    assert!(growth_of_memory < LINEAR, "the memory: {growth_of_memory:.1}");

    let files = [0, 1].map(|at| {
        let mut out = Vec::new();
        let write = format::TMX.memory("a.tmx").unwrap().write;
        write(&mut out, &Default::default(), &mut sizes[at].iter().cloned().map(Ok)).unwrap();
        out
    });
    let of_file = |at: usize| {
        let input = Input { name: "a.tmx", bytes: &files[at] };
        let report = check_file(&input, &[], &termbase, Some(stores[at].as_ref())).unwrap().value;
        assert_eq!(report.findings().count(), found(at).1);
    };
    let growth_of_file = growth(&mut || of_file(0), &mut || of_file(1)).unwrap();
    assert!(growth_of_file < LINEAR, "the file: {growth_of_file:.1}");
}

/// What a check tells of one segment has an end, and says how much more there is.
#[test]
fn a_segment_of_other_figures_is_told_of_in_a_hundred_lines() {
    let (source, target) = (made(|out, n| write!(out, "{} ", 1000 + n).unwrap(), 20_000), "nothing of all that");
    let termbase = Termbase::new(Vec::new());
    let subjects = [subject(&source, target, ("en", "pt-PT"))];
    let findings = run(CHECKS, &subjects, &Surroundings { termbase: &termbase }, None).unwrap();
    assert_eq!(findings.len(), 101);
    assert_eq!(findings[100].remark.says, FindingText::MoreInSegment { count: 19_900 });
}

/// Somebody's rules: what would cost gigabytes is left out and named, and what looks around costs little a character.
#[test]
fn rules_cost_no_more_than_their_text() {
    let srx = |rules: &[(&str, &str)]| -> String {
        let rule = |(before, after): &(&str, &str)| {
            format!("<rule break=\"yes\"><beforebreak>{before}</beforebreak><afterbreak>{after}</afterbreak></rule>\n")
        };
        let rules: String = rules.iter().map(rule).collect();
        format!(
            "<srx version=\"2.0\"><body><languagerules><languagerule languagerulename=\"a\">\n{rules}</languagerule>\
             </languagerules><maprules><languagemap languagepattern=\".*\" languagerulename=\"a\"/></maprules></body></srx>"
        )
    };
    let bombs = [
        ("a{1,99999999}", "b"),
        ("a", "b{99999999}"),
        ("((a{1,100}){1,100}){1,100}", "b"),
        ("(?&lt;!x)a{1,99999999}", "b"),
        ("(?&gt;(ab){1,1000}){1,1000}", "b"),
        ("(\\p{L}{1,900}){1,900}", ""),
    ];
    let good = ("\\.", "\\s");
    let read = Segmenter::from_srx("bomb.srx", &srx(&[&bombs[..], &[good]].concat())).unwrap();
    let lines: Vec<u64> = read
        .notices
        .iter()
        .map(|notice| match notice {
            Notice::SrxRuleTooLarge { line, .. } => *line,
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(lines, [2, 3, 4, 5, 6, 7]);
    assert_eq!(read.value.breaks("One. Two.", &lang("en")), [5]);

    // As many rules as a file holds, each of them small.
    let many = [("\\p{L}{100}", "\\p{L}{100}"); 200];
    let read = Segmenter::from_srx("many.srx", &srx(&many)).unwrap();
    assert!(read.notices.iter().any(|notice| matches!(notice, Notice::SrxRuleTooLarge { .. })));

    for slow in
        [("(?&lt;=[a-z])\\.", "\\s"), ("(?&lt;!\\bDr)\\.", ""), ("(?&lt;=a)", "(?=b)"), ("\\w+(?&lt;!x)\\.", " ")]
    {
        let segmenter = Segmenter::from_srx("slow.srx", &srx(&[slow])).unwrap().value;
        for text in ["Dr. a word and ab. ", "aaaaaaaaaaaaaaaa", "a. "] {
            let long = text.repeat(100_000 / text.len());
            let began = processor_time();
            let _ = segmenter.breaks(&long, &lang("en"));
            let took = processor_time() - began;
            // A microsecond or two with optimizing.
            assert!(took < Duration::from_secs(4), "{slow:?}: {took:?} for {} bytes of {text}", long.len());
        }
    }
}

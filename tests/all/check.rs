//! The checks, by cases that an editor can add: one folder a check in `tests/check/`, see the page there.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use cotejo::check::{
    CHECKS, Check, Finding, MemoryLookup, Rendering, Renderings, Subject, SubjectPlace, Surroundings, run,
};
use cotejo::error::Result;
use cotejo::format::{Input, TERMS, TermsOptions};
use cotejo::l10n::{LOCALES, Voice};
use cotejo::model::{Code, Concept, InFile, Key, Lang, Piece, State, Text, UnitId};
use cotejo::termbase::Termbase;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CaseFile {
    #[serde(default)]
    terms: String,
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    why: String,
    from: Lang,
    to: Lang,
    segments: Vec<(String, String)>,
    #[serde(default)]
    memory: Vec<(String, String, String)>,
    finds: Vec<Wanted>,
}

#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields)]
struct Wanted {
    #[serde(default = "first")]
    segment: usize,
    says: String,
    source: Option<String>,
    target: Option<String>,
    /// Empty: nothing is offered.
    replacement: Option<String>,
    severity: Option<String>,
}

fn first() -> usize {
    1
}

struct Memory(Vec<(String, String, String)>);

impl MemoryLookup for Memory {
    fn renderings(&self, _: &Lang, key: &Key, _: &Lang) -> Result<Rc<Renderings>> {
        let known = self.0.iter().filter(|(_, source, _)| Key::of(source) == *key);
        let rendering = |(unit, _, target): &(String, String, String)| Rendering {
            unit: UnitId::kept(unit),
            target: Text::plain(target.as_str()),
            asked: false,
        };
        Ok(Rc::new(known.map(rendering).collect()))
    }
}

fn concepts(terms: &str) -> Vec<Concept> {
    let read = TERMS.terms("terms.toml").unwrap().read;
    let input = Input { name: "terms.toml", bytes: terms.as_bytes() };
    read(&input, &TermsOptions::default()).unwrap().value.into_concepts()
}

fn case_files(check: &Check) -> Vec<PathBuf> {
    let folder = Path::new("tests/check").join(check.id);
    let mut files: Vec<PathBuf> = fs::read_dir(&folder)
        .unwrap_or_else(|_| panic!("{} has no cases: {folder:?}", check.id))
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
        .collect();
    files.sort();
    files
}

/// A text as a case writes it: plain, or with tags, each of which is a code (`<a>here</a>`, `<br/>`).
fn text(written: &str) -> Text {
    let mut out = Text::default();
    let mut rest = written;
    let mut open = Vec::new();
    for number in 1.. {
        let Some((before, tag)) = rest.split_once('<') else { break };
        let (tag, after) = tag.split_once('>').unwrap();
        out.push_chars(before);
        let data = format!("<{tag}>");
        out.push(Piece::Code(match tag.strip_prefix('/') {
            Some(_) => Code::close(open.pop().unwrap(), data),
            None if tag.ends_with('/') => Code::standalone(number.to_string(), data),
            None => {
                open.push(number.to_string());
                Code::open(number.to_string(), data)
            }
        }));
        rest = after;
    }
    out.push_chars(rest);
    out
}

fn subjects(case: &Case) -> Vec<Subject> {
    let pairs = case.segments.iter().enumerate();
    pairs
        .map(|(at, (source, target))| Subject {
            place: SubjectPlace::Segment { block: "b0".into(), segment: (at + 1).to_string(), site: false },
            in_file: InFile::default(),
            source_lang: case.from.clone(),
            source: text(source),
            target_lang: case.to.clone(),
            target: text(target),
            state: State::Translated,
        })
        .collect()
}

/// Why a finding is not the wanted one.
fn differs(wanted: &Wanted, found: &Finding, subjects: &[Subject]) -> Option<String> {
    let subject = &subjects[found.subject];
    let remark = &found.remark;
    let source = remark.source.map(|span| subject.source.chars()[span.range()].to_owned());
    let target = remark.target.map(|span| subject.target.chars()[span.range()].to_owned());
    let replacement = Some(remark.replacement.clone().unwrap_or_default());
    let stated = |wanted: &Option<String>, found: &Option<String>| wanted.is_none() || wanted == found;
    let right = wanted.segment == found.subject + 1
        && wanted.says == remark.says.id()
        && stated(&wanted.source, &source)
        && stated(&wanted.target, &target)
        && stated(&wanted.replacement, &replacement)
        && stated(&wanted.severity, &Some(found.severity.name().to_owned()));
    (!right).then(|| format!("segment {}, {source:?} {target:?} {replacement:?}", found.subject + 1))
}

#[test]
fn every_case_finds_what_it_says_and_nothing_else() {
    let mut failures = Vec::new();
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for check in CHECKS {
        let count = counts.entry(check.id).or_default();
        for file in case_files(check) {
            let name = file.display();
            let cases: CaseFile =
                toml::from_str(&fs::read_to_string(&file).unwrap()).unwrap_or_else(|error| panic!("{name}: {error}"));
            let termbase = Termbase::new(concepts(&cases.terms));
            for case in &cases.case {
                if case.finds.is_empty() {
                    count.1 += 1;
                } else {
                    count.0 += 1;
                }
                let subjects = subjects(case);
                let memory = Memory(case.memory.clone());
                let found = run(&[check], &subjects, &Surroundings { termbase: &termbase }, Some(&memory)).unwrap();
                let wrong = case.finds.iter().zip(&found).find_map(|(wanted, found)| differs(wanted, found, &subjects));
                if found.len() != case.finds.len() || wrong.is_some() {
                    let got: Vec<_> = found.iter().map(|found| &found.remark.says).collect();
                    failures
                        .push(format!("{name}: {}\n  wanted {:?}\n  found {got:?} {wrong:?}", case.why, case.finds));
                }
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    for (check, (finding, quiet)) in counts {
        assert!(finding > 0, "{check}: no case in which it finds something");
        assert!(quiet > 0, "{check}: no case in which it keeps quiet");
    }
}

#[test]
fn every_check_has_a_name_in_every_locale() {
    for check in CHECKS {
        for locale in LOCALES {
            let voice = Voice::choose([&Lang::parse(locale).unwrap()]);
            assert!(voice.try_say(&format!("check-{}", check.id), &[]).is_ok(), "{locale}: {}", check.id);
        }
        assert!(Check::named(check.id).is_some());
    }
}

/// Two units with one English sentence, the first written in Portuguese, the second in English.
const MEMORY: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en" srclang="*all*" datatype="plaintext"/><body>
<tu tuid="b1" srclang="pt-PT"><tuv xml:lang="pt-PT"><seg>Ainda não há data.</seg></tuv><tuv xml:lang="en"><seg>There is no date yet.</seg></tuv></tu>
<tu tuid="a1" srclang="en"><tuv xml:lang="en"><seg>There is no date yet.</seg></tuv><tuv xml:lang="pt-PT"><seg>A data está por marcar.</seg></tuv><tuv xml:lang="pt-BR"><seg>Há 3 datas.</seg></tuv></tu>
</body></tmx>
"#;

#[test]
fn a_memory_in_a_file_and_in_the_store_are_checked_alike() {
    use std::ops::ControlFlow;

    use cotejo::desk::check::{CheckReport, check_file, check_memory};
    use cotejo::error::Error;
    use cotejo::format::{Yield, recognize};
    use cotejo::store::{Manner, Memory};

    use crate::store_story::import;

    let input = Input { name: "memory.tmx", bytes: MEMORY.as_bytes() };
    let termbase = Termbase::new(Vec::new());
    let told = |report: &CheckReport| -> Vec<String> {
        let mut told: Vec<String> = report
            .findings()
            .map(|(subject, found)| format!("{} {}", subject.target_lang, found.remark.says.id()))
            .collect();
        told.sort();
        told
    };
    let wanted = ["pt-BR finding-number-added", "pt-PT finding-otherwise-in-memory"];
    let in_file = check_file(&input, &[], &termbase, None).unwrap().value;
    assert_eq!(in_file.segments, 3);
    assert_eq!(told(&in_file), wanted);
    // Under the line and the id that the file's owner knows.
    let mut places: Vec<_> = in_file.faulty.iter().map(|faulty| faulty.subject.in_file.clone()).collect();
    places.sort_by_key(|place| place.line);
    let at = |line, id: &str| InFile { line: Some(line), id: Some(id.to_owned()) };
    assert_eq!(places, [at(4, "a1"), at(4, "a1")]);

    let mut store = Memory::in_process().unwrap().writer().unwrap();
    let read = recognize(input.name, input.bytes).unwrap().memory(input.name).unwrap().read;
    let units: Vec<_> = read(Box::new(input.bytes), input.name)
        .filter_map(|read| match read.unwrap() {
            Yield::Unit(unit, _) => Some(*unit),
            Yield::Notice(_) => None,
        })
        .collect();
    import(store.as_mut(), "memory.tmx", Manner::Merge, 0, &units);
    let mut whole = CheckReport::default();
    whole.segments = check_memory(store.as_ref(), &[], &termbase, &mut |faulty| {
        whole.faulty.push(faulty);
        ControlFlow::Continue(())
    })
    .unwrap();
    assert_eq!((told(&whole), whole.segments), (wanted.map(str::to_owned).to_vec(), 3));

    // Against the store that holds the same units nothing is told twice; another language asked for leaves one finding.
    let both = check_file(&input, &[], &termbase, Some(store.as_ref())).unwrap().value;
    assert_eq!(both.findings().count(), 2);
    let brazil = Lang::parse("pt-BR").unwrap();
    let narrowed = check_file(&input, std::slice::from_ref(&brazil), &termbase, Some(store.as_ref())).unwrap().value;
    assert_eq!(told(&narrowed), ["pt-BR finding-number-added"]);
    assert_eq!(narrowed.segments, 1);

    let page = Input { name: "page.html", bytes: b"<!DOCTYPE html><p>Text" };
    assert!(matches!(check_file(&page, &[], &termbase, None), Err(Error::FormatCannot { .. })));
}

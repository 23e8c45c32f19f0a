//! The doctor: what is told of files that other people made, which tools suffer, and what a repaired file keeps.

use std::fmt::Write as _;
use std::ops::ControlFlow;
use std::path::Path;

use cotejo::format::doctor::{Diagnosis, Finding, Lost, Verdict};
use cotejo::format::{Format, TMX, XLIFF, XLIFF_1};

use crate::binary::Desk;

const HEAD: &str = "<tmx version=\"1.4\">\n<header creationtool=\"x\" creationtoolversion=\"1\" segtype=\"sentence\" o-tmf=\"x\" \
                    adminlang=\"en\" srclang=\"en\" datatype=\"plaintext\"/>\n<body>\n";
const SOUND: &str = "<tu><tuv xml:lang=\"en\"><seg>The gate opens.</seg></tuv><tuv xml:lang=\"pt-PT\"><seg>O portão abre.</seg></tuv></tu>\n";
const FOOT: &str = "</body>\n</tmx>\n";

#[derive(serde::Deserialize)]
struct Cases {
    case: Vec<Case>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    unit: Option<String>,
    file: Option<String>,
    #[serde(default)]
    findings: Vec<String>,
    #[serde(default)]
    refuse: Vec<String>,
    #[serde(default)]
    lose: Vec<String>,
    #[serde(default)]
    repaired: Option<String>,
    #[serde(default)]
    lost: Vec<String>,
}

fn examined(format: &Format, bytes: &[u8]) -> (Vec<Finding>, Diagnosis) {
    let mut findings = Vec::new();
    let mut tell = |finding| {
        findings.push(finding);
        ControlFlow::Continue(())
    };
    let diagnosis = (format.doctor("case.tmx").unwrap().examine)(Box::new(bytes), "case.tmx", &mut tell).unwrap();
    (findings, diagnosis)
}

fn repaired(bytes: &[u8], diagnosis: &Diagnosis) -> (String, u64, Vec<Lost>) {
    let (mut out, mut lost) = (Vec::new(), Vec::new());
    let repair = TMX.doctor("case.tmx").unwrap().repair.unwrap();
    let told = repair(Box::new(bytes), "case.tmx", diagnosis, &mut out, &mut |loss| lost.push(loss)).unwrap();
    (String::from_utf8(out).unwrap(), told.units, lost)
}

fn with(diagnosis: &Diagnosis, verdicts: &[Verdict]) -> Vec<String> {
    let of = diagnosis.tools.iter().filter(|of| verdicts.contains(&of.verdict));
    of.map(|of| of.tool.id.to_owned()).collect()
}

/// What a case turns out to be, as it is written in its file.
fn told(case: &Case) -> String {
    let file = match (&case.unit, &case.file) {
        (Some(unit), None) => format!("{HEAD}{SOUND}{unit}\n{FOOT}"),
        (None, Some(file)) => file.trim_start_matches('\n').to_owned(),
        _ => panic!("{}: a unit or a file", case.name),
    };
    let (findings, diagnosis) = examined(TMX, file.as_bytes());
    let mut out = String::new();
    let mut list = |name: &str, items: Vec<String>| {
        if !items.is_empty() {
            let items: Vec<String> = items.iter().map(|item| format!("{item:?}")).collect();
            let _ = writeln!(out, "{name} = [{}]", items.join(", "));
        }
    };
    let place = |finding: &Finding| format!("{}:{} {}", finding.line, finding.column, finding.fault.id());
    list("findings", findings.iter().map(place).collect());
    list("refuse", with(&diagnosis, &[Verdict::Refuses]));
    list("lose", with(&diagnosis, &[Verdict::Loses, Verdict::Nothing]));
    let (text, units, lost) = repaired(file.as_bytes(), &diagnosis);
    if units > 0 {
        let whole = text.strip_prefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n").unwrap();
        let shown = match case.unit {
            // Behind the sound unit, which takes four lines.
            Some(_) => {
                let lines: Vec<&str> = whole.strip_suffix(FOOT).unwrap().lines().collect();
                lines[3 + 4..].join("\n")
            }
            None => whole.trim_end().to_owned(),
        };
        let _ = writeln!(out, "repaired = '''\n{shown}'''");
        let (_, again) = examined(TMX, text.as_bytes());
        assert_eq!(with(&again, &[Verdict::Refuses]), Vec::<String>::new(), "{}: still refused\n{text}", case.name);
        assert_eq!(repaired(text.as_bytes(), &again), (text, units, Vec::new()), "{}: repaired twice", case.name);
    }
    let place = |lost: &Lost| format!("{}:{} {}", lost.line, lost.column, lost.loss.id());
    let lost: Vec<String> = lost.iter().map(place).collect();
    if !lost.is_empty() {
        let items: Vec<String> = lost.iter().map(|item| format!("{item:?}")).collect();
        let _ = writeln!(out, "lost = [{}]", items.join(", "));
    }
    out
}

/// What a case says that it is.
fn said(case: &Case) -> String {
    let mut out = String::new();
    let list = |name: &str, items: &[String]| {
        let items: Vec<String> = items.iter().map(|item| format!("{item:?}")).collect();
        if items.is_empty() { String::new() } else { format!("{name} = [{}]\n", items.join(", ")) }
    };
    out.push_str(&list("findings", &case.findings));
    out.push_str(&list("refuse", &case.refuse));
    out.push_str(&list("lose", &case.lose));
    if let Some(repaired) = &case.repaired {
        out.push_str(&format!("repaired = '''\n{repaired}'''\n"));
    }
    out.push_str(&list("lost", &case.lost));
    out
}

#[test]
fn memories_are_judged_and_repaired() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/doctor/tmx.toml");
    let cases: Cases = toml::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    let mut wrong = String::new();
    for case in &cases.case {
        let told = told(case);
        if told != said(case) {
            let _ = writeln!(wrong, "=== {}\n{told}", case.name);
        }
    }
    assert!(wrong.is_empty(), "these cases are otherwise:\n{wrong}");
}

#[test]
fn a_memory_is_examined_and_repaired_as_people_walk_it() {
    let desk = Desk::empty();
    let unit = "<tu><tuv lang=\"en\"><seg>The gate</seg></tuv><tuv lang=\"pt-PT\"><seg>O portão</seg></tuv></tu>";
    let old = format!("{HEAD}{unit}\n{FOOT}");
    desk.write("old.tmx", &old);
    desk.write("sound.tmx", format!("{HEAD}{SOUND}{FOOT}"));

    let told = desk.ends(1, &["doctor", "old.tmx"]).out;
    for words in ["line 4, column 5", "refused by: OmegaT 6.1", "Weblate            loads all of it", "--repair"] {
        assert!(told.contains(words), "{words}\n{told}");
    }
    let told = desk.ends(0, &["doctor", "sound.tmx"]).out;
    assert!(!told.contains("--repair") && told.contains("One unit"), "{told}");

    // Repaired: the old file stays, no tool refuses the new one, and nothing else is written.
    let told = desk.ends(1, &["doctor", "old.tmx", "--repair", "new.tmx"]).out;
    assert!(told.contains("new.tmx: one unit written; nothing was lost."), "{told}");
    assert_eq!(desk.read("old.tmx"), old);
    let new = desk.read("new.tmx");
    desk.ends(0, &["doctor", "new.tmx", "--repair", "again.tmx"]);
    assert_eq!(desk.read("again.tmx"), new);
    // A second time the same; not over what somebody wrote, nor over the file itself.
    desk.ends(1, &["doctor", "old.tmx", "--repair", "new.tmx"]);
    assert_eq!(desk.read("new.tmx"), new);
    desk.write("new.tmx", "mine");
    desk.ends(2, &["doctor", "old.tmx", "--repair", "new.tmx"]);
    desk.ends(2, &["doctor", "old.tmx", "--repair", "old.tmx"]);
    assert_eq!((desk.read("new.tmx"), desk.read("old.tmx")), ("mine".to_owned(), old));

    // For programs: each finding, then the sum; also where nothing could be written.
    let lines = desk.ends(1, &["doctor", "old.tmx", "--json"]).json();
    assert_eq!(lines.len(), 3);
    assert_eq!(lines[0]["fault"], "tmx-language-lang-only");
    assert_eq!((&lines[0]["line"], &lines[0]["column"]), (&4.into(), &5.into()));
    assert_eq!(lines[0]["tools"]["omegat-6"], "refuses");
    assert_eq!(lines[2]["faults"]["tmx-language-lang-only"], 2);
    desk.write("none.tmx", format!("{HEAD}{FOOT}"));
    let ran = desk.ends(2, &["doctor", "none.tmx", "--repair", "out.tmx", "--json"]);
    assert_eq!(ran.json().last().unwrap()["units"], 0);
    assert!(ran.err.contains("nothing of it could be kept") && !desk.path("out.tmx").exists(), "{}", ran.err);

    // What is no such file is said to be what it is.
    desk.write("page.html", "<html><p>The gate opens.</html>");
    let ran = desk.ends(2, &["doctor", "page.html"]);
    assert!(ran.err.contains("page.html"), "{}", ran.err);
    desk.ends(2, &["doctor", "nowhere.tmx"]);
}

#[test]
fn what_we_write_for_a_tool_that_tool_takes() {
    let desk = Desk::starter();
    desk.ends(0, &["export", "--to", "pt-PT,zh-Hans", "--out", "handed", "--for", "trados"]);
    let mut files = 0;
    for entry in std::fs::read_dir(desk.path("handed")).unwrap() {
        let name = format!("handed/{}", entry.unwrap().file_name().to_str().unwrap());
        if name.ends_with(".tmx") {
            files += 1;
            let ran = desk.run(&["doctor", &name, "--json"]);
            let told = ran.json();
            for tool in told.last().unwrap()["tools"].as_array().unwrap() {
                assert_ne!(tool["verdict"], "refuses", "{name}: {tool}");
                assert_eq!(tool["units"], told.last().unwrap()["units"], "{name}: {tool}");
            }
        }
    }
    assert_eq!(files, 2);
}

/// What is told of each case of a file: `around` stands around a `unit`.
fn judged(format: &Format, file: &str, [before, behind]: [&str; 2]) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/doctor").join(file);
    let cases: Cases = toml::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    let mut wrong = String::new();
    for case in &cases.case {
        let file = match (&case.unit, &case.file) {
            (Some(unit), None) => format!("{before}{unit}{behind}"),
            (None, Some(file)) => file.clone(),
            _ => panic!("{}: a unit or a file", case.name),
        };
        let (findings, diagnosis) = examined(format, file.as_bytes());
        assert!(diagnosis.tools.is_empty() && findings.iter().all(|finding| finding.harms.is_empty()));
        assert_eq!(diagnosis.faults.values().sum::<u64>(), findings.len() as u64, "{}", case.name);
        let place = |finding: &Finding| format!("{}:{} {}", finding.line, finding.column, finding.fault.id());
        let told: Vec<String> = findings.iter().map(place).collect();
        if told != case.findings {
            let _ = writeln!(wrong, "=== {}\nfindings = {told:?}", case.name);
        }
    }
    assert!(wrong.is_empty(), "these cases are otherwise:\n{wrong}");
}

#[test]
fn files_are_judged_by_their_standard() {
    let before = "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.0\" srcLang=\"en\" trgLang=\"pt-PT\">\n\
                  <file id=\"f1\"><unit id=\"1\">\n";
    judged(XLIFF, "xliff.toml", [before, "\n</unit></file>\n</xliff>\n"]);
    let before = "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:1.2\" version=\"1.2\">\n\
                  <file original=\"a\" source-language=\"en\" datatype=\"x\"><body>\n";
    judged(XLIFF_1, "xliff-1.toml", [before, "\n</body></file>\n</xliff>\n"]);
}

#[test]
fn an_xliff_file_is_said_to_be_valid_or_why_not() {
    let desk = Desk::empty();
    let file = |inside: &str| {
        format!(
            "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.0\" srcLang=\"en\">\n\
             <file id=\"f1\"><unit id=\"1\"><segment>{inside}</segment></unit></file>\n</xliff>\n"
        )
    };
    desk.write("sound.xlf", file("<source>The hull</source>"));
    assert!(desk.ends(0, &["doctor", "sound.xlf"]).out.contains("The file is valid."));
    desk.write("odd.xlf", file("<source>The hull</source><target>O casco</target>"));
    let told = desk.ends(1, &["doctor", "odd.xlf"]).out;
    assert!(told.contains("line 2, column 62 (unit 1): there is a translation"), "{told}");
    assert!(told.contains("The file is not valid: one finding.") && !told.contains("--repair"), "{told}");
    let ran = desk.ends(2, &["doctor", "odd.xlf", "--repair", "new.xlf"]);
    assert!(ran.err.contains("does not repair") && !desk.path("new.xlf").exists(), "{}", ran.err);
}

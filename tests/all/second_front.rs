//! A second front: every journey through `desk::Workspace` alone, without a line of the command line's, gives the files
//! and the values that the command line gives. And what a front that stays for weeks needs besides.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::Path;

use cotejo::cli::{World, run};
use cotejo::desk::check::CheckReport;
use cotejo::desk::memory::ImportOptions;
use cotejo::desk::project::Project;
use cotejo::desk::review::decisions;
use cotejo::desk::terms;
use cotejo::desk::workspace::{
    ConvertOptions, ExportOptions, FileKind, HandOverOptions, LearnOptions, LookupOptions, NamedFile, PackageOptions,
    PretranslateOptions, ReviewOptions, SuggestOptions, TermsImportOptions, Workspace, WritePolicy,
};
use cotejo::desk::write::Overwrite;
use cotejo::error::{Error, Notice};
use cotejo::format::{Consumer, Input, Message};
use cotejo::l10n::Voice;
use cotejo::model::{Lang, Text, Time, UnitId};
use cotejo::report::{
    Pages,
    json::{ConceptLine, DoctorLine, ExportLine, FaultLine, FindingLine, HandedOverLine, ReviewLine, TargetLine},
};
use cotejo::store::{ImportId, Location, Stamp};

use crate::binary::{Desk, Ran};
use crate::other_tool::OtherTool;

const ARTICLE: &str = "memory/articles/2026-11-19-lisbon-first-round.en.html";
const OUT: &str = "out/2026-11-19-lisbon-first-round/2026-11-19-lisbon-first-round";
const NOW: Time = Time(1_795_000_000);

fn lang(tag: &str) -> Lang {
    Lang::parse(tag).unwrap()
}

fn ana() -> Stamp {
    Stamp { who: "Ana".into(), when: NOW }
}

/// The command line in this process, at one and the same moment.
fn cli(desk: &Desk, code: u8, args: &[&str]) -> Ran {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let ended = run(World {
        args: std::iter::once("cotejo").chain(args.iter().copied()).map(Into::into).collect(),
        env: &|name| match name {
            "COTEJO_UI" => Some("en".into()),
            "COTEJO_USER" => Some("Ana".into()),
            _ => None,
        },
        user: "user".to_owned(),
        locales: Vec::new(),
        now: NOW,
        folder: desk.path(""),
        data_folder: None,
        input: &mut std::io::empty(),
        out: &mut out,
        err: &mut err,
        err_is_terminal: false,
        columns: None,
        start_log: &|_| true,
    });
    let ran = Ran { code: ended.into(), out: String::from_utf8(out).unwrap(), err: String::from_utf8(err).unwrap() };
    assert_eq!(ran.code, i32::from(code), "cotejo {args:?}\n{}\n{}", ran.out, ran.err);
    ran
}

/// The other front: a project found, and nothing else.
fn workspace(desk: &Desk) -> Workspace {
    let project = Project::find_or_own(&desk.path(""), None, None).unwrap();
    Workspace::new(project, ana()).in_folder(desk.path(""))
}

/// The same for a person without a project.
fn workspace_of_own(desk: &Desk) -> Workspace {
    Workspace::new(Project::default_for(&desk.path("")), ana()).in_folder(desk.path(""))
}

fn render() -> Pages {
    Pages { voice: Voice::choose([&lang("en")]), now: NOW }
}

/// Every file in a folder but the memory's own, by name.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    fn walk(folder: &Path, root: &Path, out: &mut BTreeMap<String, Vec<u8>>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                if path.file_name().unwrap() != ".cotejo" {
                    walk(&path, root, out);
                }
            } else {
                let name = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
                out.insert(name, std::fs::read(&path).unwrap());
            }
        }
    }
    let mut out = BTreeMap::new();
    walk(folder, folder, &mut out);
    out
}

/// Both desks hold the same files, byte for byte; returns how many.
fn same_files(by_cli: &Desk, by_workspace: &Desk) -> usize {
    let (expected, found) = (files(&by_cli.path("")), files(&by_workspace.path("")));
    let names = |files: &BTreeMap<String, Vec<u8>>| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&found), names(&expected));
    for (name, bytes) in &expected {
        assert!(found[name] == *bytes, "{name} differs");
    }
    expected.len()
}

fn json(value: &impl serde::Serialize) -> serde_json::Value {
    serde_json::to_value(value).unwrap()
}

#[test]
fn every_journey_without_the_command_line_gives_what_it_gives() {
    let (old, new) = (Desk::starter(), Desk::starter());
    let desk = workspace(&new);
    let voice = Voice::choose([&lang("en")]);
    let fresh = files(&new.path("")).len();

    // Pretranslate.
    let told = cli(&old, 0, &["pretranslate", ARTICLE, "--json"]).json();
    let bytes = desk.read_file(ARTICLE).unwrap();
    let input = Input { name: ARTICLE, bytes: &bytes };
    let done = desk.pretranslate(&input, &PretranslateOptions::default()).unwrap();
    assert!(matches!(done.notices[..], [Notice::MemoryBuilt { .. }, ..]), "{:?}", done.notices);
    let mut done = done.value;
    assert_eq!(files(&new.path("")).len(), fresh, "a journey writes nothing by itself");
    desk.write(done.catalogue.as_slice(), Overwrite::Ours).unwrap();
    for (at, line) in told.iter().enumerate() {
        let written = done.files(at, &render()).unwrap().value;
        let prepared = &done.story.targets[at];
        desk.write(&written, Overwrite::Ours).unwrap();
        let shown: Vec<String> = written.iter().map(|file| desk.shown(&file.path)).collect();
        assert_eq!(*line, json(&TargetLine::of(&done.story, &done.document, prepared, shown)));
        let kinds: Vec<FileKind> = written.iter().map(|file| file.kind).collect();
        let expected = [FileKind::BilingualPage, FileKind::BilingualFile, FileKind::Page, FileKind::Catalogue];
        assert_eq!(kinds, expected);
        assert!(written.iter().all(|file| file.policy == WritePolicy::Ours));
    }
    assert_eq!((told.len(), done.story.targets.len()), (4, 4));
    assert_eq!(same_files(&old, &new), fresh + 2 + 4 * 4);

    // A translator finishes it elsewhere, with figures missing; it comes back.
    let careless = |_: &str, source: &str| Some(format!("Traduzido: {}", source.replace(char::is_numeric, "")));
    let tool = OtherTool { translate: &careless, split: None, merge: None };
    for (at, one) in [&old, &new].into_iter().enumerate() {
        one.write("back.xlf", tool.save(&one.read(&format!("{OUT}.pt-PT.xlf"))));
        assert!(at < 2);
    }
    let told = cli(&old, 0, &["import", "back.xlf", "--json"]).json();
    let imported = desk.import("back.xlf", &ImportOptions::default(), &ana()).unwrap().value;
    assert!(imported.report.new > 0);
    let mut expected = json(&imported);
    expected["file"] = "back.xlf".into();
    expected["memory"] = desk.memory_shown().unwrap().into();
    assert_eq!(told[0], expected);

    // A table for an editor.
    let told = cli(&old, 0, &["convert", "back.xlf", "back.xlsx", "--json"]).json();
    let converted = desk.convert("back.xlf", "back.xlsx", &ConvertOptions::default()).unwrap().value;
    desk.write(std::slice::from_ref(&converted.file), Overwrite::Ours).unwrap();
    assert_eq!((&told[0]["count"], &told[0]["wrote"]), (&converted.count.into(), &"back.xlsx".into()));
    assert!(std::fs::read(old.path("back.xlsx")).unwrap() == converted.file.bytes);

    // A package for a freelancer, and back.
    let told = cli(&old, 0, &["package", ARTICLE, "--to", "pt-PT", "--zip", "--json"]).json();
    let options = PackageOptions { zip: true, ..PackageOptions::default() };
    let package = desk.package(&[ARTICLE.to_owned()], &lang("pt-PT"), &options, &|_, _| String::new()).unwrap().value;
    assert_eq!(
        (&told[0]["segments"], &told[0]["matches"]),
        (&package.contents.segments.into(), &package.contents.matches.into())
    );
    std::fs::copy(old.path("out/package.pt-PT.zip"), new.path("out/package.pt-PT.zip")).unwrap();
    std::fs::copy(old.path("out/.written-by-cotejo"), new.path("out/.written-by-cotejo")).unwrap();
    assert_eq!(desk.unpacked("out/package.pt-PT.zip").unwrap().map(|files| files.len()), Some(1));

    // Check: one file, and the whole memory.
    let bytes = desk.read_file("back.xlf").unwrap();
    let input = Input { name: "back.xlf", bytes: &bytes };
    for (args, input) in [(&["check", "back.xlf", "--json"][..], Some(&input)), (&["check", "--json"], None)] {
        let told = cli(&old, 1, args).json();
        let mut report = CheckReport::default();
        match input {
            Some(input) => report = desk.check_file(input, &[]).unwrap().value,
            None => {
                let mut each = |faulty| {
                    report.faulty.push(faulty);
                    ControlFlow::Continue(())
                };
                let segments = desk.check_memory(&[], &mut each).unwrap().value;
                assert!(segments > 0);
            }
        }
        assert!(!report.faulty.is_empty());
        assert_eq!(told.len(), report.findings().count());
        for (line, (subject, finding)) in told.iter().zip(report.findings()) {
            assert_eq!(*line, json(&FindingLine::of(voice, input.map(|input| input.name), subject, finding)));
        }
    }

    // The doctor: what is odd in the memory's own text, and a file that every tool takes.
    let told = cli(&old, 1, &["doctor", "memory/newsroom.tmx", "--repair", "taken.tmx", "--json"]).json();
    let mut found = Vec::new();
    let mut tell = |finding| {
        found.push(finding);
        ControlFlow::Continue(())
    };
    let examined = desk.examine("memory/newsroom.tmx", &mut tell).unwrap();
    assert_eq!(told.len(), found.len() + 1);
    for (line, finding) in told.iter().zip(&found) {
        assert_eq!(*line, json(&FaultLine::of(voice, "memory/newsroom.tmx", finding)));
    }
    let taken = new.path("taken.tmx");
    let repaired =
        desk.repair("memory/newsroom.tmx", &examined, &taken, Overwrite::Ours, &mut |lost| panic!("{lost:?}"));
    let mut line = DoctorLine::of("memory/newsroom.tmx", examined.format.id, &examined.diagnosis);
    line.repaired = Some(("taken.tmx", repaired.unwrap().value.units, 0));
    assert_eq!(told.last(), Some(&line.value()));
    assert_eq!(old.read("taken.tmx"), new.read("taken.tmx"));
    // It; the note that says who wrote it is that of the table below, too.
    let fresh = fresh + 1;

    // Look up: a sentence, and a file of them.
    let sentences = ["Contact us", "No date has been set for the next round of talks.", "Nobody wrote this yet."];
    old.write("queries.txt", sentences.join("\n"));
    new.write("queries.txt", sentences.join("\n"));
    let options = LookupOptions {
        source: Some(lang("en")),
        targets: vec![lang("pt-PT")],
        threshold: Some(50),
        ..LookupOptions::default()
    };
    let request = desk.request(&options).unwrap().value;
    let matches = |line: &serde_json::Value| {
        let one = |found: &serde_json::Value| (found["unit"].clone(), found["score"].clone(), found["target"].clone());
        line["matches"].as_array().unwrap().iter().map(one).collect::<Vec<_>>()
    };
    let shown = |found: &[cotejo::desk::lookup::Match]| {
        let one = |found: &cotejo::desk::lookup::Match| {
            (json(&found.unit.id.as_str()), json(&found.score), json(&found.target.text.chars()))
        };
        found.iter().map(one).collect::<Vec<_>>()
    };
    let scope = ["--from", "en", "--to", "pt-PT", "--threshold", "50", "--json"];
    let mut some = 0;
    for sentence in sentences {
        let request = cotejo::desk::lookup::Request { text: Text::plain(sentence), ..request.clone() };
        let found = desk.lookup(&request).unwrap().value;
        let code = u8::from(found.is_empty());
        let told = cli(&old, code, &[&["lookup", sentence][..], &scope].concat()).json();
        assert_eq!(matches(&told[0]), shown(&found), "{sentence}");
        some += found.len();
    }
    assert!(some > 2);
    let told = cli(&old, 0, &[&["lookup", "--queries", "queries.txt"][..], &scope].concat()).json();
    let mut all = Vec::new();
    desk.lookup_all::<_, Error>(&request, &sentences, &|_, found| Ok(shown(&found)), |_, found| {
        all.push(found);
        Ok(())
    })
    .unwrap();
    assert_eq!(told.iter().map(matches).collect::<Vec<_>>(), all);

    // Export: the page, the units, the catalogues; then the memory's text.
    // Careless work stops before it is published.
    let told = cli(&old, 1, &["export", "back.xlf", "--json"]).json();
    let stopped = desk.export(&input, &ExportOptions::default(), &render(), &ana()).unwrap().value;
    assert!(stopped.stopped && stopped.files.iter().all(|file| file.kind == FileKind::BilingualPage));
    let shown: Vec<String> = stopped.files.iter().map(|file| desk.shown(&file.path)).collect();
    assert_eq!(told[0], json(&ExportLine::of(render().voice, "back.xlf", &stopped, shown)));
    let published = ExportOptions { with_findings: true, ..ExportOptions::default() };
    let told = cli(&old, 0, &["export", "back.xlf", "--with-findings", "--json"]).json();
    let done = desk.export(&input, &published, &render(), &ana()).unwrap().value;
    desk.write(&done.files, Overwrite::Ours).unwrap();
    let shown: Vec<String> = done.files.iter().map(|file| desk.shown(&file.path)).collect();
    assert_eq!(told[0], json(&ExportLine::of(render().voice, "back.xlf", &done, shown.clone())));
    assert!(done.files.iter().any(|file| matches!(file.policy, WritePolicy::Merged { .. })), "{shown:?}");
    let told = cli(&old, 0, &["export", "--json"]).json();
    let text = desk.export_text(Overwrite::Ours).unwrap().value;
    assert_eq!(told[0]["units"], json(&text.units.units));
    // The bilingual page stands where pretranslate wrote one; beside it the notes of what was written; and the table with its note.
    assert_eq!(same_files(&old, &new), fresh + 2 + 4 * 4 + 2 + done.files.len() - 1 + 4);
    let told = cli(&old, 0, &["export", "--to", "pt-PT", "--for", "omegat", "--json"]).json();
    let options = HandOverOptions {
        targets: vec![lang("pt-PT")],
        consumer: Some(Consumer::Omegat),
        ..HandOverOptions::default()
    };
    let handed = desk.hand_over(&options, Overwrite::Ours).unwrap().value;
    assert_eq!(told[0], json(&HandedOverLine::of(&handed[0], Some("omegat"), Some(desk.shown(&handed[0].file)))));
    assert_eq!(same_files(&old, &new), fresh + 3 + 4 * 4 + 2 + done.files.len() + 3);

    // Terms, and what the memory holds and did.
    let told = cli(&old, 0, &["terms", "find", "foreign minister", "--json"]).json();
    let termbase = desk.termbase().unwrap().value;
    let found: Vec<_> =
        terms::find(&termbase, "foreign minister", None, &[]).iter().map(|one| json(&ConceptLine::of(one))).collect();
    assert_eq!(told, found);
    let stats = || {
        let told = cli(&old, 0, &["stats", "--json"]).json();
        let held = desk.stats().unwrap().value;
        assert_eq!(told[0]["units"], json(&held.stats.units));
        assert_eq!(told[0]["revision"], json(&held.stats.revision));
        assert_eq!(told[0]["imports"].as_array().unwrap().len(), held.imports.len());
        held.stats.units
    };
    let before = stats();
    let number = imported.report.import.0.to_string();
    let told = cli(&old, 0, &["memory", "undo", &number, "--json"]).json();
    assert_eq!(told[0], json(&desk.undo(ImportId(imported.report.import.0), &ana()).unwrap().value));
    assert!(stats() < before);
    let unit = cli(&old, 0, &["lookup", "Contact us", "--from", "en", "--to", "pt-PT", "--json"]).json()[0]["matches"]
        [0]["unit"]
        .as_str()
        .unwrap()
        .to_owned();
    cli(&old, 0, &["memory", "forget", &unit]);
    desk.forget(&UnitId::kept(&unit), &ana()).unwrap();
    let told = cli(&old, 0, &["memory", "history", &unit, "--json"]).json();
    let history = desk.history(&UnitId::kept(&unit)).unwrap().value;
    assert!(history.len() > 1);
    for (line, entry) in told.iter().zip(&history) {
        assert_eq!(line["event"], entry.event.kind.name());
        assert_eq!(line["changes"].as_array().unwrap().len(), entry.changes.len());
    }
    assert_eq!(told.len(), history.len());
    assert_eq!(desk.check_memory_file().unwrap().value, []);
    let told = cli(&old, 0, &["memory", "verify", "--sample", "3", "--json"]).json();
    assert_eq!(told[0], json(&desk.verify(3).unwrap().value));

    // What it suggests for the termbase.
    let told = cli(&old, 0, &["terms", "suggest", "--to", "pt-PT", "--json"]).json();
    let options = SuggestOptions { to: vec![lang("pt-PT")], ..SuggestOptions::default() };
    let (suggested, _) = desk.suggest_terms(&options).unwrap().value;
    assert_eq!(told, suggested.iter().map(json).collect::<Vec<_>>());

    // A glossary comes in, and one goes out.
    old.write("g.csv", "English,Portuguese (Portugal)\nbollard,cabeço\n");
    new.write("g.csv", "English,Portuguese (Portugal)\nbollard,cabeço\n");
    let told = cli(&old, 0, &["terms", "import", "g.csv", "--yes", "--json"]).json();
    let import = desk.import_terms("g.csv", &TermsImportOptions::default()).unwrap().value;
    assert_eq!((&told[0]["new"], import.counts.new), (&1.into(), 1));
    desk.write(&[import.file.unwrap()], Overwrite::Ours).unwrap();
    assert_eq!(new.read("memory/terms.toml"), old.read("memory/terms.toml"));
    cli(&old, 0, &["terms", "export", "out.tbx"]);
    let (file, count) = desk.export_terms("out.tbx", &[]).unwrap().value;
    assert_eq!(
        (old.read("out.tbx").into_bytes(), count),
        (file.bytes, desk.termbase().unwrap().value.concepts().len() as u64)
    );

    // The archive comes in, and a page goes out again.
    let told = cli(&old, 0, &["align", "memory/articles", "--json"]).json();
    let watch = |_| ControlFlow::Continue(());
    let learnt = desk.learn(&["memory/articles".to_owned()], &LearnOptions::default(), &ana(), &watch).unwrap().value;
    let learnt = learnt.expect("nobody broke it off");
    let sum = &told.last().unwrap()["learnt"];
    assert_eq!((&sum["new"], &sum["unchanged"]), (&learnt.new.into(), &learnt.unchanged.into()));
    assert_eq!(told.iter().filter(|line| line.get("group").is_some()).count(), learnt.groups.len());
    // What it left out is looked at, and one pair is decided about.
    let options = ReviewOptions::default();
    let told = cli(&old, 1, &["review", "memory/articles", "--json"]).json();
    let review = desk.review(&["memory/articles".to_owned()], &options, &ana(), &watch).unwrap().value.unwrap();
    assert_eq!(told, ReviewLine::all(&review.sheet).map(|line| json(&line)).collect::<Vec<_>>());
    let beside = r#"[{"source":["The tide turns."],"target":["A maré vira."]}]"#;
    let decision =
        format!(r#"{{"document":"tide.html","from":"en","to":"pt-PT","of":1,"was":{beside},"now":{beside}}}"#);
    for at in [&old, &new] {
        at.write("decisions.jsonl", format!("{}\n{decision}\n", decisions::header()));
    }
    let told = cli(&old, 0, &["review", "--apply", "decisions.jsonl", "--json"]).json();
    assert_eq!(told[0]["accepted"], 1);
    assert_eq!(told[0], json(&desk.apply_review("decisions.jsonl", &ana()).unwrap().value));
    let page = "memory/articles/2026-09-30-lisbon-beijing-calendar.en.html";
    let told = cli(&old, 0, &["memory", "forget", "--document", page, "--json"]).json();
    assert_eq!(told[0], json(&desk.forget_document(page, &ana()).unwrap().value));

    // A copy, and back to it.
    cli(&old, 0, &["memory", "backup", "copy.db"]);
    desk.backup(&new.path("copy.db")).unwrap();
    let told = cli(&old, 0, &["memory", "restore", "copy.db", "--json"]).json();
    let kept = desk.restore(&new.path("copy.db"), &ana()).unwrap().value;
    assert!(kept.is_file());
    assert_eq!(told[0]["before"], json(&desk.shown(&kept)));
    assert_eq!(json(&stats()), told[0]["units"]);
}

#[test]
fn a_memory_in_no_file_goes_on_every_journey_but_the_one_that_keeps_something_beside_it() {
    let new = Desk::starter();
    let desk = workspace(&new).with_memory(Location::InProcess);
    assert_eq!(desk.memory_shown().unwrap(), ":memory:");
    assert!(desk.import("memory/newsroom.tmx", &ImportOptions::default(), &ana()).unwrap().value.report.new > 0);
    let held = desk.stats().unwrap().value.stats.units;
    assert_eq!(desk.check_memory_file().unwrap().value, []);
    desk.backup(&new.path("copy.db")).unwrap();
    let refused = desk.restore(&new.path("copy.db"), &ana());
    assert!(matches!(refused, Err(Error::StoreWithoutFile { .. })), "{refused:?}");
    assert_eq!(desk.stats().unwrap().value.stats.units, held);
    assert!(!new.path(":memory:").exists());
}

#[test]
fn what_a_browser_sends_comes_in_as_a_file_does() {
    let (by_name, by_bytes) = (Desk::starter(), Desk::starter());
    let (old, new) = (workspace(&by_name), workspace(&by_bytes));
    let careless = |_: &str, source: &str| Some(format!("Traduzido: {}", source.replace(char::is_numeric, "")));
    let tool = OtherTool { translate: &careless, split: None, merge: None };
    for desk in [&by_name, &by_bytes] {
        cli(desk, 0, &["pretranslate", ARTICLE, "--to", "pt-PT"]);
    }
    let finished = tool.save(&by_name.read(&format!("{OUT}.pt-PT.xlf")));
    let tmx = "<tmx version=\"1.4\"><header srclang=\"en\" adminlang=\"en\" segtype=\"sentence\" \
               datatype=\"plaintext\" o-tmf=\"x\" creationtool=\"x\" creationtoolversion=\"1\"/><body><tu>\
               <tuv xml:lang=\"en\"><seg>The kiosk reopens.</seg></tuv>\
               <tuv xml:lang=\"pt\"><seg>O quiosque reabre.</seg></tuv></tu></body></tmx>";
    let settled = ImportOptions { settle: Some(lang("pt-PT")), ..ImportOptions::default() };
    let before = files(&by_bytes.path(""));
    for (name, bytes) in [("sent.tmx", tmx.as_bytes()), ("sent.xlf", finished.as_ref())] {
        by_name.write(name, bytes);
        let sent = Input { name, bytes };
        let expected = old.import(name, &settled, &ana()).unwrap().value;
        let found = new.import_input(&sent, &settled, &ana()).unwrap().value;
        assert!(found.report.new > 0, "{name}");
        assert_eq!(found, expected, "{name}");
        // The same once more adds nothing; half of it is refused, and what was there stays.
        let again = new.import_input(&sent, &settled, &ana()).unwrap().value.report;
        assert_eq!((again.new, again.updated), (0, 0), "{name}");
        old.import(name, &settled, &ana()).unwrap();
        let held = new.stats().unwrap().value.stats.units;
        assert!(
            new.import_input(&Input { name, bytes: &bytes[..bytes.len() / 2] }, &ImportOptions::default(), &ana())
                .is_err()
        );
        assert!(new.import_input(&Input { name, bytes: b"" }, &ImportOptions::default(), &ana()).is_err());
        assert_eq!(new.stats().unwrap().value.stats.units, held);
    }
    assert_eq!(files(&by_bytes.path("")), before, "nothing is left among a person's files");
    let journal = |desk: &Workspace| -> Vec<_> {
        let imports = desk.stats().unwrap().value.imports;
        imports.into_iter().map(|import| (import.name, import.new, import.updated, import.unchanged)).collect()
    };
    assert_eq!(journal(&new)[1..], journal(&old)[1..]);

    // A memory that is not there yet is made with what was sent.
    let empty = Desk::empty();
    let desk = workspace_of_own(&empty).with_memory(empty.path("m.db"));
    let made = desk.import_input(&Input { name: "sent.tmx", bytes: tmx.as_bytes() }, &settled, &ana()).unwrap();
    assert!(matches!(&made.notices[..], [Notice::MemoryMade { .. }]), "{:?}", made.notices);
    assert_eq!(made.value.report.new, 1);
}

#[test]
fn what_a_person_changed_is_not_written_over() {
    let new = Desk::starter();
    let desk = workspace(&new);
    let file = |bytes: &[u8], policy| NamedFile {
        path: new.path("out/a.xlf"),
        bytes: bytes.to_vec(),
        kind: FileKind::BilingualFile,
        policy,
        story: None,
    };
    desk.write(&[file(b"one", WritePolicy::Ours)], Overwrite::Ours).unwrap();
    desk.write(&[file(b"two", WritePolicy::Ours)], Overwrite::Ours).unwrap();
    new.write("out/a.xlf", "mine");
    let refused = desk.write(&[file(b"three", WritePolicy::Ours)], Overwrite::Ours);
    assert!(matches!(refused, Err(Error::FileChangedByPerson { .. })), "{refused:?}");
    // What is merged goes into what stands there when it is written, not when it was made.
    let three = Message { id: "three".into(), value: "Three".into(), comment: None };
    let merged = NamedFile {
        path: new.path("out/site.ftl"),
        kind: FileKind::Catalogue,
        ..file(b"three = Three\n", WritePolicy::Merged { messages: vec![three] })
    };
    new.write("out/site.ftl", "mine = Mine\n");
    desk.write(&[merged], Overwrite::Ours).unwrap();
    assert_eq!(new.read("out/site.ftl"), "mine = Mine\n\nthree = Three\n");
    let written = desk.write(&[file(b"four", WritePolicy::Ours)], Overwrite::Anything).unwrap();
    assert_eq!(new.read("out/a.xlf"), "four");
    let kept = Notice::FileKept { file: "out/a.xlf".into(), kept: "out/a.xlf.bak".into() };
    assert_eq!((written.notices, new.read("out/a.xlf.bak")), (vec![kept], "mine".to_owned()));
}

#[test]
fn a_front_that_stays_sees_what_others_write() {
    let new = Desk::starter();
    let desk = workspace(&new);
    let options = LookupOptions {
        source: Some(lang("en")),
        targets: vec![lang("pt-PT")],
        threshold: None,
        ..LookupOptions::default()
    };
    let request = desk.request(&options).unwrap().value;
    let request = cotejo::desk::lookup::Request { text: Text::plain("The lighthouse is lit again."), ..request };
    assert_eq!(desk.lookup(&request).unwrap().value, []);
    // Another process takes something in.
    let tmx = "<tmx version=\"1.4\"><header srclang=\"en\" adminlang=\"en\" segtype=\"sentence\" \
               datatype=\"plaintext\" o-tmf=\"x\" creationtool=\"x\" creationtoolversion=\"1\"/><body><tu>\
               <tuv xml:lang=\"en\"><seg>The lighthouse is lit again.</seg></tuv>\
               <tuv xml:lang=\"pt-PT\"><seg>O farol voltou a acender-se.</seg></tuv></tu></body></tmx>";
    new.write("more.tmx", tmx);
    new.ends(0, &["import", "more.tmx"]);
    let found = desk.lookup(&request).unwrap();
    assert_eq!(found.value.len(), 1);
    assert_eq!(found.value[0].target.text.chars(), "O farol voltou a acender-se.");
    // What was told when the memory was opened is not told again.
    assert_eq!(found.notices, []);

    let term = || terms::find(&desk.termbase().unwrap().value, "lighthouse", None, &[]).len();
    assert_eq!(term(), 0);
    let concept = "\n[lighthouse]\nen = [\"lighthouse\"]\npt-PT = [\"farol\"]\n";
    new.write("memory/terms.toml", new.read("memory/terms.toml") + concept);
    assert_eq!(term(), 1);
}

#[test]
fn threads_share_a_workspace_while_one_of_them_writes() {
    let new = Desk::starter();
    let desk = workspace(&new);
    let options = LookupOptions {
        source: Some(lang("en")),
        targets: vec![lang("pt-PT")],
        threshold: Some(100),
        ..LookupOptions::default()
    };
    let request = desk.request(&options).unwrap().value;
    let request = cotejo::desk::lookup::Request { text: Text::plain("Contact us"), ..request };
    let expected = desk.lookup(&request).unwrap().value;
    assert!(!expected.is_empty());
    let bytes = desk.read_file(ARTICLE).unwrap();
    std::thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(|| {
                for _ in 0..10 {
                    assert_eq!(desk.lookup(&request).unwrap().value, expected);
                }
            });
        }
        scope.spawn(|| {
            let input = Input { name: ARTICLE, bytes: &bytes };
            let mut done = desk.pretranslate(&input, &PretranslateOptions::default()).unwrap().value;
            for at in 0..done.story.targets.len() {
                let written = done.files(at, &render()).unwrap().value;
                desk.write(&written, Overwrite::Ours).unwrap();
            }
        });
    });
    assert!(new.path(&format!("{OUT}.pt-PT.xlf")).is_file());
}

#[test]
fn lists_of_segments_are_aligned_without_the_command_line_too() {
    use cotejo::align::{Tongues, ladder};
    use cotejo::desk::workspace::AlignOptions;

    let (old, new) = (Desk::empty(), Desk::empty());
    for desk in [&old, &new] {
        desk.write("lists/a.en", "The port opened in 1999.\nIt has 12 berths. Ships come.\n");
        desk.write("lists/a.pt", "O porto abriu em 1999.\nTem 12 cais.\nVêm navios.\n");
    }
    let desk = workspace_of_own(&new);
    let options = AlignOptions { tongues: Tongues { source: lang("en"), target: lang("pt") }, seeded: false };
    let langs = ["--from", "en", "--to", "pt"];
    let told = cli(&old, 0, &[&["align", "--segments", "lists/a.en", "lists/a.pt"], &langs[..]].concat());
    let beads = desk.align_files("lists/a.en", "lists/a.pt", &options).unwrap().value;
    assert_eq!(ladder::write(&beads), told.out);

    cli(&old, 0, &[&["align", "--segments", "lists", "--out", "out"], &langs[..]].concat());
    let done = desk.align_folder("lists", std::path::Path::new("out"), &options, Overwrite::Ours).unwrap().value;
    assert_eq!((done.ladders.len(), done.left_out.len()), (1, 0));
    same_files(&old, &new);
}

//! The memory from the command line: history, undoing, health, copies; and places where nothing can be written.

use std::fs;

use crate::binary::{Desk, Ran};

/// A TMX of units in English and European Portuguese, as another tool would write it.
fn tmx(texts: &[(&str, &str)]) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\"?>\n<tmx version=\"1.4\"><header creationtool=\"x\" creationtoolversion=\"1\" \
         segtype=\"sentence\" o-tmf=\"x\" adminlang=\"en\" srclang=\"en\" datatype=\"plaintext\"/><body>\n",
    );
    for (en, pt) in texts {
        out.push_str(&format!(
            "<tu><tuv xml:lang=\"en\"><seg>{en}</seg></tuv><tuv xml:lang=\"pt-PT\"><seg>{pt}</seg></tuv></tu>\n"
        ));
    }
    out.push_str("</body></tmx>\n");
    out
}

fn many(count: usize) -> String {
    let texts: Vec<(String, String)> =
        (0..count).map(|n| (format!("The bridge opened, {n}."), format!("A ponte abriu, {n}."))).collect();
    let texts: Vec<(&str, &str)> = texts.iter().map(|(en, pt)| (en.as_str(), pt.as_str())).collect();
    tmx(&texts)
}

/// An address of another database is no file's name, wherever a memory is named.
#[test]
fn a_database_that_there_is_not_is_named_and_no_file_is_made() {
    let desk = Desk::empty();
    let there = || std::fs::read_dir(desk.path("")).unwrap().count();
    let refused = |ran: Ran| {
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{}", ran.err);
        for said in ["postgres", "newsroom.db", "./"] {
            assert!(ran.err.contains(said), "{said}: {}", ran.err);
        }
        assert!(!ran.err.contains("secret"), "what else stands in an address is nobody's business: {}", ran.err);
        ran.err
    };
    let address = "postgres://ana:secret@db.example/news";
    desk.write("a.tmx", tmx(&[("It rained.", "Choveu.")]));
    refused(desk.run(&["import", "a.tmx", "--memory", address]));
    refused(desk.command(&["stats"]).env("COTEJO_MEMORY", address).output().unwrap().into());
    assert_eq!(there(), 1);
    desk.ends(0, &["import", "a.tmx", "--memory", "m.db"]);
    let lookup = ["lookup", "It rained.", "--from", "en", "--to", "pt-PT", "--memory", "m.db", "--also"];
    refused(desk.run(&[&lookup[..], &[address]].concat()));
    for written in [format!("\nstore = '{address}'\n"), format!("[memory]\nalso = ['{address}']\n")] {
        desk.write("cotejo.toml", written);
        let told = refused(desk.run(&["stats"]));
        assert!(told.contains("cotejo.toml, line 2"), "{told}");
    }
    // A file's own name may begin so.
    fs::remove_file(desk.path("cotejo.toml")).unwrap();
    if cfg!(unix) {
        desk.ends(0, &["import", "a.tmx", "--memory", "./postgres:1.db"]);
        assert!(desk.path("postgres:1.db").is_file());
    }
}

#[test]
fn a_unit_from_coming_to_going() {
    let desk = Desk::empty();
    let with = |args: &[&str]| -> Vec<String> {
        args.iter().map(|arg| (*arg).to_owned()).chain(["--memory".to_owned(), "m.db".to_owned()]).collect()
    };
    let ends = |code: i32, args: &[&str]| -> Ran {
        let args = with(args);
        desk.ends(code, &args.iter().map(String::as_str).collect::<Vec<_>>())
    };
    desk.write("a.tmx", tmx(&[("The bridge opened.", "A ponte abriu."), ("It rained.", "Choveu.")]));
    let first = ends(0, &["import", "a.tmx", "--json"]);
    assert_eq!(first.json()[0]["new"], 2);
    assert!(first.err.contains("m.db"), "the new memory is named: {}", first.err);
    assert_eq!(ends(0, &["import", "a.tmx", "--json"]).json()[0]["unchanged"], 2);
    let found = ends(0, &["lookup", "The bridge opened.", "--from", "en", "--to", "pt-PT", "--json"]).json();
    let unit = found[0]["matches"][0]["unit"].as_str().unwrap().to_owned();

    // Forgotten, and everything that happened is told.
    ends(0, &["memory", "forget", &unit]);
    ends(1, &["lookup", "The bridge opened.", "--from", "en", "--to", "pt-PT"]);
    let history = ends(0, &["memory", "history", &unit]);
    for told in ["Ana", "new", "a.tmx", "forgotten", "+ pt-PT  A ponte abriu.", "− en  The bridge opened."] {
        assert!(history.out.contains(told), "{told}: {}", history.out);
    }
    let events = ends(0, &["memory", "history", &unit, "--json"]).json();
    assert_eq!(events.iter().map(|event| event["event"].clone()).collect::<Vec<_>>(), ["new", "forgotten"]);
    ends(2, &["memory", "history", "nobody"]);

    // An import taken back as a whole.
    desk.write("b.tmx", tmx(&[("One more.", "Mais uma."), ("And another.", "E outra.")]));
    let import = ends(0, &["import", "b.tmx", "--json"]).json()[0]["import"].to_string();
    let undone = ends(0, &["memory", "undo", &import, "--json"]).json();
    assert_eq!(undone[0]["forgotten"], 2);
    ends(2, &["memory", "undo", &import]);
    ends(2, &["memory", "undo", "first"]);
    let stats = ends(0, &["stats", "--json"]).json();
    assert_eq!((stats[0]["units"].clone(), stats[0]["imports"][2]["state"].clone()), (1.into(), "undone".into()));
    let shown = ends(0, &["stats"]);
    assert!(shown.out.contains("b.tmx") && shown.out.contains("Taken back"), "{}", shown.out);

    // Copies: a new file only; restored, the memory is as it was.
    ends(0, &["memory", "backup", "copy.db"]);
    ends(2, &["memory", "backup", "copy.db"]);
    ends(0, &["import", "b.tmx"]);
    ends(0, &["memory", "restore", "copy.db"]);
    assert_eq!(ends(0, &["stats", "--json"]).json()[0]["units"], 1);
    ends(2, &["memory", "restore", "a.tmx"]);
    ends(2, &["memory", "restore", "none.db"]);
    let sound = ends(0, &["memory", "check"]);
    assert!(sound.out.contains("sound"), "{}", sound.out);

    // A damaged memory is told, by whichever command comes first.
    let mut bytes = fs::read(desk.path("m.db")).unwrap();
    let middle = bytes.len() / 2;
    bytes[4096..middle].fill(0x5a);
    desk.write("m.db", bytes);
    let ran = desk.run(&["memory", "check", "--memory", "m.db"]);
    assert!([1, 3].contains(&ran.code), "{ran:?}");
    assert!(ran.out.contains("damaged") || ran.err.contains("damaged"), "{ran:?}");
}

#[test]
fn the_memorys_own_text_is_taken_in_whole() {
    let desk = Desk::starter();
    desk.ends(0, &["stats"]);
    let text = desk.read("memory/newsroom.tmx");
    let changed = text.replacen("xml:lang=\"pt-BR\"", "xml:lang=\"pt-AO\"", 1);
    assert_ne!(text, changed);
    desk.write("memory/newsroom.tmx", &changed);
    let told = desk.ends(0, &["stats"]);
    assert!(told.err.contains("newsroom.tmx"), "{}", told.err);
    desk.ends(2, &["export"]);
    assert_eq!(desk.read("memory/newsroom.tmx"), changed);
    let imported = desk.ends(0, &["import", "memory/newsroom.tmx", "--json"]).json();
    assert_eq!(imported[0]["updated"], 1);
    assert_eq!(desk.ends(0, &["stats"]).err, "");
    // The Brazilian variant is gone with its line, and stands in the history.
    desk.ends(0, &["export"]);
    let exported = desk.read("memory/newsroom.tmx");
    assert_eq!(exported.matches("xml:lang=\"pt-BR\"").count(), text.matches("xml:lang=\"pt-BR\"").count() - 1);
}

#[test]
fn first_uses_at_once_build_one_memory() {
    let desk = Desk::starter();
    let running: Vec<_> = (0..4)
        .map(|_| {
            let mut command = desk.command(&["stats", "--json"]);
            command.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped()).spawn().unwrap()
        })
        .collect();
    let outs: Vec<Ran> = running.into_iter().map(|child| child.wait_with_output().unwrap().into()).collect();
    for ran in &outs {
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert_eq!(ran.json()[0]["units"], outs[0].json()[0]["units"]);
    }
    assert_eq!(outs.iter().filter(|ran| ran.err.contains("newsroom.db")).count(), 1, "one of them made it");
}

#[cfg(unix)]
#[test]
fn a_limit_on_file_sizes_stops_the_work_and_loses_nothing() {
    let desk = Desk::empty();
    desk.write("small.tmx", many(20));
    desk.write("large.tmx", many(20_000));
    desk.ends(0, &["import", "small.tmx", "--memory", "m.db"]);
    let before = desk.ends(0, &["stats", "--memory", "m.db", "--json"]).json()[0]["units"].clone();
    let limited = |shell: &str| -> Ran {
        let cotejo = desk.command(&[]);
        let mut command = std::process::Command::new("sh");
        command.current_dir(desk.path("")).arg("-c").arg(shell).arg("sh").arg(cotejo.get_program());
        command.env("COTEJO_UI", "en").output().unwrap().into()
    };
    // In blocks of 512 or 1024 bytes: at most 512 KB a file. Told by a signal (ignored or deadly) or by an error.
    for trap in ["trap '' XFSZ; ", ""] {
        let ran = limited(&format!("{trap}ulimit -f 512; exec \"$1\" import large.tmx --memory m.db"));
        assert_ne!(ran.code, 0, "{ran:?}");
        if !trap.is_empty() {
            assert_eq!(ran.code, 3, "{ran:?}");
            assert!(ran.err.contains("m.db"), "{}", ran.err);
        }
        let check = desk.run(&["memory", "check", "--memory", "m.db", "--json"]);
        let findings = check.json()[0]["findings"].as_array().unwrap().clone();
        assert!(findings.iter().all(|found| found["id"] == "notice-memory-import-interrupted"), "{findings:?}");
    }
    // With room it is finished; and a text that did not fit was never begun under its own name.
    desk.ends(0, &["import", "large.tmx", "--memory", "m.db"]);
    let units = desk.ends(0, &["stats", "--memory", "m.db", "--json"]).json()[0]["units"].as_u64().unwrap();
    assert_eq!(units, 20_000, "the small file's units are among the large one's; before: {before}");
    desk.write("p/cotejo.toml", "store = \"../m.db\"\ntext = \"m.tmx\"\n");
    desk.write("p/m.tmx", many(3));
    let ran = limited("trap '' XFSZ; ulimit -f 512; exec \"$1\" export --force --config p/cotejo.toml");
    assert_eq!(ran.code, 3, "{ran:?}");
    assert_eq!(desk.read("p/m.tmx"), many(3));
    let left: Vec<_> = fs::read_dir(desk.path("p")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left.len(), 2, "{left:?}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_device_as_output_is_told() {
    let desk = Desk::starter();
    desk.ends(0, &["stats"]);
    let full = || fs::File::options().write(true).open("/dev/full").unwrap();
    for args in [&["stats"][..], &["stats", "--json"], &["memory", "check"], &["--help"]] {
        let ran: Ran = desk.command(args).stdout(full()).output().unwrap().into();
        assert_eq!(ran.code, 3, "{args:?}: {}", ran.err);
        assert!(!ran.err.is_empty(), "{args:?}");
    }
    // As a file to write: the export of the text.
    desk.write("p/cotejo.toml", "store = \"../memory/.cotejo/newsroom.db\"\ntext = \"full.tmx\"\n");
    std::os::unix::fs::symlink("/dev/full", desk.path("p/full.tmx")).unwrap();
    let ran = desk.run(&["export", "--config", "p/cotejo.toml"]);
    assert_eq!(ran.code, 3, "{ran:?}");
    assert!(ran.err.contains("full.tmx"), "{}", ran.err);
}

/// Runs as a user who may not write here, or says why it cannot.
#[cfg(unix)]
#[allow(clippy::print_stdout)]
fn as_another(desk: &Desk, args: &[&str]) -> Option<Ran> {
    use std::os::unix::fs::MetadataExt as _;
    use std::os::unix::process::CommandExt as _;
    let mut command = desk.command(args);
    if fs::metadata(desk.path("")).unwrap().uid() == 0 {
        // Root may write everywhere: the test runs as nobody, if nobody may run the binary at all.
        command.uid(65534).gid(65534);
        let mut probe = desk.command(&["--version"]);
        probe.uid(65534).gid(65534);
        if !probe.output().is_ok_and(|output| output.status.success()) {
            println!("skipped: running as root, and another user cannot run the binary where it stands");
            return None;
        }
    }
    Some(command.output().unwrap().into())
}

#[cfg(unix)]
#[test]
fn in_a_folder_that_may_only_be_read_the_memory_is_read() {
    use std::os::unix::fs::PermissionsExt as _;
    let desk = Desk::empty();
    desk.write("a.tmx", tmx(&[("The bridge opened.", "A ponte abriu.")]));
    desk.write("in/b.txt", "x");
    desk.ends(0, &["import", "a.tmx", "--memory", "in/m.db"]);
    let modes = |folder: u32, file: u32| {
        fs::set_permissions(desk.path("in/m.db"), fs::Permissions::from_mode(file)).unwrap();
        fs::set_permissions(desk.path("in"), fs::Permissions::from_mode(folder)).unwrap();
        fs::set_permissions(desk.path(""), fs::Permissions::from_mode(0o755)).unwrap();
    };
    let lookup = ["lookup", "The bridge opened.", "--from", "en", "--to", "pt-PT", "--memory", "in/m.db"];
    for (folder, file) in [(0o555, 0o444), (0o555, 0o644), (0o755, 0o444)] {
        modes(folder, file);
        let Some(ran) = as_another(&desk, &lookup) else {
            modes(0o755, 0o644);
            return;
        };
        assert_eq!(ran.code, 0, "{folder:o} {file:o}: {ran:?}");
        assert!(ran.out.contains("A ponte abriu."), "{}", ran.out);
        // A folder that the owner may write to is no obstacle to the owner; to another user it is.
        if folder == 0o555 {
            let ran = as_another(&desk, &["import", "a.tmx", "--memory", "in/m.db"]).unwrap();
            assert!(ran.code == 0 || ran.code == 3, "{ran:?}");
            let ran = as_another(&desk, &["memory", "forget", "nobody", "--memory", "in/m.db"]).unwrap();
            assert!([2, 3].contains(&ran.code), "{ran:?}");
            // A memory that is not there cannot be made there.
            let ran = as_another(&desk, &["import", "a.tmx", "--memory", "in/new.db"]).unwrap();
            assert_eq!(ran.code, 3, "{ran:?}");
            assert!(ran.err.contains("new.db"), "{}", ran.err);
        }
    }
    modes(0o755, 0o000);
    let ran = as_another(&desk, &lookup).unwrap();
    assert_eq!(ran.code, 3, "{ran:?}");
    modes(0o755, 0o644);
    desk.ends(0, &["memory", "check", "--memory", "in/m.db"]);
}

/// A memory as a running machine's backup or another person's folder has it: some of it in the log, nothing to be written.
#[cfg(unix)]
#[test]
fn where_nothing_may_be_written_the_log_is_read_too() {
    use std::os::unix::fs::PermissionsExt as _;
    let desk = Desk::empty();
    desk.write("a.tmx", tmx(&[("The bridge opened.", "A ponte abriu.")]));
    desk.ends(0, &["import", "a.tmx", "--memory", "m.db"]);
    let open = rusqlite::Connection::open(desk.path("m.db")).unwrap();
    open.execute_batch(
        "PRAGMA wal_autocheckpoint = 0; UPDATE variant SET text = '\"A ponte reabriu.\"' WHERE lang = 'pt-PT';",
    )
    .unwrap();
    let page = "<html lang=en><h1>The bridge</h1><p>The bridge opened.</p><p>It is to be painted next year.</p></html>";
    desk.write("page.html", page);
    let mode = |name: &str, mode| fs::set_permissions(desk.path(name), fs::Permissions::from_mode(mode)).unwrap();
    mode("", 0o755);
    for (folder, files) in [("whole", &["m.db", "m.db-wal", "m.db-shm"][..]), ("log", &["m.db", "m.db-wal"])] {
        fs::create_dir(desk.path(folder)).unwrap();
        for file in files {
            fs::copy(desk.path(file), desk.path(folder).join(file)).unwrap();
            mode(&format!("{folder}/{file}"), 0o444);
        }
        mode(folder, 0o555);
        let memory = format!("{folder}/m.db");
        let lookup = ["lookup", "The bridge opened.", "--from", "en", "--to", "pt-PT", "--memory", &memory];
        let Some(ran) = as_another(&desk, &lookup) else { return mode(folder, 0o755) };
        assert_eq!(ran.code, 0, "{folder}: {ran:?}");
        assert!(ran.out.contains("A ponte reabriu."), "{}", ran.out);
        let ran = as_another(&desk, &["memory", "check", "--memory", &memory]).unwrap();
        assert_eq!(ran.code, 0, "{folder}: {ran:?}");
        // What is pretranslated is not kept in it, which is told.
        let out = format!("out-{folder}");
        fs::create_dir(desk.path(&out)).unwrap();
        mode(&out, 0o777);
        let ran = as_another(
            &desk,
            &["pretranslate", "page.html", "--from", "en", "--to", "pt-PT", "--memory", &memory, "--out", &out],
        );
        let ran = ran.unwrap();
        assert_eq!(ran.code, 0, "{folder}: {ran:?}");
        assert!(ran.err.contains("kept no copy of page.html"), "{}", ran.err);
        let written = fs::read_to_string(desk.path(&out).join("page/page.pt-PT.xlf")).unwrap();
        assert!(written.contains("A ponte reabriu."), "{written}");
        mode(folder, 0o755);
        let names: Vec<_> = fs::read_dir(desk.path(folder)).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(names.len(), files.len(), "{names:?}");
    }
}

#[test]
fn an_import_leaves_the_index_ready() {
    let desk = Desk::empty();
    let indexes = || -> Vec<String> {
        let names = fs::read_dir(desk.path(".")).unwrap().map(|entry| entry.unwrap().file_name());
        names.map(|name| name.to_string_lossy().into_owned()).filter(|name| name.ends_with(".index")).collect()
    };
    desk.write("few.tmx", many(100));
    desk.ends(0, &["import", "few.tmx", "--memory", "m.db"]);
    assert_eq!(indexes(), [""; 0], "so few are compared one by one");
    desk.write("many.tmx", many(6000));
    desk.ends(0, &["import", "many.tmx", "--memory", "m.db"]);
    let made = indexes();
    assert_eq!(made.len(), 2, "{made:?}");
    // What a lookup needs was there already.
    let lookup = ["lookup", "The bridge opened, 4711.", "--from", "en", "--to", "pt-PT", "--json", "--memory", "m.db"];
    let found = desk.ends(0, &lookup).json();
    assert_eq!(found[0]["matches"][0]["target"], "A ponte abriu, 4711.");
    assert_eq!(indexes(), made);
    // Taking the import back leaves it ready, too.
    desk.ends(0, &["memory", "undo", "2", "--memory", "m.db"]);
    let after = indexes();
    assert!(after.len() == 2 && after.iter().all(|name| !made.contains(name)), "{after:?}");
    let score = desk.ends(0, &lookup).json()[0]["matches"][0]["score"].as_u64().unwrap();
    assert!(score < 100, "{score}");
    assert_eq!(indexes(), after);
}

/// No bit of a permission stops whoever runs as root: folders stand where the index files would go.
#[test]
fn an_index_that_cannot_be_written_is_said_once_and_costs_no_match() {
    let desk = Desk::empty();
    desk.write("many.tmx", many(5_000));
    desk.ends(0, &["import", "many.tmx", "--memory", "m.db"]);
    let indexes: Vec<_> = fs::read_dir(desk.path("."))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "index"))
        .collect();
    assert_eq!(indexes.len(), 2, "one a language");
    let lookup = |ui: &str| -> Ran {
        let args = ["--ui", ui, "lookup", "The bridge opened, 4321.", "--from", "en", "--to", "pt-PT"];
        desk.ends(0, &[&args[..], &["--memory", "m.db"]].concat())
    };
    let found = lookup("en");
    assert_eq!(found.err, "");
    for index in &indexes {
        fs::remove_file(index).unwrap();
        fs::create_dir(index).unwrap();
        fs::write(index.join("something"), "").unwrap();
    }
    for (ui, said) in [
        ("en", "no search index can be written beside the memory ("),
        ("pt-PT", "não é possível gravar o índice de pesquisa junto da memória ("),
        ("pt-BR", "não é possível gravar o índice de busca ao lado da memória ("),
        ("zh-Hans", "无法在记忆库旁写入检索索引（"),
        ("zh-Hant", "無法在記憶庫旁寫入搜尋索引（"),
    ] {
        let told = lookup(ui);
        assert_eq!(told.err.matches(said).count(), 1, "{ui}: {}", told.err);
        assert!(told.err.contains("m.db"), "{}", told.err);
        assert_eq!(told.out.contains("A ponte abriu, 4321."), found.out.contains("A ponte abriu, 4321."));
        assert!(ui != "en" || told.out == found.out, "no match is missed");
    }
}

//! The return trip: what comes back never makes the memory worse.

use cotejo::desk::memory::{Content, ImportOptions, UnitFile, import_file, write_units};
use cotejo::desk::project::Project;
use cotejo::desk::workspace::{PretranslateOptions, Workspace};
use cotejo::desk::write::Overwrite;
use cotejo::format::Input;
use cotejo::model::{Origin, State, Time, Unit, UnitId};
use cotejo::store::{Manner, Prefer, Selection, Stamp};
use proptest::prelude::*;
use proptest::sample::select;

use crate::binary::Desk;
use crate::store_story::{by, lang};

const NEWEST: &str = "2026-11-19-lisbon-first-round";
const SNAPSHOT: &str = "memory/newsroom.tmx";

fn xliff(target: &str) -> String {
    format!("out/{NEWEST}/{NEWEST}.{target}.xlf")
}

/// The starter project, its snapshot as this Cotejo writes it, and the newest story pretranslated.
fn pretranslated() -> (Desk, String) {
    let desk = Desk::starter();
    desk.ends(0, &["pretranslate", &format!("memory/articles/{NEWEST}.en.html")]);
    desk.ends(0, &["export"]);
    let snapshot = desk.read(SNAPSHOT);
    (desk, snapshot)
}

fn exported(desk: &Desk) -> String {
    desk.ends(0, &["export"]);
    desk.read(SNAPSHOT)
}

#[test]
fn a_file_that_nobody_touched_changes_nothing() {
    let (desk, before) = pretranslated();
    for target in ["pt-PT", "pt-BR", "zh-Hans"] {
        for _ in 0..2 {
            let told = &desk.ends(0, &["import", &xliff(target), "--json"]).json()[0];
            assert_eq!((&told["new"], &told["updated"]), (&0.into(), &0.into()), "{target}: {told}");
        }
    }
    assert_eq!(exported(&desk), before);
}

#[test]
fn what_a_person_changed_is_news_and_nothing_else() {
    let (desk, _) = pretranslated();
    let file = xliff("pt-PT");
    let text = desk.read(&file);
    let at = text.find("subState=\"cotejo:filled-").expect("something is filled");
    let target = at + text[at..].find("<target>").unwrap() + "<target>".len();
    let mut edited = text.clone();
    edited.insert_str(target, "Emenda: ");
    desk.write("edited.xlf", &edited);
    let told = &desk.ends(0, &["import", "edited.xlf", "--json", "--by", "Bia"]).json()[0];
    assert_eq!(told["new"].as_u64().unwrap() + told["updated"].as_u64().unwrap(), 1, "{told}");
    let after = exported(&desk);
    let line = after.lines().find(|line| line.contains("Emenda: ")).unwrap();
    assert!(line.contains("changeid=\"Bia\"") && line.contains("xml:lang=\"pt-PT\""), "{line}");
    // A reviewed state alone is news, too.
    let head = text[..at].rfind("<segment").unwrap();
    let reviewed = format!("{}{}", &text[..head], text[head..].replacen("\"translated\"", "\"reviewed\"", 1));
    desk.write("reviewed.xlf", reviewed);
    let told = &desk.ends(0, &["import", "reviewed.xlf", "--json"]).json()[0];
    assert_eq!(told["new"].as_u64().unwrap() + told["updated"].as_u64().unwrap(), 1, "{told}");
    // Taken back, it is gone.
    let import = told["import"].to_string();
    desk.ends(0, &["memory", "undo", &import]);
    assert_eq!(exported(&desk), after);
}

/// One unit in our own form.
fn own(date: &str, target: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tmx version=\"1.4\">\n<header creationtool=\"cotejo\" \
         creationtoolversion=\"1\" segtype=\"sentence\" o-tmf=\"cotejo\" adminlang=\"en\" srclang=\"*all*\" \
         datatype=\"plaintext\"/>\n<body>\n<tu tuid=\"0123456789ab\" srclang=\"en\" changedate=\"{date}\" \
         changeid=\"Ana\"><prop type=\"x-cotejo-origin\">story</prop><tuv xml:lang=\"en\"><seg>The ferry sails \
         again.</seg></tuv><tuv xml:lang=\"pt-PT\"><seg>{target}</seg></tuv></tu>\n</body>\n</tmx>\n"
    )
}

#[test]
fn an_older_file_does_not_undo_newer_work() {
    let desk = Desk::empty();
    desk.write("monday.tmx", own("20261102T100000Z", "O barco volta."));
    desk.write("friday.tmx", own("20261106T100000Z", "O ferry volta a navegar."));
    let import =
        |code: i32, args: &[&str]| desk.ends(code, &[&["import", "--memory", "m.db", "--ui", "en"], args].concat());
    import(0, &["monday.tmx"]);
    import(0, &["friday.tmx"]);
    for _ in 0..2 {
        let ran = import(0, &["monday.tmx"]);
        assert!(ran.out.contains("0 new, 0 updated") && ran.err.contains("--prefer file"), "{} {}", ran.out, ran.err);
        assert!(ran.err.contains("0123456789ab, line 5"), "{}", ran.err);
    }
    let shown =
        || desk.ends(0, &["lookup", "The ferry sails again.", "--from", "en", "--to", "pt-PT", "--memory", "m.db"]);
    assert!(shown().out.contains("O ferry volta a navegar."));
    let history = desk.ends(0, &["memory", "history", "0123456789ab", "--memory", "m.db", "--ui", "en"]).out;
    assert_eq!(history.matches("older text in a file").count(), 1, "{history}");
    let offered = history.split("older text in a file").nth(1).unwrap();
    assert!(offered.contains("O barco volta.") && !offered.contains("O ferry"), "what was offered alone: {history}");
    import(0, &["monday.tmx", "--prefer", "file"]);
    assert!(shown().out.contains("O barco volta."));
}

/// Monday's rendering, then one that comes late; what `lookup` then shows.
fn after(desk: &Desk, late: &str, more: &[&str]) -> (crate::binary::Ran, String) {
    let memory = ["--memory", "m.db", "--ui", "en"];
    desk.write("monday.tmx", own("20261102T100000Z", "O barco volta."));
    desk.write("late.tmx", late);
    desk.ends(0, &[&["import", "monday.tmx"], &memory[..]].concat());
    let ran = desk.ends(0, &[&["import", "late.tmx"], &memory[..], more].concat());
    let asked = ["lookup", "The ferry sails again.", "--from", "en", "--to", "pt-PT"];
    let shown = desk.ends(0, &[&asked[..], &memory[..]].concat()).out;
    (ran, shown)
}

#[test]
fn a_target_that_repeats_its_source_replaces_no_translation() {
    let copy = own("20261106T100000Z", "The ferry sails again.");
    let desk = Desk::empty();
    let (ran, shown) = after(&desk, &copy, &[]);
    assert!(ran.out.contains("0 new, 0 updated, 1 unchanged") && ran.err.contains("--prefer file"), "{ran:?}");
    assert!(shown.contains("O barco volta."), "{shown}");
    let desk = Desk::empty();
    let (ran, shown) = after(&desk, &copy, &["--prefer", "file"]);
    assert!(ran.out.contains("1 updated") && !shown.contains("O barco volta."), "{ran:?} {shown}");
    // Where the memory has the same, or nothing, it is taken as it is.
    let desk = Desk::empty();
    desk.write("name.tmx", copy);
    for told in ["1 new", "1 unchanged"] {
        let ran = desk.ends(0, &["import", "name.tmx", "--memory", "m.db", "--ui", "en"]);
        assert!(ran.out.contains(told) && !ran.err.contains("--prefer"), "{ran:?}");
    }
}

#[test]
fn what_another_tool_says_of_a_text_of_ours_counts() {
    for (mark, tool) in [
        ("<prop type=\"x-origin\">mt</prop>", "Trados"),
        ("<prop type=\"x-ConfirmationLevel\">Draft</prop>", "Trados"),
        ("<prop type=\"x-ConfirmationLevel\">RejectedTranslation</prop>", "cotejo"),
    ] {
        let desk = Desk::empty();
        let late = own("20261106T100000Z", "O navio volta.")
            .replace("<tuv xml:lang=\"pt-PT\">", &format!("<tuv xml:lang=\"pt-PT\">{mark}"))
            .replace("creationtool=\"cotejo\"", &format!("creationtool=\"{tool}\""));
        let (ran, shown) = after(&desk, &late, &[]);
        assert!(ran.out.contains("0 new, 0 updated, 1 unchanged"), "{mark}: {ran:?}");
        assert!(ran.err.contains("nobody confirmed") && shown.contains("O barco volta."), "{mark}: {ran:?} {shown}");
    }
    // Said of the whole unit, by the tool that wrote the file.
    let desk = Desk::empty();
    let late = own("20261106T100000Z", "O navio volta.")
        .replace("<tuv xml:lang=\"en\">", "<prop type=\"x-ConfirmationLevel\">Draft</prop><tuv xml:lang=\"en\">")
        .replace("creationtool=\"cotejo\"", "creationtool=\"Trados\"");
    let (ran, shown) = after(&desk, &late, &[]);
    assert!(ran.out.contains("0 updated") && shown.contains("O barco volta."), "{ran:?} {shown}");
}

#[test]
fn what_an_import_brought_under_another_tag_goes_with_it_with_a_date_or_without() {
    for dated in ["", "changeid=\"Rui\"", "changeid=\"Rui\" changedate=\"20261101T000000Z\""] {
        let desk = Desk::empty();
        desk.write("cotejo.toml", "store = \"m.db\"\ntext = \"m.tmx\"\nsource = \"en\"\ntargets = [\"pt-PT\"]\n");
        desk.write(
            "a.tmx",
            format!(
                "<tmx version=\"1.4\"><header creationtool=\"X\" creationtoolversion=\"3\" segtype=\"sentence\" \
                 o-tmf=\"x\" adminlang=\"en\" srclang=\"en\" datatype=\"plaintext\"/><body><tu><tuv \
                 xml:lang=\"en\"><seg>Snow fell.</seg></tuv><tuv xml:lang=\"pt\" {dated}><seg>Nevou.</seg></tuv></tu></body></tmx>"
            ),
        );
        desk.ends(0, &["import", "a.tmx", "--by", "Ana"]);
        desk.ends(0, &["import", "a.tmx", "--as", "pt-PT", "--by", "Bea"]);
        let ran = desk.ends(0, &["memory", "undo", "1", "--json"]);
        desk.ends(0, &["export"]);
        let text = desk.read("m.tmx");
        assert!(text.contains("xml:lang=\"pt-PT\"") && !text.contains("xml:lang=\"pt\""), "{dated}: {ran:?} {text}");
    }
}

#[test]
fn a_date_in_the_future_keeps_no_later_work_out() {
    let desk = Desk::empty();
    let (ran, shown) = after(&desk, &own("29991231T100000Z", "O navio volta."), &[]);
    assert!(ran.err.contains("date in the future (0123456789ab, line 5)"), "{ran:?}");
    assert!(shown.contains("O navio volta.") && !shown.contains("2999"), "{shown}");
    // A clock may be a day wrong.
    let file = own("20261106T100000Z", "O ferry volta.");
    let taken = |now: i64| {
        let memory = cotejo::store::Memory::in_process().unwrap();
        let file = UnitFile { name: "m.tmx", content: Content::Bytes(file.as_bytes()) };
        let told = import_file(&memory, &file, &ImportOptions::default(), &by("Rui", now)).unwrap().notices;
        let unit = memory.reader().unwrap().unit(&UnitId::kept("0123456789ab")).unwrap().unwrap();
        (told.len(), unit.changed.unwrap().0)
    };
    const SAID: i64 = 1_793_959_200;
    assert_eq!(taken(SAID - 20 * 3600), (0, SAID - 20 * 3600));
    assert_eq!(taken(SAID + 1), (0, SAID));
    assert_eq!(taken(SAID - 30 * 3600), (1, SAID - 30 * 3600));
}

#[test]
fn what_was_forgotten_stays_so_until_somebody_means_it() {
    let desk = Desk::empty();
    desk.write("one.tmx", own("20261102T100000Z", "O barco volta."));
    let memory = ["--memory", "m.db", "--ui", "en"];
    desk.ends(0, &[&["import", "one.tmx"], &memory[..]].concat());
    desk.ends(0, &[&["memory", "forget", "0123456789ab"], &memory[..]].concat());
    let ran = desk.ends(0, &[&["import", "one.tmx"], &memory[..]].concat());
    assert!(ran.out.contains("0 new, 0 updated, 0 unchanged, 1 forgotten before and left out"), "{}", ran.out);
    assert!(ran.err.contains("forgotten") && ran.err.contains("0123456789ab, line 5"), "{}", ran.err);
    let ran = desk.ends(0, &[&["import", "one.tmx", "--prefer", "file"], &memory[..]].concat());
    assert!(ran.out.contains("1 new") && ran.err.is_empty(), "{} {}", ran.out, ran.err);
}

#[test]
fn two_sides_that_nobody_chose_between_are_refused_by_name() {
    let desk = Desk::empty();
    let whole = own("20261102T100000Z", "O barco volta.");
    let tu = whole.find("<tu ").unwrap();
    let end = whole.find("</body>").unwrap();
    let unit = &whole[tu..end];
    let between = format!("{}<<<<<<< HEAD\n{unit}=======\n{unit}>>>>>>> ana/ferry\n{}", &whole[..tu], &whole[end..]);
    let inside = whole.replacen("<tuv xml:lang=\"pt", "\n<<<<<<< HEAD\n<tuv xml:lang=\"pt", 1).replacen(
        "</tu>\n",
        "\n=======\n<tuv xml:lang=\"pt-PT\"><seg>O navio.</seg></tuv>\n>>>>>>> ana/ferry\n</tu>\n",
        1,
    );
    for (name, text) in [("between.tmx", between), ("inside.tmx", inside)] {
        desk.write(name, text);
        let ran = desk.ends(2, &["import", name, "--memory", "m.db", "--ui", "en"]);
        assert!(ran.err.contains("HEAD") && ran.err.contains("ana/ferry"), "{}", ran.err);
        assert!(ran.err.contains("line 5") || ran.err.contains("line 6"), "{}", ran.err);
        assert!(!desk.path("m.db").exists(), "{name}");
    }
    let stray = whole.replacen("<tu ", "lost sentence\n<tu ", 1);
    desk.write("stray.tmx", stray);
    let ran = desk.ends(2, &["import", "stray.tmx", "--memory", "m.db", "--ui", "en"]);
    assert!(ran.err.contains("line 5") && ran.err.contains("lost sentence"), "{}", ran.err);
}

#[test]
fn a_memory_of_one_unit_a_line_reads_as_before_and_is_written_one_variant_a_line() {
    let desk = Desk::empty();
    desk.write("memory/cotejo.toml", "");
    desk.write("one.tmx", own("20261102T100000Z", "O barco volta."));
    let memory = cotejo::store::Memory::in_process().unwrap();
    let path = desk.path("one.tmx");
    let file = UnitFile { name: "one.tmx", content: Content::At(&path) };
    import_file(&memory, &file, &ImportOptions::default(), &by("Rui", 2_000_000_000)).unwrap();
    write_units(memory.reader().unwrap().as_ref(), &Selection::default(), &desk.path("new.tmx")).unwrap();
    let new = desk.read("new.tmx");
    let tuv = new.lines().filter(|line| line.starts_with("<tuv ") && line.ends_with("</tuv>"));
    assert!(tuv.clone().all(|line| line.contains("changedate=\"20261102T100000Z\"")), "{new}");
    // Whoever made the unit wrote its translation, and not what she translated.
    let by_ana = tuv.clone().filter(|line| line.contains("changeid=\"Ana\""));
    assert!(by_ana.eq(tuv.clone().filter(|line| line.contains("\"pt-PT\""))), "{new}");
    assert_eq!(tuv.count(), 2);
    let again = cotejo::store::Memory::in_process().unwrap();
    let path = desk.path("new.tmx");
    let file = UnitFile { name: "new.tmx", content: Content::At(&path) };
    import_file(&again, &file, &ImportOptions::default(), &by("Rui", 2_000_000_000)).unwrap();
    write_units(again.reader().unwrap().as_ref(), &Selection::default(), &desk.path("newer.tmx")).unwrap();
    assert_eq!(desk.read("newer.tmx"), new);
}

/// A bilingual file of one segment, with what is put on its unit, and into it.
fn signed(on: &str, inside: &str, target: &str) -> String {
    format!(
        "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.1\" srcLang=\"en\" trgLang=\"pt-PT\" \
         xmlns:mda=\"urn:oasis:names:tc:xliff:metadata:2.0\" xmlns:its=\"http://www.w3.org/2005/11/its\" \
         xmlns:ctr=\"urn:oasis:names:tc:xliff:changetracking:2.1\" xmlns:mtc=\"urn:oasis:names:tc:xliff:matches:2.0\">\
         <file id=\"f\" original=\"ferry.html\">{on}<unit id=\"u\">{inside}<segment id=\"s\" state=\"translated\">\
         <source>The ferry sails again.</source><target>{target}</target></segment></unit></file></xliff>"
    )
}

#[test]
fn the_file_says_who_wrote_where_nobody_says_who_takes_it_in() {
    let metas = |name: &str| {
        format!(
            "<mda:metadata><mda:metaGroup><mda:meta type=\"x-Translated_by\">{name}</mda:meta></mda:metaGroup></mda:metadata>"
        )
    };
    let revised = |ends: &str| {
        format!(
            "<ctr:changeTrack><ctr:revisions appliesTo=\"source\"><ctr:revision author=\"Zé\" \
             datetime=\"2026-11-09T00:00:00Z\"/></ctr:revisions><ctr:revisions appliesTo=\"target\"{ends}><ctr:revision \
             author=\"Rui\" datetime=\"2026-11-01T00:00:00Z\"/><ctr:revision author=\"Carla\" \
             datetime=\"2026-11-03T00:00:00Z\"/></ctr:revisions></ctr:changeTrack>"
        )
    };
    let note =
        "<notes><note category=\"translator\">Keep it short</note><note category=\"author\">Carla</note></notes>";
    for (on, inside, author) in [
        (String::new(), revised(""), "Carla"),
        (String::new(), revised(" ref=\"s\""), "Carla"),
        (String::new(), revised(" ref=\"other\""), "house"),
        (String::new(), metas("Carla"), "Carla"),
        (metas("Carla"), String::new(), "Carla"),
        (metas("Rui"), metas("Carla"), "Carla"),
        // Whoever reviewed it has not written it, unless nobody else is named.
        (metas("Rui").replace("Translated", "Reviewed"), metas("Carla"), "Carla"),
        (String::new(), metas("Rui").replace("Translated", "Reviewed") + &metas("Carla"), "Carla"),
        (String::new(), metas("Carla").replace("Translated", "Reviewed"), "Carla"),
        (String::new(), note.to_owned(), "Carla"),
        (String::new(), note.replace("Carla", " "), "house"),
        (String::new(), String::new(), "house"),
    ] {
        let desk = Desk::empty();
        desk.write("ferry.xlf", signed(&on, &inside, "O ferry volta a navegar."));
        let mut command = desk.command(&["import", "ferry.xlf", "--memory", "m.db"]);
        let ran: crate::binary::Ran = command.env_remove("COTEJO_USER").env("USER", "house").output().unwrap().into();
        assert_eq!(ran.code, 0, "{inside}: {}", ran.err);
        let found = desk.ends(
            0,
            &["lookup", "The ferry sails again.", "--from", "en", "--to", "pt-PT", "--memory", "m.db", "--json"],
        );
        let unit = found.json()[0]["matches"][0].clone();
        assert_eq!(unit["changed_by"], author, "{on}{inside}: {unit}");
        let history = ["memory", "history", unit["unit"].as_str().unwrap(), "--memory", "m.db", "--json"];
        assert_eq!(desk.ends(0, &history).json()[0]["who"], author, "{on}{inside}");
    }
}

#[test]
fn languages_that_come_in_within_a_second_have_an_author_each() {
    let desk = Desk::empty();
    desk.write("cotejo.toml", "store = \".cotejo/m.db\"\ntext = \"m.tmx\"\n");
    desk.write("pt.xlf", signed("", "", "O ferry volta a navegar."));
    desk.write("zh.xlf", signed("", "", "渡轮恢复航行。").replace("pt-PT", "zh-Hans"));
    desk.ends(0, &["import", "pt.xlf", "--by", "Rui"]);
    desk.ends(0, &["import", "zh.xlf", "--by", "Mei"]);
    desk.ends(0, &["export"]);
    let text = desk.read("m.tmx");
    for (lang, author) in [("pt-PT", "Rui"), ("zh-Hans", "Mei")] {
        let line = text.lines().find(|line| line.starts_with(&format!("<tuv xml:lang=\"{lang}\"")));
        assert!(line.unwrap().contains(&format!("changeid=\"{author}\"")), "{text}");
    }
}

#[test]
fn a_unit_keeps_its_author_whoever_takes_it_in_and_is_never_without_one() {
    let tu = |on: &str, tuv: &str| {
        format!(
            "<tu {on}><tuv xml:lang=\"en\"><seg>The ferry sails again.</seg></tuv><tuv xml:lang=\"pt-PT\" {tuv}>\
             <seg>O ferry volta a navegar.</seg></tuv></tu>"
        )
    };
    let on = "creationid=\"Carla\" creationdate=\"20261101T000000Z\"";
    for (tu, header, said, author, brought) in [
        (tu(on, ""), "", None, "Carla", "Carla"),
        (tu("", on), "", None, "Carla", "Carla"),
        (tu(on, "changeid=\"Rui\" changedate=\"20261102T000000Z\""), "", None, "Rui", "Rui"),
        (tu(on, ""), "", Some("Bia"), "Carla", "Bia"),
        (tu("", ""), "creationid=\"Eva\"", None, "Eva", "Eva"),
        (tu("", ""), "", Some("Bia"), "Bia", "Bia"),
        (tu("creationid=\"\"", ""), "", None, "house", "house"),
    ] {
        let desk = Desk::empty();
        desk.write(
            "other.tmx",
            format!(
                "<tmx version=\"1.4\"><header creationtool=\"other\" creationtoolversion=\"1\" segtype=\"sentence\" \
                 o-tmf=\"x\" adminlang=\"en\" srclang=\"en\" datatype=\"plaintext\" {header}/><body>{tu}</body></tmx>"
            ),
        );
        let mut command = desk.command(&["import", "other.tmx", "--memory", "m.db"]);
        command.args(said.iter().flat_map(|who| ["--by", who]));
        let ran: crate::binary::Ran = command.env_remove("COTEJO_USER").env("USER", "house").output().unwrap().into();
        assert_eq!(ran.code, 0, "{tu}: {}", ran.err);
        let found = desk.ends(
            0,
            &["lookup", "The ferry sails again.", "--from", "en", "--to", "pt-PT", "--memory", "m.db", "--json"],
        );
        let unit = found.json()[0]["matches"][0].clone();
        assert_eq!(unit["changed_by"], author, "{tu}: {unit}");
        let history = ["memory", "history", unit["unit"].as_str().unwrap(), "--memory", "m.db", "--json"];
        assert_eq!(desk.ends(0, &history).json()[0]["who"], brought, "{tu}");
    }
}

#[test]
fn a_return_to_an_earlier_rendering_on_purpose_is_news() {
    let (first, second) = ("O ferry volta a navegar.", "O barco volta a navegar.");
    let stands = |desk: &Desk| {
        let found = desk.ends(
            0,
            &["lookup", "The ferry sails again.", "--from", "en", "--to", "pt-PT", "--memory", "m.db", "--json"],
        );
        found.json()[0]["matches"][0]["target"].as_str().unwrap().to_owned()
    };
    let offered = format!(
        "<mtc:matches><mtc:match ref=\"#s\" matchQuality=\"100\"><source>The ferry sails again.</source>\
         <target>{second}</target></mtc:match></mtc:matches>"
    );
    let dated = "<ctr:changeTrack><ctr:revisions appliesTo=\"target\"><ctr:revision author=\"Rui\" \
                 datetime=\"2999-01-01T00:00:00Z\"/></ctr:revisions></ctr:changeTrack>";
    for (inside, wanted) in [("", second), (offered.as_str(), first), (dated, first)] {
        let desk = Desk::empty();
        let import = |name: &str, text: String| {
            desk.write(name, text);
            desk.ends(0, &["import", name, "--memory", "m.db"]);
        };
        import("first.xlf", signed("", "", first));
        import("second.xlf", signed("", "", second));
        assert_eq!(stands(&desk), second);
        // The same words as in the first file; what the file knows tells whether it is that file again.
        import("again.xlf", signed("", inside, first));
        assert_eq!(stands(&desk), wanted, "{inside}");
    }
}

const SENTENCES: [(&str, &str); 5] = [
    ("The ferry sails again.", "O ferry volta a navegar."),
    ("Nobody was hurt.", "Ninguém ficou ferido."),
    ("The bridge stays closed.", "A ponte continua fechada."),
    ("Trains run every hour.", "Há um comboio por hora."),
    ("The council meets on Monday.", "A câmara reúne na segunda-feira."),
];

fn memory_unit() -> impl Strategy<Value = Unit> {
    let text = (0..SENTENCES.len(), 0..3_u8, select(State::ALL.to_vec()), select(State::ALL.to_vec()));
    let about = (select(Origin::ALL.to_vec()), proptest::bool::ANY, proptest::option::of(0..2_000_000_000_i64));
    (text, about, "[0-9a-f]{12}").prop_map(|((at, other, first, second), (origin, here, changed), id)| {
        let (en, pt) = SENTENCES[at];
        let pt = if other == 0 { format!("{pt} Outra vez.") } else { pt.to_owned() };
        let mut unit = crate::store_story::unit(&id, &[("en", en), ("pt-PT", &pt)]);
        (unit.variants[0].state, unit.variants[1].state) = (first, second);
        unit.origin = origin;
        unit.changed = changed.map(Time);
        unit.changed_by = changed.map(|_| "Rui".to_owned());
        if here {
            unit.id = UnitId::in_document("story.txt", &lang("en"), &unit.variants[0].text.key(), 0);
            unit.document = Some("story.txt".to_owned());
        }
        unit
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn whatever_the_memory_holds_an_untouched_file_leaves_it_as_it_was(
        units in proptest::collection::vec(memory_unit(), 0..12),
        story in proptest::collection::vec(0..SENTENCES.len(), 1..7),
    ) {
        let desk = Desk::empty();
        desk.write("cotejo.toml", "");
        let ana = Stamp { who: "Ana".to_owned(), when: Time(2_100_000_000) };
        let project = Project::find_or_own(&desk.path(""), None, Some(&desk.path("data"))).unwrap();
        let desk_of = Workspace::new(project, ana.clone()).with_memory(desk.path("m.db")).in_folder(desk.path(""));
        let memory = desk_of.memory().unwrap().value;
        memory.writer().unwrap().put(units, Manner::Merge, "units", &by("Rui", 1)).unwrap();
        let snapshot = |name: &str| {
            write_units(memory.reader().unwrap().as_ref(), &Selection::default(), &desk.path(name)).unwrap();
            desk.read(name)
        };
        let before = snapshot("before.tmx");
        let paragraphs: Vec<&str> = story.iter().map(|&at| SENTENCES[at].0).collect();
        let text = paragraphs.join("\n\n");
        desk.write("story.txt", &text);
        let input = Input { name: "story.txt", bytes: text.as_bytes() };
        let options = PretranslateOptions {
            source: Some(lang("en")),
            targets: vec![lang("pt-PT")],
            ..PretranslateOptions::default()
        };
        let pages = cotejo::report::Pages { voice: cotejo::l10n::Voice::english(), now: Time(0) };
        let mut done = desk_of.pretranslate(&input, &options).unwrap().value;
        let files = done.files(0, &pages).unwrap().value;
        desk_of.write(&files, Overwrite::Ours).unwrap();
        let file = files.iter().find(|file| file.path.extension().is_some_and(|end| end == "xlf")).unwrap();
        for prefer in [Prefer::Newer, Prefer::File] {
            let options = ImportOptions { prefer, ..ImportOptions::default() };
            let report = desk_of.import(file.path.to_str().unwrap(), &options, &ana).unwrap().value.report;
            prop_assert_eq!((report.new, report.updated), (0, 0));
            prop_assert_eq!(&snapshot("after.tmx"), &before);
        }
    }
}

#[test]
fn what_is_told_of_a_unit_says_what_its_file_calls_it() {
    let desk = Desk::empty();
    let tuv = |lang: &str, said: &str| format!("<tuv xml:lang=\"{lang}\"><seg>{said}</seg></tuv>");
    let (en, pt) = (tuv("en", "The ferry sails again."), tuv("pt-PT", "O ferry volta a navegar."));
    let body = format!(
        "<tu tuid=\"visit-7\">{en}{pt}</tu>\n<tu tuid=\"visit-8\">{en}</tu>\n<tu tuid='visit-9'>{en}<b></tu>\n\
         <tu tuid=\"visit-10\">{en}{pt}{}</tu>",
        tuv("not a language", "?")
    );
    let head = "<header creationtool=\"other\" creationtoolversion=\"1\" segtype=\"sentence\" o-tmf=\"x\" adminlang=\"en\" \
                srclang=\"en\" datatype=\"plaintext\"/>";
    desk.write("other.tmx", format!("<tmx version=\"1.4\">{head}<body>\n{body}\n</body></tmx>"));
    let memory = ["--memory", "m.db", "--ui", "en"];
    let ran = desk.ends(0, &[&["import", "other.tmx"], &memory[..]].concat());
    for name in ["visit-8", "visit-9", "visit-10"] {
        assert!(ran.err.contains(&format!("(unit {name})")), "{name}: {}", ran.err);
    }
    let found = ["lookup", "The ferry sails again.", "--from", "en", "--to", "pt-PT", "--json", "--memory", "m.db"];
    for unit in desk.ends(0, &found).json()[0]["matches"].as_array().unwrap() {
        desk.ends(0, &[&["memory", "forget", unit["unit"].as_str().unwrap()], &memory[..]].concat());
    }
    let ran = desk.ends(0, &[&["import", "other.tmx"], &memory[..]].concat());
    assert!(ran.out.contains("0 new") && ran.err.contains(" = visit-7, on line 2"), "{}{}", ran.out, ran.err);
    // A bilingual file says its own, too.
    desk.write("ferry.xlf", signed("", "", "O ferry volta a navegar."));
    desk.ends(0, &[&["import", "ferry.xlf"], &memory[..]].concat());
    let unit = desk.ends(0, &found).json()[0]["matches"][0]["unit"].as_str().unwrap().to_owned();
    desk.ends(0, &[&["memory", "forget", &unit], &memory[..]].concat());
    let ran = desk.ends(0, &[&["import", "ferry.xlf"], &memory[..]].concat());
    assert!(ran.err.contains(&format!("{unit} = u, line 1")), "{}", ran.err);
}

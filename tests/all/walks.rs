//! Small things that people run into on their way: each told, or done, where they stand.

use crate::binary::Desk;

const VARIANTS: &str = r#"<tmx version="1.4"><header srclang="en" adminlang="en" segtype="sentence" datatype="plaintext"
 o-tmf="x" creationtool="x" creationtoolversion="1"/><body>
<tu><tuv xml:lang="en"><seg>The minister arrived on Tuesday.</seg></tuv><tuv xml:lang="zh-CN"><seg>部长周二抵达。</seg></tuv>
<tuv xml:lang="zh-HK"><seg>部長周二到埗。</seg></tuv><tuv xml:lang="zh-TW"><seg>部長週二抵達。</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg>Nobody from the harbour board would say when the ferries will run again.</seg></tuv>
<tuv xml:lang="pt-PT"><seg>Ninguém da administração do porto quis dizer quando voltam os barcos.</seg></tuv></tu>
</body></tmx>"#;

const MEMORY: [&str; 2] = ["--memory", "m.db"];

fn desk() -> Desk {
    let desk = Desk::empty();
    desk.write("variants.tmx", VARIANTS);
    let ran = desk.ends(0, &[&["import", "variants.tmx"][..], &MEMORY].concat());
    assert!(ran.out.ends_with("Memory: m.db\n"), "where it went: {}", ran.out);
    desk
}

#[test]
fn macau_is_offered_every_chinese_rendering_nearest_first() {
    let desk = desk();
    let told = |args: &[&str]| desk.ends(0, &[&["lookup"][..], args, &MEMORY, &["--json"]].concat()).json();
    let sentence = "The minister arrived on Tuesday.";
    let offered = |told: &[serde_json::Value]| -> Vec<String> {
        told[0]["matches"].as_array().unwrap().iter().map(|one| one["to"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(offered(&told(&[sentence, "--from", "en", "--to", "zh-MO"])), ["zh-HK", "zh-TW", "zh-CN"]);
    assert_eq!(offered(&told(&[sentence, "--from", "en", "--to", "zh-MO", "--top", "2"])), ["zh-HK", "zh-TW"]);
    assert_eq!(offered(&told(&[sentence, "--from", "en", "--to", "zh-TW"])), ["zh-TW"], "the very one needs no other");
    desk.write("q.txt", sentence);
    assert_eq!(offered(&told(&["--queries", "q.txt", "--from", "en", "--to", "zh-MO"])), ["zh-HK", "zh-TW", "zh-CN"]);

    // In what a translator gets, too; and nothing is filled in.
    desk.write("news.en.txt", format!("{sentence}\n\nThe talks go on.\n"));
    desk.ends(0, &[&["pretranslate", "news.en.txt", "--to", "zh-MO", "--out", "o"][..], &MEMORY].concat());
    let xliff = desk.read("o/news/news.zh-MO.xlf");
    let places: Vec<usize> = ["部長周二到埗。", "部長週二抵達。", "部长周二抵达。"]
        .iter()
        .map(|text| xliff.find(text).expect(text))
        .collect();
    assert!(places.is_sorted(), "{places:?}");
    let page = desk.read("o/news/news.zh-MO.bilingual.html");
    assert!(page.contains("到埗") && page.contains("部长周二抵达"), "{page}");
}

#[test]
fn a_memory_that_is_named_and_not_there_is_made_by_what_writes_alone() {
    let desk = desk();
    for args in [
        &["lookup", "The harbour opens.", "--from", "en", "--to", "pt-PT"][..],
        &["check"],
        &["stats"],
        &["memory", "check"],
        &["memory", "history", "a"],
        &["memory", "verify"],
        &["export", "--from", "en", "--to", "pt-PT"],
    ] {
        let ran = desk.ends(2, &[args, &["--memory", "mistyped.db"]].concat());
        assert!(ran.err.contains("no memory at mistyped.db"), "{args:?}: {}", ran.err);
        assert!(!desk.path("mistyped.db").exists(), "{args:?}");
    }
    desk.ends(0, &["import", "variants.tmx", "--memory", "new.db"]);
    desk.write("news.en.txt", "The harbour opens.\n");
    desk.ends(0, &["pretranslate", "news.en.txt", "--to", "pt-PT", "--memory", "newer.db", "--out", "o"]);
    assert!(desk.path("new.db").is_file() && desk.path("newer.db").is_file());
}

#[test]
fn a_lookup_tells_the_language_of_its_sentences_and_their_lines() {
    let desk = desk();
    let english = "Nobody from the harbour board would say when the ferries will run again.";
    let found = desk.ends(0, &[&["lookup", english, "--to", "pt-PT"][..], &MEMORY].concat());
    assert!(found.out.contains("100%"), "{}", found.out);
    let portuguese = "Ninguém da administração do porto quis dizer quando voltam os barcos.";
    let found = desk.ends(0, &[&["lookup", portuguese, "--to", "en"][..], &MEMORY].concat());
    assert!(found.out.contains("ferries will run"), "{}", found.out);
    desk.write("q.txt", format!("{english}\nNothing like it is known here, not by far.\n{english}\n"));
    let found = desk.ends(0, &[&["lookup", "--queries", "q.txt", "--to", "pt-PT"][..], &MEMORY].concat()).out;
    for line in [format!("Line 1: {english}"), "Line 2: Nothing like".to_owned(), format!("Line 3: {english}")] {
        assert!(found.contains(&line), "{found}");
    }
    let told =
        desk.ends(0, &[&["lookup", "--queries", "q.txt", "--to", "pt-PT", "--json"][..], &MEMORY].concat()).json();
    assert_eq!(told.iter().map(|line| line["line"].as_u64().unwrap()).collect::<Vec<_>>(), [1, 2, 3]);
}

#[test]
fn a_language_that_cannot_be_meant_is_told() {
    let desk = desk();
    let told = |code: i32, args: &[&str]| desk.ends(code, &[args, &MEMORY].concat()).err;
    let same = told(2, &["lookup", "The harbour opens.", "--from", "en", "--to", "en"]);
    assert!(same.contains("in en already"), "{same}");
    let strange = told(1, &["lookup", "The harbour opens.", "--from", "en", "--to", "pt-TP"]);
    assert!(strange.contains("nothing in pt-TP") && strange.contains("pt-PT"), "{strange}");
    let ui = told(0, &["stats", "--ui", "fr"]);
    assert!(ui.contains("does not speak fr") && ui.contains("pt-PT"), "{ui}");
    assert_eq!(told(0, &["stats", "--ui", "pt-MO"]), "", "a variety is answered in the one that there is");

    desk.write(
        "news.txt",
        "O porto abre em maio, disse na segunda-feira a administração.\n\nNinguém quis dizer a que horas.\n",
    );
    let only = told(2, &["pretranslate", "news.txt", "--from", "pt-PT", "--to", "pt-PT", "--out", "o"]);
    assert!(only.contains("in pt-PT already"), "{only}");
    desk.write("news.pt-PT.txt", desk.read("news.txt"));
    let some = told(0, &["pretranslate", "news.pt-PT.txt", "--to", "pt-PT,en", "--out", "o"]);
    assert!(some.contains("news.pt-PT.txt is in pt-PT already"), "{some}");
    assert!(!desk.path("o/news/news.pt-PT.xlf").exists() && desk.path("o/news/news.en.xlf").is_file());
}

#[test]
fn an_xliff_without_a_target_language_is_read_with_an_option_that_exists() {
    let desk = desk();
    let xliff = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- from <xliff> -->\n\
        <xliff version=\"2.0\" xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" srcLang=\"en\"><file id=\"f\" original=\"a.html\">\n\
        <unit id=\"u\"><segment state=\"translated\"><source>Twelve boats left.</source><target>Partiram 13 barcos.</target></segment></unit>\n\
        </file></xliff>\n";
    desk.write("bare.xlf", xliff);
    for command in ["import", "check"] {
        let ran = desk.ends(2, &[&[command, "bare.xlf"][..], &MEMORY].concat());
        assert!(ran.err.contains("trgLang") && ran.err.contains("--to"), "{}", ran.err);
    }
    desk.ends(0, &[&["import", "bare.xlf", "--to", "pt-PT"][..], &MEMORY].concat());
    let found =
        desk.ends(0, &[&["lookup", "Twelve boats left.", "--from", "en", "--to", "pt-PT"][..], &MEMORY].concat());
    assert!(found.out.contains("Partiram 13 barcos."), "{}", found.out);
    let checked = desk.ends(1, &[&["check", "bare.xlf", "--to", "pt-PT"][..], &MEMORY].concat());
    assert!(checked.out.contains("13"), "{}", checked.out);
    // Utf-16, and a file that says its language: the option changes nothing there.
    let wide: Vec<u8> = [0xff, 0xfe]
        .into_iter()
        .chain(xliff.replace("UTF-8", "UTF-16").encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    desk.write("wide.xlf", wide);
    let again = desk.ends(0, &[&["import", "wide.xlf", "--to", "pt-PT", "--json"][..], &MEMORY].concat()).json();
    assert_eq!((again[0]["new"].as_u64(), again[0]["updated"].as_u64()), (Some(0), Some(0)), "{again:?}");
    desk.write("said.xlf", xliff.replace("srcLang=\"en\"", "srcLang=\"en\" trgLang=\"pt-BR\""));
    desk.ends(0, &[&["import", "said.xlf", "--to", "pt-PT"][..], &MEMORY].concat());
    let found = desk
        .ends(0, &[&["lookup", "Twelve boats left.", "--from", "en", "--to", "pt-BR", "--json"][..], &MEMORY].concat());
    assert!(found.out.contains("\"to\":\"pt-BR\""), "{}", found.out);
}

#[test]
fn omegats_shortcut_tags_are_tags_and_no_words() {
    let desk = Desk::empty();
    desk.write(
        "project_save.tmx",
        "<tmx version=\"1.1\"><header creationtool=\"OmegaT\" o-tmf=\"OmegaT TMX\" adminlang=\"EN-US\" datatype=\"plaintext\" \
         creationtoolversion=\"5.4\" segtype=\"sentence\" srclang=\"en\"/><body><tu><tuv lang=\"en\"><seg>Read the &lt;a0&gt;full \
         report&lt;/a0&gt; of the board.&lt;br1/&gt;</seg></tuv><tuv lang=\"pt-PT\"><seg>Leia o &lt;a0&gt;relatório \
         completo&lt;/a0&gt; da administração.&lt;br1/&gt;</seg></tuv></tu><tu><tuv lang=\"en\"><seg>If a &lt; b2 and b3 &gt; \
         c, stop &lt;b4&gt; here.</seg></tuv><tuv lang=\"pt-PT\"><seg>Se a &lt; b2 e b3 &gt; c, pare &lt;b4&gt; aqui.</seg>\
         </tuv></tu></body></tmx>",
    );
    desk.ends(0, &["import", "project_save.tmx", "--memory", "m.db"]);
    let found = |sentence: &str| {
        desk.ends(0, &["lookup", sentence, "--from", "en", "--to", "pt-PT", "--memory", "m.db", "--json"]).json()[0]["matches"]
            [0]
            .clone()
    };
    let one = found("Read the full report of the board.");
    assert_eq!(
        (one["base"].as_u64(), one["target"].as_str()),
        (Some(100), Some("Leia o relatório completo da administração."))
    );
    assert_eq!(
        found("If a < b2 and b3 > c, stop here.")["base"].as_u64(),
        Some(100),
        "a tag without a partner is one, too"
    );
}

#[test]
fn what_is_no_plain_text_is_refused_and_named() {
    let desk = Desk::empty();
    for (name, text, words) in [
        ("plan.txt", "# The port\n\nIt opens.\n\n# The gates\n\nThey do.\n", ".md"),
        ("film.txt", "1\n00:00:01,000 --> 00:00:02,500\nThe port opens.\n", ".srt"),
        ("site.txt", "msgid \"Port\"\nmsgstr \"Porto\"\n", ".po"),
    ] {
        desk.write(name, text);
        let ran = desk.ends(2, &["pretranslate", name, "--from", "en", "--to", "pt-PT", "--memory", "m.db"]);
        assert!(ran.err.contains(words), "{name}: {}", ran.err);
    }
}

#[test]
fn a_pair_is_as_confirmed_as_its_weaker_side() {
    let desk = Desk::empty();
    let unit = |to: &str, state: &str, text: &str| {
        format!(
            "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.0\" srcLang=\"en\" trgLang=\"{to}\"><file \
             id=\"f\" original=\"strike.html\"><unit id=\"b1\"><segment id=\"1\" state=\"{state}\"><source>The yard will \
             hire sixty people.</source><target>{text}</target></segment></unit></file></xliff>"
        )
    };
    // A draft that says the opposite, and a Chinese text that somebody signed.
    desk.write("pt.xlf", unit("pt-PT", "initial", "O estaleiro vai despedir sessenta pessoas."));
    desk.write("zh.xlf", unit("zh-Hans", "final", "造船厂将招聘六十人。"));
    desk.ends(0, &["import", "pt.xlf", "zh.xlf", "--memory", "m.db"]);
    desk.write("page.txt", "O estaleiro vai despedir sessenta pessoas.\n");
    for to in ["en", "zh-Hans"] {
        let asked = ["lookup", "O estaleiro vai despedir sessenta pessoas.", "--from", "pt-PT", "--to", to];
        let told = &desk.ends(0, &[&asked[..], &MEMORY, &["--json"]].concat()).json()[0]["matches"][0];
        assert_eq!((&told["confirmed"], &told["state"]), (&false.into(), &"initial".into()), "{to}: {told}");
        let ran = desk.ends(1, &[&asked[..], &MEMORY, &["--state", "translated", "--json"]].concat());
        assert_eq!(ran.json()[0]["matches"].as_array().unwrap().len(), 0, "{to}: {}", ran.out);
        desk.ends(
            0,
            &[&["pretranslate", "page.txt", "--from", "pt-PT", "--to", to, "--out", "o"][..], &MEMORY].concat(),
        );
        let xliff = desk.read(&format!("o/page/page.{to}.xlf"));
        assert!(!xliff.contains("state=\"translated\""), "{to}: {xliff}");
    }
    // From what was written first nothing needs to be confirmed but the translation.
    let asked = ["lookup", "The yard will hire sixty people.", "--from", "en", "--to", "zh-Hans", "--json"];
    let told = &desk.ends(0, &[&asked[..], &MEMORY].concat()).json()[0]["matches"][0];
    assert_eq!(told["confirmed"], true, "{told}");
}

#[test]
fn a_project_begins_in_a_folder_that_git_knows_already() {
    let desk = Desk::empty();
    desk.write(".gitignore", "/target\n/out/");
    desk.ends(0, &["init", ".", "--from", "en", "--to", "pt-PT"]);
    assert_eq!(
        desk.read(".gitignore"),
        "/target\n/out/\n/.cotejo/\n",
        "what was there stays, the memory is not shared"
    );
    assert!(desk.read(".gitattributes").contains("*.tmx -text"));
    // A project that is there is not begun a second time.
    let before = desk.read("cotejo.toml");
    desk.ends(2, &["init", ".", "--from", "pt-PT", "--to", "en"]);
    assert_eq!(desk.read("cotejo.toml"), before);
}

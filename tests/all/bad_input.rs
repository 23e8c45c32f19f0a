//! Bad input is a designed case: a message with place and hint, nothing lost, nothing half-written, no panic.

use std::io::Read as _;
use std::process::Stdio;

use crate::binary::Desk;

/// The memory and the output are what they were.
fn fingerprint(desk: &Desk) -> Vec<(String, Vec<u8>)> {
    let mut out = Vec::new();
    for name in ["memory/newsroom.tmx", "memory/terms.toml", "memory/cotejo.toml"] {
        out.push((name.to_owned(), std::fs::read(desk.path(name)).unwrap()));
    }
    let stats = desk.ends(0, &["stats", "--json"]);
    out.push(("stats".into(), stats.out.into_bytes()));
    out
}

#[test]
fn a_message_with_place_and_hint_and_nothing_touched() {
    let desk = Desk::starter();
    desk.ends(0, &["stats"]);
    let before = fingerprint(&desk);
    let tu = |n: usize| {
        format!(
            "<tu tuid=\"u{n}\"><tuv xml:lang=\"en\"><seg>One {n}.</seg></tuv><tuv xml:lang=\"pt-PT\"><seg>Um {n}.</seg></tuv></tu>"
        )
    };
    let head = "<?xml version=\"1.0\"?><tmx version=\"1.4\"><header srclang=\"en\" segtype=\"sentence\" datatype=\"plaintext\" adminlang=\"en\" o-tmf=\"x\" creationtool=\"x\" creationtoolversion=\"1\"/><body>";
    let units: String = (0..40).map(tu).collect();
    desk.write("cut.tmx", format!("{head}{}", &units[..units.len() / 2]));
    desk.write("page.tmx", "<html><body><p>Not a memory at all.</p></body></html>");
    desk.write("text.xlf", "Just some text.");
    desk.write("bomb.tmx", format!("<?xml version=\"1.0\"?><!DOCTYPE tmx [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]>{}<tu><tuv xml:lang=\"en\"><seg>&c;</seg></tuv></tu></body></tmx>", &head[21..]));
    desk.write("empty.html", "");
    desk.write("blank.html", "<html><body>  <script>x()</script> </body></html>");
    desk.write("noise.bin", [0_u8, 159, 146, 150, 0, 1, 2]);
    std::fs::create_dir(desk.path("folder.html")).unwrap();
    for (args, words) in [
        (&["import", "cut.tmx"][..], &["cut.tmx", "1"][..]),
        (&["import", "page.tmx"], &["page.tmx"]),
        (&["import", "text.xlf"], &["text.xlf"]),
        (&["import", "bomb.tmx"], &["bomb.tmx"]),
        (&["import", "nowhere.tmx"], &["nowhere.tmx", "no such file"]),
        (&["import", "noise.bin"], &["noise.bin"]),
        (&["pretranslate", "empty.html"], &["empty.html", "no text"]),
        (&["pretranslate", "blank.html"], &["blank.html", "no text"]),
        (&["pretranslate", "folder.html"], &["folder.html", "folder"]),
        (&["pretranslate", "nowhere.html"], &["nowhere.html"]),
        (&["pretranslate", "memory/articles"], &["memory/articles"]),
        (&["pretranslate", "memory/newsroom.tmx"], &["newsroom.tmx"]),
        (&["pretranslate", "blank.html", "--to", "portuguese"], &["portuguese", "pt-PT"]),
        (&["pretranslate", "blank.html", "--threshold", "200"], &["--threshold", "200"]),
        (&["check", "nowhere.xlf"], &["nowhere.xlf"]),
        (&["check", "blank.html"], &["blank.html"]),
        (&["export", "text.xlf"], &["text.xlf"]),
        (&["lookup", "One", "--from", "x", "--to", "pt-PT"], &["x"]),
        (&["memory", "forget", "nonsense"], &["nonsense"]),
        (&["--ui", "klingonese-x", "stats"], &["klingonese-x"]),
    ] {
        let ran = desk.ends(2, args);
        for word in words {
            assert!(ran.err.contains(word), "{args:?}: {word} is not in: {}", ran.err);
        }
        assert!(!ran.err.contains("panicked"), "{}", ran.err);
        assert!(ran.err.starts_with("Error: ") || ran.err.contains("\nError: "), "{args:?}: {}", ran.err);
    }
    assert!(!desk.path("out").exists(), "something was written");
    assert_eq!(fingerprint(&desk), before);
}

#[test]
fn one_broken_unit_among_ten_thousand_costs_only_itself() {
    let desk = Desk::empty();
    desk.ends(0, &["init", ".", "--from", "en", "--to", "pt-PT"]);
    let mut tmx = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tmx version=\"1.4\"><header srclang=\"en\" segtype=\"sentence\" datatype=\"plaintext\" adminlang=\"en\" o-tmf=\"x\" creationtool=\"x\" creationtoolversion=\"1\"/><body>\n",
    );
    for n in 0..10_000 {
        let lang = if n == 7_000 { "no language" } else { "pt-PT" };
        tmx.push_str(&format!("<tu><tuv xml:lang=\"en\"><seg>Sentence number {n}.</seg></tuv><tuv xml:lang=\"{lang}\"><seg>Frase número {n}.</seg></tuv></tu>\n"));
    }
    tmx.push_str("</body></tmx>\n");
    desk.write("big.tmx", tmx);
    let ran = desk.ends(0, &["import", "big.tmx"]);
    assert!(ran.out.contains("9,999 new"), "{} {}", ran.out, ran.err);
    assert!(ran.err.contains("big.tmx") && ran.err.contains("7,003"), "{}", ran.err);
}

#[test]
fn whoever_stops_reading_ends_us_quietly() {
    let desk = Desk::starter();
    desk.ends(0, &["stats"]);
    let mut queries = String::new();
    for n in 0..3000 {
        queries.push_str(&format!("The minister thanked the hosts {n}.\n"));
    }
    desk.write("queries.txt", queries);
    let mut child = desk
        .command(&[
            "lookup",
            "--queries",
            "queries.txt",
            "--from",
            "en",
            "--to",
            "pt-PT",
            "--threshold",
            "50",
            "--json",
        ])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdout = child.stdout.take().unwrap();
    let mut few = [0; 10];
    stdout.read_exact(&mut few).unwrap();
    drop(stdout);
    let ended = child.wait_with_output().unwrap();
    assert_eq!(ended.status.code(), Some(0));
    assert!(ended.stderr.is_empty(), "{}", String::from_utf8_lossy(&ended.stderr));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told_as_such() {
    let desk = Desk::starter();
    desk.ends(0, &["stats"]);
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let ended = desk.command(&["stats"]).stdout(full).output().unwrap();
    assert_eq!(ended.status.code(), Some(3));
    assert!(String::from_utf8_lossy(&ended.stderr).contains("could not be written"));
}

#[test]
fn a_file_that_a_person_changed_is_not_overwritten_without_being_asked() {
    let desk = Desk::starter();
    let article = "memory/articles/2026-11-19-lisbon-first-round.en.html";
    let xliff = "out/2026-11-19-lisbon-first-round/2026-11-19-lisbon-first-round.pt-PT.xlf";
    desk.ends(0, &["pretranslate", article, "--to", "pt-PT"]);
    desk.ends(0, &["pretranslate", article, "--to", "pt-PT"]);
    let changed = desk.read(xliff).replace("state=\"initial\"", "state=\"translated\"");
    desk.write(xliff, &changed);
    let ran = desk.ends(2, &["pretranslate", article, "--to", "pt-PT"]);
    assert!(ran.err.contains("--force") && ran.err.contains(".xlf"), "{}", ran.err);
    assert_eq!(desk.read(xliff), changed);
    desk.ends(0, &["pretranslate", article, "--to", "pt-PT", "--force"]);
    assert_ne!(desk.read(xliff), changed);
}

#[test]
fn large_and_deep_pages_are_read_in_linear_time() {
    let desk = Desk::empty();
    desk.ends(0, &["init", ".", "--from", "en", "--to", "pt-PT"]);
    let sentence = "<p>The ministers met in the capital and spoke of trade, culture and the sea for two hours.</p>\n";
    desk.write(
        "deep.html",
        format!(
            "<html lang=\"en\"><body>{}{sentence}{}</body></html>",
            "<div>".repeat(100_000),
            "</div>".repeat(100_000)
        ),
    );
    let began = std::time::Instant::now();
    desk.ends(0, &["read", "deep.html", "--json"]);
    assert!(began.elapsed().as_secs() < 30, "{:?}", began.elapsed());
}

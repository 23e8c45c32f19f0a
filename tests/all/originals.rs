//! A bilingual file may come from anybody: what it names as its original lets nobody read a file, and nobody write one.

use crate::binary::{Desk, Ran};

/// A project of its own in `desk/`, so that a person's other files lie outside.
fn project() -> Desk {
    let desk = Desk::empty();
    desk.write("desk/cotejo.toml", "store = 'memory.db'\ntargets = ['pt-PT']\n");
    desk
}

/// A finished translation of one sentence, which says that it was made from `original`.
fn translation(original: &str) -> String {
    format!(
        "<xliff xmlns='urn:oasis:names:tc:xliff:document:2.0' version='2.1' \
         srcLang='en' trgLang='pt-PT'><file id='f' original='{original}'><unit id='s1'><segment \
         state='final'><source>The ferry sails at nine.</source><target>O barco parte às nove.</target></segment></unit>\
         </file></xliff>"
    )
}

const PAGE: &str = "<html lang='en'><body><main><h1>The ferry sails at nine.</h1></main></body></html>";
const SECRET: &str = "The ferry sails at nine.\n\npassword: 1234\n";

fn export(desk: &Desk, file: &str) -> Ran {
    desk.run(&["--config", "desk/cotejo.toml", "export", file, "--out", "out"])
}

#[test]
fn an_original_outside_is_named_and_not_read() {
    let desk = project();
    desk.write("secret.txt", SECRET);
    desk.write("desk/.keys/secret.txt", SECRET);
    desk.write("desk/.secret.txt", SECRET);
    let absolute = desk.path("secret.txt").display().to_string();
    for name in [
        absolute.as_str(),
        "../secret.txt",
        "articles/../../secret.txt",
        "../no-such-file.txt",
        "/no/such/file.txt",
        ".keys/secret.txt",
        ".secret.txt",
        "C:\\Users\\ana\\secret.txt",
        "\\\\server\\share\\secret.txt",
        "file:///etc/hostname",
    ] {
        desk.write("desk/in/back.xlf", translation(name));
        let ran = export(&desk, "desk/in/back.xlf");
        assert_eq!(ran.code, 2, "{name}: {ran:?}");
        assert!(ran.err.contains(name) && ran.err.contains("beside the translation"), "{name}: {ran:?}");
        assert!(!desk.path("out").exists(), "{name}");
    }
}

#[cfg(unix)]
#[test]
fn links_devices_and_pipes_are_no_originals() {
    let desk = project();
    desk.write("secret.txt", SECRET);
    desk.write("desk/in/back.xlf", translation("link.txt"));
    std::os::unix::fs::symlink(desk.path("secret.txt"), desk.path("desk/link.txt")).unwrap();
    std::os::unix::fs::symlink(desk.path(""), desk.path("desk/up")).unwrap();
    std::os::unix::fs::symlink("/dev/zero", desk.path("desk/zero.txt")).unwrap();
    let made = std::process::Command::new("mkfifo").arg(desk.path("desk/pipe.txt")).status().unwrap();
    assert!(made.success());
    desk.write("desk/folder.txt/inner.txt", "x");
    for (name, words) in [
        ("link.txt", "beside the translation"),
        ("up/secret.txt", "beside the translation"),
        ("zero.txt", "beside the translation"),
        ("/dev/zero", "beside the translation"),
        ("pipe.txt", "not a regular file"),
        ("folder.txt", "not a regular file"),
        ("cotejo.toml/a.txt", "neither where it was"),
        ("none.txt", "neither where it was"),
    ] {
        desk.write("desk/in/back.xlf", translation(name));
        let ran = export(&desk, "desk/in/back.xlf");
        assert!(ran.code == 2 && ran.err.contains(words), "{name}: {ran:?}");
        assert!(!desk.path("out").exists(), "{name}");
    }
}

#[test]
fn an_original_in_the_project_or_beside_the_translation_is_taken() {
    for (page, name, folder) in [
        ("desk/articles/ferry.html", "articles/ferry.html", "ferry"),
        ("desk/articles/ferry.html", "../desk/articles/ferry.html", "ferry"),
        ("in/ferry.html", "articles/ferry.html", "ferry"),
        ("in/ferry.html", "C:\\Users\\ana\\ferry.html", "ferry"),
        ("in/CON.html", "/home/ana/CON.html", "story-CON"),
        ("in/a b....html", "a b....html", "a-b"),
    ] {
        let desk = project();
        desk.write(page, PAGE);
        desk.write("in/back.xlf", translation(name));
        let ran = export(&desk, "in/back.xlf");
        assert_eq!(ran.code, 0, "{name}: {ran:?}");
        let written = desk.read(&format!("out/{folder}/{folder}.pt-PT.html"));
        assert!(written.contains("O barco parte às nove."), "{name}: {written}");
        for file in ["bilingual.html", "tmx"] {
            let shared = desk.read(&format!("out/{folder}/{folder}.pt-PT.{file}"));
            assert!(!shared.contains("/home/ana") && !shared.contains("Users"), "{name}: {shared}");
        }
    }
}

#[test]
fn an_article_outside_the_project_comes_back_from_the_memory() {
    let desk = project();
    desk.write("elsewhere/ferry.html", PAGE);
    let with = |rest: &[&str]| desk.ends(0, &[&["--config", "desk/cotejo.toml"], rest].concat());
    with(&["pretranslate", "elsewhere/ferry.html", "--out", "out"]);
    let ran = with(&["export", "out/ferry/ferry.pt-PT.xlf", "--out", "out"]);
    assert!(ran.err.is_empty(), "{ran:?}");
}

#[test]
fn nobody_s_own_folders_go_into_the_snapshot() {
    let desk = project();
    desk.write("desk/cotejo.toml", "store = 'memory.db'\ntext = 'memory.tmx'\ntargets = ['pt-PT']\n");
    desk.write("back.xlf", translation("C:\\Users\\ana\\ferry.html"));
    let with = |rest: &[&str]| desk.ends(0, &[&["--config", "desk/cotejo.toml"], rest].concat());
    with(&["import", "back.xlf"]);
    with(&["export"]);
    let text = desk.read("desk/memory.tmx");
    assert!(text.contains("ferry.html"), "{text}");
    assert!(!text.contains("ana"), "{text}");
    // Taken in again, it adds nothing.
    assert!(with(&["import", "back.xlf"]).out.contains("0 new"));
}

#[cfg(unix)]
#[test]
fn a_page_without_end_is_too_large() {
    let desk = project();
    let ran = desk.run(&["--config", "desk/cotejo.toml", "pretranslate", "/dev/zero"]);
    assert!(ran.code == 2 && ran.err.contains("larger than"), "{ran:?}");
}

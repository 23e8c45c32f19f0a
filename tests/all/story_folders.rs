//! The folders of stories: one document each, and what lies there is known wherever the folder goes.

use std::fs;
use std::path::Path;

use crate::binary::Desk;

const VISIT: &str = "The minister arrived in Lisbon.\n\nThe talks begin on Monday.\n";

fn memory(target: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tmx version=\"1.4\">\n<header creationtool=\"hand\" \
         creationtoolversion=\"1\" segtype=\"sentence\" o-tmf=\"none\" adminlang=\"en\" srclang=\"en\" \
         datatype=\"plaintext\"/>\n<body>\n<tu><tuv xml:lang=\"en\"><seg>The talks begin on Monday.</seg></tuv>\
         <tuv xml:lang=\"pt-PT\"><seg>{target}</seg></tuv></tu>\n</body>\n</tmx>\n"
    )
}

fn project() -> Desk {
    let desk = Desk::empty();
    let settings =
        "store = \".cotejo/m.db\"\ntext = \"m.tmx\"\nsource = \"en\"\ntargets = [\"pt-PT\"]\nout = \"../out\"\n";
    desk.write("memory/cotejo.toml", settings);
    desk.write("memory/visit.txt", VISIT);
    desk
}

fn ends(desk: &Desk, folder: &str, args: &[&str]) -> crate::binary::Ran {
    let ran: crate::binary::Ran = desk.command(args).current_dir(desk.path(folder)).output().unwrap().into();
    assert_eq!(ran.code, 0, "cotejo {args:?}\n{}\n{}", ran.out, ran.err);
    ran
}

/// Copies a folder, hidden files too; without the memory where `cloned`, as a version control leaves that out.
fn copied(from: &Path, to: &Path, cloned: bool) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let there = to.join(path.file_name().unwrap());
        if path.is_dir() {
            if !(cloned && path.ends_with(".cotejo")) {
                copied(&path, &there, cloned);
            }
        } else {
            fs::copy(&path, there).unwrap();
        }
    }
}

#[test]
fn a_copied_project_goes_on_as_the_first_would() {
    let desk = project();
    let xliff = "out/visit/visit.pt-PT.xlf";
    desk.write("first/memory/cotejo.toml", desk.read("memory/cotejo.toml"));
    desk.write("first/memory/visit.txt", VISIT);
    ends(&desk, "first/memory", &["pretranslate", "visit.txt"]);
    ends(&desk, "first/memory", &["export", "../out/visit/visit.pt-PT.xlf"]);
    ends(&desk, "first/memory", &["export"]);
    for cloned in [false, true] {
        let folder = if cloned { "cloned" } else { "copied" };
        copied(&desk.path("first"), &desk.path(folder), cloned);
        let inside = format!("{folder}/memory");
        desk.write(&format!("{inside}/new.tmx"), memory("As conversações começam na segunda-feira."));
        let mut told = ends(&desk, &inside, &["import", "new.tmx"]).err;
        told += &ends(&desk, &inside, &["pretranslate", "visit.txt"]).err;
        assert!(desk.read(&format!("{folder}/{xliff}")).contains("As conversações"));
        told += &ends(&desk, &inside, &["export", "../out/visit/visit.pt-PT.xlf"]).err;
        told += &ends(&desk, &inside, &["export"]).err;
        assert!(!told.contains("changed since") && !told.contains("kept in"), "{told}");
        // What somebody did there is not overwritten, and that is what is said.
        let edited = desk.read(&format!("{folder}/{xliff}")).replace("As conversações", "As negociações");
        desk.write(&format!("{folder}/{xliff}"), edited);
        desk.write(&format!("{inside}/newer.tmx"), memory("O diálogo começa na segunda-feira."));
        ends(&desk, &inside, &["import", "newer.tmx"]);
        let ran = desk.command(&["pretranslate", "visit.txt"]).current_dir(desk.path(&inside)).output().unwrap();
        assert_eq!(ran.status.code(), Some(2));
        assert!(String::from_utf8(ran.stderr).unwrap().contains("changed since"));
    }
}

#[test]
fn two_documents_of_one_name_have_a_folder_each() {
    let desk = project();
    for (name, text) in [
        ("a/index.txt", "The lighthouse on the northern pier is lit again after the long repairs."),
        ("b/index.txt", "The bridge over the river is closed until the end of the week."),
    ] {
        desk.write(&format!("memory/{name}"), text);
    }
    desk.write("memory/c/Index.txt", "The ferry to the island is late because of the fog on the river.");
    desk.write(
        "memory/a/index.html",
        "<!doctype html><html lang=\"en\"><body><p>The museum is open and free of charge.</p></body></html>",
    );
    let documents = ["a/index.txt", "b/index.txt", "c/Index.txt", "a/index.html"];
    let folders = ["index", "index-2", "Index-3", "index-4"];
    let said = |folder: &str| desk.read(&format!("out/{folder}/{folder}.pt-PT.xlf"));
    for round in 0..2 {
        // In one run, then each in one of its own.
        let mut told = String::new();
        match round {
            0 => told += &ends(&desk, "memory", &[&["pretranslate", "--from", "en"], &documents[..]].concat()).err,
            _ => {
                for document in documents.iter().rev() {
                    told += &ends(&desk, "memory", &["pretranslate", "--from", "en", document]).err;
                }
            }
        }
        assert_eq!(told.matches("another document, a/index.txt").count(), 3 * (1 - round), "{told}");
        for (document, folder) in documents.iter().zip(folders) {
            assert!(said(folder).contains(&format!("original=\"{document}\"")), "{folder}: {}", said(folder));
            ends(&desk, "memory", &["export", &format!("../out/{folder}/{folder}.pt-PT.xlf")]);
            let ending = document.rsplit('.').next().unwrap();
            let page = desk.read(&format!("out/{folder}/{folder}.pt-PT.draft.{ending}"));
            let word = said(folder);
            let word = word.split("<source>").nth(1).unwrap().split('<').next().unwrap();
            assert!(page.contains(word), "{folder}: {word}: {page}");
        }
        assert_eq!(fs::read_dir(desk.path("out")).unwrap().count(), 4);
    }
    // The folder of another is no place for it either where two runs came at once.
    let told = ends(&desk, "memory", &["pretranslate", "--from", "en", "b/index.txt", "--out", "../other"]).err;
    assert!(told.is_empty() && desk.path("other/index/index.pt-PT.xlf").exists(), "{told}");
}

#[test]
fn what_force_replaces_is_kept() {
    let desk = project();
    ends(&desk, "memory", &["pretranslate", "visit.txt"]);
    let (page, text) = ("out/visit/visit.pt-PT.draft.txt", "memory/m.tmx");
    ends(&desk, "memory", &["export"]);
    for (count, kept) in ["bak", "bak.2"].into_iter().enumerate() {
        desk.write(page, format!("mine {count}"));
        desk.write(text, format!("mine {count}"));
        let told = ends(&desk, "memory", &["pretranslate", "visit.txt", "--force"]).err;
        assert!(told.contains(&format!("visit.pt-PT.draft.txt.{kept}")), "{told}");
        let told = ends(&desk, "memory", &["export", "--force"]).err;
        assert!(told.contains(&format!("m.tmx.{kept}")), "{told}");
        for file in [page, text] {
            assert_eq!(desk.read(&format!("{file}.{kept}")), format!("mine {count}"));
        }
    }
    assert!(!desk.read(text).contains("mine"));
}

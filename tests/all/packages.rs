//! A package for a freelancer, as it goes out and comes back.

use crate::binary::Desk;

const NEWEST: &str = "memory/articles/2026-11-19-lisbon-first-round.en.html";
const EARLIER: &str = "memory/articles/2026-09-30-lisbon-beijing-calendar.en.html";
const SNAPSHOT: &str = "memory/newsroom.tmx";

fn packed(more: &[&str]) -> (Desk, String, serde_json::Value) {
    let desk = Desk::starter();
    let args = [&["package", NEWEST, EARLIER, "--to", "zh-Hans", "--json"], more].concat();
    let told = desk.ends(0, &args).json().remove(0);
    desk.ends(0, &["export"]);
    let snapshot = desk.read(SNAPSHOT);
    (desk, snapshot, told)
}

#[test]
fn a_package_holds_what_a_freelancer_needs() {
    let (desk, _, told) = packed(&["--table"]);
    let folder = told["package"].as_str().unwrap();
    let file = |name: &str| desk.read(&format!("{folder}/{name}"));
    let matches = file("matches.tmx");
    assert_eq!(matches.matches("<tu ").count() as u64, told["matches"].as_u64().unwrap());
    assert!(
        told["matches"].as_u64().unwrap() > 20 && !matches.contains("xml:lang=\"pt-PT\""),
        "one pair of languages alone"
    );
    for name in told["files"].as_array().unwrap() {
        assert!(file(name.as_str().unwrap()).contains("trgLang=\"zh-Hans\""));
    }
    let readme = file("README.txt");
    assert!(readme.contains("译文") && readme.contains("review.docx"), "{readme}");
    assert!(file("terms.csv").lines().count() > 10 && file("terms.tbx").contains("<tbx"));
    assert_eq!(file("source/2026-11-19-lisbon-first-round.en.html"), desk.read(NEWEST));
}

#[test]
fn an_untouched_package_changes_nothing_and_is_not_written_over_when_touched() {
    for (more, back) in [(&["--table"][..], "out/package.zh-Hans"), (&["--zip"], "out/package.zh-Hans.zip")] {
        let (desk, before, told) = packed(more);
        assert_eq!(told["package"], back);
        for line in desk.ends(0, &["import", back, "--json"]).json() {
            assert_eq!((&line["new"], &line["updated"]), (&0.into(), &0.into()), "{line}");
        }
        desk.ends(0, &["export"]);
        assert_eq!(desk.read(SNAPSHOT), before);
        // Made again, it is the same; what a person changed in it stays.
        let args = [&["package", NEWEST, EARLIER, "--to", "zh-Hans"], more].concat();
        desk.ends(0, &args);
        if more == ["--table"] {
            let file = "out/package.zh-Hans/2026-11-19-lisbon-first-round.zh-Hans.xlf";
            desk.write(file, desk.read(file).replace("</xliff>", "<!-- mine --></xliff>"));
            desk.ends(2, &args);
            assert!(desk.read(file).contains("mine"));
        }
    }
}

#[test]
fn what_a_freelancer_did_comes_in_from_the_whole_folder() {
    let (desk, _, _) = packed(&[]);
    let file = "out/package.zh-Hans/2026-11-19-lisbon-first-round.zh-Hans.xlf";
    let text = desk.read(file);
    let at = text.find("subState=\"cotejo:filled-").expect("something is filled");
    let target = at + text[at..].find("<target>").unwrap() + "<target>".len();
    let mut edited = text.clone();
    edited.insert_str(target, "改动：");
    desk.write(file, &edited);
    // What is damaged is told, and the others are taken.
    desk.write(
        "out/package.zh-Hans/broken.xlf",
        "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.0\">",
    );
    let told = desk.ends(2, &["import", "out/package.zh-Hans", "--json", "--by", "Wen"]);
    assert!(told.err.contains("broken.xlf"), "{}", told.err);
    let changed: u64 =
        told.json().iter().map(|line| line["new"].as_u64().unwrap() + line["updated"].as_u64().unwrap()).sum();
    assert_eq!(changed, 1);
    desk.ends(0, &["export"]);
    assert!(desk.read(SNAPSHOT).contains("改动："));
}

#[test]
fn a_folder_without_bilingual_files_is_no_package() {
    let (desk, ..) = packed(&[]);
    let told = desk.ends(2, &["import", "memory/articles"]);
    assert!(told.err.contains("memory/articles"), "{}", told.err);
    desk.write("empty.zip", b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0");
    desk.ends(2, &["import", "empty.zip"]);
    desk.ends(2, &["package", "nowhere.html", "--to", "pt-PT"]);
    assert!(!desk.path("out/package.pt-PT").exists());
}

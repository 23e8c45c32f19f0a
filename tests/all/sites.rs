//! A site told in the project's file, what each block's verdict rests on, and readings that somebody should look at: by
//! the command line and by a second front.

use cotejo::desk::project::Project;
use cotejo::desk::workspace::Workspace;
use cotejo::error::Notice;
use cotejo::format::Input;
use cotejo::model::Time;
use cotejo::store::Stamp;

use crate::binary::Desk;

const PAGE: &str = "<html lang=en><link rel=canonical href='https://www.pier.example/boats'><title>Two boats a day</title>
<body><h1>Two boats a day</h1><div class=text><p>The boat to the island sails twice a day from Monday.
<div class=offer><p>Sail with us and save ten shillings.</div><p>It sailed once a day until now.</div>
<div class=rules><p>The paper prints what its readers send in, as long as it is short, signed and about the valley, and it
keeps every letter for a year.<p>Letters that are not printed are read all the same, and whoever writes often is asked to
tea at the office, where the kettle is always on and the door is never locked before six.</div></body></html>";

const TOLD: &str = "[sites.\"pier.example\"]\nstory = \"div.text\"\ndrop = [\".offer\"]\n";

fn blocks(told: &serde_json::Value) -> Vec<&str> {
    told["blocks"].as_array().unwrap().iter().map(|block| block.as_str().unwrap()).collect()
}

#[test]
fn a_site_s_pages_are_read_as_the_project_says() {
    let desk = Desk::empty();
    desk.write("boats.html", PAGE);
    let story =
        ["Two boats a day", "The boat to the island sails twice a day from Monday.", "It sailed once a day until now."];
    let json = |args: &[&str]| desk.ends(0, args).json().remove(0);
    assert_ne!(blocks(&json(&["read", "boats.html", "--json"])), story);
    desk.write("cotejo.toml", TOLD);
    let told = json(&["read", "boats.html", "--json"]);
    assert_eq!(blocks(&told), story);
    assert_eq!(told["confidence"], 100);
    assert!(told.get("explained").is_none());
    // What is pretranslated is what was read.
    desk.ends(0, &["pretranslate", "boats.html", "--from", "en", "--to", "pt-PT"]);
    let xliff = desk.read("out/boats/boats.pt-PT.xlf");
    let (story, site) = xliff.split_once("<file id=\"site\"").unwrap();
    assert!(story.contains("It sailed once a day until now.") && !story.contains("Letters that"), "{story}");
    assert!(site.contains("Letters that are not printed"), "{site}");
}

#[test]
fn each_block_is_explained() {
    let desk = Desk::empty();
    desk.write("boats.html", PAGE);
    desk.write("cotejo.toml", TOLD);
    let shown = desk.ends(0, &["read", "boats.html", "--explain"]).out;
    for line in [
        "[paragraph] It sailed once a day until now.\n    the project says: story\n",
        "    the project says: not the story\n",
    ] {
        assert!(shown.contains(line), "{line}\n{shown}");
    }
    let by_cli = desk.ends(0, &["read", "boats.html", "--explain", "--json"]).json().remove(0);
    let rules = &by_cli["explained"][4];
    assert_eq!((rules["is"].as_str(), rules["story"].as_bool()), (Some("page"), Some(false)), "{rules}");
    assert_eq!(rules["evidence"][1]["kind"], "sentences", "{rules}");
    assert!(rules["evidence"][1]["weight"].as_f64().unwrap() > 2.0, "{rules}");
    // A second front gets the same.
    let project = Project::open(&desk.path("cotejo.toml")).unwrap();
    let workspace = Workspace::new(project, Stamp { who: "Ana".into(), when: Time(0) });
    let by_front = workspace.read_page(&Input { name: "boats.html", bytes: PAGE.as_bytes() }, true).unwrap().value;
    let by_front: serde_json::Value = serde_json::from_str(&serde_json::to_string(&by_front).unwrap()).unwrap();
    assert_eq!(by_front, by_cli);
}

#[test]
fn a_bad_selector_is_told_with_its_line() {
    let desk = Desk::empty();
    desk.write("boats.html", PAGE);
    desk.write("cotejo.toml", "source = \"en\"\n[sites.\"pier.example\"]\nstory = \"p:first-child\"\n");
    let ran = desk.ends(2, &["read", "boats.html"]);
    assert!(ran.err.contains("cotejo.toml, line 3: “p:first-child”"), "{}", ran.err);
}

#[test]
fn a_reading_that_nothing_speaks_for_is_told() {
    let desk = Desk::empty();
    desk.write(
        "none.txt",
        "Home\nBoats\nWeather\n\nShare\nPrint\n\nSail with us and save ten shillings today only.\n\nAbout\n",
    );
    let ran = desk.ends(0, &["read", "none.txt"]);
    assert!(ran.err.contains("not sure that what was read is the story"), "{}", ran.err);
    let clear = std::fs::read("tests/pages/en-orchard.txt").unwrap();
    let workspace =
        Workspace::new(Project::default_for(&desk.path("data")), Stamp { who: "Ana".into(), when: Time(0) });
    let notices = workspace.read_page(&Input { name: "en-orchard.txt", bytes: &clear }, false).unwrap().notices;
    assert!(!notices.iter().any(|notice| matches!(notice, Notice::StoryDoubtful { .. })), "{notices:?}");
}

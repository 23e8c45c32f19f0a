//! Terms that the memory suggests, as an editor takes them: nothing counts that she did not accept.

use cotejo::format::Input;

use crate::binary::Desk;

fn concepts(text: &str) -> Vec<cotejo::model::Concept> {
    let input = Input { name: "suggestions.toml", bytes: text.as_bytes() };
    cotejo::desk::terms::read(&input).unwrap().value.concepts().to_vec()
}

/// The file with the entries accepted whose source is one of these; all if none is named.
fn accepted(text: &str, sources: &[&str]) -> String {
    let entries = text.split("\n\n").skip(1).filter(|entry| {
        sources.is_empty() || sources.iter().any(|source| entry.contains(&format!("# en = \"{source}\"")))
    });
    let lines = entries.flat_map(str::lines).filter_map(|line| line.strip_prefix("# "));
    lines.fold(String::new(), |text, line| text + line + "\n")
}

#[test]
fn an_editor_takes_what_she_accepts_and_is_not_asked_again() {
    let desk = Desk::starter();
    let terms = desk.read("memory/terms.toml");
    let told = desk.ends(0, &["terms", "suggest", "--json"]).json();
    let of = |told: &[serde_json::Value], source: &str| told.iter().find(|term| term["source"] == source).cloned();
    let coffee = of(&told, "Brazilian coffee").unwrap_or_else(|| panic!("{told:?}"));
    let portuguese =
        coffee["targets"].as_array().unwrap().iter().find(|target| target["to"] == "pt-PT").unwrap().clone();
    assert_eq!((&portuguese["target"], portuguese["count"].as_u64() >= Some(2)), (&"café brasileiro".into(), true));
    assert!(portuguese["example"][0].as_str().unwrap().contains("Brazilian coffee"), "{portuguese}");
    // Nothing that the termbase has.
    for known in ["foreign minister", "prime minister", "trade agreement"] {
        assert_eq!(of(&told, known), None, "{known}");
    }
    for locale in cotejo::l10n::LOCALES {
        desk.ends(0, &["terms", "suggest", "--out", "s.toml", "--ui", locale]);
        let text = desk.read("s.toml");
        assert_eq!(concepts(&text), [], "{locale}: nothing is accepted yet");
        assert_eq!(concepts(&accepted(&text, &[])).len(), told.len(), "{locale}");
    }
    assert_eq!(desk.read("memory/terms.toml"), terms);
    let text = desk.read("s.toml");
    let one = accepted(&text, &["Brazilian coffee"]);
    assert_eq!(concepts(&one).len(), 1, "{one}");
    desk.write("memory/terms.toml", format!("{terms}\n{one}"));
    let again = desk.ends(0, &["terms", "suggest", "--json"]).json();
    assert_eq!((again.len(), of(&again, "Brazilian coffee")), (told.len() - 1, None));
    // What an editor wrote into the list stays.
    desk.write("s.toml", one);
    desk.ends(2, &["terms", "suggest", "--out", "s.toml"]);
    desk.ends(0, &["terms", "suggest", "--out", "s.toml", "--force"]);
}

#[test]
fn every_direction_is_looked_into_and_the_same_memory_suggests_the_same() {
    let desk = Desk::starter();
    for (from, to) in [
        ("en", "zh-Hans"),
        ("zh-Hans", "en"),
        ("pt-PT", "en"),
        ("pt-PT", "zh-Hans"),
        ("zh-Hans", "pt-PT"),
        ("en", "pt-BR"),
    ] {
        let args = ["terms", "suggest", "--from", from, "--to", to, "--json"];
        let told = desk.ends(0, &args);
        assert!(told.json().len() > 5, "{from}-{to}: {}", told.out);
        assert_eq!(desk.ends(0, &args).out, told.out, "{from}-{to}");
    }
    assert_eq!(desk.ends(0, &["terms", "suggest", "--limit", "3", "--json"]).json().len(), 3);
    // Of nothing nothing is made, and what cannot be asked is told.
    desk.ends(2, &["terms", "suggest", "--limit", "0"]);
    desk.ends(2, &["terms", "suggest", "--from", "en", "--to", "en"]);
    desk.ends(2, &["terms", "suggest", "--memory", "nowhere.db"]);
    let empty = Desk::empty();
    empty.write("cotejo.toml", "store = \"memory.db\"\nsource = \"en\"\ntargets = [\"pt-PT\"]\n");
    let nothing = empty.ends(1, &["terms", "suggest"]);
    assert!(nothing.out.contains("suggests no term"), "{}", nothing.out);
}

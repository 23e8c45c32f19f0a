//! Three people, three journeys, each walked through the binary from end to end.

use crate::binary::Desk;
use crate::other_tool::{OtherTool, units};

/// The newest story of the starter project, in English.
const NEWEST: &str = "2026-11-19-lisbon-first-round";

fn article() -> String {
    format!("memory/articles/{NEWEST}.en.html")
}

fn out(ending: &str) -> String {
    format!("out/{NEWEST}/{NEWEST}.{ending}")
}

/// The starter project with the newest story pretranslated.
fn pretranslated() -> Desk {
    let desk = Desk::starter();
    let ran = desk.ends(0, &["pretranslate", &article()]);
    assert!(ran.out.starts_with("Earlier translations are reused; nothing is machine-translated.\n"), "{}", ran.out);
    desk
}

/// Sentences that no memory holds, so that the test knows them again.
fn rendering(_: &str, source: &str) -> Option<String> {
    Some(format!("Traduzido: {source}"))
}

#[test]
fn translator() {
    let desk = pretranslated();
    let xliff = desk.read(&out("pt-PT.xlf"));
    let before = units(&xliff);
    let split = before
        .iter()
        .find(|(_, segments, codes)| !codes && segments[0].0.contains(", ") && segments[0].1.is_empty())
        .expect("a segment to split");
    let merge = before
        .iter()
        .find(|(id, segments, codes)| !codes && segments.len() > 2 && *id != split.0)
        .expect("two to merge");
    let source = &split.1[0].0;
    let target = rendering("", source).unwrap();
    let at = source.find(", ").unwrap() + 2;
    let tool = OtherTool {
        translate: &rendering,
        split: Some((&split.0, at, at + "Traduzido: ".len())),
        merge: Some(&merge.0),
    };
    let saved = tool.save(&xliff);
    assert!(!saved.contains("mtc") && saved.contains("CDATA") && saved.contains("okp:unit"));
    desk.write("back.xlf", &saved);
    let ran = desk.ends(0, &["import", "back.xlf"]);
    assert!(ran.out.contains(" new") && ran.err.is_empty(), "{} {}", ran.out, ran.err);

    // A split segment came back as the two that she made of it.
    let found = desk.ends(0, &["lookup", source[..at].trim_end(), "--from", "en", "--to", "pt-PT", "--json"]).json();
    assert!(
        found.iter().any(|line| line.to_string().contains(target[..at + "Traduzido: ".len()].trim_end())),
        "{found:#?}"
    );

    // Merged ones as one.
    let one = format!("{} {}", merge.1[0].0, merge.1[1].0);
    let found = desk.ends(0, &["lookup", &one, "--from", "en", "--to", "pt-PT", "--json"]).json();
    assert!(found[0].to_string().contains("\"score\":100"), "{found:#?}");

    // The next article finds it all: only the two segments that are no longer ones are not exact.
    let next = desk.read(&article()).replace("</body>", "<!-- next --></body>");
    desk.write("memory/articles/next.en.html", next);
    let ran = desk.ends(0, &["pretranslate", "memory/articles/next.en.html", "--to", "pt-PT", "--json"]).json();
    let story = &ran[0]["leverage"]["story"];
    let count = |band: &str| story[band]["segments"].as_u64().unwrap_or(0);
    let exact = count("context") + count("100");
    let total: u64 = story
        .as_object()
        .unwrap()
        .iter()
        .filter(|(name, _)| *name != "total")
        .map(|(_, c)| c["segments"].as_u64().unwrap())
        .sum();
    assert!(exact < total && exact + 3 >= total, "{story:#}");
    let site = &ran[0]["leverage"]["site"];
    assert!(site["new"]["segments"].as_u64().unwrap_or(0) == 0, "{site:#}");
    // Taking the same file in once more brings nothing new, and is no failure.
    let again = desk.ends(0, &["import", "back.xlf"]);
    assert!(again.out.contains("0 new"), "{}", again.out);
}

#[test]
fn editor() {
    let desk = pretranslated();
    let xliff = desk.read(&out("pt-PT.xlf"));
    // The translator forgets a figure everywhere.
    let careless = OtherTool { translate: &|_, _| Some("Sem números nenhuns.".into()), split: None, merge: None };
    desk.write("careless.xlf", careless.save(&xliff));
    let findings = desk.ends(1, &["check", "careless.xlf", "--json"]).json();
    let of = |check: &str| findings.iter().filter(|finding| finding["check"] == check).count();
    assert!(of("numbers") > 0 && of("term-not-used") > 0, "{findings:#?}");
    let told = desk.ends(1, &["check", "careless.xlf"]);
    // On the line that an editor opens.
    let careless = desk.read("careless.xlf");
    for finding in &findings {
        let line = usize::try_from(finding["line"].as_u64().unwrap()).unwrap();
        let text: String = careless.lines().skip(line - 1).take(4).collect();
        let id = format!(" id='{}'", finding["segment"].as_str().unwrap());
        assert!(text.trim_start().starts_with("<okp:segment") && text.contains(&id), "{finding}: {text}");
        assert!(told.out.contains(&format!("line {line}, ")), "{}", told.out);
    }
    let found = desk.ends(0, &["terms", "find", "foreign minister", "--json"]);
    assert!(found.out.contains("ministro dos Negócios Estrangeiros"), "{}", found.out);
    desk.ends(1, &["terms", "find", "zzzz"]);
    // Forgetting is remembered.
    let found =
        desk.ends(0, &["lookup", "Contact us", "--from", "en", "--to", "pt-PT", "--threshold", "50", "--json"]).json();
    let unit = found[0]["matches"][0]["unit"].as_str().unwrap().to_owned();
    desk.ends(0, &["memory", "forget", &unit]);
    let history = desk.ends(0, &["memory", "history", &unit]);
    assert!(history.out.contains("Ana"), "{}", history.out);
    desk.ends(2, &["memory", "forget", &unit]);
}

#[test]
fn publisher() {
    let desk = pretranslated();
    // Unfinished: a draft that says so, and that leaves out what is not confirmed.
    let ran = desk.ends(0, &["export", &out("pt-PT.xlf"), "--format", "html,tmx"]);
    assert!(ran.out.contains("draft"), "{}", ran.out);
    let draft = desk.read(&out("pt-PT.draft.html"));
    assert!(draft.contains("data-cotejo") && draft.contains("lang=\"pt-PT\""));
    let tmx = desk.read(&out("pt-PT.tmx"));
    assert!(tmx.contains("<tu ") && !tmx.contains("Traduzido"));

    // Finished: the page itself.
    let finished = OtherTool { translate: &rendering, split: None, merge: None }.save(&desk.read(&out("pt-PT.xlf")));
    desk.write("done.xlf", finished);
    let ran = desk.ends(0, &["export", "done.xlf", "--format", "html,tmx", "--with-findings"]);
    assert!(!ran.out.contains("draft"), "{}", ran.out);
    let page = desk.read(&out("pt-PT.html"));
    assert!(page.contains("Traduzido: ") && !page.contains("data-cotejo"), "{page}");
    let original = desk.read(&article());
    assert_eq!(page.matches('<').count(), original.matches('<').count(), "the markup is the original's");
    assert!(desk.read(&out("pt-PT.tmx")).contains("Traduzido: "));
    let site = desk.read("memory/catalogues/pt-PT/site.ftl");
    assert!(site.contains("contact-us = "), "{site}");

    // The catalogue is merged: what a person wrote there stays.
    desk.write("memory/catalogues/pt-PT/site.ftl", format!("# Ours\nours = Nosso\n\n{site}"));
    desk.ends(0, &["export", "done.xlf", "--with-findings"]);
    assert!(desk.read("memory/catalogues/pt-PT/site.ftl").starts_with("# Ours\nours = Nosso\n"));

    // The original has moved: the memory kept it.
    std::fs::remove_file(desk.path(&article())).unwrap();
    let ran = desk.ends(0, &["export", "done.xlf", "--format", "html", "--out", "elsewhere", "--with-findings"]);
    assert!(ran.err.contains("copy of the original"), "{}", ran.err);
    assert_eq!(desk.read(&format!("elsewhere/{NEWEST}/{NEWEST}.pt-PT.html")), page);

    // Without a file, the memory's text: the snapshot that was taken in comes out as it was.
    let before = desk.read("memory/newsroom.tmx");
    desk.ends(0, &["export"]);
    assert_eq!(desk.read("memory/newsroom.tmx"), before);
}

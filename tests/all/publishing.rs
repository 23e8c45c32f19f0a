//! What is published says what `check` says: a translation that may mislead stops, a draft shows that it is one.

use crate::binary::Desk;
use crate::other_tool::OtherTool;

const ARTICLE: &str = "<!DOCTYPE html><html lang=\"en\"><head><title>Ferry fares rise</title></head><body>\
    <article><h1>Ferry fares rise</h1><p>Fares rise by 12 per cent in May, the harbour board said on Monday.</p>\
    <p>Nobody at the harbour was surprised by that.</p></article></body></html>";
const OUT: &str = "out/fares/fares.pt-PT";

fn desk() -> Desk {
    let desk = Desk::empty();
    desk.ends(0, &["init", ".", "--from", "en", "--to", "pt-PT"]);
    desk.write("fares.html", ARTICLE);
    desk.ends(0, &["pretranslate", "fares.html"]);
    desk
}

/// The file as a translator returns it.
fn returned(desk: &Desk, name: &str, fares: &str) {
    let translate = |_: &str, source: &str| match source {
        "Ferry fares rise" => Some("Sobem os bilhetes do barco".to_owned()),
        text if text.starts_with("Fares") => (!fares.is_empty()).then(|| fares.to_owned()),
        _ => Some("Ninguém no porto estranhou.".to_owned()),
    };
    let tool = OtherTool { translate: &translate, split: None, merge: None };
    desk.write(name, tool.save(&desk.read(&format!("{OUT}.xlf"))));
}

#[test]
fn a_translation_that_may_mislead_is_not_published_unasked() {
    let desk = desk();
    returned(
        &desk,
        "done.xlf",
        "Os preços sobem 21 por cento em maio, disse na segunda-feira a administração do porto.",
    );
    let said = desk.ends(1, &["check", "done.xlf"]).out;
    let finding = said.lines().find(|line| line.contains("12")).unwrap().trim().to_owned();
    let ran = desk.ends(1, &["export", "done.xlf"]);
    assert!(ran.out.contains(&said) && ran.out.contains("--with-findings"), "{}", ran.out);
    for ending in ["html", "draft.html", "tmx"] {
        let fresh = ending == "draft.html";
        assert_eq!(desk.path(&format!("{OUT}.{ending}")).exists(), fresh, "{ending}");
    }
    // The bilingual page says so where the sentence stands, and above all of them.
    let page = desk.read(&format!("{OUT}.bilingual.html"));
    let words = finding.split_whitespace().last().unwrap();
    assert!(
        page.contains("class=\"sev-major\"") && page.contains("is-correct g-check") && page.contains(words),
        "{page}"
    );
    assert!(page.contains("may mislead in 1 segment"), "{page}");

    let told = desk.ends(1, &["export", "done.xlf", "--json"]).json();
    assert_eq!((told[0]["stopped"].as_bool(), told[0]["findings"].as_array().map(Vec::len)), (Some(true), Some(1)));
    assert_eq!(told[0]["findings"][0]["check"], "numbers");
    desk.ends(0, &["export", "done.xlf", "--with-findings"]);
    assert!(desk.read(&format!("{OUT}.html")).contains("21 por cento"));

    // Corrected, it goes out by itself.
    returned(
        &desk,
        "right.xlf",
        "Os preços sobem 12 por cento em maio, disse na segunda-feira a administração do porto.",
    );
    let ran = desk.ends(0, &["export", "right.xlf"]);
    assert!(!ran.out.contains("12"), "{}", ran.out);
    // Whoever wrote it read it; nobody else did, and the page does not call that ready.
    let page = desk.read(&format!("{OUT}.bilingual.html"));
    assert!(page.contains("is-review g-review") && !page.contains("is-ready g-ready"), "{page}");
    let read = desk
        .read("right.xlf")
        .replace("state='translated'", "state='reviewed'")
        .replace("state=\"translated\"", "state=\"reviewed\"");
    desk.write("read.xlf", read);
    desk.ends(0, &["export", "read.xlf"]);
    let page = desk.read(&format!("{OUT}.bilingual.html"));
    assert!(page.contains("is-ready g-ready") && !page.contains("is-review g-review"), "{page}");
}

#[test]
fn a_draft_shows_a_person_that_it_is_one() {
    let desk = desk();
    let first = desk.read(&format!("{OUT}.draft.html"));
    returned(&desk, "half.xlf", "");
    desk.ends(0, &["export", "half.xlf"]);
    let draft = desk.read(&format!("{OUT}.draft.html"));
    for (page, open) in [(&first, 3), (&draft, 1)] {
        let start = page.find("<aside data-cotejo-draft").unwrap();
        let end = page.find("</aside>").unwrap() + "</aside>".len();
        assert!(page[..start].ends_with("<body>"), "{page}");
        assert!(page[start..end].contains(&format!("{open} of ")), "{}", &page[start..end]);
        assert!(page[start..end].contains("[data-cotejo]{"), "the marks' look goes with it");
        let without = format!("{}{}", &page[..start], &page[end..]);
        assert!(!without.contains("data-cotejo-draft") && without.contains("<span lang=\"en\" data-cotejo=\"new\">"));
    }
    assert_eq!(draft.matches("data-cotejo=").count(), 1, "{draft}");
    returned(
        &desk,
        "done.xlf",
        "Os preços sobem 12 por cento em maio, disse na segunda-feira a administração do porto.",
    );
    desk.ends(0, &["export", "done.xlf"]);
    assert!(!desk.read(&format!("{OUT}.html")).contains("data-cotejo"));
}

const RIGHT: &str = "Os preços sobem 12 por cento em maio, disse na segunda-feira a administração do porto.";

#[test]
fn a_page_that_was_corrected_meanwhile_is_not_published_unasked() {
    let desk = desk();
    returned(&desk, "done.xlf", RIGHT);
    desk.write(
        "fares.html",
        ARTICLE.replace("</article>", "<p>The fares of May were wrong here on Monday.</p></article>"),
    );
    let ran = desk.ends(1, &["export", "done.xlf"]);
    assert!(ran.out.contains("--update") && ran.out.contains("--with-findings"), "{}", ran.out);
    assert!(!desk.path(&format!("{OUT}.html")).exists());
    assert_eq!(desk.ends(1, &["export", "done.xlf", "--json"]).json()[0]["stopped"], true);
    desk.ends(0, &["export", "done.xlf", "--with-findings"]);
    assert!(desk.read(&format!("{OUT}.html")).contains("12 por cento"));
}

#[test]
fn a_finished_page_beside_a_draft_is_told_by_its_name() {
    let desk = desk();
    returned(&desk, "done.xlf", RIGHT);
    let page = format!("{OUT}.html");
    let tells = |ran: &crate::binary::Ran| ran.err.contains(&format!("{page} is from an earlier export"));
    assert!(!tells(&desk.ends(0, &["export", "done.xlf"])));
    let stands = desk.read(&page);
    // The page says more now: what was published does not.
    desk.write(
        "fares.html",
        ARTICLE.replace(
            "</article>",
            "<p>Children travel free of charge on every crossing from then on, the harbour board said.</p></article>",
        ),
    );
    assert!(tells(&desk.ends(1, &["export", "done.xlf"])), "stopped, since the original has changed");
    desk.ends(0, &["import", "done.xlf"]);
    assert!(tells(&desk.ends(0, &["pretranslate", "fares.html", "--update"])), "a draft comes to lie beside it");
    assert!(tells(&desk.ends(0, &["export", &format!("{OUT}.xlf")])), "another one does");
    assert_eq!(desk.read(&page), stands);
    returned(&desk, "done.xlf", RIGHT);
    assert!(!tells(&desk.ends(0, &["export", "done.xlf"])));
    assert_ne!(desk.read(&page), stands);
}

#[test]
fn two_files_of_one_story_are_not_published_over_each_other() {
    let desk = desk();
    returned(&desk, "done.xlf", RIGHT);
    returned(&desk, "again.xlf", &RIGHT.replace("Os preços", "Os bilhetes"));
    let ran = desk.ends(2, &["export", "done.xlf", "again.xlf"]);
    assert!(ran.err.contains("done.xlf") && ran.err.contains("again.xlf"), "{}", ran.err);
    assert!(desk.read(&format!("{OUT}.html")).contains("Os preços"));
}

#[test]
fn a_story_with_a_memory_of_its_own_leaves_nothing_in_the_house() {
    let desk = desk();
    let page =
        ARTICLE.replace("</head>", "<meta name=\"description\" content=\"The board will resign on Friday.\"></head>");
    desk.write("secret/fares.html", page.replace("</body>", "<footer><a href=\"/c\">Contact us</a></footer></body>"));
    let memory = ["--memory", "secret/m.db", "--out", "secret"];
    desk.ends(0, &[&["pretranslate", "secret/fares.html"][..], &memory].concat());
    let xliff = desk.read("secret/fares/fares.pt-PT.xlf");
    let translate = |_: &str, source: &str| Some(source.replace("May", "maio").to_uppercase());
    let tool = OtherTool { translate: &translate, split: None, merge: None };
    desk.write("secret/done.xlf", tool.save(&xliff));
    desk.ends(0, &[&["export", "secret/done.xlf", "--with-findings"][..], &memory].concat());
    assert!(desk.read("secret/fares/pt-PT/site.ftl").contains("CONTACT US"));
    assert!(!desk.read("secret/fares/pt-PT/site.ftl").contains("RESIGN"), "what the page says of itself is no message");
    assert!(!desk.path("catalogues").exists());
    let ran = desk.ends(2, &["export", "--memory", "secret/m.db"]);
    assert!(ran.err.contains("--to"), "{}", ran.err);
    assert!(!desk.path("memory.tmx").exists() || !desk.read("memory.tmx").contains("<tu "));
}

#[test]
fn of_several_files_one_that_cannot_be_done_stops_none_of_the_others() {
    let desk = desk();
    desk.write("pier.html", ARTICLE.replace("Ferry fares rise", "The pier is painted"));
    desk.write("binary.html", "\u{0}\u{1}\u{2}");
    // Every page is prepared but the two that cannot be, and the end says which.
    let ran = desk.ends(2, &["pretranslate", "missing.html", "pier.html", "binary.html"]);
    assert!(desk.path("out/pier/pier.pt-PT.xlf").exists(), "{}", ran.err);
    let last = ran.err.lines().last().unwrap();
    assert!(last.contains("2 of 3") && last.contains("missing.html, binary.html"), "{last}");
    assert_eq!(ran.err.lines().count(), 3, "{}", ran.err);
    // So it is with what goes out, and with what comes in.
    returned(
        &desk,
        "done.xlf",
        "Os preços sobem 12 por cento em maio, disse na segunda-feira a administração do porto.",
    );
    for journey in ["export", "import"] {
        let ran = desk.ends(2, &[journey, "missing.xlf", "done.xlf"]);
        assert!(ran.out.contains(if journey == "export" { ".html" } else { "done.xlf" }), "{}", ran.out);
        let last = ran.err.lines().last().unwrap();
        assert!(last.contains("1 of 2") && last.contains("missing.xlf"), "{last}");
    }
    assert!(desk.read(&format!("{OUT}.html")).contains("12 por cento em maio"));
}

#[test]
fn a_draft_of_a_text_shows_that_it_is_one_and_where_it_is_open() {
    let desk = Desk::empty();
    desk.ends(0, &["init", ".", "--from", "en", "--to", "pt-PT"]);
    desk.write("fares.txt", "Ferry fares rise\r\n\r\nFares rise in May. Nobody was surprised.\r\n");
    desk.ends(0, &["pretranslate", "fares.txt"]);
    let translate = |_: &str, source: &str| source.starts_with("Nobody").then(|| "Ninguém estranhou.".to_owned());
    let tool = OtherTool { translate: &translate, split: None, merge: None };
    desk.write("part.xlf", tool.save(&desk.read(&format!("{OUT}.xlf"))));
    desk.ends(0, &["export", "part.xlf"]);
    let draft = desk.read(&format!("{OUT}.draft.txt"));
    let (text, notice) = draft.rsplit_once("\r\n\r\n").unwrap();
    assert!(notice.starts_with("[[ ") && notice.ends_with(" ]]\r\n") && notice.contains("2 of 3"), "{notice}");
    assert_eq!(text, "[[Ferry fares rise]]\r\n\r\n[[Fares rise in May.]] Ninguém estranhou.");
}

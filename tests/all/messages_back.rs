//! A catalogue of gettext that was filled and comes back: the format has no place for a mark of what was filled in, and yet
//! nothing that nobody touched is news.

use crate::binary::{Desk, Ran};

const SAID: [(&str, &str); 3] = [
    ("The tide mill is closed.", "O moinho de maré está fechado."),
    ("Nine boats left.", "Partiram nove barcos."),
    ("Save the route now", "Guarde já o percurso"),
];

fn project() -> Desk {
    let desk = Desk::empty();
    desk.write("cotejo.toml", "source = \"en\"\ntargets = [\"pt-PT\"]\nstore = \"memory.db\"\ntext = \"memory.tmx\"\n");
    desk
}

/// A story that Ana translated.
fn story(desk: &Desk) {
    let unit = |(at, (source, text)): (usize, &(&str, &str))| {
        format!(
            "<unit id=\"u{at}\"><segment state=\"translated\"><source>{source}</source><target>{text}</target></segment></unit>"
        )
    };
    let units: String = SAID.iter().enumerate().map(unit).collect();
    let xliff = format!(
        "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.0\" srcLang=\"en\" trgLang=\"pt-PT\">\
         <file id=\"f\" original=\"mill.html\">{units}</file></xliff>\n"
    );
    desk.write("mill.xlf", xliff);
    desk.ends(0, &["import", "mill.xlf", "--by", "Ana"]);
}

/// A catalogue of a program that says the same, one message in a menu and one with another mark.
fn catalogue(desk: &Desk) {
    let message = |context: &str, source: &str| format!("{context}msgid \"{source}\"\nmsgstr \"\"\n\n");
    let header = "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\"Language: pt_PT\\n\"\n\n";
    let messages = [
        message("", SAID[0].0),
        message("msgctxt \"menu\"\n", SAID[1].0),
        message("", "Save the route, now"),
        message("", "Quit"),
    ];
    desk.write("app.po", format!("{header}{}", messages.concat()));
    desk.ends(0, &["pretranslate", "app.po"]);
}

/// The catalogue as it was filled, in another place and under another name.
fn sent_back(desk: &Desk) -> String {
    let filled = desk.read("out/app/app.po");
    desk.write("from-zoe/pt.po", &filled);
    filled
}

fn exported(desk: &Desk) -> String {
    desk.ends(0, &["export"]);
    desk.read("memory.tmx")
}

fn counts(ran: &Ran) -> [u64; 4] {
    let told = &ran.json()[0];
    ["new", "updated", "unchanged", "forgotten"].map(|name| told[name].as_u64().unwrap())
}

fn import(desk: &Desk, file: &str) -> Ran {
    desk.ends(0, &["import", file, "--by", "Zoe", "--json", "--ui", "en"])
}

#[test]
fn an_untouched_catalogue_is_no_news() {
    let desk = project();
    story(&desk);
    catalogue(&desk);
    let filled = sent_back(&desk);
    let (fuzzy, exact) = (filled.matches("#, fuzzy").count(), filled.matches(SAID[0].1).count());
    assert_eq!((fuzzy, exact, filled.matches(SAID[2].1).count()), (2, 1, 1), "{filled}");
    let before = exported(&desk);
    let ran = import(&desk, "from-zoe/pt.po");
    assert_eq!(counts(&ran), [0, 0, 3, 0], "{}", ran.out);
    assert_eq!(exported(&desk), before);
    // Also in a colleague's memory, which did not fill it.
    let colleague = project();
    colleague.write("memory.tmx", &before);
    colleague.write("pt.po", &filled);
    assert_eq!(counts(&import(&colleague, "pt.po")), [0, 0, 3, 0]);
    assert_eq!(exported(&colleague), before);
    let ran = desk.ends(0, &["import", "from-zoe/pt.po", "--by", "Zoe", "--prefer", "file", "--json"]);
    assert_eq!(counts(&ran), [0, 0, 3, 0], "{}", ran.out);
    // What she has written, and the draft that she has made her own, are hers.
    let hers = filled
        .replace("msgid \"Quit\"\nmsgstr \"\"", "msgid \"Quit\"\nmsgstr \"Sair\"")
        .replace("#, fuzzy\n#| msgid \"Save the route now\"\n", "");
    desk.write("from-zoe/pt.po", hers);
    let ran = import(&desk, "from-zoe/pt.po");
    assert_eq!(counts(&ran), [2, 0, 2, 0], "{}", ran.out);
    let after = exported(&desk);
    for line in before.lines().filter(|line| line.starts_with("<tuv")) {
        assert!(after.contains(line), "{line}\n{after}");
    }
    let by_zoe = after.lines().filter(|line| line.contains("\"Zoe\"") && line.starts_with("<tuv")).count();
    assert_eq!(by_zoe, 2, "{after}");
    // And again it is none.
    assert_eq!(counts(&import(&desk, "from-zoe/pt.po")), [0, 0, 4, 0]);
    assert_eq!(exported(&desk), after);
}

#[test]
fn what_was_forgotten_or_taken_back_does_not_come_with_a_catalogue() {
    for undo in [false, true] {
        let desk = project();
        story(&desk);
        catalogue(&desk);
        let filled = sent_back(&desk);
        match undo {
            true => desk.ends(0, &["memory", "undo", "1"]),
            false => desk.ends(0, &["memory", "forget", "--document", "mill.html"]),
        };
        let ran = import(&desk, "from-zoe/pt.po");
        assert_eq!(counts(&ran)[3], 2, "{undo}: {}", ran.out);
        assert!(ran.err.contains("--prefer file"), "{}", ran.err);
        let text = exported(&desk);
        assert!(!text.contains(SAID[0].1) && !text.contains(SAID[1].1), "{undo}: {text}");
        // In the file it stays, and whoever works on it is told.
        desk.write("out/app/app.po", &filled);
        let ran = desk.ends(0, &["pretranslate", "app.po", "--update", "--ui", "en"]);
        assert!(ran.err.contains("what the memory has forgotten"), "{undo}: {}", ran.err);
        // Whoever means it says so.
        let ran = desk.ends(0, &["import", "from-zoe/pt.po", "--by", "Zoe", "--prefer", "file"]);
        let text = exported(&desk);
        let line = text.lines().find(|line| line.contains(SAID[0].1));
        // She has brought it back, and Ana has written it.
        assert!(line.is_some_and(|line| line.contains("\"Ana\"")), "{undo}: {} {} {text}", ran.out, ran.err);
    }
}

#[test]
fn a_catalogue_that_was_taken_back_may_come_again() {
    let desk = project();
    desk.write(
        "pt.po",
        "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\"Language: pt_PT\\n\"\n\n\
         msgid \"Quit\"\nmsgstr \"Sair\"\n",
    );
    assert_eq!(counts(&import(&desk, "pt.po")), [1, 0, 0, 0]);
    let before = exported(&desk);
    desk.ends(0, &["memory", "undo", "1"]);
    // Mended since; who wrote what is in both stays its author.
    desk.write("pt.po", format!("{}\nmsgid \"Open\"\nmsgstr \"Abrir\"\n", desk.read("pt.po")));
    let ran = desk.ends(0, &["import", "pt.po", "--by", "Rui", "--json"]);
    assert_eq!(counts(&ran), [2, 0, 0, 0], "{}", ran.err);
    let after = exported(&desk);
    let line = |text: &str| text.lines().find(|line| line.contains("Sair")).unwrap().to_owned();
    assert_eq!(line(&after), line(&before));
}

//! Pages, memories, terms and names of files come from anybody; what a command prints of them is shown, and commands the
//! terminal nothing.

use crate::binary::{Desk, Ran};

/// Sets the title, clears the screen, opens a link, writes the clipboard; as bytes of C0, as C1, and what turns text around.
const ATTACKS: &[&str] = &[
    "\u{1b}]0;owned\u{7}",
    "\u{1b}[2J\u{1b}[1;31m",
    "\u{1b}]8;;https://example.org/\u{1b}\\",
    "\u{1b}]52;c;ZWNobw==\u{7}",
    "\u{9d}0;owned\u{9c}",
    "\u{9b}2J",
    "done\rerror",
    "over\u{8}\u{8}\u{8}\u{8}",
    "\u{7f}\u{85}",
    "\u{202e}lmth.\u{202c}\u{2066}x\u{2069}\u{200f}",
];

fn acts(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\t'))
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A project with the attack in a page, a memory, a translation and the terms, and in their names where a name may have it.
fn project(attack: &str) -> (Desk, [String; 3]) {
    let desk = Desk::empty();
    let name = if cfg!(unix) { attack.replace('/', "") } else { String::new() };
    let files = ["html", "tmx", "xlf"].map(|ending| format!("a{name}.{ending}"));
    let toml: String = attack.chars().map(|c| format!("\\u{:04x}", u32::from(c))).collect();
    // An XML file may hold a C0 control as no more than a broken reference, which is told.
    let xml: String = attack
        .chars()
        .map(|c| {
            if acts(c) && c != '\u{1b}' && c != '\u{7}' && c != '\u{8}' {
                format!("&#{};", u32::from(c))
            } else if acts(c) {
                String::new()
            } else {
                c.to_string()
            }
        })
        .collect();
    desk.write(
        "cotejo.toml",
        "store = 'memory.db'\ntext = 'memory.tmx'\nterms = 'terms.toml'\nsource = 'en'\ntargets = ['pt-PT']\n",
    );
    desk.write(
        "terms.toml",
        format!(
            "[ferry]\nsubject = \"{toml}\"\ndefinition = \"{toml}\"\nen = [{{ text = \"ferry\", note = \"{toml}\" }}]\n\
             pt-PT = [\"barco{toml}\"]\n"
        ),
    );
    desk.write(
        &files[0],
        format!("<html lang='en'><body><main><h1>The ferry sails at nine {attack} today.</h1><p>It takes {attack} 20 minutes, as it did in the past.</p></main></body></html>"),
    );
    let unit = |en: &str, pt: &str| {
        format!(
            "<tu creationid='{xml}'><prop type='x-cotejo-document'>{xml}</prop><note>{xml}</note><tuv xml:lang='en'><seg>{en} {xml}</seg></tuv><tuv xml:lang='pt-PT'><seg>{pt} {xml}</seg></tuv></tu>"
        )
    };
    desk.write(
        &files[1],
        format!(
            "<tmx version='1.4'><header srclang='en'/><body>{}{}<tu><tuv xml:lang='{xml}'><seg>x</seg></tuv></tu></body></tmx>",
            unit("The ferry sails at nine", "O navio parte às dez"),
            unit("It takes 20 minutes", "Demora 30 minutos")
        ),
    );
    desk.write(
        &files[2],
        format!(
            "<xliff xmlns='urn:oasis:names:tc:xliff:document:2.0' version='2.1' srcLang='en' trgLang='pt-PT'><file id='f' \
             original='{xml}.html'><unit id='s1'><segment id='{xml}' state='final'><source>The ferry takes 20 minutes {xml}</source>\
             <target>O navio demora 30 minutos {xml}</target></segment></unit></file></xliff>"
        ),
    );
    (desk, files)
}

fn shows(ran: &Ran, args: &[&str], attack: &str) {
    for text in [&ran.out, &ran.err] {
        assert!(!text.contains(acts), "{args:?} of {attack:?} printed {text:?}");
    }
    assert!(ran.code <= 3, "{args:?} of {attack:?}: {ran:?}");
}

#[test]
fn nothing_printed_commands_the_terminal() {
    for attack in ATTACKS {
        let (desk, [page, memory, translation]) = project(attack);
        let mut escaped = false;
        for args in [
            &["read", &page][..],
            &["segment", &page],
            &["import", &memory],
            &["import", &translation],
            &["import", &format!("no{attack}such.tmx")],
            &["pretranslate", &page],
            &["pretranslate", &page, "--out", &format!("out{attack}")],
            &["lookup", "The ferry sails at nine", "--threshold", "50"],
            &["lookup", "The ferry sails at nine", "--threshold", "50", "--json"],
            &["lookup", attack],
            &["check"],
            &["check", &translation],
            &["check", &translation, "--json"],
            &["export", &translation],
            &["export"],
            &["terms", "find", "ferry"],
            &["terms", "find", "ferry", "--json"],
            &["terms", "find", attack],
            &["stats"],
            &["stats", "--json"],
            &["stats", &page],
            &["memory", "log"],
            &["memory", "check"],
            &["memory", "history", attack],
            &["init", &format!("new{attack}")],
            &[attack],
            &["--ui", attack, "stats"],
            &["read", &page, "--json"],
            &["lookup", "x", "--from", attack],
            &["export", "x", "--format", attack],
        ] {
            let ran = desk.run(args);
            shows(&ran, args, attack);
            escaped |= ran.out.contains("\\u{");
            if args.contains(&"--json") {
                for value in ran.out.lines().map(serde_json::from_str::<serde_json::Value>) {
                    assert!(value.is_ok(), "{args:?}: {}", ran.out);
                }
            }
        }
        assert!(escaped, "{attack:?} was nowhere shown");
        let logged: Ran = desk.command(&["read", &page]).env("COTEJO_LOG", "trace").output().unwrap().into();
        shows(&logged, &["log"], attack);
    }
}

/// A program that reads `--json` gets the very text.
#[test]
fn json_says_the_text_itself() {
    let desk = Desk::empty();
    desk.write("cotejo.toml", "store = 'memory.db'\nterms = 'terms.toml'\n");
    desk.write("terms.toml", "[tide]\ndefinition = \"\\u202ea\\u009bb\\u001b\"\nen = [\"tide\"]\n");
    let found = desk.ends(0, &["terms", "find", "tide", "--json"]);
    assert!(found.out.contains("\\u202ea\\u009bb\\u001b"), "{}", found.out);
    assert_eq!(found.json()[0]["definitions"][0]["text"], "\u{202e}a\u{9b}b\u{1b}");
}

use super::*;
use crate::format::{PouredBlock, PouredSegment, Pouring, Unconfirmed};
use crate::model::Piece;

fn document(name: &str, file: &str) -> Document {
    (FORMAT.document(name).unwrap().read)(&Input { name, bytes: file.as_bytes() }).unwrap().value
}

fn texts(file: &str) -> Vec<Text> {
    document("a.json", file).blocks.into_iter().map(|block| block.text).collect()
}

fn chars(file: &str) -> Vec<String> {
    texts(file).iter().map(Text::chars).collect()
}

fn refusal(file: &[u8]) -> Error {
    (FORMAT.document("a.json").unwrap().read)(&Input { name: "a.json", bytes: file }).unwrap_err()
}

/// The file with `change` done to the text of each block.
fn poured(file: &str, change: impl Fn(usize, &Text) -> Option<Text>) -> String {
    let document = document("a.json", file);
    let blocks = document.blocks.iter().enumerate().filter_map(|(block, at)| {
        let text = change(block, &at.text)?;
        Some(PouredBlock { block, segments: vec![PouredSegment { text, after: String::new(), unconfirmed: None }] })
    });
    let lang = Lang::parse("pt-PT").unwrap();
    let pouring = Pouring { lang: &lang, blocks: blocks.collect() };
    let bytes = (FORMAT.document("a.json").unwrap().pour)(&document, &pouring).unwrap().value;
    String::from_utf8(bytes).unwrap()
}

/// A text with other characters: `said` has them, parted by `|` where the codes of `text` stand.
fn reworded(text: &Text, said: &str) -> Text {
    let mut parts = said.split('|');
    let mut out = Text::plain(parts.next().unwrap_or_default());
    for code in text.codes() {
        out.push(Piece::Code(code.clone()));
        out.push_chars(parts.next().unwrap_or_default());
    }
    out
}

#[test]
fn what_people_read_is_text() {
    for (file, expected) in [
        (r#"{"a": "Open", "b": {"c": ["Gate", "Quay"]}, "d": 1, "e": ""}"#, vec!["Open", "Gate", "Quay"]),
        (
            r#"{"a": "Open", "b": "https://a.b/c", "c": "/img/x.png", "d": "{{n}}", "e": "2024", "f": "menu.open", "g": "Yes/No", "h": "Go"}"#,
            vec!["Open", "Yes/No", "Go"],
        ),
        (r#"{"a": "Open", "a": "Open again", "_comment": "For you"}"#, vec!["Open", "Open again"]),
        (r#"{"a": {"message": "Open", "description": "A sign"}}"#, vec!["Open"]),
        (r#"{"a": {"defaultMessage": "Open", "description": "A sign"}}"#, vec!["Open"]),
        (r#"[{"id": "a", "defaultMessage": "Open", "description": "A sign"}]"#, vec!["Open"]),
        (r#"{"@@locale": "en", "a": "Open", "@a": {"description": "A sign"}, "@@author": "Some body"}"#, vec!["Open"]),
        (r#"{"a": "  One line.\n\n Another. "}"#, vec!["One line.", "Another."]),
        // A code over the end of a line keeps the lines together.
        (r#"{"a": "<b>One\ntwo</b>"}"#, vec!["One\ntwo"]),
        (r#"{"a": "\u005b\u00e9\ud83c\udf0a \"x\" \\ \/"}"#, vec!["[é🌊 \"x\" \\ /"]),
    ] {
        assert_eq!(chars(file), expected, "{file}");
        let own = poured(file, |_, text| Some(text.clone()));
        assert_eq!(own.replace("pt_PT", "en"), file);
    }
}

#[test]
fn places_and_tags_are_codes() {
    for (message, expected) in [
        ("Hi {{name}}, {{- n, number}}", "Hi |, |"),
        ("$t(a.b) and $t(c, {n: 1})", "| and |"),
        ("{n} %s %{x} ${y} 100 % {not this}", "| | | | 100 % {not this}"),
        ("a <b>c</b><br>d <1>e</1> < f <g>", "a |c||d |e| < f <g>"),
        ("<a href='x'>y</a></a>", "|y|</a>"),
    ] {
        let file = format!("{{\"a\": \"{message}\"}}");
        let pieces: String = texts(&file)[0]
            .pieces()
            .iter()
            .map(|piece| match piece {
                Piece::Chars(chars) => chars.as_str(),
                Piece::Code(_) => "|",
            })
            .collect();
        assert_eq!(pieces, expected, "{message}");
    }
    let icu = r#"{"a": {"defaultMessage": "It''s {n, plural, one {# ship} other {{n} '{ships'}} <b>now</b>, '{not}' d'água"}}"#;
    let text = &texts(icu)[0];
    assert_eq!(text.chars(), "It's  now, {not} d'água");
    assert_eq!(text.codes().count(), 3);
    let notices =
        (FORMAT.document("a.json").unwrap().read)(&Input { name: "a.json", bytes: icu.as_bytes() }).unwrap().notices;
    assert_eq!(notices, [Notice::ChoicesLeft { file: "a.json".to_owned(), line: 1, count: 1 }]);
}

#[test]
fn a_translation_is_written_as_the_file_writes() {
    for (file, said, expected) in [
        (r#"{"a": "Open {{n}}"}"#, "Água \"|\" \\", r#"{"a": "Água \"{{n}}\" \\"}"#),
        (r#"{"a": "caf\u00E9"}"#, "água 🌊", r#"{"a": "\u00E1gua \uD83C\uDF0A"}"#),
        (r#"{"a": "caf\u00e9", "b": "é"}"#, "água", r#"{"a": "água", "b": "é"}"#),
        (r#"{"a": "a\/b c"}"#, "um/dois", r#"{"a": "um\/dois"}"#),
        (r#"{"a": "\u003cb\u003eOn\u003c/b\u003e"}"#, "|Lá|", r#"{"a": "\u003cb\u003eLá\u003c/b\u003e"}"#),
        (r#"{"a": " Open. "}"#, "Aberto.", r#"{"a": " Aberto. "}"#),
        (r#"{"a": "One\ntwo"}"#, "Um", r#"{"a": "Um\ntwo"}"#),
        (r#"{"a": {"message": "Cost $N$"}}"#, "R$ |", r#"{"a": {"message": "R$$ $N$"}}"#),
        (
            r#"{"a": {"defaultMessage": "The {x}"}}"#,
            "d'| e {isto}, <b>d'água",
            r#"{"a": {"defaultMessage": "d''{x} e '{'isto'}', '<'b>d'água"}}"#,
        ),
        (r#"{"@@locale": "en_GB", "a": "Open"}"#, "Aberto", r#"{"@@locale": "pt_PT", "a": "Aberto"}"#),
        // What says nothing changes nothing.
        (r#"{"a": "Open"}"#, " ", r#"{"a": "Open"}"#),
    ] {
        let out = poured(file, |at, text| (at == 0).then(|| reworded(text, said)));
        assert_eq!(out, expected);
        if !said.trim().is_empty() {
            assert_eq!(chars(&out)[0], said.replace('|', ""), "{out}");
        }
    }
}

#[test]
fn what_waits_stays_as_it_is() {
    let file = r#"{"@@locale": "en", "a": "Open. Closed."}"#;
    let document = document("a.json", file);
    let (lang, en) = (Lang::parse("pt-PT").unwrap(), Lang::parse("en").unwrap());
    let segment =
        |text: &str, unconfirmed| PouredSegment { text: Text::plain(text), after: String::new(), unconfirmed };
    for segments in [
        vec![segment("Open. Closed.", Some(Unconfirmed { lang: en.clone(), reason: "new" }))],
        vec![segment("Aberto. ", None), segment("Closed.", Some(Unconfirmed { lang: en.clone(), reason: "new" }))],
    ] {
        let pouring = Pouring { lang: &lang, blocks: vec![PouredBlock { block: 0, segments }] };
        let out = (FORMAT.document("a.json").unwrap().pour)(&document, &pouring).unwrap().value;
        assert!(String::from_utf8(out).unwrap().ends_with("\"a\": \"Open. Closed.\"}"));
    }
}

#[test]
fn the_language_stands_in_the_path() {
    for (name, expected) in [
        ("pt-BR.json", Some("pt-BR")),
        ("src/app_zh_Hant.arb", Some("zh-Hant")),
        ("ext/_locales/pt_PT/messages.json", Some("pt-PT")),
        ("public/locales/en/common.json", Some("en")),
        ("locales/fr.json", Some("fr")),
        ("js/db.json", None),
        ("site.json", None),
        ("ui/common.json", None),
    ] {
        assert_eq!(document(name, r#"{"a": "Open"}"#).meta.lang.as_deref(), expected, "{name}");
    }
}

#[test]
fn what_cannot_be_read_says_why() {
    let reason = |file: &[u8]| match refusal(file) {
        Error::JsonBroken { line, reason, .. } => format!("{line} {reason}"),
        Error::NotWhatItsNameSays { found, .. } => found,
        error => error.id().to_owned(),
    };
    for (file, expected) in [
        ("{\n\"a\": \"b", "2 string"),
        ("{\n\"a\": \"b\\x\"}", "2 string"),
        ("{\"a\": \"\\ud83c\"}", "1 string"),
        ("{\"a\": \"b\"\n", "2 end"),
        ("{\"a\" \"b\"}", "1 place"),
        ("{\"a\": \"b\"}\n{}", "2 place"),
        ("{\"a\": \"b\" \"c\": 1}", "1 place"),
        ("{\"a\": [\"b\"}", "1 place"),
        ("{\"a\": b}", "1 place"),
        ("{,}", "1 place"),
        ("", "error-file-empty"),
        ("{\"a\": 1}", "json-data"),
        ("{\"name\": \"a b\", \"dependencies\": {}}", "json-settings"),
        ("[]", "json-data"),
    ] {
        assert_eq!(reason(file.as_bytes()), expected, "{file}");
    }
    for deep in ["[", "{\"a\":", "[{\"a\":"] {
        assert_eq!(reason(deep.repeat(100_000).as_bytes()), "1 deep");
    }
    assert_eq!(reason("[1,".repeat(100).as_bytes()), "1 end");
    assert_eq!(reason(format!("{{\"a\": [{}1]}}", "1,".repeat(1_000_000)).as_bytes()), "error-file-too-dense");
}

#[test]
fn hostile_files_cost_their_length() {
    let started = std::time::Instant::now();
    for part in ["{", "{a", "{a,", "<b>", "<", "$t(", "{{", "'{", "''", "%", "\\n", "\\u00e9", "</b>", "<a ", "$a"] {
        let message = part.repeat((1 << 18) / part.len());
        for file in [
            format!("{{\"a\": \"b {message}\"}}"),
            format!("{{\"a\": {{\"defaultMessage\": \"b {message}\"}}}}"),
            format!("{{\"a\": {{\"message\": \"b {message}\"}}}}"),
        ] {
            let input = Input { name: "a.json", bytes: file.as_bytes() };
            if let Ok(read) = (FORMAT.document("a.json").unwrap().read)(&input) {
                assert!(!read.value.blocks.is_empty());
                assert_eq!(poured(&file, |_, text| Some(text.clone())), file);
            }
        }
    }
    assert!(started.elapsed().as_secs() < 60, "{:?}", started.elapsed());
}

/// Pieces of messages, in any order.
const PARTS: [&str; 36] = [
    "port",
    " ",
    "\\n",
    "\\t",
    "{",
    "}",
    "{{",
    "}}",
    "{n}",
    "{{n}}",
    "'",
    "''",
    "<b>",
    "</b>",
    "<1>",
    "</1>",
    "<br/>",
    "<",
    ">",
    "$",
    "$$",
    "$N$",
    "$t(",
    ")",
    "%s",
    "%",
    "\\\"",
    "\\\\",
    "\\/",
    "/",
    "\\u00e9",
    "é",
    "里约",
    "\\ud83c\\udf0a",
    ", plural, other {",
    "&",
];

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig {
        cases: 2048,
        ..proptest::prelude::ProptestConfig::default()
    })]

    /// Whatever a message holds: untouched the file is the same, with its own texts too; other words are there afterwards.
    #[test]
    fn any_parts_come_back(parts in proptest::collection::vec(0..PARTS.len(), 1..16), shape in 0..4_usize) {
        let message: String = parts.iter().map(|&part| PARTS[part]).collect();
        let file = match shape {
            0 => format!("{{\"a\": \"The {message}\", \"b\": \"Other words\"}}"),
            1 => format!("{{\"a\": {{\"defaultMessage\": \"The {message}\"}}}}"),
            2 => format!("{{\"a\": {{\"message\": \"The {message}\"}}}}"),
            _ => format!("{{\"@@locale\": \"en\",\r\n\t\"a\": \"The {message}\"}}"),
        };
        assert_eq!(poured(&file, |_, _| None), file);
        let own = poured(&file, |_, text| Some(text.clone())).replace("pt_PT", "en");
        assert_eq!(own, file);
        let other = "Ação «já» d'água #1 — 里约 \\ \"a\" & b";
        let before = texts(&file);
        let after = texts(&poured(&file, |_, text| {
            let mut new = Text::plain(other);
            text.codes().for_each(|code| new.push(Piece::Code(code.clone())));
            Some(new)
        }));
        assert_eq!(after.len(), before.len(), "{file}");
        for (before, after) in before.iter().zip(&after) {
            assert_eq!(after.chars(), other, "{file}");
            assert!(before.codes().eq(after.codes()), "{file}: {before:?} {after:?}");
        }
    }

    /// Any characters are read again as they were poured, wherever a message can quote them.
    #[test]
    fn any_characters_are_read_again(said in "[a-c '{}<>#|\"\\\\é里/$-]{1,16}") {
        let said = format!("x{said}");
        let said = said.trim_end();
        for file in ["{\"a\": {\"defaultMessage\": \"x {y}\"}}", "{\"a\": {\"message\": \"x $Y$\"}}"] {
            if file.contains("\"message\"") && said.contains('<') {
                continue;
            }
            let out = poured(file, |_, text| Some(reworded(text, &format!("{}|", said.replace('|', "-")))));
            assert_eq!(chars(&out)[0], said.replace('|', "-"), "{out}");
        }
    }
}

use super::plural::{PluralRule, rule};
use super::*;
use crate::error::Error;
use crate::format::Input;
use crate::model::{Bilingual, Candidate, Lang, Origin, Segment, State, Text, UnitId};

const HEAD: &str = "msgid \"\"\nmsgstr \"\"\n\"Language: pt_PT\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\"Plural-Forms: nplurals=2; plural=(n != 1);\\n\"\n\n";

fn read(bytes: &[u8]) -> Result<Bilingual, Error> {
    let format = FORMAT.bilingual("site.po")?;
    Ok(format.read(&Input { name: "site.po", bytes })?.value)
}

/// The catalogue with `change` done to each of its segments.
fn refilled(bytes: &[u8], change: impl Fn(&mut Segment)) -> String {
    let mut wanted = read(bytes).unwrap();
    wanted.story.iter_mut().flat_map(|block| &mut block.segments).for_each(change);
    let refill = FORMAT.bilingual("site.po").unwrap().refill;
    let out = refill(&Input { name: "site.po", bytes }, &[wanted]).unwrap();
    String::from_utf8_lossy(&out).into_owned()
}

/// A segment of the source `said` gets a translation.
fn with(file: &str, pairs: &[(&str, &str)]) -> String {
    let body = refilled(format!("{HEAD}{file}").as_bytes(), |segment| {
        let shown = whole(&segment.source);
        if let Some((_, target)) = pairs.iter().find(|(source, _)| *source == shown) {
            segment.target = Some(super::placeables::target(target, &segment.source, super::placeables::Marks::Said));
            segment.state = State::Translated;
        }
    });
    body[HEAD.len()..].to_owned()
}

fn whole(text: &Text) -> String {
    let piece = |piece: &crate::model::Piece| match piece {
        crate::model::Piece::Chars(chars) => chars.clone(),
        crate::model::Piece::Code(code) => code.data.clone(),
    };
    text.pieces().iter().map(piece).collect()
}

#[test]
fn translations_come_into_their_places_and_nowhere_else() {
    let long = "The ferry to the island leaves at ten, and whoever is not on the quay by then stays on this side.";
    let longer = "O ferry para a ilha parte às dez, e quem a essa hora não estiver no cais fica deste lado da baía.";
    for (file, pairs, expected) in [
        ("msgid \"Port\"\nmsgstr \"\"\n", &[("Port", "Porto")][..], "msgid \"Port\"\nmsgstr \"Porto\"\n".to_owned()),
        // One line of another file's.
        ("msgid \"Port\" msgstr \"\"", &[("Port", "Porto")], "msgid \"Port\" msgstr \"Porto\"".to_owned()),
        // Flags and previous messages of what was nobody's yet go, and stay where something of it still is.
        (
            "#. x\n#, fuzzy, c-format\n#| msgid \"Old\"\nmsgid \"Port\"\nmsgstr \"Velho\"\n",
            &[("Port", "Porto")],
            "#. x\n#, c-format\nmsgid \"Port\"\nmsgstr \"Porto\"\n".to_owned(),
        ),
        (
            "#, fuzzy\nmsgid \"Port\"\nmsgstr \"Velho\"\n",
            &[("Port", "Porto")],
            "msgid \"Port\"\nmsgstr \"Porto\"\n".to_owned(),
        ),
        (
            "#, fuzzy\n#~ msgid \"Port\"\n#~ msgstr \"Velho\"\n\nmsgid \"Gate\"\nmsgstr \"Portão\"\n",
            &[("Gate", "Porta")],
            "#, fuzzy\n#~ msgid \"Port\"\n#~ msgstr \"Velho\"\n\nmsgid \"Gate\"\nmsgstr \"Porta\"\n".to_owned(),
        ),
        // Escapes, lines, and the blank lines around a message.
        (
            "msgid \"\"\n\"A \\\"gate\\\"\\n\"\n\"two\\n\"\nmsgstr \"\"\n",
            &[("A \"gate\"\ntwo\n", "Um \"portão\"\\\ndois")],
            "msgid \"\"\n\"A \\\"gate\\\"\\n\"\n\"two\\n\"\nmsgstr \"\"\n\"Um \\\"portão\\\"\\\\\\n\"\n\"dois\\n\"\n"
                .to_owned(),
        ),
        (
            &format!("msgid \"\"\n\"{}\"\n\"{}\"\nmsgstr \"\"\n", &long[..60], &long[60..]),
            &[(long, longer)],
            format!(
                "msgid \"\"\n\"{}\"\n\"{}\"\nmsgstr \"\"\n\"O ferry para a ilha parte às dez, e quem a essa hora não estiver no cais \"\n\"fica deste lado da baía.\"\n",
                &long[..60],
                &long[60..]
            ),
        ),
        // A catalogue without a limit keeps none.
        (
            &format!("msgid \"{long}\"\nmsgstr \"\"\n"),
            &[(long, longer)],
            format!("msgid \"{long}\"\nmsgstr \"{longer}\"\n"),
        ),
        // Plurals: a form is a text, and half a plural is nobody's.
        (
            "msgid \"%d boat\"\nmsgid_plural \"%d boats\"\nmsgstr[0] \"\"\nmsgstr[1] \"\"\n",
            &[("%d boat", "Um barco"), ("%d boats", "%d barcos")],
            "msgid \"%d boat\"\nmsgid_plural \"%d boats\"\nmsgstr[0] \"Um barco\"\nmsgstr[1] \"%d barcos\"\n"
                .to_owned(),
        ),
        (
            "msgid \"%d boat\"\nmsgid_plural \"%d boats\"\nmsgstr[0] \"\"\nmsgstr[1] \"\"\n",
            &[("%d boats", "%d barcos")],
            "#, fuzzy\nmsgid \"%d boat\"\nmsgid_plural \"%d boats\"\nmsgstr[0] \"\"\nmsgstr[1] \"%d barcos\"\n"
                .to_owned(),
        ),
        (
            "msgid \"boat\"\nmsgid_plural \"boats\"\nmsgstr \"\"\n",
            &[("boat", "barco"), ("boats", "barcos")],
            "msgid \"boat\"\nmsgid_plural \"boats\"\nmsgstr[0] \"barco\"\nmsgstr[1] \"barcos\"\n".to_owned(),
        ),
        (
            "msgid \"boat\"\nmsgid_plural \"boats\"\nmsgstr[0] \"\"\n",
            &[("boat", "barco"), ("boats", "barcos")],
            "msgid \"boat\"\nmsgid_plural \"boats\"\nmsgstr[0] \"barco\"\nmsgstr[1] \"barcos\"\n".to_owned(),
        ),
        // Placeables: all of them, in the order that a program reads them in; named ones wherever they belong.
        (
            "msgid \"%s of %d\"\nmsgstr \"\"\n",
            &[("%s of %d", "%d de %s")],
            "msgid \"%s of %d\"\nmsgstr \"\"\n".to_owned(),
        ),
        ("msgid \"%s left\"\nmsgstr \"\"\n", &[("%s left", "saiu")], "msgid \"%s left\"\nmsgstr \"\"\n".to_owned()),
        (
            "msgid \"{a} of {b}\"\nmsgstr \"\"\n",
            &[("{a} of {b}", "{b}: {a}, {a}")],
            "msgid \"{a} of {b}\"\nmsgstr \"{b}: {a}, {a}\"\n".to_owned(),
        ),
        (
            "msgid \"{a} left\"\nmsgstr \"\"\n",
            &[("{a} left", "{a} {b}")],
            "msgid \"{a} left\"\nmsgstr \"\"\n".to_owned(),
        ),
        (
            "msgid \"100% sure\"\nmsgstr \"\"\n",
            &[("100% sure", "100% certo")],
            "msgid \"100% sure\"\nmsgstr \"100% certo\"\n".to_owned(),
        ),
    ] {
        assert_eq!(with(file, pairs), expected, "{file}");
        let old = file.replace('\n', "\r\n");
        assert_eq!(with(&old, pairs), expected.replace('\n', "\r\n"), "{file}");
    }
}

#[test]
fn what_is_something_like_it_is_offered_as_fuzzy() {
    let candidate = |score: u8, lang: &str, state| Candidate {
        unit: UnitId::in_document("a", &Lang::parse("en").unwrap(), &Text::plain("x").key(), 0),
        source: Text::plain("The old port"),
        target: Text::plain("O porto antigo"),
        lang: Lang::parse(lang).unwrap(),
        score,
        base: score,
        penalties: Vec::new(),
        origin: Origin::Story,
        state,
        document: None,
        changed: None,
        changed_by: None,
        memory: None,
    };
    let file = format!("{HEAD}#: a.c\n#, c-format\nmsgid \"The port\"\nmsgstr \"\"\n");
    for (found, expected) in [
        (
            candidate(80, "pt-PT", State::Translated),
            "#: a.c\n#, fuzzy, c-format\n#| msgid \"The old port\"\nmsgid \"The port\"\nmsgstr \"O porto antigo\"\n",
        ),
        (candidate(70, "pt-PT", State::Translated), "#: a.c\n#, c-format\nmsgid \"The port\"\nmsgstr \"\"\n"),
        (candidate(80, "pt-BR", State::Translated), "#: a.c\n#, c-format\nmsgid \"The port\"\nmsgstr \"\"\n"),
        (candidate(80, "pt-PT", State::Initial), "#: a.c\n#, c-format\nmsgid \"The port\"\nmsgstr \"\"\n"),
    ] {
        let out = refilled(file.as_bytes(), |segment| segment.candidates = vec![found.clone()]);
        assert_eq!(&out[HEAD.len()..], expected);
        let again = read(out.as_bytes()).unwrap();
        assert!(!again.story[0].segments[0].is_confirmed(), "nobody confirmed it");
        assert_eq!(refilled(out.as_bytes(), |segment| segment.candidates = vec![found.clone()]), out, "a second time");
    }
}

#[test]
fn encodings_and_languages_are_those_of_the_header() {
    let file = |label: &str| {
        format!(
            "msgid \"\"\nmsgstr \"\"\n\"Language: pt\\n\"\n\"Content-Type: text/plain; charset={label}\\n\"\n\nmsgid \"Port\"\nmsgstr \"\"\n"
        )
    };
    let fill = |label: &str, said: &'static str| {
        let wanted =
            |segment: &mut Segment| (segment.target, segment.state) = (Some(Text::plain(said)), State::Translated);
        let mut parts = read(file(label).as_bytes()).unwrap();
        parts.story.iter_mut().flat_map(|block| &mut block.segments).for_each(wanted);
        let bytes = file(label).into_bytes();
        (FORMAT.bilingual("a.po").unwrap().refill)(&Input { name: "a.po", bytes: &bytes }, &[parts]).unwrap()
    };
    let ends = |bytes: &[u8], tail: &[u8]| bytes.ends_with(&[b"msgstr \"", tail, b"\"\n"].concat());
    assert!(ends(&fill("UTF-8", "Ação"), "Ação".as_bytes()));
    assert!(ends(&fill("ISO-8859-1", "Ação"), b"A\xe7\xe3o"));
    assert!(ends(&fill("ISO-8859-1", "Ação — “já”"), b""), "what it cannot write stays out");
    assert!(ends(&fill("GB2312", "港口"), b"\xb8\xdb\xbf\xda"));
    assert!(ends(&fill("CHARSET", "Ação"), "Ação".as_bytes()));
    for (head, name, expected) in [
        ("Language: zh_CN\\n", "x.po", Some("zh-CN")),
        ("Language: sr@latin\\n", "x.po", Some("sr-Latn")),
        ("Language: \\n", "locale/pt_BR/LC_MESSAGES/site.po", Some("pt-BR")),
        ("", "po/zh_TW.po", Some("zh-TW")),
        ("", "site-pt_PT.po", Some("pt-PT")),
        ("", "one.po", None),
    ] {
        let file = format!("msgid \"\"\nmsgstr \"{head}\"\n\nmsgid \"Port\"\nmsgstr \"\"\n");
        let read = FORMAT.bilingual(name).unwrap().read(&Input { name, bytes: file.as_bytes() });
        assert_eq!(read.ok().map(|read| read.value.target.to_string()).as_deref(), expected, "{name} {head}");
    }
}

#[test]
fn a_template_becomes_a_catalogue() {
    let put = |file: &str, lang: &str| {
        let target = Lang::parse(lang).unwrap();
        let input = Input { name: "x.pot", bytes: file.as_bytes() };
        String::from_utf8((FORMAT.bilingual("x.pot").unwrap().with_target)(&input, &target)).unwrap()
    };
    let body = "\nmsgid \"boat\"\nmsgid_plural \"boats\"\nmsgstr[0] \"\"\nmsgstr[1] \"\"\n";
    assert_eq!(
        put(
            &format!(
                "# T\n#, fuzzy\nmsgid \"\"\nmsgstr \"\"\n\"Language: \\n\"\n\"Content-Type: text/plain; charset=CHARSET\\n\"\n\"Plural-Forms: nplurals=INTEGER; plural=EXPRESSION;\\n\"\n{body}"
            ),
            "pt-BR"
        ),
        format!(
            "# T\nmsgid \"\"\nmsgstr \"\"\n\"Language: pt_BR\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\"Plural-Forms: nplurals=2; plural=(n > 1);\\n\"\n{body}"
        )
    );
    let made = put(body, "zh-Hans");
    assert!(
        made.ends_with(body) && made.contains("\"Language: zh_CN\\n\"\n") && made.contains("nplurals=1; plural=0;"),
        "{made}"
    );
    let told = read(made.as_bytes()).unwrap();
    let sources: Vec<String> = told.story.iter().map(|block| block.segments[0].source.chars()).collect();
    assert_eq!(
        (told.target.standing(&Lang::parse("zh-Hans").unwrap()), sources),
        (crate::model::Standing::Same, vec!["boats".to_owned()])
    );
}

#[test]
fn plural_rules_are_worked_out() {
    let two = Some(PluralRule { forms: 2, one: 0 });
    for (field, expected) in [
        ("nplurals=2; plural=(n != 1);", two),
        ("nplurals=2; plural=n>1;", two),
        ("nplurals = 1 ; plural = 0", Some(PluralRule { forms: 1, one: 0 })),
        (
            "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);",
            Some(PluralRule { forms: 3, one: 0 }),
        ),
        (
            "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5;",
            Some(PluralRule { forms: 6, one: 1 }),
        ),
        ("nplurals=2; plural=!(n == 1);", two),
        ("nplurals=INTEGER; plural=EXPRESSION;", None),
        ("nplurals=2; plural=(n != 1", None),
        ("nplurals=2; plural=n/0;", None),
        ("nplurals=2; plural=5;", None),
        ("nplurals=0; plural=0;", None),
        ("nonsense", None),
    ] {
        assert_eq!(rule(field), expected, "{field}");
    }
    for deep in ["(", "!", "n?", "n+"] {
        assert_eq!(rule(&format!("nplurals=2; plural={}", deep.repeat(100_000))), None);
    }
}

#[test]
fn what_is_broken_is_told_with_its_line() {
    for (file, line, reason) in [
        ("msgid \"Port\nmsgstr \"\"\n", 1, "string"),
        ("msgid \"Port\"\nmsgstr\n", 2, "string"),
        ("\nmsgid \"Port\"\nmsgstring \"\"\n", 3, "word"),
        ("msgid \"Port\"\nPort\nmsgstr \"\"\n", 2, "word"),
        ("msgid \"Port\"\n\nmsgid \"Gate\"\nmsgstr \"\"\n", 1, "order"),
        ("msgstr \"\"\n", 1, "order"),
        ("msgid \"Port\"\nmsgstr[0] \"\"\n", 2, "order"),
        ("msgid \"Port\"\nmsgstr \"\"\nmsgid_plural \"x\"\n", 3, "order"),
        ("\"Port\"\n", 1, "order"),
        ("msgid \"a\\", 1, "string"),
        ("msgid \"Port\"\nmsgstr[x] \"\"\n", 2, "word"),
        ("msgid \"Port\"\nmsgstr[0", 2, "word"),
    ] {
        match read(file.as_bytes()) {
            Err(Error::PoBroken { line: found, reason: why, .. }) => {
                assert_eq!((found, why.as_str()), (line, reason), "{file}");
            }
            other => panic!("{file}: {other:?}"),
        }
    }
}

/// Lines as files have them, in any order.
const LINES: [&str; 22] = [
    "msgid \"Port\"",
    "msgstr \"Porto\"",
    "msgstr \"\"",
    "msgid_plural \"%d ports\"",
    "msgstr[0] \"\"",
    "msgstr[1] \"%d portos\"",
    "",
    "# x",
    "#, fuzzy",
    "#, fuzzy, c-format",
    "#| msgid \"old\"",
    "#~ msgid \"gone\"",
    "#~ msgstr \"\"",
    "\" and \\\"more\\\"\\n\"",
    "msgctxt \"menu\"",
    "msgid \"\"",
    "\"Language: pt\\n\"",
    "msgid \"a\" msgstr \"b\"",
    "domain x",
    "#: a.c:1",
    "\"%s {x} 100%\"",
    "msgid \"Gate\"",
];

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(1024))]

    /// Whatever a file holds: it is refused, or comes back the same; with other translations, all other lines stay.
    #[test]
    fn any_lines_come_back(lines in proptest::collection::vec((0..LINES.len(), 0..3_usize), 0..24), whole in proptest::bool::ANY) {
        let ends = ["\n", "\r\n", "\r"];
        let body: String = lines.iter().map(|&(line, end)| format!("{}{}", LINES[line], ends[end])).collect();
        let file = if whole { format!("{HEAD}{body}") } else { body };
        let input = Input { name: "pt.po", bytes: file.as_bytes() };
        let format = FORMAT.bilingual("pt.po").unwrap();
        if let Ok(read) = (format.parts)(&input) {
            let mut parts = read.value;
            assert_eq!((format.refill)(&input, &parts).unwrap(), file.as_bytes());
            for segment in parts[0].story.iter_mut().flat_map(|block| &mut block.segments) {
                let mut new = segment.source.clone();
                new.push_chars(" já");
                (segment.target, segment.state) = (Some(new), State::Translated);
            }
            let out = (format.refill)(&input, &parts).unwrap();
            let again = (format.parts)(&Input { name: "pt.po", bytes: &out }).unwrap().value;
            for (is, was) in again[0].segments().zip(parts[0].segments()) {
                assert_eq!(is.source, was.source);
                let shown = |segment: &Segment| segment.target.as_ref().map(|text| text.chars().trim().to_owned());
                assert_eq!(shown(is).is_some(), shown(was).is_some(), "{file:?}");
            }
            let words = |file: &str| file.matches("msgid").count();
            assert!(words(&String::from_utf8(out).unwrap()) <= words(&file));
        }
    }
}

#[test]
fn hostile_catalogues_cost_their_length() {
    let started = std::time::Instant::now();
    let many: String =
        (0..50_000).map(|at| format!("msgid \"m{at}\"\nmsgid_plural \"n{at}\"\nmsgstr[0] \"\"\n\n")).collect();
    let long = |part: &str| format!("msgid \"{}\"\nmsgstr \"\"\n", part.repeat(1 << 18));
    for file in [
        many,
        long("%"),
        long("{"),
        long("%d "),
        long("\\"),
        long("\\n"),
        long("%("),
        "#,fuzzy\n".repeat(1 << 17) + "msgid \"a\"\nmsgstr \"b\"\n",
    ] {
        let file = format!("{HEAD}{file}");
        let Ok(mut wanted) = read(file.as_bytes()) else { continue };
        for segment in wanted.story.iter_mut().flat_map(|block| &mut block.segments) {
            (segment.target, segment.state) = (Some(segment.source.clone()), State::Translated);
        }
        (FORMAT.bilingual("a.po").unwrap().refill)(&Input { name: "a.po", bytes: file.as_bytes() }, &[wanted]).unwrap();
    }
    assert!(started.elapsed().as_secs() < 120, "{:?}", started.elapsed());
}

//! Cutting blocks into sentences: the case files that a translator can add to, properties, other people's rules,
//! hostile text, the command.

use std::time::Duration;

use cotejo::error::Notice;
use cotejo::model::{Code, CodeKind, Lang, Piece, Text};
use cotejo::segment::Segmenter;
use proptest::prelude::*;

use crate::binary::Desk;

const CASES: [(&str, &str); 5] = [
    ("en", include_str!("../segment/en.txt")),
    ("pt-PT", include_str!("../segment/pt-PT.txt")),
    ("pt-BR", include_str!("../segment/pt-BR.txt")),
    ("zh-Hans", include_str!("../segment/zh-Hans.txt")),
    ("zh-Hant", include_str!("../segment/zh-Hant.txt")),
];

fn lang(tag: &str) -> Lang {
    Lang::parse(tag).unwrap()
}

fn marked(segmenter: &Segmenter, block: &str, tag: &str) -> String {
    let mut out = String::new();
    let mut from = 0;
    for to in segmenter.breaks(block, &lang(tag)) {
        out.push_str(&block[from..to]);
        out.push('¦');
        from = to;
    }
    out + &block[from..]
}

fn cases(file: &str) -> impl Iterator<Item = (usize, &str)> {
    file.lines()
        .enumerate()
        .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
        .map(|(n, line)| (n + 1, line))
}

#[test]
fn every_case_is_cut_as_its_file_says() {
    let segmenter = Segmenter::new();
    let mut wrong = Vec::new();
    for (tag, file) in CASES {
        assert!(cases(file).count() >= 60, "{tag}: {} cases", cases(file).count());
        for (line, case) in cases(file) {
            let found = marked(&segmenter, &case.replace('¦', ""), tag);
            if found != case {
                wrong.push(format!("{tag}.txt:{line}\n  wanted {case}\n  found  {found}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} cases\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn the_cases_hold_with_inline_codes_between_all_characters_of_a_word() {
    let segmenter = Segmenter::new();
    for (tag, file) in CASES {
        for (line, case) in cases(file) {
            // A code at every third place: no rule may see it, and nothing may get lost.
            let chars: Vec<char> = case.chars().filter(|c| *c != '¦').collect();
            let mut text = Text::default();
            for (n, c) in chars.iter().enumerate() {
                if n % 3 == 1 {
                    text.push(Piece::Code(Code::standalone(n.to_string(), "<x/>")));
                }
                text.push_chars(&c.to_string());
            }
            let cuts = segmenter.segment(&text, &lang(tag));
            let wanted: Vec<&str> = case.split('¦').map(str::trim).collect();
            let found: Vec<String> = cuts.iter().map(|cut| cut.text.chars().trim().to_owned()).collect();
            assert_eq!(found, wanted, "{tag}.txt:{line}");
            assert_eq!(joined(&cuts), text, "{tag}.txt:{line}");
        }
    }
}

fn joined(cuts: &[cotejo::segment::Cut]) -> Text {
    let mut all = Text::default();
    for cut in cuts {
        all.push_text(&cut.text);
        all.push_chars(&cut.after);
    }
    all
}

#[test]
fn codes_stay_with_what_they_close_and_open() {
    let segmenter = Segmenter::new();
    let (open, close, image) = (Code::open("1", "<b>"), Code::close("1", "</b>"), Code::standalone("2", "<img>"));
    let text = Text::from_pieces([
        Piece::Chars("It ended ".into()),
        Piece::Code(open.clone()),
        Piece::Chars("well. ".into()),
        Piece::Code(close),
        Piece::Chars(" ".into()),
        Piece::Code(open),
        Piece::Chars("He left.".into()),
        Piece::Code(image),
        Piece::Chars(" She stayed. ".into()),
    ]);
    let cuts = segmenter.segment(&text, &lang("en"));
    let shapes: Vec<(String, String)> = cuts
        .iter()
        .map(|cut| {
            let shape = cut.text.pieces().iter().map(|piece| match piece {
                Piece::Chars(chars) => chars.clone(),
                Piece::Code(code) => match code.kind {
                    CodeKind::Open => "<".to_owned(),
                    CodeKind::Close => ">".to_owned(),
                    CodeKind::Standalone => "o".to_owned(),
                },
            });
            (shape.collect(), cut.after.clone())
        })
        .collect();
    let expected = [("It ended <well. >", " "), ("<He left.o", " "), ("She stayed.", " ")];
    assert_eq!(shapes, expected.map(|(text, after)| (text.to_owned(), after.to_owned())));
    assert_eq!(joined(&cuts), text);
}

/// Pieces that sentences end with, begin with, and are made of.
fn block() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "O ministro",
        "Mr",
        "U.S",
        "a",
        "A",
        "3",
        "里约",
        "他说",
        ".",
        ". ",
        "。",
        "！",
        "?",
        "…",
        "...",
        "\"",
        "“",
        "”",
        "«",
        "»",
        "「",
        "」",
        "'",
        "’",
        "(",
        ")",
        "（",
        "）",
        "[1]",
        "《",
        "》",
        " ",
        "\u{a0}",
        "\n",
        "\u{3000}",
        "--",
        "—",
        ",",
        "，",
        ":",
        "http://x.y/z",
        "e\u{301}",
        "😀",
        "ª",
        "º",
        "\u{feff}",
        "\u{200b}",
        "0.5",
        "etc.",
        "i ",
    ]);
    prop_oneof![
        8 => prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat()),
        1 => any::<String>(),
    ]
}

proptest! {
    #[test]
    fn pieces_concatenate_to_the_block(chars in block(), codes in prop::collection::vec((0usize..80, 0usize..3), 0..6)) {
        let segmenter = Segmenter::new();
        for tag in ["en", "pt-BR", "zh-Hans", "fr"] {
            let lang = lang(tag);
            let breaks = segmenter.breaks(&chars, &lang);
            prop_assert!(breaks.windows(2).all(|pair| pair[0] < pair[1]));
            for at in &breaks {
                prop_assert!(*at > 0 && *at < chars.len() && chars.is_char_boundary(*at));
                prop_assert!(!chars[*at..].starts_with(char::is_whitespace), "the blanks belong before the break");
                prop_assert!(!chars[..*at].trim().is_empty());
            }
            let mut text = Text::default();
            for (n, c) in chars.chars().enumerate() {
                for (_, kind) in codes.iter().filter(|(at, _)| *at == n) {
                    let kind = [CodeKind::Open, CodeKind::Close, CodeKind::Standalone][*kind];
                    text.push(Piece::Code(Code { kind, id: n.to_string(), data: String::new() }));
                }
                text.push_chars(&c.to_string());
            }
            let cuts = segmenter.segment(&text, &lang);
            prop_assert_eq!(joined(&cuts), text);
            prop_assert!(cuts.is_empty() || cuts.len() == breaks.len() + 1);
        }
    }
}

#[test]
fn a_project_can_overrule_a_break() {
    let block = "A Tip. Mandarim imprimiu o livro. Foi na Yahoo! Brasil que o vi. O Zé da Tip. Outro saiu.";
    let segmenter = Segmenter::new();
    let without = "A Tip. ¦Mandarim imprimiu o livro. ¦Foi na Yahoo! ¦Brasil que o vi. ¦O Zé da Tip. ¦Outro saiu.";
    assert_eq!(marked(&segmenter, block, "pt-PT"), without);
    let told = segmenter.with_no_break(&["Tip.".to_owned(), "Yahoo!".to_owned(), " ".to_owned()]);
    let with = "A Tip. Mandarim imprimiu o livro. ¦Foi na Yahoo! Brasil que o vi. ¦O Zé da Tip. Outro saiu.";
    assert_eq!(marked(&told, block, "pt-PT"), with);
    // A stop inside of a name, and an abbreviation written without its stop.
    let told = Segmenter::new().with_no_break(&["Tip. Mandarim".to_owned(), "Encad".to_owned()]);
    let with = "A Tip. Mandarim imprimiu o livro. ¦Foi na Tip. ¦Outro saiu em Encad. Verde.";
    assert_eq!(marked(&told, &with.replace('¦', ""), "pt-PT"), with);
    // Whole words only.
    let told = Segmenter::new().with_no_break(&["Tip.".to_owned()]);
    assert_eq!(marked(&told, "O vinho é do Antip. O outro não.", "pt-PT"), "O vinho é do Antip. ¦O outro não.");
}

fn srx(rules: &str, maps: &str, cascade: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?>\n<srx xmlns=\"http://www.lisa.org/srx20\" version=\"2.0\"><header segmentsubflows=\"yes\" \
         cascade=\"{cascade}\"></header><body><languagerules>{rules}</languagerules><maprules>{maps}</maprules></body></srx>"
    )
}

fn rule(breaks: &str, before: &str, after: &str) -> String {
    format!("<rule break=\"{breaks}\"><beforebreak>{before}</beforebreak><afterbreak>{after}</afterbreak></rule>")
}

fn foreign(rules: &[String]) -> (Segmenter, Vec<Notice>) {
    let group = format!("<languagerule languagerulename=\"All\">{}</languagerule>", rules.concat());
    let map = "<languagemap languagepattern=\".*\" languagerulename=\"All\"/>";
    let noted = Segmenter::from_srx("theirs.srx", &srx(&group, map, "no")).unwrap();
    (noted.value, noted.notices)
}

#[test]
fn other_peoples_rules_mean_what_they_say() {
    let end = rule("yes", r"[.?!]+", r"\s");
    for (rules, block, wanted) in [
        (vec![end.clone()], "One. Two! three", "One. ¦Two! ¦three"),
        // The first rule that fits decides, either way.
        (vec![rule("no", r"\bDr\.", r"\s"), end.clone()], "Dr. No left. Ok", "Dr. No left. ¦Ok"),
        (vec![end.clone(), rule("no", r"\bDr\.", r"\s")], "Dr. No left.", "Dr. ¦No left."),
        // Plain groups change nothing; a boundary is one of words in any script.
        (vec![rule("no", r"\b(Sr|Dr)\.", r"\s"), end.clone()], "O Sr. Sá. ÉSr. Um", "O Sr. Sá. ¦ÉSr. ¦Um"),
        // The blank may stand in the first pattern, as in LanguageTool's rules.
        (vec![rule("no", r"\bDr\.\s", ""), rule("yes", r"[.!?]\s", "")], "Dr. No. Ok", "Dr. No. ¦Ok"),
        // Nothing of ours is added: no quotation marks, no brackets.
        (vec![end.clone()], "He said. \"So. ok\" (It. did)", "He said. ¦\"So. ¦ok\" (It. ¦did)"),
        // ICU's own: blanks, quoting, possessive quantifiers, looking around.
        (vec![rule("yes", r"\Q...\E", r"\h+[A-Z]")], "So... Be it... no", "So... ¦Be it... no"),
        (vec![rule("no", r"(?&lt;!x)y\.", r"\s"), end.clone()], "ay. b xy. c", "ay. b xy. ¦c"),
        (vec![rule("no", "", r"\s(?!The)[A-Z]"), end.clone()], "A. The b. Cat", "A. ¦The b. Cat"),
        (vec![rule("yes", r"a++\.", r"\s"), rule("yes", r"^b++b\.", r"\s")], "aa. bb. c", "aa. ¦bb. c"),
        // A break without a blank, and one inside of a word.
        (vec![rule("yes", "。", "")], "他来了。我走了。", "他来了。¦我走了。"),
        (vec![rule("yes", r"\n", "")], "one\ntwo", "one\n¦two"),
    ] {
        let (segmenter, notices) = foreign(&rules);
        assert_eq!(notices, [], "{rules:?}");
        assert_eq!(marked(&segmenter, block, "en"), wanted, "{rules:?}");
    }
}

#[test]
fn what_is_not_understood_is_told_and_left_out() {
    for part in [r"(a)\1", r"[a-z--[b]]x", r"(?U)\w", r"\X", "a(", r"x(?=y)"] {
        let (segmenter, notices) = foreign(&[rule("no", part, ""), rule("yes", r"\.", r"\s")]);
        let [Notice::SrxRuleLeftOut { file, line: 2, .. }] = notices.as_slice() else { panic!("{part}: {notices:?}") };
        assert_eq!(file, "theirs.srx");
        assert_eq!(marked(&segmenter, "One. Two.", "en"), "One. ¦Two.", "{part}");
    }
}

#[test]
fn languages_find_their_rules_and_cascade() {
    let groups = format!(
        "<languagerule languagerulename=\"Portuguese\">{}</languagerule><languagerule languagerulename=\"All\">{}</languagerule>",
        rule("no", r"\bSr\.", r"\s"),
        rule("yes", r"\.", r"\s"),
    );
    let maps = "<languagemap languagepattern=\"PT.*\" languagerulename=\"Portuguese\"/>\
                <languagemap languagepattern=\".*\" languagerulename=\"All\"/>";
    let cascading = Segmenter::from_srx("x", &srx(&groups, maps, "yes")).unwrap().value;
    assert_eq!(marked(&cascading, "O Sr. Sá. Foi", "pt-BR"), "O Sr. Sá. ¦Foi");
    assert_eq!(marked(&cascading, "O Sr. Sá. Foi", "en"), "O Sr. ¦Sá. ¦Foi");
    let single = Segmenter::from_srx("x", &srx(&groups, maps, "no")).unwrap().value;
    assert_eq!(marked(&single, "O Sr. Sá. Foi", "pt-BR"), "O Sr. Sá. Foi");
}

#[test]
fn an_srx_that_is_none_is_refused_with_its_place() {
    let whole = srx(&rule("yes", r"\.", ""), "", "yes");
    for (srx, id) in [
        ("", "error-srx-without-rules"),
        ("just text", "error-srx-without-rules"),
        ("<tmx version=\"1.4\"><body/></tmx>", "error-srx-without-rules"),
        (&whole[..whole.len() - 30], "error-xml-truncated"),
        (&whole.replace("</header>", "</head>"), "error-xml-broken"),
        (&whole.replace(r"\.", "&own;"), "error-xml-entities"),
    ] {
        let error = Segmenter::from_srx("theirs.srx", srx).err().map(|error| error.id());
        assert_eq!(error, Some(id), "{srx}");
    }
}

/// Processor time where the system tells it: a busy machine makes the clock run on.
fn time_so_far() -> Duration {
    #[cfg(unix)]
    return crate::linear::processor_time();
    #[cfg(not(unix))]
    return std::time::UNIX_EPOCH.elapsed().unwrap();
}

#[test]
fn hostile_blocks_end_in_linear_time() {
    let segmenter = Segmenter::new();
    let (rules, _) = foreign(&[rule("no", r"\b(?:Mr|Dr)\.", r"\s"), rule("yes", r"[.!?]+[\s&quot;)]*", r"\s*")]);
    // Twice the text must not take much more than twice the time; the slack is for a loaded machine.
    for piece in [
        ".",
        ". ",
        "a. ",
        "A. ",
        "Mr. ",
        "(a. ",
        "((((.",
        "\"",
        "\". ",
        "“. ",
        "。",
        "他说。」",
        "《。",
        ".[1] ",
        "i i. ",
        " ",
        ". '",
        "… ",
    ] {
        for segmenter in [&segmenter, &rules] {
            let time = |bytes: usize| {
                let block = piece.repeat(bytes / piece.len());
                let begin = time_so_far();
                std::hint::black_box(segmenter.breaks(&block, &lang("pt-PT")).len());
                time_so_far() - begin
            };
            time(5_000);
            let (half, whole) = (time(50_000), time(100_000));
            assert!(whole < half * 8 + Duration::from_millis(200), "{piece:?}: {half:?}, then {whole:?}");
        }
    }
}

#[test]
fn the_command_writes_a_sentence_a_line_and_an_empty_line_after_each_block() {
    let desk = Desk::empty();
    desk.write("a.pt-PT.txt", "\u{feff}O Sr. Sá saiu.  Voltou?\r\n\r\n  Só uma frase  \n");
    let wanted = "O Sr. Sá saiu.\nVoltou?\n\n\nSó uma frase\n\n";
    assert_eq!(desk.ends(0, &["segment", "a.pt-PT.txt"]).out, wanted);
    assert_eq!(desk.ends(0, &["segment", "--from", "pt", "a.pt-PT.txt"]).out, wanted);
    desk.write("b.txt", "他来了。我走了。\n");
    assert_eq!(desk.ends(0, &["segment", "b.txt"]).out, "他来了。\n我走了。\n\n");
    desk.write(
        "own.srx",
        srx(
            &format!(
                "<languagerule languagerulename=\"A\">{}{}</languagerule>",
                rule("yes", ";", r"\s"),
                rule("no", r"\1", "")
            ),
            "<languagemap languagepattern=\".*\" languagerulename=\"A\"/>",
            "yes",
        ),
    );
    let ran = desk.ends(0, &["segment", "--from", "en", "--srx", "own.srx", "a.pt-PT.txt"]);
    assert_eq!(ran.out, "O Sr. Sá saiu.  Voltou?\n\n\nSó uma frase\n\n");
    assert!(ran.err.contains("own.srx") && ran.err.contains(r"\1"), "{}", ran.err);
    desk.write("cotejo.toml", "[segment]\nno_break = [\"Tip.\"]\n");
    desk.write("c.en.txt", "The Tip. Mandarin printed it. It is new.\n");
    assert_eq!(desk.ends(0, &["segment", "c.en.txt"]).out, "The Tip. Mandarin printed it.\nIt is new.\n\n");
    desk.write("bad.en.txt", b"Good.\nB\xe9.\n");
    let ran = desk.ends(2, &["segment", "bad.en.txt"]);
    assert!(ran.err.contains("bad.en.txt") && ran.err.contains('2'), "{}", ran.err);
    assert_eq!(desk.ends(2, &["segment", "nowhere.txt"]).out, "");
    assert_eq!(desk.ends(2, &["segment", "--from", "nonsense-", "b.txt"]).out, "");
}

#[test]
fn a_line_longer_than_a_block_may_be_is_refused() {
    assert_eq!(cotejo::segment::BLOCK_LIMIT, 256 * 1024 * 1024);
    let desk = Desk::empty();
    desk.write("huge.txt", "One. Two.\n");
    // A hole in the file: nothing is written.
    std::fs::OpenOptions::new().write(true).open(desk.path("huge.txt")).unwrap().set_len(1 << 30).unwrap();
    let ran = desk.ends(2, &["segment", "--from", "en", "huge.txt"]);
    assert_eq!(ran.out, "One.\nTwo.\n\n");
    assert!(ran.err.contains("huge.txt") && ran.err.contains("256"), "{}", ran.err);
}

use super::*;
use crate::format::{Format, PouredBlock, PouredSegment, Pouring, Unconfirmed};
use crate::model::{Lang, Text};

fn read(format: &Format, file: &str) -> Document {
    (format.document("film").unwrap().read)(&Input { name: "film", bytes: file.as_bytes() }).unwrap().value
}

/// The texts of a file.
fn texts(format: &Format, file: &str) -> Vec<String> {
    read(format, file).blocks.iter().map(|block| block.text.chars()).collect()
}

/// The file with `change` done to the text of each block.
fn poured(format: &Format, file: &str, change: impl Fn(usize, &Text) -> Option<Text>) -> String {
    let document = read(format, file);
    let blocks = document.blocks.iter().enumerate().filter_map(|(block, at)| {
        let text = change(block, &at.text)?;
        Some(PouredBlock { block, segments: vec![PouredSegment { text, after: String::new(), unconfirmed: None }] })
    });
    let lang = Lang::parse("pt-PT").unwrap();
    let pouring = Pouring { lang: &lang, blocks: blocks.collect() };
    String::from_utf8((format.document("film").unwrap().pour)(&document, &pouring).unwrap().value).unwrap()
}

/// Each text in the place of the block of its number.
fn with(format: &Format, file: &str, new: &[&str]) -> String {
    poured(format, file, |at, _| new.get(at).map(|new| Text::plain(*new)))
}

/// Cues of two seconds each that follow each other.
fn srt(cues: &[&str]) -> String {
    let cue = |(at, text): (usize, &&str)| {
        format!("{}\n00:00:{:02},000 --> 00:00:{:02},900\n{text}\n\n", at + 1, at * 2, at * 2 + 1)
    };
    cues.iter().enumerate().map(cue).collect()
}

#[test]
fn a_sentence_goes_on_until_it_ends() {
    for (cues, expected) in [
        (
            &["The pilot said that", "the harbour was closed.", "He left."][..],
            &["The pilot said that the harbour was closed.", "He left."][..],
        ),
        (&["She moved to", "Lisbon in May.", "It rained."], &["She moved to Lisbon in May.", "It rained."]),
        (&["渡轮开走了，", "没有人回来。"], &["渡轮开走了，没有人回来。"]),
        (&["港口的灯", "还亮着。", "是的。"], &["港口的灯还亮着。", "是的。"]),
        (&["Well...", "...perhaps not.", "No."], &["Well... ...perhaps not.", "No."]),
        (&["He waited…", "The door opened."], &["He waited…", "The door opened."]),
        // Another voice, a sign, a sound, a song, a speaker's name.
        (&["I would like to", "- Not now. No."], &["I would like to", "Not now. No."]),
        (&["HARBOUR MUSEUM", "They went in. Slowly."], &["HARBOUR MUSEUM", "They went in. Slowly."]),
        (&["[door opens]", "who is there?"], &["[door opens]", "who is there?"]),
        (&["♪ Row on", "♪ row on. La."], &["♪ Row on", "♪ row on. La."]),
        (&["I told you that", "ANA: Quiet. Please."], &["I told you that", "ANA: Quiet. Please."]),
        (
            &["<i>on the radio, a voice</i>", "said nothing. Nothing."],
            &["on the radio, a voice", "said nothing. Nothing."],
        ),
        // Two speakers in one cue.
        (&["- Are you coming?\n- Yes, in a minute\n  or two."], &["Are you coming?", "Yes, in a minute or two."]),
        (&["Are you coming?\n– Yes."], &["Are you coming?", "Yes."]),
        (&["<i>- Are you coming?\n- Yes.</i>"], &["Are you coming?", "Yes."]),
        (&["- <i>Are you coming?</i>"], &["Are you coming?"]),
        (&["-5 degrees tonight\nand a well-\nknown wind."], &["-5 degrees tonight and a well-known wind."]),
    ] {
        assert_eq!(texts(&SRT, &srt(cues)), expected, "{cues:?}");
    }
    // Without any marks there are no sentences: cues are texts by themselves.
    let automatic = ["so today we look", "at the old harbour", "and the boats that", "nobody wants any more"].repeat(3);
    assert_eq!(texts(&SRT, &srt(&automatic)).len(), 12);
    // Too long after.
    let late =
        "1\n00:00:01,000 --> 00:00:02,000\nThe pilot said that\n\n2\n00:00:09,000 --> 00:00:10,000\nit was closed.\n";
    assert_eq!(texts(&SRT, late).len(), 2);
}

#[test]
fn a_translation_is_spread_over_the_cues() {
    for (cues, new, expected) in [
        (
            &["The pilot said that", "the harbour was closed."][..],
            &["O piloto disse que o porto estava fechado."][..],
            &["O piloto disse que", "o porto estava fechado."][..],
        ),
        (
            &["The pilot said that", "the harbour was closed."],
            &["领航员说港口已经关闭了。"],
            &["领航员说", "港口已经关闭了。"],
        ),
        (
            &["渡轮开走了，", "没有人回来。"],
            &["The ferry left, and nobody came back."],
            &["The ferry left,", "and nobody came back."],
        ),
        // Lines as the source had them; one more where one is too long.
        (
            &["Nobody on the quay\nhas seen the captain."],
            &["No cais ninguém viu o comandante."],
            &["No cais ninguém\nviu o comandante."],
        ),
        (&["Nobody on the quay\nhas seen the captain."], &["Ninguém o viu."], &["Ninguém o viu."]),
        (
            &["He is late, again and again."],
            &["Está outra vez atrasado, e amanhã vai atrasar-se outra vez, como é costume."],
            &["Está outra vez atrasado, e amanhã\nvai atrasar-se outra vez, como é costume."],
        ),
        // A voice's dash stays, and so does what stands around all of a cue.
        (&["- Are you coming?\n- Yes."], &["Vens?", "Já vou."], &["- Vens?\n- Já vou."]),
        (&["{\\an8}<i>The gate is open.</i>"], &["O portão está aberto."], &["{\\an8}<i>O portão está aberto.</i>"]),
        // No cue is ever empty.
        (&["Do not ever", "come back. No."], &["Nunca."], &["Nunca.", "Nunca."]),
    ] {
        assert_eq!(with(&SRT, &srt(cues), new), srt(expected), "{cues:?}");
    }
}

#[test]
fn codes_travel_and_stay_whole() {
    let file = srt(&["The <i>Lima</i> left <i>at", "ten</i>, <b>they say</b>."]);
    assert_eq!(poured(&SRT, &file, |_, text| Some(text.clone())), file, "its own text changes nothing");
    let document = read(&SRT, &srt(&["They saw the <i>old ferry</i>", "<i>from Lima</i> leave. Good."]));
    assert_eq!(document.blocks[0].text.codes().count(), 2, "a pair that goes on is one: {:?}", document.blocks[0].text);
    // The pair that a seam parts is closed before and opened behind it.
    let file = srt(&["They saw <i>the old ferry</i>", "<i>from Lima</i> leave. Good."]);
    let out = poured(&SRT, &file, |_, text| {
        let pieces = text.pieces().iter().map(|piece| match piece {
            crate::model::Piece::Chars(chars) => crate::model::Piece::Chars(chars.to_uppercase()),
            code => code.clone(),
        });
        Some(Text::from_pieces(pieces))
    });
    assert_eq!(out, srt(&["THEY SAW <i>THE OLD FERRY</i>", "<i>FROM LIMA</i> LEAVE. GOOD."]));
}

#[test]
fn what_would_be_markup_is_written_as_text() {
    for (format, head) in [(&SRT, ""), (&VTT, "WEBVTT\n\n")] {
        let file = format!("{head}00:00:01.000 --> 00:00:02.000\nText.\n");
        for text in [
            "a < b > c & d",
            "<b>",
            "<b",
            "&lt;i>",
            "&amp;lt;",
            "&amp;amp;lt; &",
            "x <i>y</i>",
            "a --> b",
            "<3",
            "<v Ana>",
            "&nbsp;",
            "12",
            "{x} \"y\"",
        ] {
            let out = poured(format, &file, |_, _| Some(Text::plain(text)));
            assert_eq!(texts(format, &out), [text], "{}: {out}", format.id);
        }
    }
    let file = srt(&["Text.", "More."]);
    let out = poured(&SRT, &file, |at, _| (at == 0).then(|| Text::plain("00:00:01,000 --> 00:00:02,000")));
    assert_eq!(texts(&SRT, &out), ["00:00:01,000 → 00:00:02,000 More."], "{out}");
}

#[test]
fn drafts_show_their_gaps_and_the_language_follows() {
    let file = "WEBVTT\nLanguage: en\n\n00:01.000 --> 00:02.000\nOpen.\n\n00:02.000 --> 00:03.000\nClosed\nfor ever.\n";
    let document = read(&VTT, file);
    let lang = Lang::parse("pt-PT").unwrap();
    let open = Some(Unconfirmed { lang: Lang::parse("en").unwrap(), reason: "new" });
    let segment =
        |text: &str, unconfirmed| PouredSegment { text: Text::plain(text), after: String::new(), unconfirmed };
    let blocks = vec![
        PouredBlock { block: 0, segments: vec![segment("Aberto.", None)] },
        PouredBlock { block: 1, segments: vec![segment("Closed for ever.", open)] },
    ];
    let pour = VTT.document("film").unwrap().pour;
    let bytes = pour(&document, &Pouring { lang: &lang, blocks }).unwrap().value;
    let banner = VTT.document("film").unwrap().banner.unwrap().put;
    let draft = banner(&Input { name: "film", bytes: &bytes }, "en", "A --> draft").unwrap();
    assert_eq!(
        String::from_utf8(draft).unwrap(),
        "WEBVTT\nLanguage: pt-PT\n\nNOTE A → draft\n\n00:01.000 --> 00:02.000\nAberto.\n\n00:02.000 --> 00:03.000\n[[Closed\nfor ever.]]\n"
    );
}

#[test]
fn what_no_player_shows_is_no_text() {
    let file = "WEBVTT\n\nNOTE Timed by Rui\n\nSTYLE\n::cue { color: red }\n\n1 - name\n00:01.000 --> 00:02.000\nShown.\n\n\
                00:02.000 --> 00:03.000\nsprite.jpg#xywh=0,0,160,90\n\n00:03.000 --> 00:04.000\n<c></c>\n";
    assert_eq!(texts(&VTT, file), ["Shown."]);
    assert_eq!(texts(&SRT, "1\nsome text"), Vec::<String>::new());
}

#[test]
fn hostile_files_cost_their_length() {
    let cue = |at: usize| format!("{at}\n00:00:00,000 --> 00:00:01,000\nx {at}\n\n");
    let many: String = (0..100_000).map(cue).collect();
    let long = |part: &str| format!("1\n00:00:00,000 --> 00:00:01,000\n{}\n", part.repeat(1 << 20 >> 2));
    let started = std::time::Instant::now();
    for file in [
        many,
        long("<i "),
        long("<i>"),
        long("</i>"),
        long("{\\"),
        long("- x\n"),
        long("<i>a\n"),
        long("&amp;"),
        long("\n"),
        long("字"),
    ] {
        for (format, file) in [(&SRT, file.clone()), (&VTT, format!("WEBVTT\n\n{file}"))] {
            let input = Input { name: "film", bytes: file.as_bytes() };
            let Ok(read) = (format.document("film").unwrap().read)(&input) else { continue };
            let document = read.value;
            let lang = Lang::parse("en").unwrap();
            let block = |(block, at): (usize, &Block)| {
                let mut text = at.text.clone();
                text.push_chars(" x");
                PouredBlock { block, segments: vec![PouredSegment { text, after: String::new(), unconfirmed: None }] }
            };
            let pouring = Pouring { lang: &lang, blocks: document.blocks.iter().enumerate().map(block).collect() };
            (format.document("film").unwrap().pour)(&document, &pouring).unwrap();
        }
    }
    assert!(started.elapsed().as_secs() < 120, "{:?}", started.elapsed());
}

/// Lines as files have them, in any order.
const LINES: [&str; 26] = [
    "1",
    "27",
    "00:00:01,000 --> 00:00:02,000",
    "00:00:02.100 --> 00:00:03.000 align:start",
    "00:03.500 --> 1:05",
    "",
    " ",
    "The port opens,",
    "and closes again.",
    "- Who?",
    "– Nobody.",
    "<i>A voice</i>",
    "<i>a",
    "b</i>",
    "{\\an8}Up",
    "<v Ana>Yes.",
    "渡轮开走了，",
    "没有人。",
    "WEBVTT",
    "NOTE x",
    "3 < 5 &amp; <b",
    "--> 7",
    "<",
    "♪ la ♪",
    "Language: en",
    "<00:01.500>-",
];

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig {
        cases: 512,
        ..proptest::prelude::ProptestConfig::default()
    })]

    /// Whatever a file holds: untouched it is the same, with its own texts too; with others, all lines of times stay.
    #[test]
    fn any_lines_come_back(lines in proptest::collection::vec((0..LINES.len(), 0..3_usize), 0..24), vtt in proptest::bool::ANY) {
        let ends = ["\n", "\r\n", "\r"];
        let file: String = lines.iter().map(|&(line, end)| format!("{}{}", LINES[line], ends[end])).collect();
        let format = if vtt { &VTT } else { &SRT };
        assert_eq!(poured(format, &file, |_, _| None), file);
        let own = poured(format, &file, |_, text| Some(text.clone()));
        assert_eq!(own.replace("Language: pt-PT", "Language: en"), file);
        let out = poured(format, &file, |_, text| {
            let mut new = Text::plain("Uma frase mais comprida, que ");
            new.push_text(text);
            new.push_chars(" fica.");
            Some(new)
        });
        let times = |file: &str| -> Vec<String> {
            file.split(['\n', '\r']).filter(|line| cues::begins_with_cue(line)).map(str::to_owned).collect()
        };
        assert_eq!(times(&out), times(&file), "{file:?} became {out:?}");
    }
}

//! What we write for other tools reads back as it was.

use std::io::Read as _;

use cotejo::error::{Error, Notice, Result};
use cotejo::format::{MemoryFormat, MemoryHeader, TMX, Yield};
use cotejo::model::{Code, Lang, Origin, Piece, State, Text, Unit, Variant};
use proptest::prelude::*;

use crate::arbitrary;

fn tmx() -> &'static MemoryFormat {
    TMX.memory("memory.tmx").unwrap()
}

fn write_tmx(units: Vec<Unit>) -> Vec<u8> {
    let mut out = Vec::new();
    (tmx().write)(&mut out, &MemoryHeader::default(), &mut units.into_iter().map(Ok)).unwrap();
    out
}

fn read_tmx(bytes: &[u8]) -> Result<(Vec<Unit>, Vec<Notice>)> {
    let (mut units, mut notices) = (Vec::new(), Vec::new());
    // Small buffers, so that everything is cut somewhere.
    for next in (tmx().read)(Box::new(std::io::BufReader::with_capacity(61, bytes)), "memory.tmx") {
        match next? {
            Yield::Unit(unit, _) => units.push(*unit),
            Yield::Notice(notice) => notices.push(notice),
        }
    }
    Ok((units, notices))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn tmx_gives_back_every_unit(units in proptest::collection::vec(arbitrary::unit(), 0..4)) {
        let bytes = write_tmx(units.clone());
        let lines = bytes.iter().filter(|&&byte| byte == b'\n').count();
        let variants: usize = units.iter().map(|unit| unit.variants.len()).sum();
        prop_assert_eq!(lines, 2 * units.len() + variants + 6, "one variant a line");
        let (read, notices) = read_tmx(&bytes).unwrap();
        prop_assert_eq!(&read, &units);
        prop_assert!(notices.is_empty());
    }
}

/// What XML cannot hold at all survives in a segment.
#[test]
fn tmx_keeps_control_characters_of_a_segment() {
    let text = Text::from_pieces([
        Piece::Chars("a\u{1}b\u{0}".into()),
        Piece::Code(Code::standalone("1", "<br>")),
        Piece::Chars("\u{ffff}".into()),
    ]);
    let lang = Lang::parse("en").unwrap();
    let mut unit = foreign(&["en", "pt"]).remove(0);
    unit.origin = Origin::Story;
    unit.variants = vec![Variant::translated(lang.clone(), text.clone())];
    unit.source = lang;
    let (units, _) = read_tmx(&write_tmx(vec![unit])).unwrap();
    assert_eq!(units[0].variants[0].text, text);
}

fn foreign(langs: &[&str]) -> Vec<Unit> {
    let tuvs: String =
        langs.iter().map(|lang| format!("<tuv xml:lang='{lang}'><seg>text {lang}</seg></tuv>")).collect();
    read_tmx(body("srclang='en'", &format!("<tu>{tuvs}</tu>")).as_bytes()).unwrap().0
}

fn body(header: &str, units: &str) -> String {
    format!(
        "<?xml version='1.0'?>\n<!DOCTYPE tmx SYSTEM 'tmx14.dtd'>\n<tmx version='1.4'><header {header}/><body>\n{units}\n</body></tmx>"
    )
}

fn texts(unit: &Unit) -> Vec<String> {
    unit.variants.iter().map(|variant| format!("{} {}", variant.lang, variant.text.chars())).collect()
}

#[test]
fn the_source_is_what_the_file_says_or_the_first_variant() {
    for (header, unit, source) in [
        ("srclang='pt'", "", "pt-PT"),
        ("srclang='pt_PT'", "", "pt-PT"),
        ("srclang='*all*'", "", "en-US"),
        ("srclang='fr'", "", "en-US"),
        ("", "", "en-US"),
        ("srclang='pt'", "srclang='en-US'", "en-US"),
        ("srclang='pt'", "srclang='*all*'", "en-US"),
    ] {
        let text = body(
            header,
            &format!("<tu {unit}><tuv xml:lang='EN-US'><seg>a</seg></tuv><tuv lang='pt_PT'><seg>b</seg></tuv></tu>"),
        );
        let units = read_tmx(text.as_bytes()).unwrap().0;
        assert_eq!(units[0].source.to_string(), source, "{header} {unit}");
        assert_eq!(units[0].variants[0].tag.as_deref(), Some("EN-US"));
        assert_eq!(units[0].variants[1].tag.as_deref(), Some("pt_PT"));
    }
}

#[test]
fn two_variants_in_one_language_are_two_units() {
    let tuv = |lang: &str, text: &str| format!("<tuv xml:lang='{lang}'><seg>{text}</seg></tuv>");
    let tu = [tuv("en", "a"), tuv("pt", "b"), tuv("zh", "d"), tuv("pt", "c"), tuv("pt", "c")].concat();
    let units = read_tmx(body("srclang='en'", &format!("<tu tuid='7'>{tu}</tu>")).as_bytes()).unwrap().0;
    assert_eq!(units.iter().map(texts).collect::<Vec<_>>(), [vec!["en a", "pt b", "zh d"], vec!["en a", "pt c"]]);
    assert_ne!(units[0].id, units[1].id);
    assert_eq!(units[0].props, [("x-tmx-tuid".to_owned(), "7".to_owned())]);
    let tu = [tuv("en", "a"), tuv("en", "b"), tuv("pt", "c")].concat();
    let units = read_tmx(body("srclang='en'", &format!("<tu>{tu}</tu>")).as_bytes()).unwrap().0;
    assert_eq!(units.iter().map(texts).collect::<Vec<_>>(), [["en a", "pt c"], ["en b", "pt c"]]);
}

#[test]
fn foreign_ids_come_from_content_and_count_equals() {
    let tu = "<tu tuid='1'><tuv xml:lang='en'><seg>a</seg></tuv><tuv xml:lang='pt'><seg>b</seg></tuv></tu>";
    let other = tu.replace(">b<", ">c<").replace("'1'", "'2'");
    let ids = |text: &str| -> Vec<String> {
        read_tmx(body("srclang='en'", text).as_bytes()).unwrap().0.iter().map(|unit| unit.id.to_string()).collect()
    };
    let three = ids(&format!("{tu}{other}{tu}"));
    assert_eq!(three.len(), 3);
    assert!(three[0] != three[1] && three[1] != three[2] && three[0] != three[2]);
    assert_eq!(ids(&format!("{other}{tu}")), [three[1].clone(), three[0].clone()]);
}

#[test]
fn inline_codes_of_other_tools_come_back() {
    let seg = "See <bpt i=\"1\" x=\"1\" type=\"bold\">{\\b </bpt>the <hi x=\"5\" type=\"term\">note</hi><ept i=\"1\">}</ept><ph x=\"2\">\
               <sub type=\"alt\">a photo</sub></ph> <it pos=\"begin\" x=\"3\">&lt;i&gt;</it><ut x=\"4\">\\q</ut>.";
    let tu =
        format!("<tu><tuv xml:lang='en'><seg>{seg}</seg></tuv><tuv xml:lang='pt'><seg>Ver <ph/><ph/></seg></tuv></tu>");
    let units = read_tmx(body("srclang='en'", &tu).as_bytes()).unwrap().0;
    let text = &units[0].variants[0].text;
    assert_eq!(text.chars(), "See the note .");
    let kinds: Vec<String> = text.codes().map(|code| format!("{:?} {} {}", code.kind, code.id, code.data)).collect();
    assert_eq!(
        kinds,
        [
            "Open 1 <bpt type=\"bold\">{\\b </bpt>",
            "Open 5 <hi type=\"term\"/>",
            "Close 5 <hi/>",
            "Close 1 }",
            "Standalone 2 <ph><sub type=\"alt\">a photo</sub></ph>",
            "Open 3 <i>",
            "Standalone 4 <ut>\\q</ut>",
        ]
    );
    let ids: Vec<&str> = units[0].variants[1].text.codes().map(|code| code.id.as_str()).collect();
    assert_eq!(ids, ["1", "2"]);
    let written = String::from_utf8(write_tmx(units)).unwrap();
    assert!(written.contains(&format!("<seg>{seg}</seg>")), "{written}");
}

#[test]
fn what_other_tools_say_about_a_unit_is_kept() {
    let tu = "<tu tuid='x9' usagecount='3' creationdate='20240501T120000Z' creationid='ana'><note>rever</note>\
              <prop type='project'>Cimeira</prop><tuv xml:lang='en' changedate='20240502T000000Z' changeid='rui'><seg>a</seg></tuv>\
              <tuv xml:lang='pt' changedate='20240503T000000Z' changeid='eva'><prop type='client'>X</prop><seg>b</seg></tuv></tu>";
    let unit = read_tmx(body("srclang='en'", tu).as_bytes()).unwrap().0.remove(0);
    assert_eq!(unit.notes, ["rever"]);
    let props: Vec<String> = unit.props.iter().map(|(kind, value)| format!("{kind}={value}")).collect();
    assert_eq!(props, ["project=Cimeira", "client=X", "x-tmx-tuid=x9", "x-tmx-usagecount=3"]);
    assert_eq!(unit.created.map(|time| time.0), Some(1_714_564_800));
    assert_eq!(unit.changed.map(|time| time.0), Some(1_714_694_400));
    assert_eq!((unit.created_by.as_deref(), unit.changed_by.as_deref()), (Some("ana"), Some("eva")));
    assert_eq!((unit.origin, unit.variants[1].state), (Origin::Foreign, State::Translated));
    let machine = tu.replace("'eva'", "'MT!'");
    let unit = read_tmx(body("srclang='en'", &machine).as_bytes()).unwrap().0.remove(0);
    assert_eq!((unit.origin, unit.origin_of(&unit.variants[1])), (Origin::Foreign, Origin::Machine));
    assert!(!unit.is_confirmed(&unit.variants[1]) && unit.is_confirmed(&unit.variants[0]));
}

#[test]
fn a_broken_unit_costs_itself_alone() {
    let good = |n: usize| {
        format!("<tu><tuv xml:lang='en'><seg>a {n}</seg></tuv><tuv xml:lang='pt'><seg>b {n}</seg></tuv></tu>\n")
    };
    for (broken, reason) in [
        ("<tu><tuv xml:lang='en'><seg>a & b</seg></tuv></tu>", "entity"),
        ("<tu><tuv xml:lang='en'><seg>a&nbsp;b</seg></tuv></tu>", "entity"),
        ("<tu><tuv xml:lang='en'><seg><b>a</seg></tuv></tu>", "end-tag"),
        ("<tu><tuv xml:lang='en'><seg>a</seg></tuv>", "unclosed"),
        ("<tu><tuv xml:lang='en><seg>a</seg></tuv></tu>", "syntax"),
        ("<tu><tuv xml:lang='en'><seg>a\u{1}</seg></tuv></tu>", "character"),
        ("<tu><tuv xml:lang='en'><seg>&#x1f;</seg></tuv></tu>", "character"),
        ("<tu><tuv xml:lang='no language'><seg>a</seg></tuv></tu>", "language"),
        ("<tu><tuv><seg>a</seg></tuv></tu>", "language"),
        ("<tu><tuv xml:lang='en'></tuv></tu>", "no-seg"),
        ("<tu></tu>", "no-variant"),
        ("<tu/>", "no-variant"),
        ("<tu><tuv xml:lang='en'><seg>a</seg></tuv><tuv xml:lang='pt'><seg> </seg></tuv></tu>", "one-language"),
        ("<tu><tuv xml:lang='en'><seg>a</seg></tuv><tuv xml:lang='pt'><seg>b</</seg></tuv></tu>", "end-tag"),
    ] {
        let text = body("srclang='en'", &format!("{}{broken}\n{}", good(1), good(2)));
        let (units, notices) = read_tmx(text.as_bytes()).unwrap_or_else(|error| panic!("{broken}: {error}"));
        let sources: Vec<String> = units.iter().map(|unit| unit.variants[0].text.chars()).collect();
        assert_eq!(sources, ["a 1", "a 2"], "{broken}");
        match notices.as_slice() {
            [Notice::UnitSkipped { line: 5, reason: found, .. }] => assert_eq!(found, reason, "{broken}"),
            other => panic!("{broken}: {other:?}"),
        }
    }
}

#[test]
fn a_memory_cut_off_anywhere_is_never_taken_for_whole() {
    let unit = "<tu tuid='1'><!-- c --><tuv xml:lang='en'><seg>a <ph x='1'>b</ph></seg></tuv><tuv xml:lang='pt'><seg><![CDATA[c]]></seg></tuv></tu>\n";
    let whole = body("srclang='en'", &unit.repeat(3));
    for cut in 1..whole.len() {
        let error = read_tmx(&whole.as_bytes()[..cut]).err().unwrap_or_else(|| panic!("cut at {cut} passed for whole"));
        let expected = matches!(error, Error::XmlTruncated { .. } | Error::NotWhatItsNameSays { .. });
        assert!(expected, "cut at {cut}: {error}");
    }
    assert_eq!(read_tmx(whole.as_bytes()).unwrap().0.len(), 3);
}

#[test]
fn other_encodings_are_read() {
    let unit = "<tu><tuv xml:lang='pt'><seg>coração</seg></tuv><tuv xml:lang='en'><seg>heart</seg></tuv></tu>";
    let text = body("srclang='pt'", unit);
    let latin = text.replace("'1.0'", "'1.0' encoding='windows-1252'");
    let latin: Vec<u8> = latin.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    for bytes in [latin, utf16, text.into_bytes()] {
        let units = read_tmx(&bytes).unwrap().0;
        assert_eq!(texts(&units[0]), ["en heart", "pt coração"]);
    }
    let wrong = body("srclang='pt'", unit).into_bytes();
    let at = wrong.windows(2).position(|pair| pair == "ç".as_bytes()).unwrap();
    let wrong = [&wrong[..at], &[0xe7], &wrong[at + 2..]].concat();
    let (units, notices) = read_tmx(&wrong).unwrap();
    assert!(units.is_empty());
    assert!(matches!(&notices[..], [Notice::UnitSkipped { reason, .. }] if reason == "encoding"), "{notices:?}");
}

/// A stream of a hundred thousand units is never held: reading it takes what arrives as it arrives.
#[test]
fn units_come_before_the_file_has_been_read() {
    let unit = "<tu><tuv xml:lang='en'><seg>a</seg></tuv><tuv xml:lang='pt'><seg>b</seg></tuv></tu>\n";
    let head = "<tmx version='1.4'><header srclang='en'/><body>\n".as_bytes();
    let endless = std::io::Read::chain(head, Endless { unit: unit.as_bytes(), at: 0 });
    let limited = endless.take(1 << 40);
    let mut units = (tmx().read)(Box::new(std::io::BufReader::new(limited)), "endless.tmx");
    for _ in 0..20_000 {
        assert!(matches!(units.next(), Some(Ok(Yield::Unit(..)))));
    }
}

struct Endless {
    unit: &'static [u8],
    at: usize,
}

impl std::io::Read for Endless {
    fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
        for byte in out.iter_mut() {
            *byte = self.unit[self.at % self.unit.len()];
            self.at += 1;
        }
        Ok(out.len())
    }
}

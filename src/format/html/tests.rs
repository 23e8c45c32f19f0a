use super::scan::{Attributes, Scanner, TokenKind};
use super::*;
use crate::format::{PouredBlock, PouredSegment, Pouring, Unconfirmed};
use crate::model::{Code, Lang, Piece, PlaceKind, Span, Text};

fn document(page: &str) -> Document {
    read_bytes(page.as_bytes())
}

fn read_bytes(bytes: &[u8]) -> Document {
    read_document(&Input { name: "page.html", bytes }).unwrap().value
}

fn pour_all(document: &Document, change: impl Fn(&str) -> String) -> Noted<Vec<u8>> {
    let lang = Lang::parse("pt-PT").unwrap();
    let blocks = document
        .blocks
        .iter()
        .enumerate()
        .map(|(block, original)| PouredBlock {
            block,
            segments: vec![PouredSegment {
                text: Text::from_pieces(original.text.pieces().iter().map(|piece| match piece {
                    Piece::Chars(chars) => Piece::Chars(change(chars)),
                    Piece::Code(code) => Piece::Code(code.clone()),
                })),
                after: String::new(),
                unconfirmed: None,
            }],
        })
        .collect();
    pour::pour(document, &Pouring { lang: &lang, blocks }).unwrap()
}

fn pour_one(document: &Document, block: usize, segments: Vec<PouredSegment>) -> (String, Vec<crate::error::Notice>) {
    let lang = Lang::parse("pt-PT").unwrap();
    let noted = pour::pour(document, &Pouring { lang: &lang, blocks: vec![PouredBlock { block, segments }] }).unwrap();
    (String::from_utf8(noted.value).unwrap(), noted.notices)
}

fn segment(text: Text) -> PouredSegment {
    PouredSegment { text, after: String::new(), unconfirmed: None }
}

const PAGE: &str = "<!DOCTYPE html>\r\n<html lang=en>\n<head><title>Port &amp; wine</title>\
<meta property=\"og:title\" content='Port &amp; \"wine\"'>\
<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"headline\":\"Port \\u0026 wine\"}</script></head>\n\
<body><!-- <p>not me</p> --><script>var a = '<p>nor me</p>';</script>\n\
<p class=x>One <b>two</b> &copy 2026 a < b &nbsp;end<p>An <img src=a.png alt=\"a ship\"> in <a href=\"#\" title='To the &quot;port&quot;'>port\n  of</a> call\n\
<ul><li>first<li>second <em>item</em></ul><textarea>Write here</textarea><input placeholder=Search type=submit value='Go'>\n\
<svg><title>icon</title><![CDATA[<p>x]]></svg><div>tail &mdash; <br>end</body></html>";

#[test]
fn a_page_becomes_blocks_in_their_places() {
    let document = document(PAGE);
    let seen: Vec<(String, String)> =
        document.blocks.iter().map(|block| (block.traits.element.to_string(), block.text.chars())).collect();
    let expected = [
        ("title", "Port & wine"),
        ("meta@content", "Port & \"wine\""),
        ("script", "Port & wine"),
        ("p", "One two © 2026 a < b \u{a0}end"),
        ("p", "An  in port of call"),
        ("img@alt", "a ship"),
        ("a@title", "To the \"port\""),
        ("li", "first"),
        ("li", "second item"),
        ("textarea", "Write here"),
        ("input@placeholder", "Search"),
        ("input@value", "Go"),
        ("div", "tail — end"),
    ];
    let expected: Vec<(String, String)> = expected.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
    assert_eq!(seen, expected);
    assert_eq!(document.blocks[5].place.inside, Some(4));
    assert_eq!(document.meta.lang.as_deref(), Some("en"));
}

#[test]
fn nothing_poured_and_its_own_text_poured_change_nothing() {
    let document = document(PAGE);
    let lang = Lang::parse("en").unwrap();
    let none = pour::pour(&document, &Pouring { lang: &lang, blocks: Vec::new() }).unwrap();
    assert_eq!(String::from_utf8(none.value).unwrap(), PAGE);
    let own = pour_all(&document, str::to_owned);
    assert_eq!(String::from_utf8(own.value).unwrap(), PAGE.replace("lang=en", "lang=\"pt-PT\""));
    assert!(own.notices.is_empty());
}

#[test]
fn a_translation_takes_each_place_and_leaves_the_rest() {
    let document = document(PAGE);
    let poured = pour_all(&document, str::to_uppercase);
    let page = String::from_utf8(poured.value).unwrap();
    for expected in [
        "<title>PORT &amp; WINE</title>",
        "content='PORT &amp; \"WINE\"'>",
        "\"headline\":\"PORT \\u0026 WINE\"",
        "<!-- <p>not me</p> --><script>var a = '<p>nor me</p>';</script>",
        "<p class=x>ONE <b>TWO</b> © 2026 A &lt; B &nbsp;END<p>AN <img src=a.png alt=\"A SHIP\"> IN <a href=\"#\" title='TO THE \"PORT\"'>PORT OF</a> CALL\n",
        "<ul><li>FIRST<li>SECOND <em>ITEM</em></ul><textarea>WRITE HERE</textarea><input placeholder=\"SEARCH\" type=submit value='GO'>",
        "<svg><title>icon</title><![CDATA[<p>x]]></svg><div>TAIL — <br>END</body></html>",
    ] {
        assert!(page.contains(expected), "{expected}\n{page}");
    }
    assert!(poured.notices.is_empty(), "{:?}", poured.notices);
}

/// Where a block is data of a script, no translation ends the script or swallows what comes behind it.
#[test]
fn script_data_holds_whatever_a_translation_says() {
    for said in [
        "<!-- <script>",
        "<!--<script >--",
        "</script><script>alert(1)</script>",
        "</SCRIPT",
        "<![CDATA[ ]]> -->",
        "\"},\"x\":\"\\",
        "a & b &lt; &amp;amp; c",
        "one\u{2028}two\u{2029}three\r\nfour\u{0}\u{7f}",
        "🛳 里斯本 — maré",
    ] {
        let page = document(PAGE);
        let headline = page.blocks.iter().position(|block| block.place.kind == PlaceKind::Json).unwrap();
        let (poured, _) = pour_one(&page, headline, vec![segment(Text::plain(said))]);
        let data = &poured[poured.find("\"headline\":\"").unwrap()..];
        let data = &data[..data.find("\"}").unwrap()];
        assert!(!data.contains(['<', '>', '&', '\u{2028}', '\u{2029}']), "{said}: {data}");
        // Read again, it is the same page with another headline.
        let again = document(&poured);
        assert_eq!(again.blocks.len(), page.blocks.len(), "{said}: {poured}");
        for (at, (before, after)) in page.blocks.iter().zip(&again.blocks).enumerate() {
            let expected = if at == headline { said.to_owned() } else { before.text.chars() };
            assert_eq!(after.text.chars(), expected, "{said}");
        }
    }
}

#[test]
fn an_attribute_alone_is_poured_inside_an_untouched_block() {
    let document = document(PAGE);
    let (page, _) = pour_one(&document, 5, vec![segment(Text::plain("um navio"))]);
    assert_eq!(page, PAGE.replace("a ship", "um navio").replace("lang=en", "lang=\"pt-PT\""));
}

#[test]
fn lost_and_added_codes_make_a_notice_and_no_broken_markup() {
    let source = "<p>A <b>bold</b> and <i>slanted</i> word <img src=a> here</p>";
    let document = document(source);
    let codes: Vec<Code> = document.blocks[0].text.codes().cloned().collect();
    let crossing = Text::from_pieces([
        Piece::Code(codes[0].clone()),
        Piece::Chars("x".into()),
        Piece::Code(codes[2].clone()),
        Piece::Chars("y".into()),
        Piece::Code(codes[1].clone()),
        Piece::Chars("z".into()),
        Piece::Code(codes[3].clone()),
        Piece::Code(Code::standalone("99", "<script>")),
    ]);
    let (page, notices) = pour_one(&document, 0, vec![segment(crossing)]);
    assert_eq!(page, "<p><b>xy</b>z<img src=a></p>");
    assert!(matches!(notices[..], [crate::error::Notice::CodesDiffer { lost: 3, added: 1, .. }]), "{notices:?}");
    let (page, _) = pour_one(&document, 0, vec![segment(Text::plain("só <texto>"))]);
    assert_eq!(page, "<p>só &lt;texto&gt;<img src=a></p>");
}

#[test]
fn what_is_unconfirmed_is_marked_and_never_crosses_an_element() {
    let source = "<html><title>New</title><p>One <b>two. Three</b> four <img alt=ship src=x>.</p>";
    let document = document(source);
    let en = Lang::parse("en").unwrap();
    let unconfirmed = Some(Unconfirmed { lang: en, reason: "new" });
    let body = document.blocks[1].text.clone();
    let length = body.chars().len();
    let mut poured = Vec::new();
    for (block, cut) in [(0, 0), (1, 9), (2, 0)] {
        let text = document.blocks[block].text.clone();
        let segments = if cut == 0 {
            vec![PouredSegment { text, after: String::new(), unconfirmed: unconfirmed.clone() }]
        } else {
            vec![
                PouredSegment { text: text.slice(0, 8), after: " ".into(), unconfirmed: unconfirmed.clone() },
                PouredSegment { text: text.slice(9, length), after: String::new(), unconfirmed: None },
            ]
        };
        poured.push(PouredBlock { block, segments });
    }
    let lang = Lang::parse("zh-Hans").unwrap();
    let page = pour::pour(&document, &Pouring { lang: &lang, blocks: poured }).unwrap();
    assert_eq!(
        String::from_utf8(page.value).unwrap(),
        "<html lang=\"zh-Hans\"><title lang=\"en\" data-cotejo=\"new\">New</title><p><span lang=\"en\" data-cotejo=\"new\">One \
         </span><b><span lang=\"en\" data-cotejo=\"new\">two.</span> Three</b> four \
         <img data-cotejo-untranslated=\"alt\" alt=ship src=x>.</p>"
    );
    assert!(page.notices.is_empty(), "{:?}", page.notices);
}

#[test]
fn other_encodings_come_back_as_they_were() {
    let page = "<html><meta charset=LABEL><p title='Não é só'>A ação “começou”</p>";
    for (label, encoding) in [("windows-1252", encoding_rs::WINDOWS_1252), ("iso-8859-1", encoding_rs::WINDOWS_1252)] {
        let page = page.replace("LABEL", label);
        let bytes = encoding.encode(&page).0.into_owned();
        let document = read_bytes(&bytes);
        assert_eq!(document.parts[0].text, page);
        let poured = pour_all(&document, |_| "中 ã".to_owned()).value;
        let expected = format!("<html lang=\"pt-PT\"><meta charset={label}><p title='&#20013; ã'>&#20013; ã</p>");
        assert_eq!(poured, encoding.encode(&expected).0.into_owned());
    }
    let chinese = "<html><head><title>新闻</title><body><p>这是一个关于葡萄牙的消息，我们在北京。</p>";
    for encoding in [encoding_rs::GB18030, encoding_rs::GBK] {
        let document = read_bytes(&encoding.encode(chinese).0);
        assert_eq!(document.parts[0].text, chinese);
    }
    let taiwan = "<html><head><title>新聞</title><body><p>這是一個關於葡萄牙的消息，我們在臺北。</p>";
    let document = read_bytes(&encoding_rs::BIG5.encode(taiwan).0);
    assert_eq!((document.parts[0].text.as_str(), document.encoding()), (taiwan, "Big5"));
    let wide: Vec<u8> = [0xff, 0xfe].into_iter().chain(chinese.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let document = read_bytes(&wide);
    assert_eq!(document.parts[0].text, chinese);
    let lang = Lang::parse("en").unwrap();
    assert_eq!(pour::pour(&document, &Pouring { lang: &lang, blocks: Vec::new() }).unwrap().value, wide);
}

#[test]
fn malformed_bytes_go_back_as_they_came() {
    for bytes in [
        b"<p>caf\xc3\xa9 na pra\xc3\xa7a \xff bar\xc3</p><p>second \xe4\xb8</p>".as_slice(),
        b"<meta charset=gbk><p>\xd6\xd0\xb9\xfa\xff\xff \x80 \xa2</p><p>\xd6</p>",
        b"<meta charset=big5><p>\xa4\xa4\xa4\xe5\xa1\xc3\xff \x87</p>",
        b"<meta charset=shift_jis><p>\x93\xfa\x96\x7b \xfa\x4a\x87\x90\x81\xe0 \x80</p>",
    ] {
        let document = read_bytes(bytes);
        let lang = Lang::parse("en").unwrap();
        let none = pour::pour(&document, &Pouring { lang: &lang, blocks: Vec::new() }).unwrap();
        assert_eq!(none.value, bytes, "{}", document.encoding());
        let part = &document.parts[0];
        let whole = encoding::Splice::Original(Span::new(0, part.text.len()));
        assert_eq!(encoding::write(part, vec![whole]), bytes, "{}", document.encoding());
        let own = pour_all(&document, str::to_owned);
        assert_eq!(own.value, bytes, "{}", document.encoding());
    }
}

/// The scanner's ranges hold what `html5gum` says that a page is made of.
fn agrees_with_html5gum(page: &str) {
    use html5gum::emitters::default::DefaultEmitter;
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let mut theirs = Vec::new();
    for token in html5gum::Tokenizer::new_with_emitter(page, emitter) {
        let Ok(token) = token;
        match token {
            html5gum::Token::StartTag(tag) => {
                let mut attributes: Vec<(String, String)> = tag
                    .attributes
                    .iter()
                    .map(|(name, value)| (String::from_utf8_lossy(name).into(), String::from_utf8_lossy(value).into()))
                    .collect();
                attributes.sort();
                theirs.push(format!("<{} {attributes:?}", String::from_utf8_lossy(&tag.name)));
            }
            html5gum::Token::EndTag(tag) => theirs.push(format!("</{}", String::from_utf8_lossy(&tag.name))),
            html5gum::Token::String(chars) => match theirs.last_mut() {
                Some(last) if last.starts_with('"') => last.push_str(&String::from_utf8_lossy(&chars)),
                _ => theirs.push(format!("\"{}", String::from_utf8_lossy(&chars))),
            },
            _ => {}
        }
    }
    let mut ours: Vec<String> = Vec::new();
    let mut end = 0;
    for token in Scanner::new(page) {
        assert_eq!(token.span.start, end, "no gap in {page:?}");
        end = token.span.end;
        let mut text = |chars: &str| match ours.last_mut() {
            Some(last) if last.starts_with('"') => last.push_str(chars),
            _ => ours.push(format!("\"{chars}")),
        };
        match token.kind {
            TokenKind::Text | TokenKind::Rcdata => text(&chars::decode_text(&page[token.span.range()])),
            TokenKind::Raw => text(&page[token.span.range()]),
            TokenKind::Cdata | TokenKind::Other => {}
            TokenKind::Start { name } => {
                let mut attributes: Vec<(String, String)> = Vec::new();
                for attribute in Attributes::of(page, name) {
                    let key = page[attribute.name.range()].to_ascii_lowercase();
                    let value = attribute
                        .value
                        .map_or(String::new(), |value| chars::decode_attribute(&page[value.range()]).into());
                    if !attributes.iter().any(|(known, _)| *known == key) {
                        attributes.push((key, value));
                    }
                }
                attributes.sort();
                ours.push(format!("<{} {attributes:?}", page[name.range()].to_ascii_lowercase()));
            }
            TokenKind::End { name } => ours.push(format!("</{}", page[name.range()].to_ascii_lowercase())),
        }
    }
    assert_eq!(end, page.len());
    assert_eq!(ours, theirs, "{page:?}");
}

#[test]
fn the_scanner_reads_as_html5gum_does() {
    agrees_with_html5gum(&PAGE.replace("<![CDATA[<p>x]]>", "").replace("\r\n", "\n"));
    for page in [
        "<script><!-- <script> </script> --> </script><p>x",
        "<script><!--></script>a",
        "<!-->a<!--->b<!-- -- --!>c<!-- x",
        "<a b=c/d e = 'f' =g h\"i=j><x/></y a=b>z</ q></>w<?php a > b",
        "<title>a</titl></TITLE x>b<textarea></p></textarea >c",
        "a<1 b</ c<",
        "<p a='1' A=2",
        "<plaintext></plaintext><b>",
    ] {
        agrees_with_html5gum(page);
    }
}

proptest::proptest! {
    #[test]
    fn the_scanner_agrees_on_any_soup(parts in proptest::collection::vec(proptest::sample::select(&[
        "<", ">", "/", "</", "<!--", "-->", "--!>", "<!", "<?", "\"", "'", "=", " ", "a", "b c", "<p", "<script>", "</script>", "<script",
        "<title>", "</title>", "<style>", "</style", "&amp;", "&copy", "&#x41;", "é中", "-", "!", "<textarea>", "\n", "<a href=", "x='y'",
        "</textarea>", "<!doctype html>", "<svg>", "<plaintext>", "<br/>",
    ][..]), 0..24)) {
        agrees_with_html5gum(&parts.concat());
    }

    #[test]
    fn pouring_nothing_or_its_own_text_is_the_identity(parts in proptest::collection::vec(proptest::sample::select(&[
        "<p>", "</p>", "<b>", "</b>", "<i>", "</i>", "<a title='x &amp; y'>", "</a>", "<div>", "</div>", "<img alt=\"ship\">", "one", " two ",
        "&nbsp;", "&lt;", "a & b", "<br>", "<br><br>", "<!-- c -->", "<script>1</script>", "<li>", "<table><tr><td>", "</table>", "中文。", "\n ",
        "<title>T</title>", "<svg><p>", "</svg>", "<input value=Go type=submit>", " » ", "<span>", "</span>", "<pre> x\n y</pre>",
    ][..]), 0..24)) {
        let page = parts.concat();
        if !page.is_empty() {
            let document = document(&page);
            let own = pour_all(&document, str::to_owned);
            assert_eq!(String::from_utf8(own.value).unwrap(), page);
            assert!(own.notices.is_empty());
            // Whatever is poured leaves the tags as many as they were.
            let poured = pour_all(&document, |_| "x".to_owned());
            let tags = |page: &str| page.matches('<').count();
            assert_eq!(tags(&String::from_utf8(poured.value).unwrap()), tags(&page), "{page}");
            for (index, block) in document.blocks.iter().enumerate() {
                assert!(document.parts[0].text.is_char_boundary(block.place.span.start));
                if let Some(outer) = block.place.inside {
                    assert!(outer < index && document.blocks[outer].place.span.contains(block.place.span));
                }
                if block.place.kind == PlaceKind::Content && index > 0 && block.place.inside.is_none() {
                    assert!(document.blocks[..index].iter().all(|before| before.place.span.end <= block.place.span.start), "{page}");
                }
            }
        }
    }
}

/// Reads, and says how long it took a kilobyte.
fn timed(page: &str) -> (Document, f64) {
    let start = std::time::Instant::now();
    let document = document(page);
    let told = crate::story::classify(&document);
    assert_eq!(told.verdicts.len(), document.blocks.len());
    (document, start.elapsed().as_secs_f64() / (page.len() as f64 / 1024.0))
}

#[test]
fn hostile_pages_take_time_by_their_length() {
    type Shape = (&'static str, fn(usize) -> String);
    let shapes: [Shape; 7] = [
        ("nested elements", |n| format!("{}text{}", "<div>".repeat(n), "</div>".repeat(n))),
        ("nested inline elements", |n| format!("<p>{}text{}", "<b>".repeat(n), "</i>".repeat(n))),
        ("text in each nested element", |n| "<div class=a>text ".repeat(n)),
        ("one table", |n| format!("<table>{}</table>", "<tr><td>one cell<td>another".repeat(n))),
        ("attributes", |n| format!("<p {}>text</p>", "data-x='y' ".repeat(n))),
        ("no text", |n| "<br><img src=x><!-- c -->".repeat(n)),
        ("frames", |n| format!("<frameset>{}</frameset>", "<frame src=x>".repeat(n))),
    ];
    for (name, shape) in shapes {
        let (_, small) = timed(&shape(1_000));
        let (document, large) = timed(&shape(16_000));
        // Sixteen times the length, and a kilobyte still costs about the same; the slack is for a busy machine.
        assert!(large < small * 6.0 + 0.002, "{name}: {small} s, then {large} s a kilobyte");
        if name == "nested elements" {
            assert_eq!(document.blocks.len(), 1);
        }
    }
}

#[test]
fn elements_deeper_than_any_page_nests_are_not_remembered() {
    let deep = |open: &str, close: &str| {
        let n = 50_000;
        format!("<p>one</p>{}<p>two <i>three</i></p>{}<p title='five'>four</p>", open.repeat(n), close.repeat(n))
    };
    for (open, close) in [("<b>", "</b>"), ("<div>", "</div>"), ("<section>", ""), ("<x-y>", "</x-y>"), ("<b>", "</i>")]
    {
        let page = deep(open, close);
        let document = document(&page);
        let texts: Vec<String> = document.blocks.iter().map(|block| block.text.chars()).collect();
        assert_eq!(texts, ["one", "two three", "five", "four"], "{open}");
        assert_eq!(&page[document.blocks[3].place.span.range()], "four", "{open}");
        assert!(document.containers.len() <= stack::DEEPEST + 8, "{open}: {}", document.containers.len());
        let codes = |text: &Text| text.pieces().iter().filter(|piece| matches!(piece, Piece::Code(_))).count();
        assert!(document.blocks.iter().all(|block| codes(&block.text) <= 2 * stack::DEEPEST), "{open}");
        let poured = String::from_utf8(pour_all(&document, str::to_uppercase).value).unwrap();
        let mut expected = page.clone();
        for text in ["one", "two", "three", "four", "five"] {
            expected = expected.replace(text, &text.to_uppercase());
        }
        let at = poured.bytes().zip(expected.bytes()).position(|(a, b)| a != b);
        let near = |text: &str| at.map(|at| text[at.saturating_sub(20)..text.len().min(at + 20)].to_owned());
        assert!(poured == expected, "{open}: {:?} for {:?}", near(&poured), near(&expected));
    }
}

#[test]
fn the_last_step_to_a_page_is_a_text_of_its_own() {
    for (page, expected) in [
        (
            "<div>You are here: <a>Home</a> &gt; <a>Sea</a> &gt; Ferries</div>",
            vec!["You are here:", "Home", "Sea", "Ferries"],
        ),
        ("<p><a>Home</a> » <a>Sea</a> » <b>Ferries</b></p>", vec!["Home", "Sea", "Ferries"]),
        ("<div><a>首页</a>＞<a>财经</a>＞正文</div>", vec!["首页", "财经", "正文"]),
        ("<p><a>Home</a> or <a>Sea</a> &gt; Ferries</p>", vec!["Home or Sea > Ferries"]),
        ("<p>See <a>Home</a> &gt; Ferries</p>", vec!["See Home > Ferries"]),
        ("<p><a>Home</a> &gt; Ferries and <a>Sea</a></p>", vec!["Home > Ferries and Sea"]),
    ] {
        let document = document(page);
        let texts: Vec<String> = document.blocks.iter().map(|block| block.text.chars()).collect();
        assert_eq!(texts, expected, "{page}");
        assert_eq!(pour_all(&document, str::to_owned).value, page.as_bytes());
    }
}

#[test]
fn what_is_hidden_within_a_line_is_no_part_of_it() {
    for (page, expected) in [
        ("<p>Ten boats <a style='display: none'>edit</a></p>", "Ten boats"),
        ("<p>Ten <span hidden>or <b>so</b></span> boats</p>", "Ten  boats"),
        ("<p><span hidden>Ten boats</span></p>", "Ten boats"),
    ] {
        let document = document(page);
        assert_eq!(document.blocks[0].text.chars(), expected, "{page}");
        assert_eq!(pour_all(&document, str::to_owned).value, page.as_bytes());
    }
}

#[test]
fn a_gloss_is_no_part_of_the_sentence() {
    for (page, expected) in [
        ("<p>船回到<ruby>港<rp>(</rp><rt>gǎng</rt><rp>)</rp>口<rt>kǒu</rt></ruby>。</p>", "船回到港口。"),
        // End tags that may be left out.
        ("<p>船回到<ruby>港<rp>(<rt>gǎng<rp>)</ruby>口。</p>", "船回到港口。"),
        ("<p>船回到<ruby><rb>港<rt>gǎng<rb>口<rt>kǒu</ruby>。</p>", "船回到港口。"),
    ] {
        let document = document(page);
        let texts: Vec<String> = document.blocks.iter().map(|block| block.text.chars()).collect();
        assert_eq!(texts, [expected], "{page}");
        assert_eq!(pour_all(&document, str::to_owned).value, page.as_bytes());
    }
}

#[test]
fn what_is_not_to_be_translated_is_a_code_or_no_block() {
    for (page, expected) in [
        ("<p>Take the <b translate=no>Pier <i>Two</i></b> ferry.</p>", vec![("Take the  ferry.", 1)]),
        ("<p><a href=x translate='NO'>Pier Two</a> is closed.</p>", vec![(" is closed.", 1)]),
        ("<p><i><b translate=no>Pier Two</b></i> is closed.</p>", vec![(" is closed.", 3)]),
        ("<p>It is called <b translate=no>Pier Two</b></p>", vec![("It is called ", 1)]),
        ("<p translate=no>pier --list</p><p>Boats</p>", vec![("Boats", 0)]),
        ("<div translate=no><p>pier --list <img alt='A pier'><p translate=yes>Boats</div>", vec![("Boats", 0)]),
        (
            "<pre><code>let pier = 2; // <b>two</b></code></pre><pre>A verse\nof two lines</pre>",
            vec![("A verse\nof two lines", 0)],
        ),
        ("<p>Call <code>pier()</code> twice.", vec![("Call pier() twice.", 2)]),
        ("<html lang=\"pt-PT\" translate=no><body translate=no><p>Boats</p></html>", vec![("Boats", 0)]),
    ] {
        let document = document(page);
        let found: Vec<(String, usize)> =
            document.blocks.iter().map(|block| (block.text.chars(), block.text.codes().count())).collect();
        let expected: Vec<(String, usize)> =
            expected.into_iter().map(|(text, codes)| (text.to_owned(), codes)).collect();
        assert_eq!(found, expected, "{page}");
        assert_eq!(pour_all(&document, str::to_owned).value, page.as_bytes());
    }
}

#[test]
fn a_badge_is_no_part_of_the_declared_headline() {
    for (heading, expected) in [
        ("Ten boats sail again <span><sup></sup>Featured</span>", vec!["Ten boats sail again", "Featured"]),
        ("<em>Harbour</em> Ten boats sail again", vec!["Harbour", "Ten boats sail again"]),
        ("Ten boats <em>sail</em> again", vec!["Ten boats sail again"]),
        ("Ten boats <em>never sail</em>", vec!["Ten boats never sail"]),
    ] {
        let page = format!("<html lang=\"pt-PT\"><title>Ten boats sail again</title><h2>{heading}</h2></html>");
        let document = document(&page);
        let texts: Vec<String> = document.blocks.iter().skip(1).map(|block| block.text.chars()).collect();
        assert_eq!(texts, expected, "{heading}");
        assert_eq!(pour_all(&document, str::to_owned).value, page.as_bytes());
    }
}

#[test]
fn a_picture_is_remembered_until_the_next_text() {
    let document = document(
        "<p>one</p><p><img src=a><img src=b></p><p>two <img src=c> three</p><p>four<img src=d></p><p>five</p>",
    );
    let after: Vec<bool> = document.blocks.iter().map(|block| block.traits.after_picture).collect();
    assert_eq!(after, [false, true, false, true]);
}

/// What is no text in its encoding is kept as it came, but not each of a million bytes by itself.
#[test]
fn a_page_of_nothing_but_broken_characters_comes_back_as_it_was() {
    let rest = [&b"<p>"[..], &b"a\xff ".repeat(60_000), b"<p>Two</p>"].concat();
    let page = |first: &str| [format!("<meta charset=gb2312><p>{first}</p>").as_bytes(), &rest].concat();
    let document = read_bytes(&page("One"));
    assert!(document.parts[0].stretches.len() <= 50_000, "{}", document.parts[0].stretches.len());
    assert_eq!(pour_all(&document, str::to_owned).value, page("One"));
    assert_eq!(pour_all(&document, |text| text.replace("One", "Um")).value, page("Um"));
}

#[test]
fn a_page_that_is_too_large_is_refused() {
    let bytes = vec![b' '; MAX_PAGE + 1];
    let refused = read_document(&Input { name: "page.html", bytes: &bytes });
    assert!(matches!(refused, Err(Error::FileTooLarge { limit: 128, .. })), "{refused:?}");
}

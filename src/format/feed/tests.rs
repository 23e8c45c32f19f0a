use super::*;
use crate::format::{PouredBlock, PouredSegment, Pouring};
use crate::model::{Lang, Piece};

fn document(file: &str) -> Document {
    (FORMAT.document("a.xml").unwrap().read)(&Input { name: "a.xml", bytes: file.as_bytes() }).unwrap().value
}

fn texts(file: &str) -> Vec<Text> {
    document(file).blocks.into_iter().map(|block| block.text).collect()
}

/// The file with `change` done to the text of each block.
fn poured(file: &str, change: impl Fn(usize, &Text) -> Option<Text>) -> String {
    let document = document(file);
    let blocks = document.blocks.iter().enumerate().filter_map(|(block, at)| {
        let text = change(block, &at.text)?;
        Some(PouredBlock { block, segments: vec![PouredSegment { text, after: String::new(), unconfirmed: None }] })
    });
    let lang = Lang::parse("pt-PT").unwrap();
    let pouring = Pouring { lang: &lang, blocks: blocks.collect() };
    String::from_utf8((FORMAT.document("a.xml").unwrap().pour)(&document, &pouring).unwrap().value).unwrap()
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

const HEAD: &str = "<rss xmlns:content='http://purl.org/rss/1.0/modules/content/' xmlns:wp='http://wordpress.org/export/1.2/'><channel>";

fn feed(inside: &str) -> String {
    format!("{HEAD}{inside}</channel></rss>")
}

#[test]
fn each_wrapping_stays() {
    for (inside, said, expected) in [
        ("<title>The port</title>", "O porto & <o cais>", "<title>O porto &amp;amp; &amp;lt;o cais&amp;gt;</title>"),
        ("<title><![CDATA[The port]]></title>", "A & B ]]> C", "<title><![CDATA[A & B ]]]]><![CDATA[> C]]></title>"),
        ("<title> <![CDATA[ The port ]]>\n</title>", "O porto", "<title> <![CDATA[ O porto ]]>\n</title>"),
        // What a reader would take for a tag is HTML, in a title, too.
        (
            "<title>A &lt;b&gt;port&lt;/b&gt;</title>",
            "O |cais| & eu",
            "<title>O &lt;b&gt;cais&lt;/b&gt; &amp;amp; eu</title>",
        ),
        (
            "<description>&lt;p&gt;A &#8220;port&#8221;&lt;/p&gt;&#10;&lt;p&gt;B&#x2019;s&lt;/p&gt;</description>",
            "O cais",
            "<description>&lt;p&gt;O cais&lt;/p&gt;&#10;&lt;p&gt;B&#x2019;s&lt;/p&gt;</description>",
        ),
        (
            "<description><![CDATA[<p>A <b>port</b></p><p>B]]]]><![CDATA[></p>]]></description>",
            "O |cais|",
            "<description><![CDATA[<p>O <b>cais</b></p><p>B]]]]><![CDATA[></p>]]></description>",
        ),
        // A text that begins escaped and ends in a section.
        ("<description>A <![CDATA[port]]> there</description>", "O cais", "<description>O cais</description>"),
        (
            "<description>A <![CDATA[port<br>]]></description>",
            "O cais|",
            "<description><![CDATA[O cais<br>]]></description>",
        ),
    ] {
        let file = feed(inside);
        let out = poured(&file, |at, text| (at == 0).then(|| reworded(text, said)));
        assert_eq!(out, feed(expected));
        assert_eq!(texts(&out)[0].chars().trim(), said.replace('|', "").trim());
        assert_eq!(poured(&file, |_, text| Some(text.clone())), file);
    }
}

#[test]
fn lines_of_old_posts_stay_lines() {
    let post =
        "First one.\n\nSecond, <a\nhref='x'>a link</a>.\nA line.\n<pre>kept\nas it is</pre>\n<ul>\n<li>One</li>\n</ul>";
    let file = feed(&format!("<item><content:encoded><![CDATA[{post}]]></content:encoded></item>"));
    let found: Vec<String> = texts(&file).iter().map(Text::chars).collect();
    assert_eq!(found, ["First one.", "Second, a link.", "A line.", "kept\nas it is", "One"]);
    let out = poured(&file, |at, text| (at == 2).then(|| reworded(text, "Uma linha.")));
    assert_eq!(out, file.replace("A line.", "Uma linha."));
    let block =
        feed("<item><content:encoded><![CDATA[<!-- wp:paragraph -->\n<p>One\nline</p>\n]]></content:encoded></item>");
    assert_eq!(texts(&block)[0].chars(), "One line");
}

#[test]
fn the_language_follows() {
    let own = |text: &Text| Some(reworded(text, "O porto"));
    let file = feed("<title>The port</title><language> en-us </language>");
    assert_eq!(document(&file).meta.lang.as_deref(), Some("en-us"));
    assert_eq!(poured(&file, |_, text| own(text)), feed("<title>O porto</title><language> pt-PT </language>"));
    let atom = "<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='en'><title>The port</title></feed>";
    let expected = atom.replace("'en'", "'pt-PT'").replace("The port", "O porto");
    assert_eq!(poured(atom, |_, text| own(text)), expected);
}

#[test]
fn hostile_files_end_bounded() {
    let refused = |file: &str| {
        let input = Input { name: "a.xml", bytes: file.as_bytes() };
        (FORMAT.document("a.xml").unwrap().read)(&input).err().map(|error| error.id().to_owned())
    };
    let bomb =
        "<!DOCTYPE rss [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><rss><channel><title>&b;</title></channel></rss>";
    assert_eq!(refused(bomb).as_deref(), Some("error-xml-entities"));
    assert_eq!(refused(&"<rss><channel>".repeat(10_000)).as_deref(), Some("error-xml-too-deep"));
    assert_eq!(refused(&feed("<title>a&nbsp;b</title>")).as_deref(), Some("error-xml-broken"));
    assert_eq!(refused(&format!("{HEAD}<title>a")).as_deref(), Some("error-xml-truncated"));
    assert_eq!(
        refused(&feed(&"<item><title>a</title></item>".repeat(60_000))).as_deref(),
        Some("error-file-too-dense")
    );
    let started = std::time::Instant::now();
    for part in ["<![CDATA[a]]>", "&amp;", "<!-- -->", "a\n", "<![CDATA[<]]>", "&lt;b&gt;", "&lt;!--"] {
        let _ = refused(&feed(&format!("<item><content:encoded>{}</content:encoded></item>", part.repeat(20_000))));
    }
    assert!(started.elapsed().as_secs() < 60, "{:?}", started.elapsed());
}

/// Pieces of an element's inside, in any order.
const PARTS: [&str; 22] = [
    "port",
    " ",
    "\n",
    "&lt;b&gt;",
    "&lt;/b&gt;",
    "&lt;p&gt;",
    "&lt;/p&gt;",
    "&amp;",
    "&#8220;",
    "&amp;amp;",
    "<![CDATA[<b>x</b>]]>",
    "<![CDATA[<p>]]>",
    "<![CDATA[</p>]]>",
    "<![CDATA[ a & b ]]>",
    "<![CDATA[]]>",
    "<!-- c -->",
    "é",
    "里约",
    "&lt;br/&gt;",
    "&lt;!-- ",
    " --&gt;",
    "<![CDATA[\n\n]]>",
];

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig {
        cases: 1024,
        ..proptest::prelude::ProptestConfig::default()
    })]

    /// However an element is written: untouched the file is the same, with its own texts too; other words are there afterwards,
    /// and the file is well-formed.
    #[test]
    fn any_parts_come_back(parts in proptest::collection::vec(0..PARTS.len(), 1..16), shape in 0..3_usize) {
        let inside: String = parts.iter().map(|&part| PARTS[part]).collect();
        let file = match shape {
            0 => feed(&format!("<title>The {inside}</title>")),
            1 => feed(&format!("<description>The {inside}</description>")),
            _ => feed(&format!("<item><content:encoded>The {inside}</content:encoded></item>")),
        };
        assert_eq!(poured(&file, |_, _| None), file);
        assert_eq!(poured(&file, |_, text| Some(text.clone())), file);
        let other = "Ação «já» — 里约 & ]]> \"a\"";
        let out = poured(&file, |at, text| (at == 0).then(|| {
            let mut new = Text::plain(other);
            text.codes().for_each(|code| new.push(Piece::Code(code.clone())));
            new
        }));
        let after = texts(&out);
        assert!(after.iter().any(|text| text.chars().contains(other)), "{file} became {out}");
        // Everything before and behind the element is as it was.
        assert!(out.starts_with(HEAD) && out.ends_with("</channel></rss>"), "{out}");
    }
}

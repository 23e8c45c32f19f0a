use super::*;
use crate::error::Notice;
use crate::format::{PouredBlock, PouredSegment, Pouring};
use crate::model::{Lang, Piece, Text};

fn document(file: &str) -> Document {
    (FORMAT.document("a.md").unwrap().read)(&Input { name: "a.md", bytes: file.as_bytes() }).unwrap().value
}

fn texts(file: &str) -> Vec<String> {
    document(file).blocks.iter().map(|block| block.text.chars()).collect()
}

/// The file with `change` done to the text of each block, and what is told of it.
fn poured(file: &str, change: impl Fn(usize, &Text) -> Option<Text>) -> (String, Vec<Notice>) {
    let document = document(file);
    let blocks = document.blocks.iter().enumerate().filter_map(|(block, at)| {
        let text = change(block, &at.text)?;
        Some(PouredBlock { block, segments: vec![PouredSegment { text, after: String::new(), unconfirmed: None }] })
    });
    let lang = Lang::parse("pt-PT").unwrap();
    let pouring = Pouring { lang: &lang, blocks: blocks.collect() };
    let out = (FORMAT.document("a.md").unwrap().pour)(&document, &pouring).unwrap();
    (String::from_utf8(out.value).unwrap(), out.notices)
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
fn what_people_read_is_text_and_all_else_stays() {
    let file = "---\ntitle: 'It''s open'\nslug: open\ndescription: |\n  long\n---\n# The *port*\n\n> Quoted\n> on.\n\n- One\n- Two\n  more\n\n\
                | A | B |\n|---|---|\n| `c` | d |\n\n```\ncode\n```\n\n<p>html</p>\n\nLast[^1] \\* &amp; <b>bold</b>.\n\n[^1]: Note.\n\n[x]: y\n";
    let expected = ["It's open", "The port", "Quoted on.", "One", "Two more", "A", "B", "d", "Last * & bold.", "Note."];
    assert_eq!(texts(file), expected);
    let (out, _) = poured(file, |_, text| Some(text.clone()));
    assert_eq!(out, file);
}

#[test]
fn a_translation_is_written_as_markdown_reads_it() {
    for (file, said, expected) in [
        ("The port.\n", "O porto.", "O porto.\n"),
        ("## The port ##\n", "O porto nº #1 #", "## O porto nº #1 \\# ##\n"),
        ("See [the plan](p.html \"P\") **now**.\n", "Veja |já| o |plano|.", "Veja [já](p.html \"P\") o **plano**.\n"),
        // A link that is its own label keeps it.
        ("See [the plan].\n\n[the plan]: p\n", "Veja |o plano|.", "Veja [o plano][the plan].\n\n[the plan]: p\n"),
        ("![Old crane](c.jpg)\n", "|Grua velha|", "![Grua velha](c.jpg)\n"),
        ("Run `read`.\n", "Corra |.", "Corra `read`.\n"),
        // What would be a mark is none.
        ("x\n", "# 1", "\\# 1\n"),
        ("x\n", "- a", "\\- a\n"),
        ("x\n", "1. a", "1\\. a\n"),
        ("x\n", "1.5 a - b", "1.5 a - b\n"),
        ("x\n", "> a", "\\> a\n"),
        ("x\n", "a*b*c _d_ e_f `g`", "a\\*b\\*c \\_d\\_ e_f \\`g\\`\n"),
        ("x\n", "[a](b) [c] <d> &amp; AT&T", "[a\\](b) [c] \\<d> \\&amp; AT&T\n"),
        ("x\n", "a \\ b \\* c", "a \\ b \\\\\\* c\n"),
        ("x\n", "===", "\\===\n"),
        ("x\n", "---", "\\---\n"),
        ("x [y]\n\n[y]: z\n", "a |b|c [y]", "a [b][y]c \\[y\\]\n\n[y]: z\n"),
        ("| a |\n|---|\n", "b | c".split(' ').next().unwrap(), "| b |\n|---|\n"),
        // Lines as long as the source's.
        (
            "> One two three\n> four five six.\n",
            "Um dois três quatro cinco seis.",
            "> Um dois três\n> quatro cinco\n> seis.\n",
        ),
        (
            "- One two three\n  four five six.\n",
            "Um dois três - quatro cinco seis.",
            "- Um dois três -\n  quatro cinco\n  seis.\n",
        ),
        ("One  \ntwo\n", "Um|dois", "Um  \ndois\n"),
        ("One\\\ntwo\n", "Um|dois", "Um\\\ndois\n"),
        ("---\ntitle: Open\n---\n", "Aberto: agora", "---\ntitle: \"Aberto: agora\"\n---\n"),
        ("---\ntitle: \"Open\"\nlang: en\n---\n", "\"Aberto\"", "---\ntitle: \"\\\"Aberto\\\"\"\nlang: pt-PT\n---\n"),
        ("---\ntitle: 'Open'\n---\n", "d'água", "---\ntitle: 'd''água'\n---\n"),
    ] {
        let (out, _) = poured(file, |at, text| (at == 0).then(|| reworded(text, said)));
        assert_eq!(out, expected, "{file} {said}");
        let chars: String = said.split('|').collect();
        let bare = |chars: &str| chars.split_whitespace().collect::<String>();
        assert_eq!(bare(&texts(&out)[0]), bare(&chars), "{out}");
    }
    // In a table a bar ends the cell, and what the table's codes say is as it was.
    let (out, _) = poured("| a | `x\\|y` z |\n|---|---|\n", |at, text| {
        Some(if at == 0 { Text::plain("b | c") } else { reworded(text, "|w") })
    });
    assert_eq!(out, "| b \\| c | `x\\|y`w |\n|---|---|\n");
}

#[test]
fn emphasis_beside_chinese_punctuation_is_kept() {
    for (file, said, expected, told) in [
        ("**Important.** Then\n", "|重要。|后面", "**重要**。后面\n", true),
        ("This is **the point** here\n", "这是|“重点”|的意思", "这是“**重点**”的意思\n", true),
        ("This is *the point* here\n", "这是|重点|的意思", "这是*重点*的意思\n", false),
        ("This is _the point_ here\n", "这是|重点|的意思", "这是*重点*的意思\n", true),
        ("Read **[this](x)** now\n", "请读||这个||吧", "请读<strong>[这个](x)</strong>吧\n", true),
        ("Run **`read`** now\n", "运行|||吧", "运行<strong>`read`</strong>吧\n", true),
        ("A **b** c\n", "a| b |c", "a **b** c\n", false),
        ("**Important**: then\n", "|重要|：后面", "**重要**：后面\n", false),
    ] {
        let (out, notices) = poured(file, |_, text| Some(reworded(text, said)));
        assert_eq!(out, expected);
        let is = notices.iter().any(|notice| matches!(notice, Notice::EmphasisRewritten { .. }));
        assert_eq!(is, told, "{said}: {notices:?}");
        let chars: String = said.split('|').collect();
        assert_eq!(texts(&out)[0].replace(' ', ""), chars.replace(' ', ""));
    }
}

#[test]
fn drafts_show_their_gaps() {
    let file = "# Open\n\nClosed *for* ever.\n";
    let document = document(file);
    let lang = Lang::parse("pt-PT").unwrap();
    let open = Some(crate::format::Unconfirmed { lang: Lang::parse("en").unwrap(), reason: "new" });
    let segment =
        |text: &str, unconfirmed| PouredSegment { text: Text::plain(text), after: String::new(), unconfirmed };
    let blocks = vec![
        PouredBlock { block: 0, segments: vec![segment("Aberto", None)] },
        PouredBlock { block: 1, segments: vec![segment("Closed for ever.", open)] },
    ];
    let format = FORMAT.document("a.md").unwrap();
    let bytes = (format.pour)(&document, &Pouring { lang: &lang, blocks }).unwrap().value;
    let draft = (format.banner.unwrap().put)(&Input { name: "a.md", bytes: &bytes }, "en", "Draft").unwrap();
    assert_eq!(String::from_utf8(draft).unwrap(), "# Aberto\n\n[[Closed *for* ever.]]\n\n[[ Draft ]]\n");
}

/// Pieces of files, in any order.
const PARTS: [&str; 40] = [
    "port",
    " ",
    "\n",
    "\n\n",
    "*",
    "**",
    "_",
    "`",
    "[",
    "](",
    ")",
    "]",
    "![",
    "> ",
    "- ",
    "1. ",
    "# ",
    "---\n",
    "```\n",
    "|",
    "\n|---|---|\n",
    "<b>",
    "</b>",
    "<!--",
    "&amp;",
    "\\",
    "  \n",
    "    ",
    "重要。",
    "“点”",
    "title: x\n",
    "~~",
    "[^1]",
    "[^1]: ",
    "<http://a.b>",
    "===\n",
    "\t",
    "\r\n",
    "é",
    "a:",
];

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig {
        cases: 2048,
        ..proptest::prelude::ProptestConfig::default()
    })]

    /// Whatever a file holds: untouched it is the same, with its own texts too; other words are there afterwards.
    #[test]
    fn any_parts_come_back(parts in proptest::collection::vec(0..PARTS.len(), 1..24)) {
        let file: String = parts.iter().map(|&part| PARTS[part]).collect();
        assert_eq!(poured(&file, |_, _| None).0, file);
        assert_eq!(poured(&file, |_, text| Some(text.clone())).0, file);
        let count = document(&file).blocks.len();
        let (out, _) = poured(&file, |_, _| Some(Text::plain("Ação #1 - *já* | [x](y) — 里约")));
        let there = texts(&out).iter().filter(|text| text.split_whitespace().collect::<String>() == "Ação#1-*já*|[x](y)—里约").count();
        assert!(there >= count.min(1), "{file:?} became {out:?}");
    }

    /// Any characters are escaped as they must be, wherever they stand.
    #[test]
    fn any_characters_are_read_again(said in "[a-c0-2 *_`\\[\\]()<>#+.!|~&;=:{}$^\\\\\"'-]{1,16}", place in 0..6_usize) {
        let file = ["x\n", "# x\n", "> - x\n", "| x |\n|---|\n", "1. x\n\n   y\n", "*x* y\nz\n"][place];
        let (out, _) = poured(file, |at, _| (at == 0).then(|| Text::plain(said.as_str())));
        let bare = |chars: &str| chars.split_whitespace().collect::<String>();
        let found = texts(&out);
        if !said.trim().is_empty() {
            assert_eq!(bare(found.first().map_or("", String::as_str)), bare(&said), "{file:?} became {out:?}");
        }
    }
}

#[test]
fn hostile_files_cost_their_length() {
    let started = std::time::Instant::now();
    for part in [
        "> ", "- ", "*a ", "[", "[a](", "![", "`", "<b>", "|a", "**", "a\n", "\\", "&amp;", "a ", "# a\n", "_a_ ",
        "字。**",
    ] {
        let file = part.repeat((1 << 16) / part.len()) + "x\n";
        let input = Input { name: "a.md", bytes: file.as_bytes() };
        let Ok(read) = (FORMAT.document("a.md").unwrap().read)(&input) else { continue };
        let count = read.value.blocks.len();
        let (_, _) = poured(&file, |at, text| {
            let mut new = text.clone();
            new.push_chars(" y");
            (at < count).then_some(new)
        });
        assert!(started.elapsed().as_secs() < 60, "{part}: {:?}", started.elapsed());
    }
}

//! The page of a review: what alignment is least sure of, to be decided about by keyboard. One HTML file that needs nothing
//! else; what was decided is saved from it as a file.

use std::fmt::Write as _;

use serde::Serialize;

use crate::desk::review::{Row, Sheet, Standing, Stretch, decisions};
use crate::l10n::Voice;
use crate::model::{Time, hash_bytes};
use crate::report::bilingual::STYLE;
use crate::report::html::{EscapedVoice, begin, number, words};

const OWN_STYLE: &str = include_str!("review.css");
const SCRIPT: &str = include_str!("review.js");
/// The SHA-256 of the script element's text. A test says which it is by now.
const SCRIPT_HASH: &str = "1kF7PfnJktwUIIy0gtJs+MPEAjJxblQdT6cSi6OF/7Q=";

/// What the file of decisions is called.
const FILE: &str = "review-decisions.jsonl";

/// The words that the page says as somebody works; each is `review-page-<name>` in the locales.
const WORDS: &[&str] = &[
    "accept",
    "reject",
    "split",
    "merge",
    "up",
    "down",
    "accepted",
    "rejected",
    "corrected",
    "alone",
    "outside",
    "inside",
    "settled",
    "nothing",
    "sure",
    "locked",
    "onesided",
    "unsplit",
    "edge",
    "nomove",
    "nopast",
    "undone",
    "end",
    "restored",
    "savednone",
];

/// The keys, in the order in which they are told; each is `review-key-<name>`.
const KEYS: &[(&str, &str)] = &[
    ("a", "accept"),
    ("r", "reject"),
    ("s", "split"),
    ("m", "merge"),
    ("← →", "side"),
    ("u d", "move"),
    ("↑ ↓", "row"),
    ("n p", "item"),
    ("z", "undo"),
    ("w", "save"),
];

#[derive(Serialize)]
struct Data<'a> {
    header: String,
    file: &'a str,
    key: String,
    words: serde_json::Map<String, serde_json::Value>,
    items: Vec<(usize, usize)>,
    stretches: Vec<StretchData<'a>>,
}

#[derive(Serialize)]
struct StretchData<'a> {
    document: &'a str,
    translation: Option<&'a str>,
    from: String,
    to: String,
    date: Option<&'a str>,
    of: u32,
    source: Vec<(&'a str, u32, u32)>,
    target: Vec<(&'a str,)>,
    rows: Vec<RowData<'a>>,
}

#[derive(Serialize)]
struct RowData<'a> {
    s: &'a [u32],
    t: &'a [u32],
    /// Hundredths.
    c: Option<u8>,
    k: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    u: Option<&'a str>,
}

/// The page of a review, whole, in the reader's language; `now` is the day it says it was made.
#[must_use]
pub fn review(sheet: &Sheet, voice: &Voice, now: Time) -> String {
    let say = EscapedVoice { voice };
    let items = sheet.items.len() as u64;
    let mut out = begin(voice, &say.say("review-page-title"), &[STYLE, OWN_STYLE], SCRIPT_HASH);
    let inside = sheet.items.iter().filter(|item| standing(sheet, item.stretch, item.row) == Some(Standing::Inside));
    let inside = inside.count() as u64;
    let facts = [("items", number(items)), ("inside", number(inside)), ("outside", number(items - inside))];
    let _ = writeln!(
        out,
        "<body class=\"review\">\n<a class=\"skip\" href=\"#items\">{}</a>\n<header class=\"top\">\n<p class=\"promise\">{}</p>\n\
         <h1>{}</h1>\n<p class=\"facts\"><span>{}</span> <span>{}</span></p>\n<p class=\"intro\">{}</p>",
        say.say("review-page-skip"),
        say.say("page-promise"),
        say.say("review-page-title"),
        say.with("review-page-facts", &facts),
        say.with("page-made", &[("date", words(&voice.date(now)))]),
        say.say("review-page-intro"),
    );
    if sheet.more > 0 {
        let _ = writeln!(out, "<p class=\"hint\">{}</p>", say.count("review-page-more", "count", sheet.more));
    }
    let _ = writeln!(
        out,
        "<details class=\"folded\" open=\"open\"><summary>{}</summary><dl class=\"keys-list\">",
        say.say("review-page-keys")
    );
    for (keys, name) in KEYS {
        let keys = keys.split(' ').map(|key| format!("<kbd>{key}</kbd>")).collect::<Vec<_>>().join(" ");
        let _ = writeln!(out, "<div><dt>{keys}</dt><dd>{}</dd></div>", say.say(&format!("review-key-{name}")));
    }
    let button = |act: &str, key: &str| {
        format!(
            "<button type=\"button\" data-act=\"{act}\"><span>{}</span><kbd>{key}</kbd></button>",
            say.say(&format!("review-key-{act}"))
        )
    };
    let _ = writeln!(
        out,
        "</dl></details>\n</header>\n<main>\n<noscript><p class=\"banner\">{}</p></noscript>\n\
         <div class=\"tools-bar\" id=\"tools\" hidden=\"hidden\"><p id=\"done\" class=\"done\" title=\"{}\"></p>{}{}\
         <p id=\"status\" role=\"status\" aria-live=\"polite\"></p></div>\n\
         <section id=\"items\" aria-label=\"{}\"></section>\n</main>\n<footer class=\"foot\"><p>{}</p></footer>",
        say.say("review-page-noscript"),
        say.say("review-page-done"),
        button("undo", "z"),
        button("save", "w"),
        say.say("review-page-title"),
        say.say("review-page-apply"),
    );
    let _ = writeln!(
        out,
        "<script type=\"application/json\" id=\"data\">{}</script>\n<script>\n{SCRIPT}</script>\n</body>\n</html>",
        data(sheet, voice)
    );
    out
}

fn standing(sheet: &Sheet, stretch: usize, row: usize) -> Option<Standing> {
    Some(sheet.stretches.get(stretch)?.rows.get(row)?.standing)
}

/// What the script works with. Nothing of it can end the element, nor be taken for markup.
fn data(sheet: &Sheet, voice: &Voice) -> String {
    let mut said = serde_json::Map::new();
    for name in WORDS {
        said.insert((*name).to_owned(), voice.say(&format!("review-page-{name}"), &[]).into());
    }
    let saved = voice.say("review-page-saved", &[("count", words("{count}")), ("file", words(FILE))]);
    said.insert("saved".to_owned(), saved.into());
    let stretches: Vec<StretchData<'_>> = sheet.stretches.iter().map(stretch_data).collect();
    let content = serde_json::to_string(&stretches).unwrap_or_default();
    let data = Data {
        header: decisions::header(),
        file: FILE,
        key: hash_bytes(content.as_bytes()).0.chars().take(16).collect(),
        words: said,
        items: sheet.items.iter().map(|item| (item.stretch, item.row)).collect(),
        stretches,
    };
    let json = serde_json::to_string(&data).unwrap_or_default();
    json.replace('&', "\\u0026").replace('<', "\\u003c").replace('>', "\\u003e")
}

fn stretch_data(stretch: &Stretch) -> StretchData<'_> {
    StretchData {
        document: &stretch.document,
        translation: stretch.translation.as_deref(),
        from: stretch.from.to_string(),
        to: stretch.to.to_string(),
        date: stretch.date.as_deref(),
        of: stretch.of,
        source: stretch.source.iter().map(|(part, place)| (part.text.as_str(), part.nth, *place)).collect(),
        target: stretch.target.iter().map(|part| (part.text.as_str(),)).collect(),
        rows: stretch.rows.iter().map(row_data).collect(),
    }
}

fn row_data(row: &Row) -> RowData<'_> {
    RowData {
        s: &row.source,
        t: &row.target,
        // Rounded down: what is not sure is not called so.
        c: row.confidence.map(|sure| (sure * 100.0).floor().clamp(0.0, 100.0) as u8),
        k: row.standing.name(),
        u: row.unit.as_ref().map(crate::model::UnitId::as_str),
    }
}

//! What a document says of its languages, and the same of its translation: in the defaults of its styles, and in the settings
//! that choose the theme's fonts. Without the latter, Chinese comes out in whatever face the author's Word was set to.

use super::tree::Tree;
use super::writer::Said;
use crate::format::part::Edits;
use crate::format::xml::places;
use crate::model::{Lang, Span};

/// What may follow `w:lang` in run properties (17.3.2).
const BEHIND_LANG: &[&str] = &["eastAsianLayout", "specVanish", "oMath", "rPrChange"];

/// What may follow `w:themeFontLang` in the settings (17.15.1).
const BEHIND_THEME: &[&str] = &[
    "clrSchemeMapping",
    "doNotIncludeSubdocsInStats",
    "doNotAutoCompressPictures",
    "forceUpgrade",
    "captions",
    "readModeInkLockDown",
    "smartTagType",
    "schemaLibrary",
    "shapeDefaults",
    "doNotEmbedSmartTags",
    "decimalSymbol",
    "listSeparator",
];

/// What Word calls the language of a translation, and where it says so: Chinese among East Asian text.
pub(in crate::format) fn said(lang: &Lang) -> Said {
    let tag = lang.to_string();
    let parts: Vec<&str> = tag.split('-').collect();
    let region = parts.iter().skip(1).find(|part| part.len() == 2).copied();
    let of = |language: &str, usual: &str| format!("{language}-{}", region.unwrap_or(usual));
    let (attribute, tag) = match lang.language() {
        "zh" => ("eastAsia", of("zh", if parts.contains(&"Hant") { "TW" } else { "CN" })),
        "ja" => ("eastAsia", of("ja", "JP")),
        "ko" => ("eastAsia", of("ko", "KR")),
        "en" => ("val", of("en", "US")),
        "pt" => ("val", of("pt", "PT")),
        _ => ("val", tag.clone()),
    };
    // Which Chinese, its script tells.
    Said { attribute, tag, is_exact: region.is_some() || lang.language() == "zh" }
}

/// The language that the defaults declare for most of these characters. Which English, and which mainland's Chinese, is that of
/// the author's Word and no word of hers; which Portuguese is one.
pub(super) fn declared(styles: &Tree<'_>, sample: impl Iterator<Item = char>) -> Option<String> {
    let (mut chinese, mut others) = (0_usize, 0_usize);
    for c in sample.filter(|c| c.is_alphabetic()) {
        match crate::model::is_basic_han(c) {
            true => chinese += 1,
            false => others += 1,
        }
    }
    let attribute = if chinese * 2 > others { "eastAsia" } else { "val" };
    let lang = default_properties(styles).and_then(|at| styles.child(at, "lang"))?;
    let tag = styles.attribute(lang, attribute).filter(|tag| !tag.is_empty() && tag != "x-none")?;
    Some(match tag.to_ascii_lowercase().as_str() {
        "zh-cn" | "zh-sg" => "zh-Hans".to_owned(),
        "zh-tw" => "zh-Hant".to_owned(),
        english if english == "en" || english.starts_with("en-") => "en".to_owned(),
        _ => tag,
    })
}

fn default_properties(styles: &Tree<'_>) -> Option<usize> {
    let defaults = styles.child(0, "docDefaults")?;
    styles.child(styles.child(defaults, "rPrDefault")?, "rPr")
}

/// Sets the language of the defaults of the styles.
pub(super) fn set_styles(styles: &Tree<'_>, said: &Said, edits: &mut Edits) {
    let usual = styles.children(0).find(|&style| {
        styles.is(style, "style")
            && styles.attribute(style, "type").as_deref() == Some("paragraph")
            && matches!(styles.attribute(style, "default").as_deref(), Some("1" | "true" | "on"))
    });
    // The style of paragraphs that name none may say a language of its own.
    let own = usual.and_then(|style| styles.child(style, "rPr")).and_then(|at| styles.child(at, "lang"));
    if let Some(lang) = own.filter(|&lang| styles.attribute(lang, said.attribute).is_some()) {
        set(styles, lang, said, edits);
    }
    let Some(properties) = default_properties(styles) else { return };
    match styles.child(properties, "lang") {
        Some(lang) => set(styles, lang, said, edits),
        None => add(styles, properties, "lang", BEHIND_LANG, said, edits),
    }
}

/// Sets the language by which the theme's fonts are chosen.
pub(super) fn set_settings(settings: &Tree<'_>, said: &Said, edits: &mut Edits) {
    match settings.child(0, "themeFontLang") {
        Some(lang) => set(settings, lang, said, edits),
        None => add(settings, 0, "themeFontLang", BEHIND_THEME, said, edits),
    }
}

fn set(tree: &Tree<'_>, at: usize, said: &Said, edits: &mut Edits) {
    let tag = tree.tag(at);
    let there = tree.attribute(at, said.attribute);
    let name = format!("{}{}", tree.prefix(at), said.attribute);
    let new = places::with_attribute(tag, &name, Some(said.over(there.as_deref())));
    if new != tag {
        let place = tree.tag_place(at);
        edits.replace(Span::new(place.start, place.end), new);
    }
}

/// Puts an element that says the language before the first that may follow it.
fn add(tree: &Tree<'_>, inside: usize, name: &str, behind: &[&str], said: &Said, edits: &mut Edits) {
    let prefix = tree.prefix(inside);
    let new = format!("<{prefix}{name} {prefix}{}=\"{}\"/>", said.attribute, said.tag);
    let content = tree.content(inside);
    // `<w:rPr/>` has no place inside.
    if tree.tag(inside).ends_with("/>") {
        let opened = tree.tag(inside).trim_end_matches("/>").trim_end().to_owned();
        let place = tree.tag_place(inside);
        let whole = format!("{opened}>{new}</{prefix}{}>", tree.local(inside));
        edits.replace(Span::new(place.start, place.end), whole);
        return;
    }
    let known =
        |child: &usize| behind.contains(&tree.local(*child)) || tree.word(*child).is_none() && name != "themeFontLang";
    // Word's later settings stand behind all others.
    let late =
        |child: &usize| name == "themeFontLang" && tree.word(*child).is_none() && tree.prefix(*child).starts_with("w1");
    let next = tree.children(inside).find(|child| known(child) || late(child));
    edits.insert(next.map_or(content.end, |next| tree.place(next).start), &new);
}

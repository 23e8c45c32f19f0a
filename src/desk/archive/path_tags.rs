//! Language tags in the names of files and folders: `visit.en.html`, `visit-pt.html`, `en/visit.html`.

use crate::model::Lang;

/// What sites call their languages' folders besides tags.
const NAMES: &[(&str, &str)] = &[
    ("english", "en"),
    ("ingles", "en"),
    ("portugues", "pt"),
    ("portuguese", "pt"),
    ("chinese", "zh"),
    ("chines", "zh"),
    ("cn", "zh-Hans"),
    ("chs", "zh-Hans"),
    ("sc", "zh-Hans"),
    ("cht", "zh-Hant"),
    ("tc", "zh-Hant"),
];

/// The languages that the parts of a path name, the last first: that of the file's name, then of its folders.
pub(super) fn langs(path: &str) -> Vec<Lang> {
    let (folders, stem) = parts(path);
    let mut out: Vec<Lang> = in_stem(stem).into_iter().map(|(lang, _)| lang).collect();
    out.extend(folders.iter().rev().filter_map(|folder| named(folder)));
    out
}

/// The path without the parts that name the page's language (`lang`) and without the ending: what its translations have
/// in common with it.
pub(super) fn key(path: &str, lang: &Lang) -> String {
    let (folders, stem) = parts(path);
    let own = |tag: &Lang| tag.language() == lang.language();
    let stem = in_stem(stem).into_iter().find(|(tag, _)| own(tag)).map_or(stem, |(_, rest)| rest);
    let mut key = String::new();
    for folder in folders.into_iter().filter(|folder| !named(folder).is_some_and(|tag| own(&tag))) {
        key.push_str(folder);
        key.push('/');
    }
    key.push_str(stem);
    key
}

fn parts(path: &str) -> (Vec<&str>, &str) {
    let mut folders: Vec<&str> = path.split(['/', '\\']).filter(|part| !part.is_empty() && *part != ".").collect();
    let file = folders.pop().unwrap_or_default();
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| if stem.is_empty() { file } else { stem });
    (folders, stem)
}

/// The language that the end, or the beginning, of a file's name is said in, and the rest of the name.
fn in_stem(stem: &str) -> Option<(Lang, &str)> {
    let marks = ['.', '-', '_'];
    // `visit-pt-PT`, `visit.zh_Hans`: the longest tag first.
    let ends = stem.char_indices().filter(|(_, c)| marks.contains(c)).map(|(at, _)| at);
    let at_end = ends.filter(|&at| at > 0).find_map(|at| Some((named(&stem[at + 1..])?, &stem[..at])));
    let at_begin = || {
        let begins = stem.char_indices().filter(|(_, c)| marks.contains(c)).map(|(at, _)| at);
        begins.collect::<Vec<_>>().into_iter().rev().find_map(|at| {
            let rest = &stem[at + 1..];
            Some((named(&stem[..at])?, rest)).filter(|_| !rest.is_empty())
        })
    };
    at_end.or_else(at_begin).or_else(|| Some((named(stem)?, "")))
}

fn named(part: &str) -> Option<Lang> {
    let plain: String = part.to_lowercase();
    if let Some((_, tag)) = NAMES.iter().find(|(name, _)| *name == plain) {
        return Lang::parse(tag).ok();
    }
    let first = part.split(['-', '_']).next()?;
    let lang = Lang::parse(part).ok()?;
    // `pt`, never a word of two letters and more: `de-volta`.
    let tagged = part
        .split(['-', '_'])
        .skip(1)
        .all(|piece| matches!(piece.len(), 2..=4) && piece.chars().all(|c| c.is_ascii_alphanumeric()));
    (first.len() == 2 && lang.language().len() == 2 && tagged && part.split(['-', '_']).count() <= 3).then_some(lang)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_translations_have_in_common_is_the_rest_of_the_name() {
        for (path, lang, expected) in [
            ("visit.en.html", "en", "visit"),
            ("visit.pt-PT.html", "pt-PT", "visit"),
            ("2026-09-15-visit-pt.html", "pt-PT", "2026-09-15-visit"),
            ("visit_zh_Hans.txt", "zh-Hans", "visit"),
            ("en_visit.html", "en", "visit"),
            ("en/2026/visit.html", "en", "2026/visit"),
            ("site/pt-pt/2026/visit.html", "pt-PT", "site/2026/visit"),
            ("cn/visit.html", "zh-Hans", "visit"),
            ("pt.html", "pt", ""),
            ("visit.html", "en", "visit"),
            // A name's own words are no tags, nor are those of another language than the page's.
            ("carta-de-amor.html", "pt", "carta-de-amor"),
            ("visit.v2.html", "en", "visit.v2"),
            ("to-it.html", "en", "to-it"),
        ] {
            assert_eq!(key(path, &Lang::parse(lang).unwrap()), expected, "{path}");
        }
        assert_eq!(langs("en/visit.pt-PT.html"), [Lang::parse("pt-PT").unwrap(), Lang::parse("en").unwrap()]);
    }
}

//! A document to be translated, read: its blocks, which of them are the story, and the language that it is written in.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use crate::desk::read::doubt;
use crate::desk::site::{Site, story_of};
use crate::error::{Error, Notice, Result};
use crate::format::{self, Input};
use crate::model::{Document, Hash, Lang, hash_bytes, last_name};
use crate::story::Story;

/// A document that was read: its blocks, what each is, and its language.
#[derive(Debug, Clone)]
pub struct SourceDocument {
    /// The document.
    pub document: Document,
    /// Of its bytes.
    pub hash: Hash,
    /// The story told from the site's strings.
    pub told: Story,
    /// The language of the text.
    pub source: Lang,
    /// How the language was found.
    pub source_by: SourceBy,
}

/// How the language of a text was found, in the order in which it is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SourceBy {
    /// `--from`.
    Option,
    /// The markup's `lang`.
    Markup,
    /// `.en.` in the file's name.
    Name,
    /// Script and function words.
    Text,
    /// `source` in the project's file.
    Project,
}

crate::model::named!(SourceBy {
    Option = "option",
    Markup = "markup",
    Name = "name",
    Text = "text",
    Project = "project",
});

/// Reads a document and finds its language.
///
/// # Errors
/// A format that holds no documents, a file that cannot be read as what it is, a text without a word, a language that
/// nothing is sure about.
pub fn read_source(
    input: &Input<'_>,
    source: Option<&Lang>,
    project_source: Option<&Lang>,
    sites: &[Site],
    notices: &mut Vec<Notice>,
) -> Result<SourceDocument> {
    let format = format::recognize(input.name, input.bytes)?;
    let document = (format.document(input.name)?.read)(input)?.take(notices);
    if document.blocks.iter().all(|block| block.text.is_blank()) {
        return Err(Error::FileEmpty { file: input.name.to_owned() });
    }
    let told = story_of(&document, sites);
    notices.extend(doubt(input.name, &told));
    let declared = document.meta.lang.as_deref().and_then(|tag| Lang::parse(tag).ok());
    // A template's `lang` may be plain wrong; where the words are sure of another language, the words win.
    let declared = declared.filter(|lang| told.lang.as_ref().is_none_or(|sure| sure.language() == lang.language()));
    let (source, source_by) = [
        (source.cloned(), SourceBy::Option),
        (declared, SourceBy::Markup),
        (lang_in_name(input.name), SourceBy::Name),
        (told.lang.clone(), SourceBy::Text),
        (project_source.cloned(), SourceBy::Project),
    ]
    .into_iter()
    .find_map(|(lang, by)| lang.map(|lang| (lang, by)))
    .ok_or_else(|| Error::LangMissing { file: input.name.to_owned() })?;
    Ok(SourceDocument { document, hash: hash_bytes(input.bytes), told, source, source_by })
}

/// The language in the name of a file or page, such as `visit.pt-PT.html`; none where the name says nothing.
#[must_use]
pub fn lang_in_name(name: &str) -> Option<Lang> {
    let mut parts = last_name(name).rsplit('.').skip(1);
    let tag = parts.next()?;
    parts.next()?;
    Lang::parse(tag).ok().filter(|lang| lang.language().len() == 2)
}

/// How long the name of a story is at most, in bytes: endings such as `.zh-Hans.bilingual.draft.html` come behind it, and
/// names of files have 255.
const STORY_NAME: usize = 180;

/// Names that Windows keeps for devices, whatever ending they have.
const DEVICES: &[&str] = &["con", "prn", "aux", "nul", "conin$", "conout$"];

/// The name of a story: the document's file name without folder, extension and language, as a slug. It names a folder and
/// files, and may come from anybody's file: it leads nowhere else, on no system.
#[must_use]
pub fn story_name(name: &str) -> String {
    let file = last_name(name.trim_end_matches(['/', '\\']));
    let stem = match file.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem,
        _ => file,
    };
    let story = match stem.rsplit_once('.') {
        Some((story, tag)) if !story.is_empty() && lang_in_name(file).is_some_and(|_| !tag.is_empty()) => story,
        _ => stem,
    };
    slug(story)
}

/// Letters and digits of any script, `-`, `_` and `.` inside; one `-` for whatever else stands between.
fn slug(name: &str) -> String {
    let mut slug = String::new();
    for c in name.nfc() {
        let kept = c.is_alphanumeric() || is_combining_mark(c) || matches!(c, '-' | '_' | '.');
        let c = if kept { c } else { '-' };
        if slug.len() + c.len_utf8() > STORY_NAME {
            break;
        }
        if kept || !slug.ends_with('-') {
            slug.push(c);
        }
    }
    let slug = slug.trim_matches(['-', '.']);
    let first = slug.split('.').next().unwrap_or_default().to_lowercase();
    let port = ["com", "lpt"].iter().filter_map(|port| first.strip_prefix(port));
    let is_port =
        port.map(|rest| rest.chars().collect::<Vec<_>>()).any(|rest| matches!(rest[..], [c] if c.is_numeric()));
    if slug.is_empty() || is_port || DEVICES.contains(&first.as_str()) {
        return if slug.is_empty() { "story".to_owned() } else { format!("story-{slug}") };
    }
    slug.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_story_is_called_after_its_file() {
        for (name, story) in [
            ("articles/2026-11-20-visit.en.html", "2026-11-20-visit"),
            ("visit.pt-PT.html", "visit"),
            ("visit.html", "visit"),
            ("visit.v2.html", "visit.v2"),
            ("https://example.org/mundo/visita", "visita"),
            ("visita à escola.pt-PT.html", "visita-à-escola"),
            ("escola\u{301}.html", "escolá"),
            ("访问：里斯本.zh-Hans.html", "访问-里斯本"),
            (".html", "html"),
            ("articles/....html", "story"),
            ("...", "story"),
            ("..\\..\\visit.html", "visit"),
            ("a/..", "story"),
            ("", "story"),
            ("a:b.html", "a-b"),
            ("CON", "story-CON"),
            ("nul.en.txt", "story-nul"),
            ("com1.old.html", "story-com1.old"),
            ("LPT³.html", "story-LPT³"),
            ("console.html", "console"),
            ("-rf.html", "rf"),
            ("visit\u{202e}lmth.html", "visit-lmth"),
            ("\u{1b}]0;x\u{7}visit?.html", "0-x-visit"),
        ] {
            assert_eq!(story_name(name), story, "{name}");
        }
        assert_eq!(story_name(&"访".repeat(200)), "访".repeat(60));
        assert_eq!(lang_in_name("a/visit.zh-Hans.html"), Lang::parse("zh-Hans").ok());
        assert_eq!(lang_in_name("en.html"), None);
    }
}

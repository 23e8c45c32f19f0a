//! An archive knows its own furniture: a block that stands word for word in several stories of one site is the site's
//! string, whatever it looks like.

use std::collections::{HashMap, HashSet};

use crate::desk::archive::pages::ArchivePage;

/// In so many stories a block has to stand.
const STORIES: usize = 3;

/// Takes out of the stories what stands in several stories of its site in the same language; how many blocks. What a
/// page says twice counts once, and two versions of one page are one story.
pub fn take_out(pages: &mut [ArchivePage]) -> u64 {
    let mut stories: HashMap<(&str, &str, &str), HashSet<&str>> = HashMap::new();
    for page in pages.iter() {
        for (text, _) in page.blocks() {
            let key = (page.site.as_str(), page.lang.language(), text);
            stories.entry(key).or_default().insert(page.document.as_str());
        }
    }
    let several: HashSet<(String, String, String)> = stories
        .into_iter()
        .filter(|(_, documents)| documents.len() >= STORIES)
        .map(|((site, lang, text), _)| (site.to_owned(), lang.to_owned(), text.to_owned()))
        .collect();
    let mut out = 0;
    for page in pages.iter_mut() {
        let lang = page.lang.language().to_owned();
        let gone: HashSet<u32> = page
            .blocks()
            .filter(|(text, _)| several.contains(&(page.site.clone(), lang.clone(), (*text).to_owned())))
            .map(|(_, paragraph)| paragraph)
            .collect();
        // A page that would be nothing but furniture is the site's odd one out, and stays.
        if gone.len() < page.texts.len() {
            page.sentences.retain(|sentence| !gone.contains(&sentence.paragraph));
            out += gone.len() as u64;
        }
    }
    out
}

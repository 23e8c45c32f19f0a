//! What a project says of the sites whose pages it translates: `[sites."example.org"]` in `cotejo.toml`.

use crate::format::Selector;
use crate::model::Document;
use crate::story::{Story, Told, classify_told};

/// Where a site has its story.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Site {
    /// Its host, lower case: `example.org`, which stands for `www.example.org` too.
    pub host: String,
    /// The elements that the story stands in; found as on any other site where nothing is said.
    pub story: Option<Selector>,
    /// Elements that are none of it.
    pub drop: Vec<Selector>,
}

/// The story of a document, told from the site's strings as the project says of its site.
#[must_use]
pub fn story_of(document: &Document, sites: &[Site]) -> Story {
    classify_told(document, &told_of(document, sites))
}

/// What the project says of a document's blocks.
#[must_use]
pub fn told_of(document: &Document, sites: &[Site]) -> Told {
    let Some(site) = site_of(document, sites) else { return Told::default() };
    let mut drop = vec![false; document.blocks.len()];
    for selector in &site.drop {
        for (all, one) in drop.iter_mut().zip(selector.blocks(document)) {
            *all |= one;
        }
    }
    // A page of the site's that has no such element is read as any other.
    let story = site.story.as_ref().map(|selector| selector.blocks(document)).filter(|blocks| blocks.contains(&true));
    Told { story, drop }
}

/// The site whose page a document is: by the address that the page gives as its own, else by the one that a browser noted
/// when it saved the page, else by its own name, if that begins with the host or holds it as a folder. Of two hosts the
/// longer one.
fn site_of<'a>(document: &Document, sites: &'a [Site]) -> Option<&'a Site> {
    let noted = || document.parts.first().and_then(|part| saved_from(&part.text));
    let host = document.meta.url.as_deref().and_then(host_of).or_else(noted);
    let named = |site: &&Site| match &host {
        Some(host) => is_of(host, &site.host),
        None => document.name.split(['/', '\\']).any(|folder| is_of(&folder.to_ascii_lowercase(), &site.host)),
    };
    sites.iter().filter(named).max_by_key(|site| site.host.len())
}

/// Whether a host is another, or a part of it: `www.example.org` of `example.org`.
fn is_of(host: &str, site: &str) -> bool {
    host.strip_suffix(site).is_some_and(|before| before.is_empty() || before.ends_with('.'))
}

/// The host of a web address, lower case.
pub(crate) fn host_of(url: &str) -> Option<String> {
    let (_, rest) = url.trim().split_once("//")?;
    let authority = rest.split(['/', '?', '#']).next()?;
    let host = authority.rsplit('@').next()?.split(':').next()?;
    (!host.is_empty()).then(|| host.to_ascii_lowercase())
}

/// The host in the comment that browsers write into a page that they save: `<!-- saved from url=(0023)https://… -->`.
fn saved_from(text: &str) -> Option<String> {
    const REACH: usize = 4_096;
    let mut end = text.len().min(REACH);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let (_, url) = text[..end].split_once("saved from url=(")?;
    host_of(url)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::{self, Input};
    use crate::story::Verdict;

    const RIVER: &str = "<title>The pier</title><body><h1>The pier</h1><div class=text><p>Short.<div class=box><p>Join us.\
        </div><p>Open again.</div><div class=rules><p>Readers who write to us are kind, and we keep what they write for a \
        month.<p>Whoever writes twice is asked to wait, and whoever shouts is not printed, as in any other paper.</div>";

    fn told(head: &str, name: &str, sites: &[Site]) -> Vec<String> {
        let page = format!("{head}{RIVER}");
        let read = format::HTML.document(name).unwrap().read;
        let document = read(&Input { name, bytes: page.as_bytes() }).unwrap().value;
        let told = story_of(&document, sites);
        let blocks = document.blocks.iter().zip(&told.verdicts);
        blocks
            .filter(|(_, verdict)| matches!(verdict, Verdict::Story(_)))
            .map(|(block, _)| block.text.chars())
            .collect()
    }

    #[test]
    fn a_site_s_story_is_where_the_project_says() {
        let site = |host: &str| Site {
            host: host.to_owned(),
            story: Selector::parse("div.text"),
            drop: vec![Selector::parse(".box").unwrap()],
        };
        let sites = [site("river.example")];
        let expected = ["The pier", "Short.", "Open again."];
        for (head, name) in [
            ("<link rel=canonical href='https://www.river.example/pier'>", "page.html"),
            ("<meta property=og:url content='https://river.example:443/pier?x'>", "page.html"),
            ("<!-- saved from url=(0031)https://river.example/pier -->", "page.html"),
            ("", "articles/river.example/pier.html"),
        ] {
            assert_eq!(told(head, name, &sites), expected, "{head} {name}");
        }
        for (head, name) in
            [("<link rel=canonical href='https://notriver.example/'>", "river.example/pier.html"), ("", "pier.html")]
        {
            assert_ne!(told(head, name, &sites), expected, "{head} {name}");
        }
        // The longer host is the nearer one; a page without the element is read as any other.
        let none = Site { host: "news.river.example".into(), story: Selector::parse("main"), drop: Vec::new() };
        let head = "<link rel=canonical href='https://news.river.example/'>";
        assert_eq!(told(head, "p.html", &[sites[0].clone(), none]), told("", "p.html", &[]));
    }
}

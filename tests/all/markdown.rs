//! Markdown, read as far as the tests of the documents need it: code spans, code blocks, links, headings.

use std::fs;
use std::path::Path;

/// A document and where it stands.
pub(crate) struct Page {
    /// From the repository's root, with `/`: `docs/search.md`.
    pub(crate) path: String,
    pub(crate) text: String,
}

/// A fenced code block.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Fence {
    /// What stands after the three backticks: `sh`.
    pub(crate) language: String,
    pub(crate) lines: Vec<String>,
}

impl Page {
    /// Every Markdown file in the folder itself, not below it, by name.
    pub(crate) fn in_folder(folder: &str) -> Vec<Self> {
        let mut pages: Vec<Self> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
            .map(|path| Self::read(&path))
            .collect();
        pages.sort_by(|one, other| one.path.cmp(&other.path));
        pages
    }

    pub(crate) fn read(path: &Path) -> Self {
        let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let path = path.to_string_lossy().replace('\\', "/");
        Self { path: path.trim_start_matches("./").to_owned(), text }
    }

    /// The code blocks, and the text with an empty line in place of each.
    fn parts(&self) -> (Vec<Fence>, String) {
        let (mut fences, mut prose, mut open) = (Vec::new(), String::new(), None::<Fence>);
        for line in self.text.lines() {
            match (line.trim_start().strip_prefix("```"), open.take()) {
                (Some(language), None) => {
                    open = Some(Fence { language: language.trim().to_owned(), lines: Vec::new() });
                    prose.push('\n');
                }
                (Some(_), Some(fence)) => fences.push(fence),
                (None, Some(mut fence)) => {
                    fence.lines.push(line.to_owned());
                    open = Some(fence);
                }
                (None, None) => {
                    prose.push_str(line);
                    prose.push('\n');
                }
            }
        }
        assert!(open.is_none(), "{}: a code block has no end", self.path);
        (fences, prose)
    }

    /// The code blocks, from top to bottom.
    pub(crate) fn fences(&self) -> Vec<Fence> {
        self.parts().0
    }

    /// The text in pieces: true for a code span. A span does not reach beyond its paragraph.
    fn pieces(&self) -> Vec<(bool, String)> {
        let prose = self.parts().1;
        let mut pieces = Vec::new();
        for paragraph in prose.split("\n\n") {
            let parts: Vec<&str> = paragraph.split('`').collect();
            assert!(parts.len() % 2 == 1, "{}: a code span has no end in: {paragraph}", self.path);
            pieces.extend(parts.iter().enumerate().map(|(i, part)| (i % 2 == 1, part.replace('\n', " "))));
            pieces.push((false, "\n".to_owned()));
        }
        pieces
    }

    /// What stands between backticks within the text.
    pub(crate) fn spans(&self) -> Vec<String> {
        self.pieces().into_iter().filter(|(code, _)| *code).map(|(_, text)| text).collect()
    }

    /// Where the links and pictures lead.
    pub(crate) fn links(&self) -> Vec<String> {
        let text: String =
            self.pieces().into_iter().map(|(code, text)| if code { "·".to_owned() } else { text }).collect();
        let mut links = Vec::new();
        for (opens, closes) in [("](", ')'), ("src=\"", '"'), ("href=\"", '"')] {
            for rest in text.split(opens).skip(1) {
                let target = rest.split(closes).next().unwrap_or_default();
                links.push(target.split(' ').next().unwrap_or_default().to_owned());
            }
        }
        links
    }

    /// The anchors of the headings, as GitHub makes them.
    pub(crate) fn anchors(&self) -> Vec<String> {
        let headings = self.parts().1;
        let headings = headings.lines().filter(|line| line.starts_with('#'));
        headings
            .map(|line| {
                let kept = line.trim_start_matches('#').trim().chars();
                let kept = kept.filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
                kept.collect::<String>().to_lowercase().replace(' ', "-")
            })
            .collect()
    }
}

#[test]
fn a_page_is_taken_apart() {
    let text = "# One `two`, three\n\nSee [a](b.md#c \"t\") and `x\ny`, ![p](q.png).\n\n```sh\ncotejo `x`\n```\n<img src=\"r.png\">\n";
    let page = Page { path: "p.md".to_owned(), text: text.to_owned() };
    assert_eq!(page.fences(), [Fence { language: "sh".to_owned(), lines: vec!["cotejo `x`".to_owned()] }]);
    assert_eq!(page.spans(), ["two", "x y"]);
    assert_eq!(page.links(), ["b.md#c", "q.png", "r.png"]);
    assert_eq!(page.anchors(), ["one-two-three"]);
}

//! What the documents name exists: every path, every Rust file, every name in code, every link.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::markdown::Page;

/// What a run makes and no checkout holds.
const MADE: &[&str] = &["target/", "out/", "memory/.cotejo", "memory/catalogues"];

/// Pages that tell of the past: what they name may be gone, but their links must lead somewhere.
const HISTORY: &[&str] = &["CHANGELOG.md"];

/// The largest picture, in bytes.
const PICTURE: u64 = 150_000;

/// The repository's files and the words of its code.
struct Tree {
    /// From the root, with `/`.
    files: BTreeSet<String>,
    /// Every folder above a file.
    folders: BTreeSet<String>,
    /// Identifiers in code, in SQL and in the manifest.
    words: BTreeSet<String>,
}

impl Tree {
    fn read() -> Self {
        let mut tree = Self { files: BTreeSet::new(), folders: BTreeSet::new(), words: BTreeSet::new() };
        tree.walk(Path::new("."));
        tree
    }

    fn walk(&mut self, folder: &Path) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.to_string_lossy().replace('\\', "/").trim_start_matches("./").to_owned();
            if name == ".git" || MADE.iter().any(|made| format!("{name}/").starts_with(made)) {
                continue;
            }
            if path.is_dir() {
                self.folders.insert(name);
                self.walk(&path);
                continue;
            }
            // This file names what does not exist.
            let code =
                [".rs", ".sql", "Cargo.toml"].iter().any(|end| name.ends_with(end)) && name != "tests/all/docs.rs";
            if code {
                let text = fs::read_to_string(&path).unwrap();
                let words = text.split(|c: char| !(c.is_alphanumeric() || c == '_'));
                self.words.extend(words.filter(|word| !word.is_empty()).map(str::to_owned));
            }
            self.files.insert(name);
        }
    }

    fn holds(&self, path: &str) -> bool {
        self.files.contains(path) || self.folders.contains(path)
    }

    /// Whether there is a file or folder like it: `<lang>` and `*` stand for anything within a name.
    fn matches(&self, path: &str) -> bool {
        let path = path.trim_end_matches('/');
        if !path.contains(['<', '*']) {
            return self.holds(path);
        }
        let mut parts = Vec::new();
        for part in path.split('*') {
            let mut rest = part;
            while let Some((before, after)) = rest.split_once('<') {
                parts.push(before);
                rest = after.split_once('>').map_or("", |(_, after)| after);
            }
            parts.push(rest);
        }
        self.files.iter().chain(&self.folders).any(|name| {
            let Some(mut rest) = name.strip_prefix(parts[0]) else { return false };
            for part in &parts[1..parts.len() - 1] {
                match rest.find(part) {
                    Some(at) => rest = &rest[at + part.len()..],
                    None => return false,
                }
            }
            let last = parts[parts.len() - 1];
            rest.ends_with(last) && !rest[..rest.len() - last.len()].contains('/')
        })
    }

    /// Why a code span names what does not exist, or nothing.
    fn fault(&self, span: &str) -> Option<String> {
        let path_like = |c: char| c.is_ascii_alphanumeric() || "_./<>*-".contains(c);
        if span.chars().all(path_like) && (span.contains('/') || span.ends_with(".rs")) {
            if MADE.iter().any(|made| span.starts_with(made)) {
                return None;
            }
            let first = span.split('/').next().unwrap_or_default();
            let found = if self.folders.contains(first) {
                self.matches(span)
            } else if span.ends_with(".rs") {
                self.files.iter().any(|file| *file == span || file.ends_with(&format!("/{span}")))
            } else if self.folders.contains(&format!("src/{first}")) {
                self.matches(&format!("src/{span}")) || self.holds(&format!("src/{span}.rs"))
            } else if let Some(folder) = span.strip_suffix('/') {
                self.folders.iter().any(|one| one.ends_with(&format!("/{folder}")))
            } else {
                true
            };
            return (!found).then(|| format!("there is no {span}"));
        }
        let name = span.trim_end_matches("()").trim_end_matches('!');
        let ident = |part: &str| {
            let mut chars = part.chars();
            chars.next().is_some_and(|c| c.is_ascii_alphabetic() || c == '_')
                && chars.all(|c| c.is_ascii_alphanumeric() || c == '_')
        };
        let parts: Vec<&str> = name.split("::").collect();
        let ours =
            name != span || parts.len() > 1 || name.contains('_') || name.starts_with(|c: char| c.is_ascii_uppercase());
        if !ours || !parts.iter().all(|part| ident(part)) {
            return None;
        }
        let missing = parts.iter().find(|part| !self.words.contains(**part))?;
        Some(format!("nothing in the code is called {missing} ({span})"))
    }
}

/// What the page names and does not exist.
fn faults(tree: &Tree, page: &Page) -> Vec<String> {
    let mut faults = Vec::new();
    if !HISTORY.contains(&page.path.as_str()) {
        faults.extend(page.spans().iter().filter_map(|span| tree.fault(span)));
    }
    let folder = Path::new(&page.path).parent().unwrap();
    for link in page.links() {
        if link.contains("://") || link.starts_with("mailto:") {
            continue;
        }
        let (path, anchor) = link.split_once('#').map_or((link.as_str(), None), |(path, anchor)| (path, Some(anchor)));
        let target = folder.join(path);
        let anchors = if path.is_empty() {
            page.anchors()
        } else if !target.exists() {
            faults.push(format!("the link {link} leads nowhere"));
            continue;
        } else if anchor.is_some() {
            Page::read(&target).anchors()
        } else {
            continue;
        };
        if anchor.is_some_and(|anchor| !anchors.iter().any(|one| one == anchor)) {
            faults.push(format!("the link {link} leads to no heading"));
        }
    }
    faults.into_iter().map(|fault| format!("{}: {fault}", page.path)).collect()
}

#[test]
fn what_the_documents_name_exists() {
    let tree = Tree::read();
    let mut pages = Page::in_folder(".");
    pages.extend(Page::in_folder("docs"));
    pages.extend(
        tree.files
            .iter()
            .filter(|file| file.starts_with("src/") && file.ends_with(".md"))
            .map(|file| Page::read(Path::new(file))),
    );
    assert!(pages.len() >= 8, "only {} pages were read", pages.len());
    let found: Vec<String> = pages.iter().flat_map(|page| faults(&tree, page)).collect();
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn the_pictures_are_small() {
    let mut pictures = 0;
    for file in Tree::read().files.iter().filter(|file| file.starts_with("docs/") && file.ends_with(".png")) {
        let bytes = fs::metadata(file).unwrap().len();
        assert!(bytes <= PICTURE, "{file} has {bytes} bytes; at most {PICTURE}");
        pictures += 1;
    }
    assert!(pictures > 0, "there is no picture");
}

#[test]
fn the_test_bites() {
    let tree = Tree::read();
    let broken = |text: &str| faults(&tree, &Page { path: "docs/x.md".to_owned(), text: text.to_owned() });
    for planted in [
        "`src/desk/nowhere.rs`",
        "`desk/nowhere.rs`",
        "`nowhere.rs`",
        "`format/nowhere`",
        "`src/nowhere/`",
        "`nowhere/`",
        "`tests/segment/<lang>.nowhere`",
        "`Lang::nowhere_at_all`",
        "`NowhereAtAll`",
        "`nowhere_at_all!`",
        "[x](nowhere.md)",
        "![x](images/nowhere.png)",
        "[x](../README.md#nowhere)",
        "[x](#nowhere)",
    ] {
        assert_eq!(broken(planted).len(), 1, "{planted}: {:?}", broken(planted));
    }
    for fine in [
        "`src/lib.rs`",
        "`desk/lookup.rs`",
        "`lookup.rs`",
        "`format/xliff`",
        "`src/format/`",
        "`simd/`",
        "`tests/segment/<lang>.txt`",
        "`tests/check/*/`",
        "`Lang::standing`",
        "`cotejo lookup \"x\"`",
        "`memory/.cotejo/newsroom.db`",
        "# Here\n\n[x](#here) [y](../README.md) [z](https://example.org/nowhere.md)",
    ] {
        assert_eq!(broken(fine), Vec::<String>::new(), "{fine}");
    }
}

/// The table of formats in each README is what `cotejo formats` prints.
#[test]
fn the_readmes_hold_the_table_of_formats() {
    for (file, ui) in [
        ("README.md", "en"),
        ("README.pt-PT.md", "pt-PT"),
        ("README.pt-BR.md", "pt-BR"),
        ("README.zh-Hans.md", "zh-Hans"),
    ] {
        let desk = crate::binary::Desk::empty();
        let ran = desk.command(&["formats"]).env("COTEJO_UI", ui).output().unwrap();
        let printed = String::from_utf8(ran.stdout).unwrap();
        let readme = std::fs::read_to_string(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap();
        assert!(printed.lines().count() > cotejo::format::FORMATS.len(), "{printed}");
        assert!(
            readme.replace("\r\n", "\n").contains(&printed),
            "{file} has not what cotejo formats prints:\n{printed}"
        );
    }
    let told = crate::binary::Desk::empty().ends(0, &["formats", "--json"]).json();
    assert_eq!(told.len(), cotejo::format::FORMATS.len());
    assert!(told.iter().all(|format| format["reads"].as_array().is_some_and(|reads| !reads.is_empty())));
}

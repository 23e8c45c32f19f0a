//! A new project: its file, and a termbase with one concept to start from.

use std::fmt::Write as _;
use std::path::Path;

use crate::desk::original::Limits;
use crate::desk::write;
use crate::error::{Error, Result};
use crate::model::Lang;

/// The concept that a new termbase begins with: right in any house, so that no check of it misfires.
const CONCEPT: &str = r#"[translation-memory]
pos = "noun"
en = "translation memory"
pt-PT = "memória de tradução"
pt-BR = "memória de tradução"
zh-Hans = ["翻译记忆库", { text = "记忆库", status = "admitted" }]
zh-Hant = ["翻譯記憶庫", { text = "記憶庫", status = "admitted" }]
"#;

/// The files of a new project, by name, for languages as wished. What the files say of themselves is `say`'s, by id: the
/// reader's language is the front's.
///
/// # Errors
/// [`Error::FileExists`] if the folder has one of them already.
pub fn init(
    folder: &Path,
    source: Option<&Lang>,
    targets: &[Lang],
    say: &dyn Fn(&str) -> String,
) -> Result<Vec<(&'static str, Vec<u8>)>> {
    let quoted = |lang: &Lang| format!("\"{lang}\"");
    let source = source.map_or_else(|| "# source = \"en\"".to_owned(), |lang| format!("source = {}", quoted(lang)));
    let targets = if targets.is_empty() {
        "# targets = [\"pt-PT\", \"zh-Hans\"]".to_owned()
    } else {
        format!("targets = [{}]", targets.iter().map(quoted).collect::<Vec<_>>().join(", "))
    };
    let penalties = "# [penalties]\n# sister = 10\n# unspecified = 2\n# alignment = 5\n# machine = 15\n# codes = 2";
    let settings = [
        ("init-project", ""),
        ("init-store", "store = \".cotejo/memory.db\""),
        ("init-text", "text = \"memory.tmx\""),
        ("init-terms", "terms = \"terms.toml\""),
        ("init-catalogues", "catalogues = \"catalogues\""),
        ("init-source", source.as_str()),
        ("init-targets", targets.as_str()),
        ("init-out", "out = \"out\""),
        ("init-threshold", "# threshold = 70"),
        ("init-penalties", penalties),
        ("init-also", "# [memory]\n# also = [\"sport/.cotejo/memory.db\"]"),
        ("init-no-break", "[segment]\nno_break = []"),
    ];
    let files = vec![
        (super::project::FILE_NAME, commented(&settings, say).into_bytes()),
        ("terms.toml", commented(&[("init-termbase", ""), ("init-concept", CONCEPT.trim_end())], say).into_bytes()),
        (".gitignore", b"/.cotejo/\n/out/\n".to_vec()),
        (".gitattributes", b"*.tmx -text\n".to_vec()),
    ];
    for (name, _) in &files {
        let file = folder.join(name);
        if file.exists() && !is_shared(name) {
            return Err(Error::FileExists { file: file.display().to_string() });
        }
    }
    Ok(files)
}

/// Writes a file of [`init`] into the folder; one that may have been there gets the lines that it lacks.
///
/// # Errors
/// [`Error::FileExists`] for any other that is there by now; those of writing.
pub fn put(folder: &Path, name: &str, bytes: &[u8]) -> Result<()> {
    let file = folder.join(name);
    if is_shared(name) {
        let added = &mut |there: Option<&[u8]>| Ok(with_lines(there.unwrap_or_default(), bytes));
        write::merge_into(&file, Limits::default().words, added)
    } else {
        write::write_new(&file, bytes)
    }
}

/// Whether a file may be there for another reason: what it says stays, and lines are added to it.
fn is_shared(name: &str) -> bool {
    name.starts_with(".git")
}

/// A file with those of the wanted lines behind it that it lacks.
fn with_lines(there: &[u8], wanted: &[u8]) -> Vec<u8> {
    let has = |line: &[u8]| there.split(|&byte| byte == b'\n').any(|one| one.trim_ascii() == line.trim_ascii());
    let mut out = there.to_vec();
    for line in wanted.split_inclusive(|&byte| byte == b'\n').filter(|line| !has(line)) {
        if !out.is_empty() && !out.ends_with(b"\n") {
            out.push(b'\n');
        }
        out.extend_from_slice(line);
    }
    out
}

/// What is said of each entry as a comment, and the entry below it.
fn commented(entries: &[(&str, &str)], say: &dyn Fn(&str) -> String) -> String {
    let mut out = String::new();
    for (id, entry) in entries {
        if !out.is_empty() {
            out.push('\n');
        }
        for line in say(id).lines() {
            // Writing to a string cannot fail.
            let _ = writeln!(out, "# {line}");
        }
        if !entry.is_empty() {
            let _ = writeln!(out, "{entry}");
        }
    }
    out
}

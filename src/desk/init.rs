//! A new project: its file and an empty termbase.

use std::path::Path;

use crate::error::{Error, Result};
use crate::model::Lang;

/// The files of a new project, by name, for languages as wished.
///
/// # Errors
/// [`Error::FileExists`] if the folder has one of them already.
pub fn init(folder: &Path, source: Option<&Lang>, targets: &[Lang]) -> Result<Vec<(&'static str, Vec<u8>)>> {
    let quoted = |lang: &Lang| format!("\"{lang}\"");
    let source = source.map_or_else(|| "# source = \"en\"".to_owned(), |lang| format!("source = {}", quoted(lang)));
    let targets = if targets.is_empty() {
        "# targets = [\"pt-PT\", \"zh-Hans\"]".to_owned()
    } else {
        format!("targets = [{}]", targets.iter().map(quoted).collect::<Vec<_>>().join(", "))
    };
    let project = format!(
        "store = \".cotejo/memory.db\"\ntext = \"memory.tmx\"\nterms = \"terms.toml\"\ncatalogues = \"catalogues\"\n\
         {source}\n{targets}\nout = \"out\"\n\n[segment]\nno_break = []\n"
    );
    let files = vec![
        (super::project::FILE_NAME, project.into_bytes()),
        ("terms.toml", Vec::new()),
        (".gitignore", b"/.cotejo/\n/out/\n".to_vec()),
        (".gitattributes", b"*.tmx -text\n".to_vec()),
    ];
    for (name, _) in &files {
        let file = folder.join(name);
        if file.exists() {
            return Err(Error::FileExists { file: file.display().to_string() });
        }
    }
    Ok(files)
}

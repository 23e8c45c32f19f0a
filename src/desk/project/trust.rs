//! A project's file that was found and not named: whose it is, and where it leads.

use std::path::{Path, PathBuf};

use super::Project;
use crate::desk::write::real;
use crate::error::{Error, Result};

/// A folder of this name holds a project's memory and its file; the project is the folder around it.
const MEMORY: &str = "memory";

/// Looks at a project's file that was found upward.
pub(super) fn look(project: &Project, file: &Path) -> Result<()> {
    let name = || file.display().to_string();
    let failed = |error| Error::reading(&name(), error);
    if owner(file).map_err(failed)? != own_account() {
        return Err(Error::ProjectOfAnother { file: name() });
    }
    let own = file.parent().unwrap_or(Path::new("."));
    let around = if own.file_name().is_some_and(|folder| folder == MEMORY) { own.parent() } else { None };
    let inside = real(around.unwrap_or(own)).map_err(failed)?;
    for (key, path) in paths(project) {
        if !real(&path).map_err(failed)?.starts_with(&inside) {
            return Err(Error::ProjectLeadsOut { file: name(), key: key.to_owned(), path: path.display().to_string() });
        }
    }
    Ok(())
}

/// What the file says of places, by key.
fn paths(project: &Project) -> Vec<(&'static str, PathBuf)> {
    let store = project.store.as_ref().and_then(|store| store.file());
    let also = project.also.iter().filter_map(|(_, location)| location.file().map(|file| ("also", file.to_path_buf())));
    // Unless the file says otherwise, `out` is in the working folder.
    let out = Some(&project.out).filter(|out| *out != Path::new("out"));
    let said = [
        ("store", store),
        ("text", project.text.as_deref()),
        ("terms", project.terms.as_deref()),
        ("catalogues", project.catalogues.as_deref()),
        ("out", out.map(PathBuf::as_path)),
    ];
    said.into_iter().filter_map(|(key, path)| Some((key, path?.to_path_buf()))).chain(also).collect()
}

/// The account that a file belongs to; none where the system has no such thing.
#[cfg(unix)]
fn owner(file: &Path) -> std::io::Result<Option<u32>> {
    use std::os::unix::fs::MetadataExt as _;
    Ok(Some(std::fs::metadata(file)?.uid()))
}

/// The account that this process belongs to.
#[cfg(unix)]
fn own_account() -> Option<u32> {
    Some(rustix::process::geteuid().as_raw())
}

/// As above.
#[cfg(not(unix))]
fn owner(_: &Path) -> std::io::Result<Option<u32>> {
    Ok(None)
}

/// As above.
#[cfg(not(unix))]
fn own_account() -> Option<u32> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn a_project_of_another_account_is_not_obeyed() {
        // Of this account, and of the system's: whichever account runs this, one of them is another's.
        let own = tempfile::NamedTempFile::new().unwrap();
        assert_eq!(owner(own.path()).unwrap(), own_account());
        let project = Project::default_for(Path::new("data"));
        assert!(look(&Project { store: None, ..project.clone() }, own.path()).is_ok());
        let another = std::os::unix::fs::chown(own.path(), Some(own_account().unwrap() + 1), None);
        let foreign = if another.is_ok() { own.path() } else { Path::new("/etc/hosts") };
        assert!(matches!(look(&project, foreign), Err(Error::ProjectOfAnother { .. })));
    }

    #[test]
    fn a_project_that_leads_out_of_its_folder_is_not_obeyed() {
        let root = tempfile::tempdir().unwrap();
        let write = |folder: &str, text: &str| {
            std::fs::create_dir_all(root.path().join(folder)).unwrap();
            std::fs::write(root.path().join(folder).join("cotejo.toml"), text).unwrap();
            Project::find(&root.path().join(folder), None)
        };
        for (folder, text, key) in [
            ("desk", "store = '.cotejo/a.db'\ntext = 'a.tmx'\nterms = './terms.toml'\nout = 'x/../out'", None),
            ("desk/memory", "store = 'a.db'\nout = '../out'", None),
            ("desk/memory", "store = 'a.db'\nout = '../../out'", Some("out")),
            ("desk", "out = '../out'", Some("out")),
            ("desk", "store = '/var/lib/a.db'", Some("store")),
            ("desk", "text = '../desk2/a.tmx'", Some("text")),
            ("desk", "terms = '/etc/passwd'", Some("terms")),
            ("desk", "catalogues = '..'", Some("catalogues")),
            ("desk", "[memory]\nalso = ['b.db', '../a.db']", Some("also")),
        ] {
            match (write(folder, text), key) {
                (Ok(Some(_)), None) => {}
                (Err(Error::ProjectLeadsOut { key, .. }), Some(wanted)) => assert_eq!(key, wanted, "{text}"),
                (outcome, _) => panic!("{text}: {outcome:?}"),
            }
            // Who names it has chosen it.
            let file = root.path().join(folder).join("cotejo.toml");
            assert!(Project::find(root.path(), Some(&file)).is_ok(), "{text}");
        }
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink("/etc", root.path().join("desk/words")).unwrap();
            let outcome = write("desk", "terms = 'words/terms.toml'");
            assert!(matches!(outcome, Err(Error::ProjectLeadsOut { .. })), "{outcome:?}");
        }
    }
}

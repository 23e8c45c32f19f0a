//! `evaluate pour`: each page's own text poured back as if it were its translation. What differs afterwards, but for the
//! language attribute and the blanks that the standard folds, is a fault of cutting or pouring.

use std::fs;
use std::path::{Path, PathBuf};

#[path = "../../tests/all/poured_back.rs"]
mod poured_back;

pub(crate) fn run(args: &[String]) -> Result<(), String> {
    let (flags, folders): (Vec<&String>, Vec<&String>) = args.iter().partition(|arg| arg.starts_with('-'));
    if folders.is_empty() {
        return Err("evaluate pour: which folder? One of saved pages, or of folders with a page.html each".to_owned());
    }
    let mut pages = Vec::new();
    for folder in folders {
        let folder = PathBuf::from(folder);
        if !folder.is_dir() {
            return Err(format!(
                "{}: no such folder; the development data are not part of the repository",
                folder.display()
            ));
        }
        pages.extend(pages_of(&folder)?);
    }
    if pages.is_empty() {
        return Err("evaluate pour: no page there".to_owned());
    }
    let (mut differ, mut lose, mut other, mut misplaced, mut places) = (0, 0, 0, 0, 0);
    for page in &pages {
        let bytes = super::read::unpack(page)?;
        let name = page.file_name().unwrap_or_default().to_string_lossy();
        let name = name.trim_end_matches(".xz");
        let outcome = poured_back::pour_back(name, &bytes).map_err(|error| format!("{}: {error}", page.display()))?;
        differ += usize::from(outcome.differs.is_some());
        lose += usize::from(outcome.markup_lost > 0);
        other += usize::from(outcome.other_text);
        misplaced += usize::from(!outcome.misplaced.is_empty());
        places += outcome.places;
        if flags.iter().any(|flag| *flag == "--pages") && !outcome.is_clean() {
            println!("{}", page.display());
            for told in outcome.differs.iter().chain(outcome.misplaced.iter().take(5)) {
                println!("  {told}");
            }
        }
    }
    println!("{:<52} {:>6}", "pages", pages.len());
    println!("{:<52} {places:>6}", "places filled");
    println!("{:<52} {differ:>6}", "pages that differ");
    println!("{:<52} {lose:>6}", "pages that lose markup");
    println!("{:<52} {other:>6}", "pages with other text");
    println!("{:<52} {misplaced:>6}", "pages with a translation of another text or its codes");
    let faults = differ + lose + other + misplaced;
    if faults == 0 { Ok(()) } else { Err(format!("evaluate pour: {faults} faults; --pages names them")) }
}

/// Saved pages in a folder: files, or folders that hold one each, packed or not.
fn pages_of(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let mut out = Vec::new();
    for found in fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))?.flatten() {
        let path = found.path();
        if path.is_dir() {
            let page = path.join("page.html");
            if page.is_file() || path.join("page.html.xz").is_file() {
                out.push(page);
            }
        } else if path.extension().is_some_and(|extension| extension == "html" || extension == "txt") {
            out.push(path);
        }
    }
    out.sort();
    Ok(out)
}

//! The parts of a document: found through its relationships, whatever they are called (ECMA-376, part 2, 6.5).

use super::tree::Tree;
use crate::error::{Error, Result};
use crate::format::zip::Archive;
use crate::format::{encoding, xml};
use crate::model::Part;

/// How much all parts of a document that are read may unpack to, in bytes: ten times the text of a long novel with all its
/// markup.
const MOST: u64 = 40 << 20;

/// A relationship of a part.
#[derive(Debug, Clone)]
pub(in crate::format) struct Relationship {
    pub(in crate::format) id: String,
    /// The last word of its type: `header`, `hyperlink`.
    pub(in crate::format) kind: String,
    /// The path of the part that it leads to, or what it says where it leads out of the package.
    pub(in crate::format) target: String,
    pub(in crate::format) is_external: bool,
}

/// A document's file, opened.
pub(in crate::format) struct Package<'a> {
    file: &'a str,
    pub(in crate::format) archive: Archive<'a>,
    /// What may still be unpacked.
    room: u64,
}

impl<'a> Package<'a> {
    /// Opens a document.
    ///
    /// # Errors
    /// Those of [`Archive::open`].
    pub(in crate::format) fn open(file: &'a str, bytes: &'a [u8]) -> Result<Self> {
        Ok(Self { file, archive: Archive::open(file, bytes)?, room: MOST })
    }

    /// What errors call a part.
    pub(in crate::format) fn called(&self, path: &str) -> String {
        format!("{} ({path})", self.file)
    }

    /// The part at this path; none where there is none.
    ///
    /// # Errors
    /// Those of [`Archive::read`].
    pub(in crate::format) fn part(&mut self, path: &str) -> Result<Option<Part>> {
        let Some(number) = self.archive.number(path) else { return Ok(None) };
        let bytes = self.archive.read(number, self.room)?;
        self.room -= bytes.len() as u64;
        Ok(Some(encoding::decode(path, &bytes, Some(xml::encoding(&bytes)))))
    }

    /// The relationships of the part at this path; those of the package for an empty one.
    ///
    /// # Errors
    /// As [`Package::part`], and those of a part that is no XML.
    pub(in crate::format) fn relationships(&mut self, path: &str) -> Result<Vec<Relationship>> {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let slash = if folder.is_empty() { "" } else { "/" };
        let place = format!("{folder}{slash}_rels/{name}.rels");
        let Some(part) = self.part(&place)? else { return Ok(Vec::new()) };
        let tree = Tree::of(&self.called(&place), &part.text)?;
        let mut out = Vec::new();
        for child in tree.children(0).filter(|&child| tree.local(child) == "Relationship") {
            let said = |name: &str| tree.attribute(child, name).unwrap_or_default();
            let (kind, target) = (said("Type"), said("Target"));
            let is_external = said("TargetMode") == "External";
            out.push(Relationship {
                id: said("Id"),
                kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
                target: if is_external { target } else { resolved(folder, &target) },
                is_external,
            });
        }
        Ok(out)
    }

    /// The path of the part that holds the text.
    ///
    /// # Errors
    /// [`Error::PartMissing`].
    pub(in crate::format) fn main_part(&mut self) -> Result<String> {
        const USUAL: &str = "word/document.xml";
        let found = self.relationships("")?.into_iter().find(|one| one.kind == "officeDocument");
        let path = found.map_or(USUAL.to_owned(), |one| one.target);
        match self.archive.number(&path) {
            Some(_) => Ok(path),
            None => Err(Error::PartMissing { file: self.file.to_owned(), part: path }),
        }
    }
}

/// A target as a path in the package.
fn resolved(folder: &str, target: &str) -> String {
    let target = target.split('#').next().unwrap_or_default().replace('\\', "/");
    let mut out: Vec<&str> = if target.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                out.pop();
            }
            step => out.push(step),
        }
    }
    out.retain(|step| !step.is_empty());
    out.join("/")
}

#[cfg(test)]
mod tests {
    use super::resolved;

    #[test]
    fn targets_are_paths_in_the_package() {
        for (folder, target, path) in [
            ("word", "header1.xml", "word/header1.xml"),
            ("word", "/word/header1.xml", "word/header1.xml"),
            ("", "word/document.xml", "word/document.xml"),
            ("word", "../customXml/item1.xml", "customXml/item1.xml"),
            ("word", "../../../x.xml", "x.xml"),
            ("", "./word\\document.xml#top", "word/document.xml"),
        ] {
            assert_eq!(resolved(folder, target), path);
        }
    }
}

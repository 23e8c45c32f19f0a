//! Fragment identifiers (XLIFF 2.1, section 3): `#n=n1`, `#/f=f1/u=u1/gls=g1`.

use super::shapes::is_token;

/// What a fragment identifier means.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Fragment<'a> {
    pub(super) file: Option<&'a str>,
    pub(super) groups: Vec<&'a str>,
    pub(super) unit: Option<&'a str>,
    /// What is meant there: its prefix (`n` a note, `d` data, `t` a code of the target, a module's; none for segments, codes and
    /// annotations) and its id.
    pub(super) leaf: Option<(Option<&'a str>, &'a str)>,
}

/// The prefixes of modules, and of TBX, which the suite of OASIS has, too.
const MODULES: &[&str] = &["gls", "mtc", "mda", "res", "slr", "ctr", "val", "its", "fs", "tbx"];

impl<'a> Fragment<'a> {
    /// That of a reference; none if it is not written as one.
    pub(super) fn read(reference: &'a str) -> Option<Self> {
        let path = reference.strip_prefix('#')?;
        let path = path.strip_prefix('/').unwrap_or(path);
        let mut found = Self::default();
        // How far in the order of file, groups, unit, leaf it has come.
        let mut stage = 0;
        for part in path.split('/') {
            let (prefix, id) = match part.split_once('=') {
                Some((prefix, id)) => (Some(prefix), id),
                None => (None, part),
            };
            if !is_token(id) || prefix.is_some_and(|prefix| !is_token(prefix)) {
                return None;
            }
            let next = match prefix {
                Some("f") => 1,
                Some("g") => 2,
                Some("u") => 3,
                _ => 4,
            };
            if next < stage || next == stage && next != 2 {
                return None;
            }
            stage = next;
            match prefix {
                Some("f") => found.file = Some(id),
                Some("g") => found.groups.push(id),
                Some("u") => found.unit = Some(id),
                None | Some("n" | "d" | "t") => found.leaf = Some((prefix, id)),
                Some(module) if MODULES.contains(&module) => found.leaf = Some((prefix, id)),
                Some(_) => return None,
            }
        }
        Some(found)
    }

    /// Whether it means something of the unit that it stands in, as far as it says.
    pub(super) fn is_in(&self, unit: &str, file: &str) -> bool {
        self.groups.is_empty()
            && self.file.is_none_or(|named| named == file)
            && match self.unit {
                Some(named) => named == unit,
                None => self.file.is_none(),
            }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_come_in_order_and_one_is_meant() {
        let leaf = |reference| Fragment::read(reference).and_then(|fragment| fragment.leaf);
        assert_eq!(leaf("#n=n1"), Some((Some("n"), "n1")));
        assert_eq!(leaf("#m1"), Some((None, "m1")));
        assert_eq!(leaf("#/f=f1/g=a/g=b/u=u1/gls=g1"), Some((Some("gls"), "g1")));
        for wrong in
            ["m1", "#", "#n/n1", "#/u=u1/f=f1", "#u=a/u=b", "#d=d1/u=u1", "#z=x", "#r$d=x", "#house=x", "#/f=/u=1"]
        {
            assert_eq!(Fragment::read(wrong), None, "{wrong}");
        }
    }
}

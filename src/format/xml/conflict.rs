//! The marks that a version control leaves where two people changed the same lines, and nobody has decided yet.

use crate::error::Error;

/// Begins the one side.
pub(crate) const OURS: &str = "<<<<<<<";
/// Ends the other.
pub(crate) const THEIRS: &str = ">>>>>>>";

/// An undecided place.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Conflict {
    /// How many lines before it.
    lines: u64,
    /// What the marks call the two sides.
    sides: [String; 2],
}

/// The first undecided place of a text. No XML has a line that begins so.
pub(crate) fn conflict(text: &str) -> Option<Conflict> {
    let named = |line: &str, mark: &str| {
        let name = line.strip_prefix(mark)?;
        (name.is_empty() || name.starts_with([' ', '\t'])).then(|| name.trim().to_owned())
    };
    let mut lines = text.lines();
    let (at, ours) = (0..).zip(lines.by_ref()).find_map(|(at, line)| Some((at, named(line, OURS)?)))?;
    let theirs = lines.find_map(|line| named(line, THEIRS));
    let or_sign = |name: String, mark: &str| if name.is_empty() { mark.to_owned() } else { name };
    Some(Conflict { lines: at, sides: [or_sign(ours, OURS), or_sign(theirs.unwrap_or_default(), THEIRS)] })
}

impl Conflict {
    /// That the file is not decided; its text began at `line`.
    pub(crate) fn error(self, file: &str, line: u64) -> Error {
        let [ours, theirs] = self.sides;
        Error::ConflictMarks { file: file.to_owned(), line: line + self.lines, ours, theirs }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_sides_of_an_undecided_place_are_named() {
        let found = conflict("<body>\n<<<<<<< HEAD\n<tuv/>\n=======\n<tuv/>\n>>>>>>> ana/ferry\n");
        assert_eq!(found, Some(Conflict { lines: 1, sides: ["HEAD".into(), "ana/ferry".into()] }));
        assert_eq!(conflict("<seg>&lt;&lt;&lt;&lt;&lt;&lt;&lt; HEAD</seg>\n<<<<<<<<<<\n"), None);
    }
}

//! gettext's catalogues (PO, and POT, which is one with nothing translated yet): messages beside their translations. A file is
//! never rebuilt: translations are put into its `msgstr`, and every other byte stays.

mod header;
pub(super) mod placeables;
mod plural;
mod read;
mod refill;
mod scan;
mod strings;
#[cfg(test)]
mod tests;

use super::{BilingualFormat, Format, Likeness};

/// The format.
pub(super) const FORMAT: Format = Format {
    bilingual: Some(BilingualFormat {
        parts: read::parts,
        with_target: header::with_target,
        refill: refill::refill,
        made: None,
    }),
    ..Format::new("po", &["po", "pot"], sniff)
};

/// gettext's keywords, and next to nothing else; or a head of nothing but comments, behind which they may come.
fn sniff(head: &[u8]) -> Likeness {
    let text = String::from_utf8_lossy(head);
    let lines: Vec<&str> = text.trim_start_matches('\u{feff}').lines().map(str::trim).collect();
    let keyword = |line: &str| {
        let rest = ["msgid_plural", "msgid", "msgctxt", "msgstr"].iter().find_map(|word| line.strip_prefix(word));
        rest.is_some_and(|rest| rest.trim_start_matches(|c: char| "[]0123456789 \t".contains(c)).starts_with('"'))
    };
    let has = |word: &str| lines.iter().any(|line| line.starts_with(word) && keyword(line));
    let mut said = lines.iter().filter(|line| !line.is_empty()).peekable();
    if !has("msgid") || !has("msgstr") {
        let comments = said.peek().is_some() && said.all(|line| line.starts_with('#'));
        return if comments { Likeness::Possible } else { Likeness::None };
    }
    let (all, own) = said.fold((0_usize, 0_usize), |(all, own), line| {
        (all + 1, own + usize::from(keyword(line) || line.starts_with(['#', '"'])))
    });
    // The last line may be cut off.
    if own + 1 >= all || own * 10 >= all * 9 { Likeness::Certain } else { Likeness::None }
}

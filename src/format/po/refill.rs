//! Translations put into a catalogue: into its `msgstr`, with what its flags say of them. Nothing else changes by a byte.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::header::{charset, decoded};
use super::placeables::{is_by_order, marks, within};
use super::read::{Catalogue, read, translation};
use super::scan::Entry;
use super::strings::{self, WIDTH};
use crate::error::Result;
use crate::format::hard_wrap::columns;
use crate::format::hard_wrap::line_end;
use crate::format::part::Edits;
use crate::format::{Input, encoding};
use crate::model::{Bilingual, Piece, Segment, Span, Standing, State, Text};

/// From which score an earlier translation of something like a message is offered in its place, as `msgmerge` does: marked as
/// fuzzy, so that no program shows it.
const FUZZY: u8 = 75;

/// The catalogue with what differs from what it was read as. Where a message has no translation, the best earlier one of
/// something like it is put there as fuzzy. A translation with other placeables than its message stays out, and one that
/// the catalogue's encoding cannot write.
pub(super) fn refill(input: &Input<'_>, parts: &[Bilingual]) -> Result<Vec<u8>> {
    let part = decoded(input.bytes);
    let text = part.text.as_str();
    let Catalogue { entries, units, bilingual } = read(input, &part)?;
    let Some(wanted) = parts.first() else { return Ok(input.bytes.to_vec()) };
    let latin =
        charset(input.bytes).is_some_and(|label| label.to_ascii_lowercase().replace(['-', '_'], "") == "iso88591");
    let mut out = Refill { text, end: line_end(text), wrapped: is_wrapped(text, &entries), edits: Edits::default() };
    // By entry: what comes into each form.
    let mut new: BTreeMap<usize, Vec<New>> = BTreeMap::new();
    for ((unit, was), is) in units.iter().zip(&bilingual.story).zip(&wanted.story) {
        let (Some(was), Some(is)) = (was.segments.first(), is.segments.first()) else { continue };
        let entry = &entries[unit.entry];
        let changed = (&was.target, was.state) != (&is.target, is.state);
        let (said, fuzzy, from) = match offered(is, wanted).filter(|_| !changed && was.target.is_none()) {
            Some((offer, from)) => (out.written(entry, &was.source, Some(offer)), true, Some(from)),
            // What the memory has may be said of the same words in another context: somebody looks at it.
            None if changed => {
                let doubtful = entry.context.is_some() && is.filled.is_some();
                (out.written(entry, &was.source, is.target.as_ref()), doubtful || is.state == State::Initial, None)
            }
            None => continue,
        };
        let latin_1 = |said: &str| said.chars().all(|c| u32::from(c) < 0x80 || (0xa0..0x100).contains(&u32::from(c)));
        let can = |said: &String| encoding::can_write(part.encoding, said) && (!latin || latin_1(said));
        let Some(said) = said.filter(can) else { continue };
        new.entry(unit.entry).or_default().push(New { form: unit.form, said, fuzzy, from: from.map(all) });
    }
    let last_forms: HashMap<usize, usize> = units.iter().filter_map(|unit| Some((unit.entry, unit.form?))).collect();
    for (at, new) in new {
        out.entry(&entries[at], last_forms.get(&at).copied(), &new);
    }
    Ok(out.edits.written(&part).unwrap_or_else(|| input.bytes.to_vec()))
}

/// A translation that comes into a catalogue.
struct New {
    form: Option<usize>,
    said: String,
    fuzzy: bool,
    /// What it is a translation of, where that is another text.
    from: Option<String>,
}

/// The earlier translation that is offered for a segment without one, and what it is a translation of.
fn offered<'s>(segment: &'s Segment, of: &Bilingual) -> Option<(&'s Text, &'s Text)> {
    let good = segment.candidates.iter().find(|found| {
        found.score >= FUZZY && found.state >= State::Translated && found.lang.standing(&of.target) == Standing::Same
    });
    good.filter(|_| segment.target.is_none()).map(|found| (&found.target, &found.source))
}

/// All of a text, placeables too.
fn all(text: &Text) -> String {
    let piece = |piece: &Piece| match piece {
        Piece::Chars(chars) => chars.clone(),
        Piece::Code(code) => code.data.clone(),
    };
    text.pieces().iter().map(piece).collect()
}

/// Whether the catalogue's strings are broken into lines of a limited length, as they are unless somebody asks otherwise.
fn is_wrapped(text: &str, entries: &[Entry]) -> bool {
    let values = entries.iter().flat_map(|entry| {
        let translations = entry.translations.iter().map(|one| &one.value);
        entry.id.iter().chain(&entry.plural).chain(translations)
    });
    let long = |line: &str| line.len() > WIDTH && columns(line.trim()) > WIDTH + 1 && line.contains(' ');
    !values.into_iter().any(|value| text[value.span.range()].split(['\n', '\r']).any(long))
}

struct Refill<'t> {
    text: &'t str,
    end: &'t str,
    wrapped: bool,
    edits: Edits,
}

impl Refill<'_> {
    /// A translation as the program would read it; none where its placeables are not those of the message.
    fn written(&self, entry: &Entry, source: &Text, target: Option<&Text>) -> Option<String> {
        let Some(target) = target else { return Some(String::new()) };
        let own: HashMap<&str, (usize, &str)> =
            source.codes().enumerate().map(|(at, code)| (code.id.as_str(), (at, code.data.as_str()))).collect();
        let mut ordered = Vec::new();
        let mut found: HashSet<&str> = HashSet::new();
        for code in target.codes() {
            let (place, _) = own.get(code.id.as_str()).filter(|(_, data)| *data == code.data)?;
            found.insert(code.id.as_str());
            if is_by_order(&code.data) {
                ordered.push(place);
            }
        }
        // One form of a plural may leave its number out: "one file".
        let whole = entry.plural.is_some() || found.len() == own.len();
        let known: HashSet<&str> = own.values().map(|(_, data)| *data).collect();
        let marks = marks(entry.flags(self.text));
        let strange = within(&target.chars(), marks).iter().any(|data| !known.contains(data.as_str()));
        if strange || !whole || !ordered.is_sorted_by(|one, next| one < next) {
            return None;
        }
        let said = all(target);
        // Lines begin and end as those of the message do, or gettext refuses the catalogue.
        let like = source.shown();
        let mut out = said.trim_matches('\n').to_owned();
        if like.starts_with('\n') {
            out.insert(0, '\n');
        }
        if like.ends_with('\n') {
            out.push('\n');
        }
        Some(out)
    }

    fn entry(&mut self, entry: &Entry, last_form: Option<usize>, new: &[New]) {
        // A file may have lines of both kinds.
        self.end = line_end(&self.text[entry.start..]);
        for one in
            new.iter().filter(|one| one.form.is_none() || entry.translations.iter().any(|at| at.form == one.form))
        {
            if let Some(there) = entry.translations.iter().find(|at| at.form == one.form) {
                let keyword = &self.text[there.keyword.range()];
                let value = strings::value(keyword, &one.said, self.wrapped, self.end);
                if one.said != there.value.text {
                    self.edits.replace(there.value.span, value);
                }
            }
        }
        self.missing_forms(entry, last_form, new);
        let said = |form: Option<usize>| {
            let new = new.iter().find(|one| one.form == form).map(|one| one.said.as_str());
            new.or_else(|| translation(entry, form)).is_some_and(|said| !said.is_empty())
        };
        let forms: Vec<Option<usize>> = last_form.map_or(vec![None], |last| (0..=last).map(Some).collect());
        let some = forms.iter().any(|&form| said(form));
        // A plural that lacks a form would show nothing for it.
        let half = some && !forms.iter().all(|&form| said(form));
        let was = entry.is_fuzzy(self.text);
        let open = was && forms.iter().any(|&form| said(form) && !new.iter().any(|one| one.form == form));
        let fuzzy = some && (half || open || new.iter().any(|one| one.fuzzy && !one.said.is_empty()));
        if was && !fuzzy {
            without_fuzzy(self.text, entry, &mut self.edits);
        } else if fuzzy && !was {
            let from = new.iter().find_map(|one| one.from.as_deref()).filter(|_| entry.plural.is_none());
            self.with_fuzzy(entry, from);
        }
    }

    /// Forms of a plural that the catalogue has no place for yet.
    fn missing_forms(&mut self, entry: &Entry, last_form: Option<usize>, new: &[New]) {
        let Some(last_form) = last_form else { return };
        let missing = |form: &usize| !entry.translations.iter().any(|at| at.form == Some(*form));
        let Some(behind) = entry.translations.last().filter(|_| (0..=last_form).any(|form| missing(&form))) else {
            return;
        };
        let mut out = String::new();
        for form in (0..=last_form).filter(missing) {
            let keyword = format!("msgstr[{form}]");
            let said = new.iter().find(|one| one.form == Some(form)).map_or("", |one| one.said.as_str());
            let value = strings::value(&keyword, said, self.wrapped, self.end);
            out.push_str(&format!("{}{keyword} {value}", self.end));
        }
        if behind.form.is_none() {
            // `msgstr` without a number is none of a plural.
            let place = Span::new(behind.keyword.start, behind.value.span.end);
            self.edits.replace(place, out[self.end.len()..].to_owned());
        } else {
            self.edits.insert(behind.value.span.end, &out);
        }
    }

    /// Says that nobody has confirmed an entry, and of what it is a translation.
    fn with_fuzzy(&mut self, entry: &Entry, from: Option<&str>) {
        let first = line_start(self.text, entry.start);
        let previous = entry.comments.iter().find(|comment| comment.kind == b'|');
        let at = previous.map_or(first, |previous| line_start(self.text, previous.span.start));
        match entry.comments.iter().find(|comment| comment.kind == b',') {
            Some(flags) => self.edits.insert(flags.span.start + 2, " fuzzy,"),
            None => self.edits.insert(at, &format!("#, fuzzy{}", self.end)),
        }
        if let (Some(from), None) = (from, previous) {
            let end = format!("{}#| ", self.end);
            let value = strings::value("#| msgid", from, self.wrapped, &end);
            self.edits.insert(first, &format!("#| msgid {value}{}", self.end));
        }
    }
}

/// Takes the flag away that an entry has nobody's confirmation, and what it was made of.
pub(super) fn without_fuzzy(text: &str, entry: &Entry, edits: &mut Edits) {
    for comment in &entry.comments {
        let line = comment.span;
        if comment.kind == b'|' {
            edits.replace(whole_line(text, line), String::new());
        } else if comment.kind == b',' {
            let own = &text[line.range()];
            let flags: Vec<&str> = own[2..].split(',').map(str::trim).filter(|flag| *flag != "fuzzy").collect();
            if flags.iter().all(|flag| flag.is_empty()) {
                edits.replace(whole_line(text, line), String::new());
            } else if own[2..].split(',').any(|flag| flag.trim() == "fuzzy") {
                edits.replace(line, format!("#, {}", flags.join(", ")));
            }
        }
    }
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind(['\n', '\r']).map_or(0, |before| before + 1)
}

/// A line with what ends it.
fn whole_line(text: &str, line: Span) -> Span {
    let start = line_start(text, line.start);
    let end = match &text.as_bytes()[line.end..] {
        [b'\r', b'\n', ..] => line.end + 2,
        [b'\n' | b'\r', ..] => line.end + 1,
        _ => line.end,
    };
    Span::new(start, end)
}

//! From a document beside its translation to the rows of a table, and back.

use std::collections::BTreeMap;

use super::cells::{COMMENT, Cells, Row, SEEN, SOURCE, STATE, TARGET};
use super::marked::Codes;
use super::record::{self, HeadRecord, RowRecord, UNICODE, VERSION};
use super::words::{self, Words};
use crate::error::{Error, Noted, Notice, Result};
use crate::model::{Bilingual, BilingualBlock, Hash, Lang, Original, Role, Segment, State, Time};

/// A row for each segment, the story's first.
pub(super) fn of(bilingual: &Bilingual) -> Cells {
    let words = Words::of(&bilingual.target);
    let original = &bilingual.original;
    let head = HeadRecord {
        version: VERSION,
        unicode: UNICODE.to_owned(),
        source: bilingual.source.to_string(),
        target: bilingual.target.to_string(),
        document: original.name.clone(),
        format: original.format.clone(),
        hash: original.hash.0.clone(),
        encoding: original.encoding.clone(),
        reader: original.reader,
        rows: bilingual.segments().count(),
    };
    let mut headings = words.headings.map(str::to_owned);
    headings[SOURCE] = format!("{} ({})", headings[SOURCE], bilingual.source);
    headings[TARGET] = format!("{} ({})", headings[TARGET], bilingual.target);
    let name = head.name();
    let mut rows: Vec<Row> = Vec::with_capacity(head.rows);
    for (site, blocks) in [(false, &bilingual.story), (true, &bilingual.site)] {
        for block in blocks {
            for segment in &block.segments {
                rows.push(row(rows.len() + 1, (&name, site), block, segment, &words));
            }
        }
    }
    let langs = [bilingual.source.to_string(), bilingual.target.to_string()];
    Cells { headings, head: record::written(&head), rows, langs }
}

fn row(number: usize, (of, site): (&str, bool), block: &BilingualBlock, segment: &Segment, words: &Words) -> Row {
    let record = RowRecord {
        row: number,
        of: of.to_owned(),
        site,
        block: block.id.clone(),
        segment: segment.id.clone(),
        role: block.role.name().to_owned(),
        message: block.message.clone(),
        note: block.note.clone(),
        source: segment.source.clone(),
        target: segment.target.clone(),
        state: segment.state.name().to_owned(),
        filled: segment.filled.clone(),
        after: segment.after.clone(),
        changed: segment.changed.map(|changed| changed.0),
        by: segment.changed_by.clone(),
        machine: segment.by_machine,
        score: segment.candidates.iter().map(|candidate| candidate.score).max(),
    };
    let seen = seen(&record, words);
    Row { line: number as u64 + 1, seen, record: record::written(&record) }
}

/// What people see of a row as it was made.
fn seen(record: &RowRecord, words: &Words) -> [String; SEEN] {
    let codes = codes(record);
    let state = State::named(&record.state).unwrap_or(State::Initial);
    [
        record.row.to_string(),
        codes.shown(&record.source),
        record.target.as_ref().map(|target| codes.shown(target)).unwrap_or_default(),
        // Of what is not translated yet there is nothing to say.
        record.target.as_ref().map(|_| words.state(state).to_owned()).unwrap_or_default(),
        record.score.map(|score| format!("{score} %")).unwrap_or_default(),
        record.note.clone().unwrap_or_default(),
    ]
}

fn codes(record: &RowRecord) -> Codes<'_> {
    Codes::of(std::iter::once(&record.source).chain(&record.target))
}

/// What became of rows that are not as they were made otherwise than by their words and states: the line of the first, and how
/// many.
#[derive(Default)]
struct Told(Option<(u64, u64)>);

impl Told {
    fn at(&mut self, line: u64) {
        let (_, count) = self.0.get_or_insert((line, 0));
        *count += 1;
    }
}

/// The document that a table holds, its segments in the order in which they were put there. A row whose record is gone, that is
/// there twice with other words, or whose codes are not whole is not taken; it is told, and so are rows that are missing and
/// sources that were changed.
pub(super) fn bilingual(file: &str, cells: &Cells) -> Result<Noted<Bilingual>> {
    let damaged = |line: u64| Error::TableDamaged { file: file.to_owned(), line };
    let head: HeadRecord = record::read(&cells.head).ok_or_else(|| damaged(1))?;
    if head.version > VERSION {
        return Err(Error::TableNewer { file: file.to_owned() });
    }
    if head.unicode != UNICODE {
        return Err(Error::TableNotUnicode { file: file.to_owned() });
    }
    let lang = |tag: &str| Lang::parse(tag).map_err(|_| damaged(1));
    let (source, target) = (lang(&head.source)?, lang(&head.target)?);
    let (name, words) = (head.name(), Words::of(&target));
    let [mut foreign, mut edited, mut broken, mut strange, mut lost] = [(); 5].map(|()| Told::default());
    let mut twice: BTreeMap<usize, u64> = BTreeMap::new();
    let mut found: BTreeMap<usize, (RowRecord, Segment, Option<String>)> = BTreeMap::new();
    for row in &cells.rows {
        let record = record::read::<RowRecord>(&row.record).filter(|record| record.of == name);
        let Some(record) = record.filter(|record| Role::named(&record.role).is_some()) else {
            foreign.at(row.line);
            continue;
        };
        let made = seen(&record, &words);
        let Some(mut segment) = segment(&record, row, &made, &mut strange) else {
            broken.at(row.line);
            continue;
        };
        if plain(&row.seen[SOURCE]) != plain(&made[SOURCE]) {
            edited.at(row.line);
        }
        let own = segment.source.codes().count();
        if segment.target.as_ref() != record.target.as_ref()
            && segment.target.as_ref().is_some_and(|target| target.codes().count() < own)
        {
            lost.at(row.line);
        }
        segment.line = Some(row.line);
        let comment = row.seen[COMMENT].trim();
        let comment = (plain(comment) != plain(&made[COMMENT]) && !comment.is_empty()).then(|| comment.to_owned());
        match found.get(&record.row) {
            None => drop(found.insert(record.row, (record, segment, comment))),
            // A copy that says the same is none.
            Some((_, there, _)) if (&there.target, there.state) == (&segment.target, segment.state) => {}
            Some(_) => {
                twice.entry(record.row).or_insert(row.line);
            }
        }
    }
    twice.keys().for_each(|row| drop(found.remove(row)));
    if found.is_empty() && twice.is_empty() && broken.0.is_none() && head.rows > 0 {
        return Err(damaged(cells.rows.first().map_or(1, |row| row.line)));
    }
    let mut notices = Vec::new();
    let named = || file.to_owned();
    if let Some((line, count)) = foreign.0 {
        notices.push(Notice::TableRowsForeign { file: named(), line, count });
    }
    if let Some((line, count)) = broken.0 {
        notices.push(Notice::TableCodesBroken { file: named(), line, count });
    }
    if let Some((line, count)) = lost.0 {
        notices.push(Notice::TableCodesLost { file: named(), line, count });
    }
    if let Some((line, count)) = edited.0 {
        notices.push(Notice::TableSourceEdited { file: named(), line, count });
    }
    if let Some((line, count)) = strange.0 {
        notices.push(Notice::TableStateUnknown { file: named(), line, count });
    }
    if let Some(line) = twice.values().min() {
        notices.push(Notice::TableRowsTwice { file: named(), line: *line, count: twice.len() as u64 });
    }
    let here =
        found.len() + twice.len() + broken.0.map_or(0, |(_, count)| usize::try_from(count).unwrap_or(usize::MAX));
    if let Some(count) = head.rows.checked_sub(here).filter(|count| *count > 0) {
        notices.push(Notice::TableRowsMissing { file: named(), count: count as u64 });
    }
    let original = Original {
        name: head.document,
        format: head.format,
        hash: Hash(head.hash),
        encoding: head.encoding,
        reader: head.reader,
    };
    let mut out = Bilingual { source, target, original, story: Vec::new(), site: Vec::new() };
    for (record, segment, comment) in found.into_values() {
        let blocks = if record.site { &mut out.site } else { &mut out.story };
        place(blocks, record, segment, comment);
    }
    Ok(Noted { value: out, notices })
}

/// Puts a segment behind those of its block.
fn place(blocks: &mut Vec<BilingualBlock>, record: RowRecord, segment: Segment, comment: Option<String>) {
    if blocks.last().is_none_or(|block| block.id != record.block) {
        blocks.push(BilingualBlock {
            id: record.block,
            role: Role::named(&record.role).unwrap_or(Role::Paragraph),
            message: record.message,
            note: record.note,
            segments: Vec::new(),
        });
    }
    let Some(block) = blocks.last_mut() else { return };
    block.segments.push(segment);
    if let Some(comment) = comment {
        let lines: Vec<String> = block.note.take().into_iter().chain([comment]).collect();
        block.note = Some(lines.join("\n"));
    }
}

/// The segment of a row; none where its codes are not whole.
fn segment(record: &RowRecord, row: &Row, made: &[String; SEEN], strange: &mut Told) -> Option<Segment> {
    let state = State::named(&record.state).unwrap_or(State::Initial);
    let untouched = plain(&row.seen[TARGET]) == plain(&made[TARGET]);
    let target = match row.seen[TARGET].trim() {
        _ if untouched => record.target.clone(),
        "" => None,
        said => Some(codes(record).meant(&said.replace("\r\n", "\n").replace('\r', "\n"))?),
    };
    let (said, was) = (plain(&row.seen[STATE]), plain(&made[STATE]));
    let told = (said != was).then(|| words::state(&said)).flatten();
    if said != was && told.is_none() && !said.is_empty() {
        strange.at(row.line);
    }
    let now = match told {
        _ if target.is_none() => State::Initial,
        Some(told) => told,
        None if untouched => state,
        // Whoever writes it has translated it.
        None => state.max(State::Translated),
    };
    let untouched = untouched && now == state;
    Some(Segment {
        target,
        state: now,
        filled: record.filled.clone(),
        after: record.after.clone(),
        changed: record.changed.filter(|_| untouched).map(Time),
        changed_by: record.by.clone().filter(|_| untouched),
        by_machine: record.machine && untouched,
        ..Segment::open(record.segment.clone(), record.source.clone())
    })
}

/// A cell as far as programs leave it alone: the ends of lines, blanks at the ends, and what no file may hold do not count.
fn plain(cell: &str) -> String {
    let cell = cell.replace("\r\n", "\n").replace('\r', "\n");
    let odd = |c: char| (c.is_control() && c != '\n' && c != '\t') || matches!(c, '\u{fffe}' | '\u{ffff}' | '\u{fffd}');
    let kept: String = cell.chars().filter(|c| !odd(*c)).collect();
    let lines: Vec<&str> = kept.split('\n').map(str::trim_end).collect();
    lines.join("\n").trim().to_owned()
}

//! What the columns of a table hold.

use super::words::{self, ColumnWord};
use crate::error::{Error, Result};
use crate::format::table::{Table, TableRow};
use crate::format::{ColumnMeaning, TableColumn, TableLayout, TermsOptions};
use crate::model::{Lang, is_han};

/// What a column holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Holds {
    /// Terms of a language.
    Terms(Lang),
    /// Terms of the language that another column of the row names: this one.
    TermsOfRow(Box<Holds>),
    /// The language of the row's term, of its source, of its target.
    Language,
    SourceLanguage,
    TargetLanguage,
    Id,
    Subject,
    Definition(Option<Lang>),
    Note(Option<Lang>),
    Status(Option<Lang>),
    PartOfSpeech,
    Forms(Option<Lang>),
    Nothing,
}

/// How a table is laid out.
pub(super) struct Layout {
    pub(super) columns: Vec<Holds>,
    /// The first row with terms.
    pub(super) first: usize,
    options: TermsOptions,
}

/// So many rows may stand before the headings: a title, a date.
const BEFORE_HEADINGS: usize = 5;

/// So many columns are read; a list of terms has a few.
pub(super) const MOST_COLUMNS: usize = 256;

/// So many rows are looked at to tell what a column without a heading holds.
const LOOKED_AT: usize = 200;

impl Layout {
    /// What is told, else what the headings say, else what the cells look like.
    pub(super) fn of(file: &str, table: &Table, options: &TermsOptions) -> Result<Self> {
        let mut layout = Self { columns: Vec::new(), first: 0, options: options.clone() };
        let headings = (0..table.rows.len().min(BEFORE_HEADINGS)).find(|at| is_headings(&table.rows, *at));
        if !options.columns.is_empty() {
            for name in &options.columns {
                let holds = layout.holds(name, options);
                if holds == Holds::Nothing && !matches!(name.trim(), "" | "-") {
                    return Err(Error::GlossaryColumnUnknown { file: file.to_owned(), column: name.clone() });
                }
                layout.columns.push(holds);
            }
            layout.first = headings.map_or(0, |at| at + 1);
        } else if let Some(at) = headings {
            layout.columns =
                table.rows[at].cells.iter().take(MOST_COLUMNS).map(|cell| layout.holds(cell, options)).collect();
            layout.first = at + 1;
        } else {
            layout.columns = layout.guessed(table, options);
        }
        layout.columns.truncate(MOST_COLUMNS);
        layout.pair_languages();
        let terms = layout.columns.iter().any(|holds| matches!(holds, Holds::Terms(_) | Holds::TermsOfRow(_)));
        if terms { Ok(layout) } else { Err(Error::GlossaryLanguages { file: file.to_owned() }) }
    }

    fn holds(&self, heading: &str, options: &TermsOptions) -> Holds {
        let Some((lang, column)) = words::heading(heading) else { return Holds::Nothing };
        let lang = lang.map(|lang| self.settled(lang));
        match column {
            None | Some(ColumnWord::Term) if lang.is_some() => lang.map_or(Holds::Nothing, Holds::Terms),
            None => Holds::Nothing,
            Some(ColumnWord::Term) => Holds::TermsOfRow(Box::new(Holds::Language)),
            Some(ColumnWord::Source) => lang
                .or_else(|| options.source.clone())
                .map_or(Holds::TermsOfRow(Box::new(Holds::SourceLanguage)), Holds::Terms),
            Some(ColumnWord::Target) => lang
                .or_else(|| only(&options.targets))
                .map_or(Holds::TermsOfRow(Box::new(Holds::TargetLanguage)), Holds::Terms),
            Some(ColumnWord::Language) => Holds::Language,
            Some(ColumnWord::SourceLanguage) => Holds::SourceLanguage,
            Some(ColumnWord::TargetLanguage) => Holds::TargetLanguage,
            Some(ColumnWord::Id) => Holds::Id,
            Some(ColumnWord::Definition) => Holds::Definition(lang),
            Some(ColumnWord::Note) => Holds::Note(lang),
            Some(ColumnWord::Status) => Holds::Status(lang),
            Some(ColumnWord::PartOfSpeech) => Holds::PartOfSpeech,
            Some(ColumnWord::Subject) => Holds::Subject,
            Some(ColumnWord::Forms) => Holds::Forms(lang),
        }
    }

    /// Without headings: columns of languages' tags tell the languages of the first two (as DeepL has it); else the project's
    /// languages, as far as the writing tells them apart.
    fn guessed(&self, table: &Table, options: &TermsOptions) -> Vec<Holds> {
        let width = table.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0).min(MOST_COLUMNS);
        let cells = |at: usize| {
            let rows = table.rows.iter().take(LOOKED_AT);
            rows.filter_map(move |row| row.cells.get(at)).map(|cell| cell.trim()).filter(|cell| !cell.is_empty())
        };
        let mut holds = vec![Holds::Nothing; width];
        let tags: Vec<usize> = (0..width)
            .filter(|&at| {
                cells(at).next().is_some() && cells(at).all(|cell| cell.len() < 12 && words::lang(cell).is_some())
            })
            .collect();
        if let ([source, target], true) = (tags.as_slice(), width >= 4) {
            let mut others = (0..width).filter(|at| !tags.contains(at));
            if let (Some(first), Some(second)) = (others.next(), others.next()) {
                holds[*source] = Holds::SourceLanguage;
                holds[*target] = Holds::TargetLanguage;
                holds[first] = Holds::TermsOfRow(Box::new(Holds::SourceLanguage));
                holds[second] = Holds::TermsOfRow(Box::new(Holds::TargetLanguage));
                return holds;
            }
        }
        self.guess_by_script(&mut holds, &cells, options);
        holds
    }

    /// The project's languages for the first columns, as far as the writing leaves one; none where it leaves several.
    fn guess_by_script<'t, I: Iterator<Item = &'t str>>(
        &self,
        holds: &mut [Holds],
        cells: &dyn Fn(usize) -> I,
        options: &TermsOptions,
    ) {
        let chinese = |at: usize| {
            let (all, han) =
                cells(at).fold((0, 0), |(all, han), cell| (all + 1, han + usize::from(cell.contains(is_han))));
            all > 0 && han * 2 > all
        };
        let mut left: Vec<&Lang> = Vec::new();
        options.source.iter().chain(&options.targets).for_each(|lang| {
            if !left.contains(&lang) {
                left.push(lang);
            }
        });
        let mut found = Vec::new();
        for at in 0..holds.len().min(left.len()) {
            let is_chinese = chinese(at);
            let mut fits = left.iter().copied().filter(|lang| (lang.language() == "zh") == is_chinese);
            let lang = match (fits.next(), fits.next()) {
                (Some(one), None) => one,
                (Some(source), Some(_)) if Some(source) == options.source.as_ref() => source,
                _ => break,
            };
            found.push(lang.clone());
            left.retain(|other| *other != lang);
        }
        if found.len() < 2 {
            return;
        }
        let terms = found.len();
        for (holds, lang) in holds.iter_mut().zip(found) {
            *holds = Holds::Terms(lang);
        }
        // A remark, most likely.
        if let ([_, _, third], 2) = (holds, terms) {
            *third = Holds::Note(None);
        }
    }

    /// Terms whose language no other column tells are not read.
    fn pair_languages(&mut self) {
        let there = self.columns.clone();
        for holds in &mut self.columns {
            if let Holds::TermsOfRow(of) = holds
                && !there.contains(of)
            {
                *holds = Holds::Nothing;
            }
        }
    }

    /// Whether each row is one term, of the concept whose id stands beside it: then synonyms have rows of their own.
    pub(super) fn is_row_a_term(&self) -> bool {
        let holds = |wanted: &Holds| self.columns.contains(wanted);
        holds(&Holds::Id) && holds(&Holds::TermsOfRow(Box::new(Holds::Language)))
    }

    /// The project's language that a tag without a written form means, where it has one such.
    pub(super) fn settled(&self, lang: Lang) -> Lang {
        self.options.settled(lang)
    }

    /// For a person to look at.
    pub(super) fn told(&self, table: &Table) -> TableLayout {
        let headings = self.first.checked_sub(1).and_then(|at| table.rows.get(at));
        let columns = self.columns.iter().enumerate().map(|(at, holds)| {
            let (meaning, lang) = match holds {
                Holds::Terms(lang) => (ColumnMeaning::Terms, Some(lang)),
                Holds::TermsOfRow(_) => (ColumnMeaning::Terms, None),
                Holds::Language | Holds::SourceLanguage | Holds::TargetLanguage => (ColumnMeaning::Language, None),
                Holds::Id => (ColumnMeaning::Id, None),
                Holds::Subject => (ColumnMeaning::Subject, None),
                Holds::Definition(lang) => (ColumnMeaning::Definition, lang.as_ref()),
                Holds::Note(lang) => (ColumnMeaning::Note, lang.as_ref()),
                Holds::Status(lang) => (ColumnMeaning::Status, lang.as_ref()),
                Holds::PartOfSpeech => (ColumnMeaning::PartOfSpeech, None),
                Holds::Forms(lang) => (ColumnMeaning::Forms, lang.as_ref()),
                Holds::Nothing => (ColumnMeaning::Nothing, None),
            };
            let heading =
                headings.and_then(|row| row.cells.get(at)).map(|cell| cell.trim().to_owned()).unwrap_or_default();
            TableColumn { heading, meaning, lang: lang.cloned() }
        });
        TableLayout {
            encoding: table.encoding.to_owned(),
            separator: table.separator.to_owned(),
            headed: self.first > 0,
            columns: columns.collect(),
        }
    }
}

fn only(langs: &[Lang]) -> Option<Lang> {
    match langs {
        [one] => Some(one.clone()),
        _ => None,
    }
}

/// Whether the row at a place says what the columns hold: one of terms at least. A row in which two cells name the same
/// language is one of terms, for what that language is called; one whose languages stand in the row above or below, too, is of those that
/// name their languages beside the terms.
fn is_headings(rows: &[TableRow], at: usize) -> bool {
    let Some(row) = rows.get(at) else { return false };
    let cells = row.cells.iter().take(MOST_COLUMNS).enumerate().filter(|(_, cell)| !cell.trim().is_empty());
    let said: Vec<_> = cells.map(|(at, cell)| (at, words::heading(cell))).collect();
    let known: Vec<_> = said.iter().filter_map(|(at, said)| Some((*at, said.as_ref()?))).collect();
    let terms = known.iter().any(|(_, (lang, column))| {
        matches!(column, Some(ColumnWord::Source | ColumnWord::Target | ColumnWord::Term))
            || lang.is_some() && column.is_none()
    });
    let langs: Vec<(usize, &Lang)> = known
        .iter()
        .filter_map(|(at, (lang, column))| Some((*at, lang.as_ref().filter(|_| column.is_none())?)))
        .collect();
    let twice = langs.iter().enumerate().any(|(at, (_, lang))| langs[..at].iter().any(|(_, other)| other == lang));
    let beside = [at.checked_sub(1).and_then(|at| rows.get(at)), rows.get(at + 1)];
    let again = beside
        .into_iter()
        .flatten()
        .any(|row| langs.iter().any(|(at, _)| row.cells.get(*at).is_some_and(|cell| words::lang(cell).is_some())));
    terms && !twice && !again && known.len() * 2 >= said.len() && (known.len() > 1 || said.len() == 1)
}

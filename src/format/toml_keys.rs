//! The keys of a hand-written TOML file, taken one by one; what is left over is an error with its line.

use std::rc::Rc;

use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeTable, DeValue, ValueDeserializer};

use crate::error::{Error, Result};
use crate::model::Span;

/// A TOML file, for lines and for words as they stand in it.
#[derive(Debug, Clone)]
pub(crate) struct TomlFile<'a> {
    /// As errors name it.
    pub(crate) name: &'a str,
    /// The decoded content, without a byte order mark.
    text: &'a str,
    /// Where its line ends stand.
    line_ends: Rc<[usize]>,
}

/// What is left of one table of a [`TomlFile`].
pub(crate) struct TomlKeys<'a> {
    file: TomlFile<'a>,
    /// In the order of the file.
    left: Vec<(String, Span, Spanned<DeValue<'a>>)>,
}

impl<'a> TomlFile<'a> {
    /// The file of these bytes.
    ///
    /// # Errors
    /// [`Error::TomlEncoding`] if they are not UTF-8.
    pub(crate) fn decode(name: &'a str, bytes: &'a [u8]) -> Result<Self> {
        match std::str::from_utf8(bytes) {
            Ok(text) => {
                let text = text.strip_prefix('\u{feff}').unwrap_or(text);
                Ok(Self { name, text, line_ends: memchr::memchr_iter(b'\n', text.as_bytes()).collect() })
            }
            Err(error) => {
                let before = &bytes[..error.valid_up_to()];
                let line = 1 + before.iter().filter(|byte| **byte == b'\n').count() as u64;
                Err(Error::TomlEncoding { file: name.to_owned(), line })
            }
        }
    }

    /// Its top-level keys.
    ///
    /// # Errors
    /// [`Error::TomlRepeated`] for a key that stands twice, else what `broken` makes of the line and the parser's words.
    pub(crate) fn keys(&self, broken: impl FnOnce(u64, String) -> Error) -> Result<TomlKeys<'a>> {
        match DeTable::parse(self.text) {
            Ok(table) => Ok(TomlKeys::new(self.clone(), table.into_inner())),
            Err(error) => {
                let span = error.span().unwrap_or_default();
                let line = self.line(span.start);
                if error.message().starts_with("duplicate key") {
                    let key = self.text.get(span).unwrap_or_default().trim_matches(['"', '\'']).to_owned();
                    return Err(Error::TomlRepeated { file: self.name.to_owned(), line, key });
                }
                let reason = error.message().lines().next().unwrap_or_default().to_owned();
                Err(broken(line, reason))
            }
        }
    }

    /// The line on which the byte `at` stands, from 1.
    pub(crate) fn line(&self, at: usize) -> u64 {
        1 + self.line_ends.partition_point(|end| *end < at) as u64
    }

    /// What stands at `span`, cut to a length that an error can quote.
    pub(crate) fn quote(&self, span: Span) -> String {
        const LONGEST: usize = 60;
        let written = self.text.get(span.range()).unwrap_or_default();
        let first = written.lines().next().unwrap_or_default();
        if first.chars().count() <= LONGEST && first.len() == written.len() {
            return first.to_owned();
        }
        first.chars().take(LONGEST).chain(['…']).collect()
    }
}

impl<'a> TomlKeys<'a> {
    /// The keys of `table`, a part of `file`.
    pub(crate) fn new(file: TomlFile<'a>, table: DeTable<'a>) -> Self {
        let mut left: Vec<_> = table
            .into_iter()
            .map(|(key, value)| {
                let span = key.span();
                (key.into_inner().into_owned(), Span::new(span.start, span.end), value)
            })
            .collect();
        left.sort_by_key(|(_, span, _)| span.start);
        Self { file, left }
    }

    /// The value of `key` as it was read, if it is there.
    pub(crate) fn take_value(&mut self, key: &str) -> Option<Spanned<DeValue<'a>>> {
        let at = self.left.iter().position(|(name, ..)| name == key)?;
        Some(self.left.remove(at).2)
    }

    /// The value of `key` and where it stands, if it is there. `bad` makes the error of a value of another kind, from its
    /// line and what is written there.
    ///
    /// # Errors
    /// What `bad` makes.
    pub(crate) fn take<T: DeserializeOwned>(
        &mut self,
        key: &str,
        bad: impl FnOnce(u64, String) -> Error,
    ) -> Result<Option<(T, Span)>> {
        let Some(value) = self.take_value(key) else { return Ok(None) };
        let span = Span::new(value.span().start, value.span().end);
        match T::deserialize(ValueDeserializer::from(value)) {
            Ok(read) => Ok(Some((read, span))),
            Err(_) => Err(bad(self.file.line(span.start), self.file.quote(span))),
        }
    }

    /// All that is left: key, where it stands, value.
    pub(crate) fn rest(self) -> Vec<(String, Span, Spanned<DeValue<'a>>)> {
        self.left
    }

    /// Ends the table.
    ///
    /// # Errors
    /// What `unknown` makes of the line and the name of the first key that is left.
    pub(crate) fn finish(self, unknown: impl FnOnce(u64, String) -> Error) -> Result<()> {
        match self.left.into_iter().next() {
            None => Ok(()),
            Some((key, span, _)) => Err(unknown(self.file.line(span.start), key)),
        }
    }
}

//! The keys that another program, or an older definition, left unmade.

use rusqlite::{Connection, OptionalExtension as _, Transaction, TransactionBehavior, params};

use super::columns::{chars_of, key_hash};
use super::failure::failure;
use crate::error::Result;
use crate::model::{Key, Lang, Text};

/// Whether the keys of all variants but the unkeyed ones are of this program's version.
pub(super) fn keys_are_current(connection: &Connection) -> rusqlite::Result<bool> {
    let version: Option<String> = setting(connection, "keys")?;
    Ok(version.is_some_and(|version| version == Key::VERSION.to_string()))
}

/// A single value that the database keeps under a name.
fn setting(connection: &Connection, name: &str) -> rusqlite::Result<Option<String>> {
    connection
        .prepare_cached("SELECT value FROM setting WHERE name = ?1")?
        .query_row([name], |row| row.get(0))
        .optional()
}

/// Makes the keys that another program, or an older definition, left unmade.
pub(super) fn rekey(connection: &Connection, name: &str) -> Result<()> {
    let failed = |error: rusqlite::Error| failure(name, error);
    if connection.is_readonly("main").map_err(failed)? {
        return Ok(());
    }
    let unkeyed =
        |connection: &Connection| connection.prepare_cached("SELECT 1 FROM variant WHERE key_version = 0")?.exists([]);
    if keys_are_current(connection).map_err(failed)? && !unkeyed(connection).map_err(failed)? {
        return Ok(());
    }
    let transaction = Transaction::new_unchecked(connection, TransactionBehavior::Immediate).map_err(failed)?;
    let work = || -> rusqlite::Result<()> {
        transaction.execute("UPDATE clock SET writing = 1", [])?;
        let mut select = transaction.prepare(
            "SELECT unit, lang, text FROM variant WHERE key_version <> ?1 AND (unit, lang) > (?2, ?3) \
             ORDER BY unit, lang LIMIT 1000",
        )?;
        let mut update = transaction.prepare(
            "UPDATE variant SET language = ?3, key = ?4, key_version = ?5, key_chars = ?6, key_hash = ?7 \
             WHERE unit = ?1 AND lang = ?2",
        )?;
        let mut last = (i64::MIN, String::new());
        loop {
            let page: Vec<(i64, String, String)> = select
                .query_map(params![Key::VERSION, last.0, last.1], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
                .collect::<rusqlite::Result<_>>()?;
            for (unit, lang, text) in &page {
                // What cannot be read keeps its state; `check` names it.
                if let (Ok(text), Ok(parsed)) = (Text::decode(text), Lang::parse(lang)) {
                    let key = text.key();
                    let (chars, hash) = (chars_of(key.as_str()), key_hash(key.as_str()));
                    update.execute(params![unit, lang, parsed.language(), key.as_str(), Key::VERSION, chars, hash])?;
                }
            }
            let Some((unit, lang, _)) = page.into_iter().next_back() else { break };
            last = (unit, lang);
        }
        transaction.execute("INSERT OR REPLACE INTO setting VALUES ('keys', ?1)", [Key::VERSION.to_string()])?;
        transaction.execute("UPDATE clock SET writing = 0", [])?;
        Ok(())
    };
    work().map_err(failed)?;
    transaction.commit().map_err(failed)
}

//! The parts of the database: which tables, indexes, triggers and views there must be, and what is made of each.

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::schema::{self, MIGRATIONS};

/// What is wrong with a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct WrongPart {
    /// `table`, `index`, `trigger`, `view`.
    pub(super) kind: String,
    pub(super) name: String,
    /// There is something of that name, made otherwise.
    pub(super) other: bool,
}

/// A part's kind, and the statement that made it.
type Parts = BTreeMap<String, (String, String)>;

fn parts(connection: &Connection) -> rusqlite::Result<Parts> {
    // What SQLite makes by itself has no statement.
    let mut statement = connection.prepare("SELECT name, type, sql FROM sqlite_schema WHERE sql IS NOT NULL")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?))))?;
    rows.collect()
}

/// What a memory of a version has.
fn wanted(version: usize) -> rusqlite::Result<Parts> {
    let mut connection = Connection::open_in_memory()?;
    schema::migrate::<rusqlite::Error>(&mut connection, &MIGRATIONS[..version.min(MIGRATIONS.len())], |_| Ok(()))?;
    let mut parts = parts(&connection)?;
    parts.retain(|name, _| !name.starts_with("sqlite_"));
    Ok(parts)
}

/// The parts that are missing or made otherwise. What others added is nobody's business.
pub(super) fn wrong_parts(connection: &Connection) -> rusqlite::Result<Vec<WrongPart>> {
    let found = parts(connection)?;
    let version: i64 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let mut wrong = Vec::new();
    for (name, (kind, sql)) in wanted(usize::try_from(version).unwrap_or_default())? {
        match found.get(&name) {
            Some(part) if part.0 == kind && part.1 == sql => {}
            other => wrong.push(WrongPart { kind, name, other: other.is_some() }),
        }
    }
    Ok(wrong)
}

/// The tables, without which nothing can be asked, of which there is none of that name.
pub(super) fn missing_tables(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    const TABLES: [&str; 11] = [
        "change",
        "clock",
        "document",
        "import",
        "older",
        "original",
        "setting",
        "stamp",
        "tombstone",
        "unit",
        "variant",
    ];
    let mut statement = connection.prepare_cached("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?1")?;
    let mut missing = Vec::new();
    for table in TABLES {
        if !statement.exists([table])? {
            missing.push(table.to_owned());
        }
    }
    Ok(missing)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_memory_has_all_its_parts() {
        let mut connection = Connection::open_in_memory().unwrap();
        schema::migrate::<rusqlite::Error>(&mut connection, MIGRATIONS, |_| Ok(())).unwrap();
        assert_eq!(wrong_parts(&connection).unwrap(), []);
        assert_eq!(missing_tables(&connection).unwrap(), [""; 0]);
        let tables: usize = wanted(MIGRATIONS.len()).unwrap().values().filter(|part| part.0 == "table").count();
        assert_eq!(tables, 11, "a table has a line in the list above");
        // What others add is theirs.
        connection.execute_batch("CREATE TABLE theirs (x); CREATE INDEX their_index ON unit (message);").unwrap();
        assert_eq!(wrong_parts(&connection).unwrap(), []);
        connection.execute_batch("DROP TRIGGER unit_made_elsewhere; DROP INDEX change_unit; DROP VIEW units;").unwrap();
        connection.execute_batch("DROP TABLE older; CREATE VIEW older AS SELECT '' AS offered;").unwrap();
        let wrong = wrong_parts(&connection).unwrap();
        let names: Vec<_> = wrong.iter().map(|part| (part.kind.as_str(), part.name.as_str(), part.other)).collect();
        let expected = [
            ("index", "change_unit", false),
            ("table", "older", true),
            ("trigger", "unit_made_elsewhere", false),
            ("view", "units", false),
        ];
        assert_eq!(names, expected);
        assert_eq!(missing_tables(&connection).unwrap(), ["older"]);
    }

    #[test]
    fn what_is_json_is_held_to_be_so() {
        let mut connection = Connection::open_in_memory().unwrap();
        schema::migrate::<rusqlite::Error>(&mut connection, MIGRATIONS, |_| Ok(())).unwrap();
        let checks: i64 = connection
            .query_row(
                "SELECT sum((length(sql) - length(replace(sql, 'json_valid', ''))) / 10) FROM sqlite_schema \
                        WHERE type = 'table'",
                [],
                |row| row.get(0),
            )
            .unwrap();
        assert_eq!(checks, 5, "text, notes, props, before, offered");
        // Of nothing, older versions of SQLite, with which others write, say that it is no JSON.
        let sql = "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%notes IS NULL OR json_valid(notes)%' \
                   AND sql LIKE '%props IS NULL OR json_valid(props)%' OR sql LIKE '%before IS NULL OR json_valid(before)%'";
        assert_eq!(connection.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap(), 2, "unit and change");
        connection.execute_batch("INSERT INTO unit (id, source, origin) VALUES ('u', 'en', 'story');").unwrap();
        let put = |text: &str| {
            let sql = "INSERT INTO variant (unit, lang, language, text, encoding, state) VALUES (1, ?1, 'en', ?2, 1, 'final')";
            connection.execute(sql, [&text[..1], text])
        };
        put("\"plain\"").unwrap();
        put("[\"with \",{\"p\":\"1\",\"d\":\"<br>\"},\"a break\"]").unwrap();
        put("unquoted").unwrap_err();
        let mut statement = connection.prepare("SELECT text FROM units ORDER BY lang").unwrap();
        let texts: Vec<String> = statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
        assert_eq!(texts, ["plain", "with a break"]);
    }
}

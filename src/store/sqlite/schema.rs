//! The shape of the database, version by version.

use rusqlite::{Connection, TransactionBehavior};

/// Marks the file as ours in its header: `Ctjo`.
pub(super) const APPLICATION_ID: i32 = 0x4374_6a6f;

/// What makes version n + 1 of version n. Never changed once published; only added to.
pub(super) const MIGRATIONS: &[&str] =
    &[include_str!("0001.sql"), include_str!("0002.sql"), include_str!("0003.sql"), include_str!("0004.sql")];

/// From this version on a memory can be read as it is, where it may only be read.
pub(super) const READABLE: usize = 2;

/// What stands in a file's header and schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    /// No table: to be made.
    Empty,
    /// Somebody else's.
    Stranger,
    /// Ours, of a version that this program knows.
    Version(usize),
    /// Ours, newer than this program.
    Newer(u64),
}

/// What kind of database this is.
pub(super) fn found(connection: &Connection, migrations: &[&str]) -> rusqlite::Result<Found> {
    let application: i32 = connection.query_row("PRAGMA application_id", [], |row| row.get(0))?;
    let version: i64 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    Ok(match usize::try_from(version) {
        Ok(0) if application == 0 && tables == 0 => Found::Empty,
        Ok(version) if application == APPLICATION_ID && version > 0 => {
            if version <= migrations.len() {
                Found::Version(version)
            } else {
                Found::Newer(version as u64)
            }
        }
        _ => Found::Stranger,
    })
}

/// Brings the database to the last version, in one transaction; `before` is called inside it, before anything changes,
/// if there is a memory of an older version (to copy it). Whoever comes second finds the work done.
pub(super) fn migrate<E: From<rusqlite::Error>>(
    connection: &mut Connection,
    migrations: &[&str],
    before: impl FnOnce(usize) -> Result<(), E>,
) -> Result<Found, E> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let from = match found(&transaction, migrations)? {
        Found::Empty => 0,
        Found::Version(version) if version < migrations.len() => version,
        other => return Ok(other),
    };
    if from > 0 {
        before(from)?;
    }
    for migration in &migrations[from..] {
        transaction.execute_batch(migration)?;
    }
    transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
    transaction.pragma_update(None, "user_version", migrations.len() as i64)?;
    transaction.commit()?;
    Ok(Found::Version(migrations.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TWO: &[&str] = &["CREATE TABLE a (x INTEGER) STRICT;", "ALTER TABLE a ADD COLUMN y INTEGER;"];

    #[test]
    fn migrations_go_one_after_another_and_all_or_none() {
        let mut connection = Connection::open_in_memory().unwrap();
        let never = |_| -> rusqlite::Result<()> { panic!("nothing to copy") };
        assert_eq!(found(&connection, &TWO[..1]).unwrap(), Found::Empty);
        assert_eq!(migrate(&mut connection, &TWO[..1], never).unwrap(), Found::Version(1));
        assert_eq!(migrate(&mut connection, &TWO[..1], never).unwrap(), Found::Version(1));
        let mut copied = 0;
        migrate(&mut connection, TWO, |from| -> rusqlite::Result<()> {
            copied = from;
            Ok(())
        })
        .unwrap();
        assert_eq!(copied, 1);
        connection.execute("INSERT INTO a VALUES (1, 2)", []).unwrap();
        assert_eq!(found(&connection, &TWO[..1]).unwrap(), Found::Newer(2));
        let broken = &[TWO[0], TWO[1], "CREATE TABLE b (x INTEGER) STRICT; CREATE TABLE a (x INTEGER) STRICT;"];
        assert!(migrate(&mut connection, broken, |_| Ok::<(), rusqlite::Error>(())).is_err());
        assert_eq!(found(&connection, TWO).unwrap(), Found::Version(2));
        assert!(connection.execute("INSERT INTO b VALUES (1)", []).is_err());
    }

    #[test]
    fn a_strangers_file_is_told() {
        let mut connection = Connection::open_in_memory().unwrap();
        connection.execute_batch("CREATE TABLE units (x INTEGER)").unwrap();
        assert_eq!(found(&connection, MIGRATIONS).unwrap(), Found::Stranger);
        let outcome = migrate(&mut connection, MIGRATIONS, |_| Ok::<(), rusqlite::Error>(())).unwrap();
        assert_eq!(outcome, Found::Stranger);
    }
}

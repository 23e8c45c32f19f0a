-- The memory, version 1. Times are seconds since 1970-01-01 UTC; languages are canonical BCP 47 tags; hashes are BLAKE3.

-- One row a commit: the revision, and a random nonce by which a copy that went another way is told apart.
CREATE TABLE stamp (
    revision INTEGER PRIMARY KEY,
    nonce    BLOB NOT NULL CHECK (length(nonce) = 16),
    who      TEXT,                  -- null: a program that is not Cotejo
    at       INTEGER,
    why      TEXT NOT NULL,         -- made, import, forget, undo, restore, elsewhere
    import   INTEGER REFERENCES import (row)
) STRICT;
CREATE INDEX stamp_import ON stamp (import) WHERE import IS NOT NULL;

-- 1 only inside a transaction of Cotejo's own, which stamps itself; never committed as 1.
CREATE TABLE clock (one INTEGER PRIMARY KEY CHECK (one = 1), writing INTEGER NOT NULL) STRICT;
INSERT INTO clock VALUES (1, 0);

-- The import journal. `taken` units of the stream are committed; a running import can be resumed behind them.
CREATE TABLE import (
    row       INTEGER PRIMARY KEY AUTOINCREMENT,
    name      TEXT NOT NULL,
    hash      TEXT NOT NULL,
    manner    TEXT NOT NULL CHECK (manner IN ('merge', 'replace')),
    who       TEXT NOT NULL,
    at        INTEGER NOT NULL,
    state     TEXT NOT NULL CHECK (state IN ('running', 'done', 'undone')),
    taken     INTEGER NOT NULL,
    new       INTEGER NOT NULL,
    updated   INTEGER NOT NULL,
    unchanged INTEGER NOT NULL
) STRICT;

-- A canonical URL, or a path relative to the project. Row 0, the empty name, stands for units without a document.
CREATE TABLE document (row INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
INSERT INTO document VALUES (0, '');

CREATE TABLE unit (
    row        INTEGER PRIMARY KEY AUTOINCREMENT,   -- never given twice
    id         TEXT NOT NULL UNIQUE,
    source     TEXT NOT NULL,
    origin     TEXT NOT NULL CHECK (origin IN ('story', 'site-string', 'aligned', 'foreign', 'machine')),
    document   INTEGER NOT NULL DEFAULT 0 REFERENCES document (row),
    position   INTEGER,
    positions  INTEGER,
    message    TEXT,
    notes      TEXT,                -- a JSON list
    props      TEXT,                -- a JSON list of pairs
    created    INTEGER,
    changed    INTEGER,
    created_by TEXT,
    changed_by TEXT,
    CHECK ((position IS NULL) = (positions IS NULL))
) STRICT;
CREATE INDEX unit_place ON unit (document, position) WHERE document <> 0;

CREATE TABLE variant (
    unit        INTEGER NOT NULL REFERENCES unit (row) ON DELETE CASCADE,
    lang        TEXT NOT NULL,
    language    TEXT NOT NULL,      -- the first part of lang
    tag         TEXT,               -- as the file it came from spelt it, where that differs
    text        TEXT NOT NULL,
    encoding    INTEGER NOT NULL,   -- version of the encoding of text
    state       TEXT NOT NULL CHECK (state IN ('initial', 'translated', 'reviewed', 'final')),
    confidence  INTEGER CHECK (confidence BETWEEN 0 AND 1000),
    key         TEXT NOT NULL DEFAULT '',
    key_version INTEGER NOT NULL DEFAULT 0,    -- 0: the key has yet to be made
    key_chars   INTEGER NOT NULL DEFAULT 0,
    key_hash    INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (unit, lang)
) STRICT, WITHOUT ROWID;
CREATE INDEX variant_key ON variant (language, key_chars, key_hash);
CREATE INDEX variant_unkeyed ON variant (unit) WHERE key_version = 0;

-- What changed in which commit, and what it was before (JSON; null for a new unit). At most one change a unit and commit.
CREATE TABLE change (
    revision INTEGER NOT NULL REFERENCES stamp (revision),
    unit     INTEGER NOT NULL,
    kind     TEXT NOT NULL CHECK (kind IN ('new', 'updated', 'forgotten', 'restored', 'elsewhere')),
    before   TEXT,
    PRIMARY KEY (revision, unit)
) STRICT, WITHOUT ROWID;
CREATE INDEX change_unit ON change (unit);

-- Units that were forgotten. One that comes back gets its row, and so its history, again.
CREATE TABLE tombstone (unit INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE) STRICT;

-- The bytes of originals that were pretranslated.
CREATE TABLE original (
    row   INTEGER PRIMARY KEY AUTOINCREMENT,
    name  TEXT NOT NULL,
    hash  TEXT NOT NULL,
    bytes BLOB NOT NULL,
    UNIQUE (name, hash)
) STRICT;
CREATE INDEX original_hash ON original (hash);

-- Content hashes of the files that Cotejo wrote.
CREATE TABLE written (name TEXT PRIMARY KEY, hash TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- Single values: text_taken (content hash of the text snapshot last taken in), keys (version of the keys).
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- Another program's writes move the revision too, and void the keys that they touch.
CREATE TRIGGER unit_made_elsewhere AFTER INSERT ON unit WHEN (SELECT writing FROM clock) = 0 BEGIN
    INSERT INTO stamp (revision, nonce, why) SELECT max(revision) + 1, randomblob(16), 'elsewhere' FROM stamp;
    INSERT INTO change (revision, unit, kind) SELECT max(revision), new.row, 'elsewhere' FROM stamp;
END;
CREATE TRIGGER unit_changed_elsewhere AFTER UPDATE ON unit WHEN (SELECT writing FROM clock) = 0 BEGIN
    INSERT INTO stamp (revision, nonce, why) SELECT max(revision) + 1, randomblob(16), 'elsewhere' FROM stamp;
    INSERT INTO change (revision, unit, kind) SELECT max(revision), new.row, 'elsewhere' FROM stamp;
END;
CREATE TRIGGER unit_deleted_elsewhere AFTER DELETE ON unit WHEN (SELECT writing FROM clock) = 0 BEGIN
    DELETE FROM variant WHERE unit = old.row;
    INSERT OR REPLACE INTO tombstone VALUES (old.row, old.id);
    INSERT INTO stamp (revision, nonce, why) SELECT max(revision) + 1, randomblob(16), 'elsewhere' FROM stamp;
    INSERT INTO change (revision, unit, kind) SELECT max(revision), old.row, 'elsewhere' FROM stamp;
END;
CREATE TRIGGER variant_made_elsewhere AFTER INSERT ON variant WHEN (SELECT writing FROM clock) = 0 BEGIN
    UPDATE variant SET key_version = 0 WHERE unit = new.unit AND lang = new.lang;
    INSERT INTO stamp (revision, nonce, why) SELECT max(revision) + 1, randomblob(16), 'elsewhere' FROM stamp;
    INSERT INTO change (revision, unit, kind) SELECT max(revision), new.unit, 'elsewhere' FROM stamp;
END;
CREATE TRIGGER variant_changed_elsewhere
AFTER UPDATE OF unit, lang, language, tag, text, encoding, state, confidence, key, key_chars, key_hash ON variant
WHEN (SELECT writing FROM clock) = 0 BEGIN
    UPDATE variant SET key_version = 0 WHERE unit = new.unit AND lang = new.lang;
    INSERT INTO stamp (revision, nonce, why) SELECT max(revision) + 1, randomblob(16), 'elsewhere' FROM stamp;
    INSERT INTO change (revision, unit, kind) SELECT max(revision), new.unit, 'elsewhere' FROM stamp;
    INSERT INTO change (revision, unit, kind)
        SELECT (SELECT max(revision) FROM stamp), old.unit, 'elsewhere' WHERE old.unit <> new.unit;
END;
CREATE TRIGGER variant_deleted_elsewhere AFTER DELETE ON variant WHEN (SELECT writing FROM clock) = 0 BEGIN
    INSERT INTO stamp (revision, nonce, why) SELECT max(revision) + 1, randomblob(16), 'elsewhere' FROM stamp;
    INSERT INTO change (revision, unit, kind) SELECT max(revision), old.unit, 'elsewhere' FROM stamp;
END;
CREATE TRIGGER document_changed_elsewhere AFTER UPDATE ON document WHEN (SELECT writing FROM clock) = 0 BEGIN
    INSERT INTO stamp (revision, nonce, why) SELECT max(revision) + 1, randomblob(16), 'elsewhere' FROM stamp;
    INSERT INTO change (revision, unit, kind)
        SELECT (SELECT max(revision) FROM stamp), row, 'elsewhere' FROM unit WHERE document = new.row;
END;

INSERT INTO stamp (revision, nonce, why) VALUES (0, randomblob(16), 'made');

-- Version 3: a loss is told. Each commit says what it left: how many rows each table has, and a sum over all that units and
-- variants hold. None (null) where another program wrote; counted anew when Cotejo next opens the memory.
ALTER TABLE stamp ADD COLUMN changes INTEGER;      -- of this commit alone
ALTER TABLE stamp ADD COLUMN units INTEGER;
ALTER TABLE stamp ADD COLUMN variants INTEGER;
ALTER TABLE stamp ADD COLUMN documents INTEGER;
ALTER TABLE stamp ADD COLUMN tombstones INTEGER;
ALTER TABLE stamp ADD COLUMN older INTEGER;
ALTER TABLE stamp ADD COLUMN imports INTEGER;
ALTER TABLE stamp ADD COLUMN originals INTEGER;
ALTER TABLE stamp ADD COLUMN content INTEGER;      -- the sum, of 64 bits

-- And each unit, what its rows hold: whoever reads one knows whether it is as it was written. Null: another program wrote.
ALTER TABLE unit ADD COLUMN sum INTEGER;
DROP TRIGGER unit_changed_elsewhere;
CREATE TRIGGER unit_changed_elsewhere
AFTER UPDATE OF row, id, source, origin, document, position, positions, message, notes, props, created, changed, created_by,
    changed_by ON unit
WHEN (SELECT writing FROM clock) = 0 BEGIN
    UPDATE unit SET sum = NULL WHERE row = new.row;
    INSERT INTO stamp (revision, nonce, why) SELECT max(revision) + 1, randomblob(16), 'elsewhere' FROM stamp;
    INSERT INTO change (revision, unit, kind) SELECT max(revision), new.row, 'elsewhere' FROM stamp;
END;
CREATE TRIGGER unit_made_unsummed AFTER INSERT ON unit WHEN (SELECT writing FROM clock) = 0 BEGIN
    UPDATE unit SET sum = NULL WHERE row = new.row;
END;
CREATE TRIGGER variant_made_unsummed AFTER INSERT ON variant WHEN (SELECT writing FROM clock) = 0 BEGIN
    UPDATE unit SET sum = NULL WHERE row = new.unit;
END;
CREATE TRIGGER variant_changed_unsummed AFTER UPDATE ON variant WHEN (SELECT writing FROM clock) = 0 BEGIN
    UPDATE unit SET sum = NULL WHERE row IN (old.unit, new.unit);
END;
CREATE TRIGGER variant_deleted_unsummed AFTER DELETE ON variant WHEN (SELECT writing FROM clock) = 0 BEGIN
    UPDATE unit SET sum = NULL WHERE row = old.unit;
END;
CREATE TRIGGER document_changed_unsummed AFTER UPDATE ON document WHEN (SELECT writing FROM clock) = 0 BEGIN
    UPDATE unit SET sum = NULL WHERE document IN (old.row, new.row);
END;

-- Memories of version 2 from before its last form still have it.
DROP TABLE IF EXISTS written;

UPDATE stamp SET changes = (SELECT count(*) FROM change WHERE change.revision = stamp.revision) WHERE why <> 'elsewhere';

-- What is JSON is held to be so. Constraints change nothing of what is stored, so that they are written into the schema as
-- they stand (https://www.sqlite.org/lang_altertable.html), and what was broken before is found by `memory check`.
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql, 'text        TEXT NOT NULL,', 'text        TEXT NOT NULL CHECK (json_valid(text)),')
    WHERE type = 'table' AND name = 'variant';
UPDATE sqlite_schema SET sql = replace(replace(sql,
        'notes      TEXT,', 'notes      TEXT CHECK (notes IS NULL OR json_valid(notes)),'),
        'props      TEXT,', 'props      TEXT CHECK (props IS NULL OR json_valid(props)),')
    WHERE type = 'table' AND name = 'unit';
UPDATE sqlite_schema SET sql = replace(sql, 'before   TEXT,', 'before   TEXT CHECK (before IS NULL OR json_valid(before)),')
    WHERE type = 'table' AND name = 'change';
UPDATE sqlite_schema SET sql = replace(sql, 'offered  TEXT NOT NULL,', 'offered  TEXT NOT NULL CHECK (json_valid(offered)),')
    WHERE type = 'table' AND name = 'older';
PRAGMA writable_schema = RESET;

-- For people who read with SQL: a row for each text of a unit, inline codes left out.
CREATE VIEW units AS
SELECT
    unit.id,
    document.name AS document,
    unit.position,
    unit.origin,
    unit.source,
    variant.lang,
    CASE
        WHEN NOT json_valid(variant.text) THEN NULL
        WHEN json_type(variant.text) = 'text' THEN variant.text ->> '$'
        ELSE (
            SELECT coalesce(group_concat(value, ''), '')
            FROM (SELECT value FROM json_each(variant.text) WHERE type = 'text' ORDER BY key)
        )
    END AS text,
    variant.state,
    datetime(coalesce(variant.changed, unit.changed, unit.created), 'unixepoch') AS changed,
    coalesce(variant.changed_by, unit.changed_by, unit.created_by) AS changed_by
FROM variant
JOIN unit ON unit.row = variant.unit
JOIN document ON document.row = unit.document;

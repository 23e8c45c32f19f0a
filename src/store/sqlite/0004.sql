-- Version 4: each text says how it came to be, where that is otherwise than its unit did (null: as its unit did). An engine's
-- text beside people's says nothing of theirs.
ALTER TABLE variant ADD COLUMN origin TEXT CHECK (origin IN ('story', 'site-string', 'aligned', 'foreign', 'machine'));

DROP TRIGGER variant_changed_elsewhere;
CREATE TRIGGER variant_changed_elsewhere
AFTER UPDATE OF unit, lang, language, tag, text, encoding, state, confidence, key, key_chars, key_hash, origin ON variant
WHEN (SELECT writing FROM clock) = 0 BEGIN
    UPDATE variant SET key_version = 0 WHERE unit = new.unit AND lang = new.lang;
    INSERT INTO stamp (revision, nonce, why) SELECT max(revision) + 1, randomblob(16), 'elsewhere' FROM stamp;
    INSERT INTO change (revision, unit, kind) SELECT max(revision), new.unit, 'elsewhere' FROM stamp;
    INSERT INTO change (revision, unit, kind)
        SELECT (SELECT max(revision) FROM stamp), old.unit, 'elsewhere' WHERE old.unit <> new.unit;
END;

DROP VIEW units;
CREATE VIEW units AS
SELECT
    unit.id,
    document.name AS document,
    unit.position,
    coalesce(variant.origin, unit.origin) AS origin,
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
    CASE
        WHEN variant.lang = unit.source THEN variant.changed_by
        ELSE coalesce(variant.changed_by, unit.changed_by, unit.created_by)
    END AS changed_by
FROM variant
JOIN unit ON unit.row = variant.unit
JOIN document ON document.row = unit.document;

-- Version 2: when and by whom each variant was changed (null: as its unit says), in what manner an interrupted import is
-- gone on with, and what a file offered that was older than what stands.
ALTER TABLE variant ADD COLUMN changed INTEGER;
ALTER TABLE variant ADD COLUMN changed_by TEXT;
ALTER TABLE import ADD COLUMN settle TEXT;     -- the tag that one without a region was taken for
ALTER TABLE import ADD COLUMN prefer TEXT NOT NULL DEFAULT 'newer' CHECK (prefer IN ('newer', 'file'));

CREATE TABLE older (
    row      INTEGER PRIMARY KEY,
    unit     INTEGER NOT NULL,
    revision INTEGER NOT NULL,      -- the last commit then
    import   INTEGER,
    who      TEXT NOT NULL,
    at       INTEGER NOT NULL,
    offered  TEXT NOT NULL,         -- JSON
    UNIQUE (unit, offered)
) STRICT;

-- What was written into a file is noted beside it.
DROP TABLE written;

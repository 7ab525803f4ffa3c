-- Every table says whose row it is: owner comes first in every key.
-- Instants are milliseconds since 1970-01-01T00:00Z. Ids are UUIDv7, 16 bytes, so that their order is the order of making.

CREATE TABLE todo (
  owner        TEXT    NOT NULL,
  id           BLOB    NOT NULL CHECK (length(id) = 16),
  title        TEXT    NOT NULL,
  notes        TEXT,
  completed_at INTEGER,
  due          TEXT,               -- 2026-12-01, 2026-12-01T09:30 or 2026-12-01T09:30 Asia/Kolkata
  priority     INTEGER,
  tags         TEXT,               -- one a line; null where there are none
  position     REAL,               -- the API calls it order
  created_at   INTEGER NOT NULL,
  updated_at   INTEGER NOT NULL,
  version      INTEGER NOT NULL,
  PRIMARY KEY (owner, id)          -- the newest 50 of an owner lie side by side
) STRICT, WITHOUT ROWID;

-- A deleted todo moves here as it is. The lists never have to step over it.
CREATE TABLE trash (
  owner TEXT NOT NULL, id BLOB NOT NULL CHECK (length(id) = 16), title TEXT NOT NULL, notes TEXT, completed_at INTEGER,
  due TEXT, priority INTEGER, tags TEXT, position REAL,
  created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, version INTEGER NOT NULL,
  PRIMARY KEY (owner, id)
) STRICT, WITHOUT ROWID;

-- What happened: the whole todo after each change. The change before it tells what it was.
CREATE TABLE change (
  seq  INTEGER PRIMARY KEY,        -- one writer, so this is the order of commits
  kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 3),  -- created, updated, deleted, restored
  owner TEXT NOT NULL, id BLOB NOT NULL CHECK (length(id) = 16), title TEXT NOT NULL, notes TEXT, completed_at INTEGER,
  due TEXT, priority INTEGER, tags TEXT, position REAL,
  created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, version INTEGER NOT NULL
) STRICT;

CREATE INDEX change_of_owner ON change (owner, seq);

-- What the lists go by. Partial where they can be: a todo without a due date, a priority or a place costs nothing there.
CREATE INDEX todo_open      ON todo (owner, id)               WHERE completed_at IS NULL;
CREATE INDEX todo_updated   ON todo (owner, updated_at, id);
CREATE INDEX todo_completed ON todo (owner, completed_at, id) WHERE completed_at IS NOT NULL;
CREATE INDEX todo_due       ON todo (owner, due, id)          WHERE due IS NOT NULL;
CREATE INDEX todo_priority  ON todo (owner, priority, id)     WHERE priority IS NOT NULL;
CREATE INDEX todo_position  ON todo (owner, position, id)     WHERE position IS NOT NULL;

CREATE TABLE todo_tag (
  owner TEXT NOT NULL, tag TEXT NOT NULL, id BLOB NOT NULL,
  PRIMARY KEY (owner, tag, id)
) STRICT, WITHOUT ROWID;

INSERT INTO todo_tag (owner, tag, id)
WITH RECURSIVE part (owner, id, tag, rest) AS (
  SELECT owner, id, '', tags || char(10) FROM todo WHERE tags IS NOT NULL
  UNION ALL
  SELECT owner, id, substr(rest, 1, instr(rest, char(10)) - 1), substr(rest, instr(rest, char(10)) + 1) FROM part WHERE rest <> ''
)
SELECT owner, tag, id FROM part WHERE tag <> '';

CREATE INDEX trash_updated ON trash (owner, updated_at, id);  -- a todo's last change moved it there
CREATE INDEX trash_old     ON trash (updated_at);

-- One kind more: purged, of which nothing is left but the id. And a todo's own history.
CREATE TABLE change_2 (
  seq  INTEGER PRIMARY KEY,        -- one writer, so this is the order of commits; the row with the greatest is never deleted
  kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 4),  -- created, updated, deleted, restored, purged
  owner TEXT NOT NULL, id BLOB NOT NULL CHECK (length(id) = 16), title TEXT NOT NULL, notes TEXT, completed_at INTEGER,
  due TEXT, priority INTEGER, tags TEXT, position REAL,
  created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, version INTEGER NOT NULL
) STRICT;
INSERT INTO change_2 SELECT * FROM change;
DROP TABLE change;
ALTER TABLE change_2 RENAME TO change;
CREATE INDEX change_of_todo ON change (owner, id, seq);  -- none by owner and seq: who follows the log reads it as it lies

-- Search. The index follows the change log: a write does not wait for it, a search brings it up to date first.
-- Its texts are words as todo.Words makes them; no word holds an ASCII character that this tokenizer would split at.
CREATE VIRTUAL TABLE search USING fts5 (title, tags, notes, content='', contentless_delete=1, detail=column, tokenize='ascii');
CREATE TABLE search_doc (
  doc INTEGER PRIMARY KEY, owner TEXT NOT NULL, id BLOB NOT NULL,
  UNIQUE (owner, id)
) STRICT;

-- How far something follows the change log. One row each.
CREATE TABLE followed (
  what TEXT PRIMARY KEY,           -- search: its index has these changes; pruned: these are not kept any more
  seq  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO followed (what, seq) VALUES ('search', 0), ('pruned', 0);

-- What was answered to requests with an Idempotency-Key.
CREATE TABLE answer (
  owner TEXT NOT NULL, key TEXT NOT NULL, request BLOB NOT NULL, answer BLOB NOT NULL, answered_at INTEGER NOT NULL,
  PRIMARY KEY (owner, key)
) STRICT;
CREATE INDEX answer_at ON answer (answered_at);

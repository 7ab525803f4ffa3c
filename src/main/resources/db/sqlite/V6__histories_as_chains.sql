-- A todo's history is a chain: its row knows its last change, and each change the one before. An index of the log by todo would
-- cost every write a page of its own; a number in a row that is written anyway costs nothing.
ALTER TABLE change ADD COLUMN previous INTEGER;                    -- seq of the todo's change before; null at the first
ALTER TABLE todo   ADD COLUMN changed  INTEGER NOT NULL DEFAULT 0; -- seq of its last change
ALTER TABLE trash  ADD COLUMN changed  INTEGER NOT NULL DEFAULT 0;

-- Of what is gone for good, where the log says so.
CREATE TABLE purged (
  changed INTEGER PRIMARY KEY, owner TEXT NOT NULL, id BLOB NOT NULL,
  UNIQUE (owner, id)
) STRICT;

UPDATE change SET previous =
  (SELECT max(before.seq) FROM change before WHERE before.owner = change.owner AND before.id = change.id AND before.seq < change.seq);
UPDATE todo  SET changed = coalesce((SELECT max(seq) FROM change c WHERE c.owner = todo.owner  AND c.id = todo.id), 0);
UPDATE trash SET changed = coalesce((SELECT max(seq) FROM change c WHERE c.owner = trash.owner AND c.id = trash.id), 0);
INSERT INTO purged (changed, owner, id) SELECT seq, owner, id FROM change WHERE kind = 4;

DROP INDEX change_of_todo;

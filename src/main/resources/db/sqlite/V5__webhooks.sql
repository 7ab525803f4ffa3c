-- Who is told of changes, by HTTP.
CREATE TABLE webhook (
  owner            TEXT    NOT NULL,
  id               BLOB    NOT NULL CHECK (length(id) = 16),
  url              TEXT    NOT NULL,
  secret           TEXT    NOT NULL,  -- as it is: each call is signed with it
  kinds            TEXT    NOT NULL,  -- CREATED,UPDATED: of which changes
  created_at       INTEGER NOT NULL,
  failures         INTEGER NOT NULL,  -- calls in a row that failed for good
  disabled_because TEXT,              -- null while it is told
  PRIMARY KEY (owner, id)
) STRICT, WITHOUT ROWID;

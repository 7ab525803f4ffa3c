-- Work after the response that is not lost. A row is written in the commit of the change that asks for it.
-- States: 0 ready, 1 running, 2 done, 3 dead, 4 cancelled. Node, token, lease_until and started_at tell of the last attempt.
CREATE TABLE task (
  id          BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  owner       TEXT    NOT NULL,
  kind        TEXT    NOT NULL,
  version     INTEGER NOT NULL,                -- of the payload's form
  payload     TEXT    NOT NULL,
  about       BLOB             CHECK (length(about) = 16),
  priority    INTEGER NOT NULL CHECK (priority BETWEEN 0 AND 2),  -- 0 goes first
  ordering    TEXT,
  dedupe      TEXT,
  state       INTEGER NOT NULL CHECK (state BETWEEN 0 AND 4),
  run_at      INTEGER NOT NULL,
  attempts    INTEGER NOT NULL,
  created_at  INTEGER NOT NULL,
  started_at  INTEGER,
  ended_at    INTEGER,
  error       TEXT,
  held        INTEGER NOT NULL CHECK (held BETWEEN 0 AND 1),      -- waits for the end of one with the same ordering
  token       INTEGER NOT NULL,                -- counts the claims
  node        TEXT,
  lease_until INTEGER
) STRICT, WITHOUT ROWID;

-- What can be claimed. Held ones are not in it, and a lane whose first is not due is left after one look.
CREATE INDEX task_waiting ON task (kind, version, priority, run_at, id) WHERE state = 0 AND held = 0;
-- Lists, counts, leases and pruning. The one index that each change of state moves a row in: in return no list steps over others' rows.
CREATE INDEX task_listed  ON task (state, owner, kind, id, ended_at);
CREATE INDEX task_about   ON task (about, id)                  WHERE about IS NOT NULL;
-- Who is at the turn, and who is the next.
CREATE INDEX task_ordered ON task (owner, ordering, held, id)  WHERE ordering IS NOT NULL AND state < 2;
CREATE UNIQUE INDEX task_once ON task (owner, kind, dedupe)    WHERE dedupe IS NOT NULL AND state < 2;

-- Attempts that failed or lost their lease.
CREATE TABLE task_attempt (
  task BLOB NOT NULL, token INTEGER NOT NULL, number INTEGER NOT NULL, node TEXT NOT NULL,
  started_at INTEGER NOT NULL, ended_at INTEGER NOT NULL, error TEXT NOT NULL,
  PRIMARY KEY (task, token)
) STRICT, WITHOUT ROWID;

-- Every table says whose row it is: owner comes first in every key. As in SQLite: instants are milliseconds since 1970-01-01T00:00Z,
-- ids are 16 bytes, and texts are compared byte by byte, whatever language the database speaks.

CREATE TABLE todo (
  owner        TEXT COLLATE "C" NOT NULL,
  id           BYTEA  NOT NULL CHECK (length(id) = 16),
  title        TEXT   NOT NULL,
  notes        TEXT,
  completed_at BIGINT,
  due          TEXT COLLATE "C",   -- 2026-12-01, 2026-12-01T09:30 or 2026-12-01T09:30 Asia/Kolkata
  priority     INT,
  tags         TEXT,               -- one a line; null where there are none
  position     FLOAT8,             -- the API calls it order
  created_at   BIGINT NOT NULL,
  updated_at   BIGINT NOT NULL,
  version      BIGINT NOT NULL,
  remind       TEXT,               -- PT15M, which is before the due, or 2026-12-01T09:00:00Z
  repeat       TEXT,               -- due FREQ=WEEKLY or completion FREQ=WEEKLY
  next         BYTEA,              -- the id of the todo that was made when this one was completed
  changed      BIGINT NOT NULL,    -- seq of its last change
  PRIMARY KEY (owner, id)
);
CREATE INDEX todo_open      ON todo (owner, id)               WHERE completed_at IS NULL;
CREATE INDEX todo_updated   ON todo (owner, updated_at, id);
CREATE INDEX todo_completed ON todo (owner, completed_at, id) WHERE completed_at IS NOT NULL;
CREATE INDEX todo_due       ON todo (owner, due, id)          WHERE due IS NOT NULL;
CREATE INDEX todo_priority  ON todo (owner, priority, id)     WHERE priority IS NOT NULL;
CREATE INDEX todo_position  ON todo (owner, position, id)     WHERE position IS NOT NULL;

CREATE TABLE todo_tag (
  owner TEXT COLLATE "C" NOT NULL, tag TEXT COLLATE "C" NOT NULL, id BYTEA NOT NULL,
  PRIMARY KEY (owner, tag, id)
);

-- A deleted todo moves here as it is. The lists never have to step over it.
CREATE TABLE trash (LIKE todo INCLUDING CONSTRAINTS, PRIMARY KEY (owner, id));
CREATE INDEX trash_updated ON trash (owner, updated_at, id);
CREATE INDEX trash_old     ON trash (updated_at);

-- What happened. A number is taken only by who holds the lock of the writers, so that numbers are seen in their order.
CREATE SEQUENCE change_number;
CREATE TABLE change (
  seq          BIGINT PRIMARY KEY DEFAULT nextval('change_number'),
  kind         INT    NOT NULL CHECK (kind BETWEEN 0 AND 4),  -- created, updated, deleted, restored, purged
  owner        TEXT COLLATE "C" NOT NULL, id BYTEA NOT NULL CHECK (length(id) = 16), title TEXT NOT NULL, notes TEXT, completed_at BIGINT,
  due TEXT, priority INT, tags TEXT, position FLOAT8,
  created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL, version BIGINT NOT NULL,
  remind TEXT, repeat TEXT, next BYTEA,
  previous     BIGINT              -- seq of the todo's change before; null at the first
);

-- Of what is gone for good, where the log says so.
CREATE TABLE purged (
  changed BIGINT PRIMARY KEY, owner TEXT COLLATE "C" NOT NULL, id BYTEA NOT NULL,
  UNIQUE (owner, id)
);

-- The index for search follows the change log. Its words are as todo.Words makes them; A: in the title, B: in the tags, C: in the notes.
CREATE TABLE search (
  owner TEXT COLLATE "C" NOT NULL, id BYTEA NOT NULL, words TSVECTOR NOT NULL,
  PRIMARY KEY (owner, id)
);
CREATE INDEX search_words ON search USING gin (words);

-- How far something follows the change log. One row each.
CREATE TABLE followed (
  what TEXT COLLATE "C" PRIMARY KEY,  -- search: its index has these changes; pruned: these are not kept any more
  seq  BIGINT NOT NULL
);
INSERT INTO followed (what, seq) VALUES ('search', 0), ('pruned', 0);

-- What was answered to requests with an Idempotency-Key.
CREATE TABLE answer (
  owner TEXT COLLATE "C" NOT NULL, key TEXT COLLATE "C" NOT NULL, request BYTEA NOT NULL, answer BYTEA NOT NULL, answered_at BIGINT NOT NULL,
  PRIMARY KEY (owner, key)
);
CREATE INDEX answer_at ON answer (answered_at);

-- Work after the response that is not lost.
-- States: 0 ready, 1 running, 2 done, 3 dead, 4 cancelled. Node, token, lease_until and started_at tell of the last attempt.
CREATE TABLE task (
  id          BYTEA  NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  owner       TEXT COLLATE "C" NOT NULL,
  kind        TEXT COLLATE "C" NOT NULL,
  version     INT    NOT NULL,                -- of the payload's form
  payload     TEXT   NOT NULL,
  about       BYTEA           CHECK (length(about) = 16),
  priority    INT    NOT NULL CHECK (priority BETWEEN 0 AND 2),  -- 0 goes first
  ordering    TEXT COLLATE "C",
  dedupe      TEXT COLLATE "C",
  state       INT    NOT NULL CHECK (state BETWEEN 0 AND 4),
  run_at      BIGINT NOT NULL,
  attempts    INT    NOT NULL,
  created_at  BIGINT NOT NULL,
  started_at  BIGINT,
  ended_at    BIGINT,
  error       TEXT,
  held        INT    NOT NULL CHECK (held BETWEEN 0 AND 1),      -- waits for the end of one with the same ordering
  token       BIGINT NOT NULL,                -- counts the claims
  node        TEXT COLLATE "C",
  lease_until BIGINT
);
CREATE INDEX task_waiting ON task (kind, version, priority, run_at, id) WHERE state = 0 AND held = 0;
CREATE INDEX task_listed  ON task (state, owner, kind, id, ended_at);
CREATE INDEX task_about   ON task (about, id)                  WHERE about IS NOT NULL;
CREATE INDEX task_ordered ON task (owner, ordering, held, id)  WHERE ordering IS NOT NULL AND state < 2;
CREATE UNIQUE INDEX task_once ON task (owner, kind, dedupe)    WHERE dedupe IS NOT NULL AND state < 2;

-- Attempts that failed or lost their lease.
CREATE TABLE task_attempt (
  task BYTEA NOT NULL, token BIGINT NOT NULL, number INT NOT NULL, node TEXT NOT NULL,
  started_at BIGINT NOT NULL, ended_at BIGINT NOT NULL, error TEXT NOT NULL,
  PRIMARY KEY (task, token)
);

-- Who is told of changes, by HTTP.
CREATE TABLE webhook (
  owner            TEXT COLLATE "C" NOT NULL,
  id               BYTEA  NOT NULL CHECK (length(id) = 16),
  url              TEXT   NOT NULL,
  secret           TEXT   NOT NULL,  -- as it is: each call is signed with it
  kinds            TEXT   NOT NULL,  -- CREATED,UPDATED: of which changes
  created_at       BIGINT NOT NULL,
  failures         INT    NOT NULL,  -- calls in a row that failed for good
  disabled_because TEXT,             -- null while it is told
  PRIMARY KEY (owner, id)
);

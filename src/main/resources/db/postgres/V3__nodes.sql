-- The programs that share this database. A row goes when its program ends well, or an hour after its last sign of life.
CREATE TABLE node (
  id         TEXT COLLATE "C" PRIMARY KEY,
  host       TEXT   NOT NULL,
  pid        BIGINT NOT NULL,
  url        TEXT   NOT NULL,
  version    TEXT   NOT NULL,
  started_at BIGINT NOT NULL,
  seen_at    BIGINT NOT NULL
);

-- Tasks about a todo are known by that, also those that are there once: who records one looks for its twin among them. An entry in an
-- index of keys cost each reminder a page of its own.
DROP INDEX task_once;
CREATE UNIQUE INDEX task_once ON task (owner, kind, dedupe) WHERE dedupe IS NOT NULL AND about IS NULL AND state < 2;
-- A reminder's key names its time alone.
UPDATE task SET dedupe = substr(dedupe, 38) WHERE kind = 'send-reminder' AND about IS NOT NULL AND length(dedupe) > 37;

-- Null in all rows that are older. No index: nothing is listed by these.
ALTER TABLE todo   ADD COLUMN remind TEXT;  -- PT15M, which is before the due, or 2026-12-01T09:00:00Z
ALTER TABLE todo   ADD COLUMN repeat TEXT;  -- due FREQ=WEEKLY or completion FREQ=WEEKLY
ALTER TABLE todo   ADD COLUMN next   BLOB;  -- the id of the todo that was made when this one was completed
ALTER TABLE trash  ADD COLUMN remind TEXT;
ALTER TABLE trash  ADD COLUMN repeat TEXT;
ALTER TABLE trash  ADD COLUMN next   BLOB;
ALTER TABLE change ADD COLUMN remind TEXT;
ALTER TABLE change ADD COLUMN repeat TEXT;
ALTER TABLE change ADD COLUMN next   BLOB;

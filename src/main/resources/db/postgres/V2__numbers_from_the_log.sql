-- Who holds the lock of the writers takes the number behind the last one from the log itself.
ALTER TABLE change ALTER seq DROP DEFAULT;
DROP SEQUENCE change_number;

-- Grows with each change of a webhook, so that a node knows whether what it remembers of them is still true.
CREATE SEQUENCE webhook_changes;

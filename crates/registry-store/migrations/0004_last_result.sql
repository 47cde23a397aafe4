-- What the last test came to, also after an edit or a new token: the next test is compared with it,
-- to tell a change of the state. TEXT and BIGINT only, for SQLite and PostgreSQL.

ALTER TABLE registries ADD COLUMN last_state TEXT;
ALTER TABLE registries ADD COLUMN last_headline TEXT;
ALTER TABLE registries ADD COLUMN last_cause TEXT;

-- The history has the tests of registries that were edited since.
UPDATE registries SET
    last_state = (
        SELECT verdict FROM history
        WHERE history.tenant = registries.tenant AND history.registry_id = registries.id
        AND verdict IS NOT NULL ORDER BY seq DESC LIMIT 1),
    last_headline = (
        SELECT headline FROM history
        WHERE history.tenant = registries.tenant AND history.registry_id = registries.id
        AND verdict IS NOT NULL ORDER BY seq DESC LIMIT 1),
    last_cause = (
        SELECT cause FROM history
        WHERE history.tenant = registries.tenant AND history.registry_id = registries.id
        AND verdict IS NOT NULL ORDER BY seq DESC LIMIT 1);

-- A refused token is not tested again, so its history may be purged.
UPDATE registries SET last_state = state, last_headline = headline, last_cause = cause
WHERE state <> 'never_tested';

-- Re-tests, expiry reminders and webhooks. TEXT and BIGINT only, for SQLite and PostgreSQL.

-- The expiry that somebody was last reminded of, and at how many days before it.
ALTER TABLE registries ADD COLUMN reminded_of BIGINT;
ALTER TABLE registries ADD COLUMN reminded_days BIGINT;

CREATE INDEX registries_by_expiry ON registries (token_expires_at)
    WHERE deleted_at IS NULL AND token_expires_at IS NOT NULL;

-- What one replica at a time does, and when the next one may.
CREATE TABLE turns (
    name TEXT NOT NULL PRIMARY KEY,
    next_at BIGINT NOT NULL
);

-- Webhooks that are not delivered yet. A delivered one is deleted.
CREATE TABLE webhooks (
    tenant TEXT NOT NULL,
    -- A UUID of version 7 in lower case.
    id TEXT NOT NULL,
    registry_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    at BIGINT NOT NULL,
    -- JSON of the contract's WebhookEvent, as it is sent and signed.
    body TEXT NOT NULL,
    attempts BIGINT NOT NULL,
    -- Null in a dead letter: it is not sent again by itself.
    next_attempt_at BIGINT,
    failed_at BIGINT,
    failure TEXT,
    lease TEXT,
    leased_until BIGINT,
    PRIMARY KEY (tenant, id)
);

CREATE INDEX webhooks_due ON webhooks (next_attempt_at) WHERE next_attempt_at IS NOT NULL;
CREATE INDEX webhooks_by_time ON webhooks (at);

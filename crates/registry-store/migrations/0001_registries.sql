-- One text for SQLite and PostgreSQL: TEXT and BIGINT only. Times are seconds since 1970 (UTC).

CREATE TABLE registries (
    tenant TEXT NOT NULL,
    -- A UUID of version 7 in lower case, so that the order of ids is the order of creation.
    id TEXT NOT NULL,
    username TEXT NOT NULL,
    host TEXT NOT NULL,
    visibility TEXT NOT NULL,
    description TEXT NOT NULL,
    image TEXT,
    -- Username and description in lower case. LOWER() differs between the two databases.
    search TEXT NOT NULL,
    state TEXT NOT NULL,
    headline TEXT,
    cause TEXT,
    -- JSON of the contract's PackageCounts.
    packages TEXT,
    token_kind TEXT,
    token_owner TEXT,
    token_scopes TEXT,
    token_expires_at BIGINT,
    token_set_at BIGINT,
    token_last_good_at BIGINT,
    last_tested_at BIGINT,
    next_test_at BIGINT,
    -- Counts the changes that people make.
    version BIGINT NOT NULL,
    -- The version that last changed what a test asks. Results of older versions are refused.
    connection_version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    deleted_at BIGINT,
    lease TEXT,
    leased_until BIGINT,
    key_id TEXT,
    -- Base64 of the nonce and the ciphertext.
    sealed_token TEXT,
    -- JSON of the contract's Report.
    report TEXT,
    PRIMARY KEY (tenant, id),
    CHECK ((key_id IS NULL) = (sealed_token IS NULL))
);

CREATE INDEX registries_due ON registries (next_test_at)
    WHERE deleted_at IS NULL AND next_test_at IS NOT NULL;
CREATE INDEX registries_by_key ON registries (key_id) WHERE key_id IS NOT NULL;
CREATE INDEX registries_removed ON registries (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE TABLE history (
    tenant TEXT NOT NULL,
    registry_id TEXT NOT NULL,
    -- Counts from 1 within the registry.
    seq BIGINT NOT NULL,
    at BIGINT NOT NULL,
    kind TEXT NOT NULL,
    verdict TEXT,
    headline TEXT,
    cause TEXT,
    actor TEXT NOT NULL,
    PRIMARY KEY (tenant, registry_id, seq),
    FOREIGN KEY (tenant, registry_id) REFERENCES registries (tenant, id) ON DELETE CASCADE
);

CREATE INDEX history_by_time ON history (at);

CREATE TABLE idempotency_keys (
    tenant TEXT NOT NULL,
    idempotency_key TEXT NOT NULL,
    request_hash TEXT NOT NULL,
    registry_id TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (tenant, idempotency_key),
    FOREIGN KEY (tenant, registry_id) REFERENCES registries (tenant, id) ON DELETE CASCADE
);

CREATE INDEX idempotency_keys_by_registry ON idempotency_keys (tenant, registry_id);
CREATE INDEX idempotency_keys_by_time ON idempotency_keys (at);

-- Limits that all replicas share. TEXT and BIGINT only, for SQLite and PostgreSQL; with SQLite there
-- is one process, and these tables stay empty.
--
-- Times are microseconds since 1970 (UTC) by the database's clock. `client` and `token` are keyed
-- hashes.

-- How often a client asks.
CREATE TABLE limit_clients (
    client TEXT NOT NULL PRIMARY KEY,
    -- When the client has its whole limit again.
    full_at BIGINT NOT NULL
);

CREATE INDEX limit_clients_by_time ON limit_clients (full_at);

-- Logins of tokens that are not known to be good: those under way, and those that were refused.
CREATE TABLE limit_logins (
    lease TEXT NOT NULL PRIMARY KEY,
    client TEXT NOT NULL,
    -- 0 while it is under way, 1 once it was refused.
    is_refused BIGINT NOT NULL,
    -- Until then it counts.
    counts_until BIGINT NOT NULL
);

CREATE INDEX limit_logins_by_time ON limit_logins (counts_until);

-- Tokens that were refused, and those whose login is under way.
CREATE TABLE limit_tokens (
    token TEXT NOT NULL PRIMARY KEY,
    refusals BIGINT NOT NULL,
    wait_until BIGINT,
    refused_at BIGINT,
    -- The last refusal as JSON.
    refusal TEXT,
    lease TEXT,
    leased_until BIGINT,
    changed_at BIGINT NOT NULL
);

CREATE INDEX limit_tokens_by_time ON limit_tokens (changed_at);

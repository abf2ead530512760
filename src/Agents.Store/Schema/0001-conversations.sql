-- Conversations: who owns each, its records, and the sum of them from time to time. Times are milliseconds since 1970 by the database's clock.
CREATE TABLE sessions (
    id TEXT NOT NULL PRIMARY KEY,
    epoch BIGINT NOT NULL,
    sequence BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    ended_at BIGINT NULL
);

CREATE INDEX sessions_by_end ON sessions (ended_at);

CREATE TABLE records (
    session_id TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    sequence BIGINT NOT NULL,
    epoch BIGINT NOT NULL,
    written_at BIGINT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (session_id, sequence)
);

CREATE TABLE snapshots (
    session_id TEXT NOT NULL PRIMARY KEY REFERENCES sessions (id) ON DELETE CASCADE,
    sequence BIGINT NOT NULL,
    body TEXT NOT NULL
);

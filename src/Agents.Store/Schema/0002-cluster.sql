-- Nodes with one lease each, who owns a session, and the token with which its caller may come back. Times by the database's clock.
CREATE TABLE nodes (
    name TEXT NOT NULL,
    incarnation BIGINT NOT NULL,
    address TEXT NOT NULL,
    capacity INTEGER NOT NULL,
    used INTEGER NOT NULL,
    draining INTEGER NOT NULL,
    version TEXT NOT NULL,
    lease_ends BIGINT NOT NULL,
    PRIMARY KEY (name, incarnation)
);

ALTER TABLE sessions ADD COLUMN owner TEXT NULL;
ALTER TABLE sessions ADD COLUMN owner_incarnation BIGINT NULL;
ALTER TABLE sessions ADD COLUMN resume_hash TEXT NULL;
ALTER TABLE sessions ADD COLUMN resume_until BIGINT NULL;

CREATE INDEX sessions_by_owner ON sessions (owner, owner_incarnation);
CREATE UNIQUE INDEX sessions_by_resume_hash ON sessions (resume_hash);

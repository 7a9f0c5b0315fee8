-- Times are milliseconds since 1970, UTC. Runs on H2 and on PostgreSQL.
CREATE TABLE affectlab_jobs (
    id              VARCHAR(80)   NOT NULL PRIMARY KEY,
    service         VARCHAR(40)   NOT NULL,
    caller          VARCHAR(128)  NOT NULL,
    analysis        VARCHAR(80)   NOT NULL,
    parameters      VARCHAR(8000) NOT NULL,
    input           VARCHAR(200)  NOT NULL,
    input_bytes     BIGINT        NOT NULL,
    trace_id        VARCHAR(64)   NOT NULL,
    idempotency_key VARCHAR(255),
    fingerprint     VARCHAR(64)   NOT NULL,
    state           VARCHAR(16)   NOT NULL,
    attempts        INT           NOT NULL,
    dispatches      INT           NOT NULL,
    owner           VARCHAR(64),
    heartbeat_at    BIGINT,
    done            BIGINT        NOT NULL,
    total           BIGINT        NOT NULL,
    unit            VARCHAR(32)   NOT NULL,
    created_at      BIGINT        NOT NULL,
    started_at      BIGINT,
    finished_at     BIGINT,
    expires_at      BIGINT,
    problem         VARCHAR(8000),
    CONSTRAINT affectlab_jobs_idempotency UNIQUE (service, caller, idempotency_key)
);
CREATE INDEX affectlab_jobs_by_state ON affectlab_jobs (service, state, created_at);
CREATE INDEX affectlab_jobs_by_caller ON affectlab_jobs (service, caller, created_at);
CREATE INDEX affectlab_jobs_by_expiry ON affectlab_jobs (service, expires_at);

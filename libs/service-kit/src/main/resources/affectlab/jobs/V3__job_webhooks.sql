-- Whom to tell of the end of a job. A row is there before its job's is, and counts only with it.
CREATE TABLE affectlab_job_webhooks (
    job_id     VARCHAR(80)   NOT NULL PRIMARY KEY,
    service    VARCHAR(40)   NOT NULL,
    url        VARCHAR(2000) NOT NULL,
    state      VARCHAR(16)   NOT NULL,
    attempts   INT           NOT NULL,
    next_at    BIGINT        NOT NULL,
    created_at BIGINT        NOT NULL,
    answer     VARCHAR(200)
);
CREATE INDEX affectlab_job_webhooks_due ON affectlab_job_webhooks (service, state, next_at);

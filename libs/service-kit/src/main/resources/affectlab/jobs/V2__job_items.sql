-- What has become of each item of a batch; kept as it is made, so that a new attempt goes on where the last one ended.
CREATE TABLE affectlab_job_items (
    job_id   VARCHAR(80)      NOT NULL,
    position INT              NOT NULL,
    line     VARCHAR(4000000) NOT NULL,
    PRIMARY KEY (job_id, position)
);

package org.affectlab.servicekit.jobs.batch;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.affectlab.servicekit.jobs.store.JobDatabase;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The lines of batches: an item's is written once. Thread-safe. */
public final class ItemStore {
    private final JdbcClient sql;

    public ItemStore(JobDatabase database) {
        this.sql = JdbcClient.create(database.dataSource());
    }

    /** A second line for a position (of an attempt that was taken for dead) is dropped: the first one counts. */
    void add(String job, int position, String line) {
        try {
            sql.sql("INSERT INTO affectlab_job_items (job_id, position, line) VALUES (:job, :position, :line)")
                    .params(Map.of("job", job, "position", position, "line", line))
                    .update();
        } catch (DuplicateKeyException first) {
            return;
        }
    }

    /** Positions that are done. */
    Set<Integer> positions(String job) {
        return sql
                .sql("SELECT position FROM affectlab_job_items WHERE job_id = :job")
                .param("job", job)
                .query(Integer.class)
                .list()
                .stream()
                .collect(Collectors.toSet());
    }

    /** The next lines behind a position, in order. */
    List<Line> after(String job, int position, int limit) {
        return sql
                .sql("SELECT position, line FROM affectlab_job_items WHERE job_id = :job AND position > :position"
                        + " ORDER BY position LIMIT :limit")
                .params(Map.of("job", job, "position", position, "limit", limit))
                .query()
                .listOfRows()
                .stream()
                .map(row -> new Line(((Number) row.get("position")).intValue(), (String) row.get("line")))
                .toList();
    }

    /** All lines of a job that nobody wants any more. */
    public void delete(String job) {
        sql.sql("DELETE FROM affectlab_job_items WHERE job_id = :job")
                .param("job", job)
                .update();
    }

    /** An item's line. */
    record Line(int position, String json) {}
}

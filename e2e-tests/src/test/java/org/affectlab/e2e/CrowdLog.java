package org.affectlab.e2e;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.affectlab.e2e.http.Answer;

/** How a crowd was answered. Thread-safe. */
final class CrowdLog {
    private final Map<Integer, Integer> statuses = new TreeMap<>();
    private final List<Long> millis = new ArrayList<>();
    private final List<String> unexpected = new ArrayList<>();

    synchronized void add(Answer answer) {
        statuses.merge(answer.status(), 1, Integer::sum);
        millis.add(answer.elapsed().toMillis());
        if (!List.of(200, 429, 503, 504).contains(answer.status()) && unexpected.size() < 10) {
            unexpected.add(answer.status() + " " + answer.body());
        }
    }

    synchronized int requests() {
        return millis.size();
    }

    /** Answers by status. */
    synchronized Map<Integer, Integer> statuses() {
        return new TreeMap<>(statuses);
    }

    /** The first few answers that are neither good nor a temporary refusal. */
    synchronized List<String> unexpected() {
        return List.copyOf(unexpected);
    }

    /** The time, in milliseconds, within which this share of the answers came. */
    synchronized long percentile(double share) {
        List<Long> sorted = millis.stream().sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get((int) Math.min(sorted.size() - 1L, (long) (sorted.size() * share)));
    }

    @Override
    public synchronized String toString() {
        return requests() + " requests, by status " + statuses + ", p50 " + percentile(0.50) + " ms, p95 "
                + percentile(0.95) + " ms, p99 " + percentile(0.99) + " ms";
    }
}

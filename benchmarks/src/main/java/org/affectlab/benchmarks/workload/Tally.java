package org.affectlab.benchmarks.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.affectlab.benchmarks.http.Exchange;
import org.affectlab.benchmarks.measure.Latencies;

/** Counts exchanges: right ones with their times and windows, refusals, and the rest with a few of their reasons. Thread-safe. */
public final class Tally implements Consumer<Exchange> {
    private static final int KEPT_FAULTS = 12;
    private static final int SHOWN_CHARACTERS = 300;

    private final Map<String, Long> labels = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();
    private final List<String> refusals = new ArrayList<>();
    private final Latencies right = new Latencies();
    private final Latencies refused = new Latencies();
    private long windows;
    private long faultCount;
    private long refusalsWithoutRetryAfter;

    @Override
    public synchronized void accept(Exchange exchange) {
        labels.merge(exchange.label(), 1L, Long::sum);
        Optional<String> fault = exchange.fault();
        if (fault.isEmpty()) {
            windows += exchange.request().windows();
            right.add(exchange.latencyNanos());
        } else if (exchange.status() == 503) {
            refused.add(exchange.latencyNanos());
            keep(refusals, exchange, fault.get());
            if (!hasRetryAfter(exchange)) {
                refusalsWithoutRetryAfter++;
            }
        } else {
            faultCount++;
            keep(faults, exchange, fault.get());
        }
    }

    private static void keep(List<String> kept, Exchange exchange, String reason) {
        if (kept.size() < KEPT_FAULTS) {
            kept.add(exchange.request().kind() + ": " + reason + excerpt(exchange));
        }
    }

    private static boolean hasRetryAfter(Exchange exchange) {
        return exchange.answer() != null
                && exchange.answer().header("Retry-After").orElse("").matches("[0-9]{1,6}");
    }

    private static String excerpt(Exchange exchange) {
        if (exchange.answer() == null) {
            return "";
        }
        String text = exchange.answer().text();
        return " " + text.substring(0, Math.min(SHOWN_CHARACTERS, text.length()));
    }

    /** By status, or by how it ended where there is none. */
    public synchronized Map<String, Long> labels() {
        return new TreeMap<>(labels);
    }

    public synchronized long requests() {
        return labels.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Windows of right answers. */
    public synchronized long windows() {
        return windows;
    }

    /** Times of right answers, from when they were due. */
    public Latencies right() {
        return right;
    }

    /** Times of answers with 503, from when they were due. */
    public Latencies refused() {
        return refused;
    }

    /** Exchanges that are neither right nor a 503. */
    public synchronized long faultCount() {
        return faultCount;
    }

    /** The first few of them, with reason. */
    public synchronized List<String> faults() {
        return List.copyOf(faults);
    }

    /** The first few answers with 503, as they came. */
    public synchronized List<String> refusals() {
        return List.copyOf(refusals);
    }

    public synchronized long refusalsWithoutRetryAfter() {
        return refusalsWithoutRetryAfter;
    }
}

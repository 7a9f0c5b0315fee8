package org.affectlab.benchmarks.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.affectlab.benchmarks.http.Exchange;

/** Counts exchanges by the kind of their request and by how they were answered. Thread-safe. */
public final class KindTally implements Consumer<Exchange> {
    private static final int KEPT_FAULTS_OF_A_KIND = 2;
    private static final int SHOWN_CHARACTERS = 200;

    private final Map<String, Map<String, Long>> labels = new TreeMap<>();
    private final Map<String, List<String>> faults = new TreeMap<>();
    private long faultCount;

    @Override
    public synchronized void accept(Exchange exchange) {
        String kind = exchange.request().kind();
        labels.computeIfAbsent(kind, key -> new TreeMap<>()).merge(exchange.label(), 1L, Long::sum);
        Optional<String> fault = exchange.fault();
        if (fault.isPresent()) {
            faultCount++;
            List<String> kept = faults.computeIfAbsent(kind, key -> new ArrayList<>());
            if (kept.size() < KEPT_FAULTS_OF_A_KIND) {
                kept.add(fault.get() + excerpt(exchange));
            }
        }
    }

    private static String excerpt(Exchange exchange) {
        if (exchange.answer() == null) {
            return "";
        }
        String text = exchange.answer().text().replaceAll("\\s+", " ");
        return ": " + text.substring(0, Math.min(SHOWN_CHARACTERS, text.length()));
    }

    /** Counts by kind, then by status or ending. */
    public synchronized Map<String, Map<String, Long>> labels() {
        Map<String, Map<String, Long>> copy = new TreeMap<>();
        labels.forEach((kind, counts) -> copy.put(kind, new TreeMap<>(counts)));
        return copy;
    }

    /** Exchanges that did not end as their check wants it. */
    public synchronized long faultCount() {
        return faultCount;
    }

    /** The first few of each kind, with reason. */
    public synchronized Map<String, List<String>> faults() {
        Map<String, List<String>> copy = new TreeMap<>();
        faults.forEach((kind, kept) -> copy.put(kind, List.copyOf(kept)));
        return copy;
    }

    public synchronized long requests() {
        return labels.values().stream()
                .flatMap(counts -> counts.values().stream())
                .mapToLong(Long::longValue)
                .sum();
    }
}

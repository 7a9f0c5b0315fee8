package org.affectlab.gateway.quota;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** All quotas of one caller at work. Thread-safe. */
final class CallerMeters {
    private static final long MILLIS = 1000;

    private final Meter requests;
    private final Meter uploadBytes;
    private final Meter analysedSeconds;
    private final Meter analysedPoints;

    CallerMeters(String caller, CallerQuotas quotas, BucketStore store) {
        this.requests = new Meter("requests", quotas.requests(), 1, caller, store);
        this.uploadBytes = new Meter("upload-bytes", quotas.uploadBytes(), 1, caller, store);
        this.analysedSeconds = new Meter("analysed-seconds", quotas.analysedSeconds(), MILLIS, caller, store);
        this.analysedPoints = new Meter("analysed-points", quotas.analysedPoints(), 1, caller, store);
    }

    /** Lets one request in; else the quota that is used up. */
    Optional<Meter> enter() {
        for (Meter meter : List.of(uploadBytes, analysedSeconds, analysedPoints)) {
            if (!meter.any()) {
                return Optional.of(meter);
            }
        }
        return requests.takeOne() ? Optional.empty() : Optional.of(requests);
    }

    void uploaded(long bytes) {
        uploadBytes.use(bytes);
    }

    void analysed(Analysed analysed) {
        analysedSeconds.use(analysed.seconds());
        analysedPoints.use(analysed.points());
    }

    String policies() {
        return all().stream().map(Meter::policy).collect(Collectors.joining(", "));
    }

    String states() {
        return all().stream().map(Meter::state).collect(Collectors.joining(", "));
    }

    private List<Meter> all() {
        return List.of(requests, uploadBytes, analysedSeconds, analysedPoints);
    }
}

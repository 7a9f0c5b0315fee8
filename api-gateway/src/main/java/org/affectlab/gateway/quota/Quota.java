package org.affectlab.gateway.quota;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * So much in such a time. What is not used comes back evenly, so a caller that has used up everything can go on a little at a time.
 *
 * @param amount 1 or more
 * @param period a second to a day
 */
public record Quota(long amount, Duration period) {
    private static final Duration LONGEST = Duration.ofDays(1);

    public Quota {
        requireNonNull(period, "period is null");
        if (amount < 1 || period.toSeconds() < 1 || period.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a quota is an amount of 1 or more in a period of 1 s to 1 d");
        }
    }
}

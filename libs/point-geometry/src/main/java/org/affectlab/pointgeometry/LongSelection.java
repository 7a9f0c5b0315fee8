package org.affectlab.pointgeometry;

import java.util.Arrays;

/**
 * Puts the least of some different numbers in front (Hoare 1961, pivots are medians of three; what takes too many rounds is sorted, so the time is
 * bounded by O(n log n)). Stateless.
 */
final class LongSelection {
    private LongSelection() {}

    /** The {@code kept} least come first, in any order but with the largest of them last. @param kept 1 to count */
    static void select(long[] values, int count, int kept) {
        select(values, count, kept, 3 * (Integer.SIZE - Integer.numberOfLeadingZeros(count)));
    }

    /** @param rounds of partitioning before it sorts */
    static void select(long[] values, int count, int kept, int rounds) {
        int low = 0;
        int high = count - 1;
        int wanted = kept - 1;
        for (int left = rounds; low < high; left--) {
            if (left == 0) {
                Arrays.sort(values, low, high + 1);
                return;
            }
            long pivot = median(values[low], values[low + (high - low) / 2], values[high]);
            int before = low;
            int after = high;
            while (before <= after) {
                while (values[before] < pivot) {
                    before++;
                }
                while (values[after] > pivot) {
                    after--;
                }
                if (before <= after) {
                    long swapped = values[before];
                    values[before++] = values[after];
                    values[after--] = swapped;
                }
            }
            if (wanted <= after) {
                high = after;
            } else if (wanted >= before) {
                low = before;
            } else {
                return;
            }
        }
    }

    private static long median(long first, long second, long third) {
        return Math.max(Math.min(first, second), Math.min(Math.max(first, second), third));
    }
}

package org.affectlab.pointgeometry;

/** Puts the least of some different numbers in front (Hoare 1961, pivots are medians of three). Stateless. */
final class LongSelection {
    private LongSelection() {}

    /** The {@code kept} least come first, in any order but with the largest of them last. @param kept 1 to count */
    static void select(long[] values, int count, int kept) {
        int low = 0;
        int high = count - 1;
        int wanted = kept - 1;
        while (low < high) {
            long pivot = median(values[low], values[low + (high - low) / 2], values[high]);
            int left = low;
            int right = high;
            while (left <= right) {
                while (values[left] < pivot) {
                    left++;
                }
                while (values[right] > pivot) {
                    right--;
                }
                if (left <= right) {
                    long swapped = values[left];
                    values[left++] = values[right];
                    values[right--] = swapped;
                }
            }
            if (wanted <= right) {
                high = right;
            } else if (wanted >= left) {
                low = left;
            } else {
                return;
            }
        }
    }

    private static long median(long first, long second, long third) {
        return Math.max(Math.min(first, second), Math.min(Math.max(first, second), third));
    }
}

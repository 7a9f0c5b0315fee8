package org.affectlab.inference;

import java.math.BigInteger;
import java.util.Comparator;

/**
 * Orders versions of a model from old to new: runs of digits compare as numbers, everything else as text, so that {@code 2 < 10} and
 * {@code 1.9 < 1.10}. Stateless.
 */
public final class VersionOrder implements Comparator<String> {
    private static final String BETWEEN_DIGITS_AND_OTHERS = "(?<=\\d)(?=\\D)|(?<=\\D)(?=\\d)";

    @Override
    public int compare(String first, String second) {
        String[] firstParts = first.split(BETWEEN_DIGITS_AND_OTHERS);
        String[] secondParts = second.split(BETWEEN_DIGITS_AND_OTHERS);
        for (int i = 0; i < Math.min(firstParts.length, secondParts.length); i++) {
            int order = comparePart(firstParts[i], secondParts[i]);
            if (order != 0) {
                return order;
            }
        }
        int byLength = Integer.compare(firstParts.length, secondParts.length);
        return byLength != 0 ? byLength : first.compareTo(second);
    }

    private static int comparePart(String first, String second) {
        boolean numbers = Character.isDigit(first.charAt(0)) && Character.isDigit(second.charAt(0));
        return numbers ? new BigInteger(first).compareTo(new BigInteger(second)) : first.compareTo(second);
    }
}

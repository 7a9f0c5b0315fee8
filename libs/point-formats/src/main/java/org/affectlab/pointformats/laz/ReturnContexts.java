package org.affectlab.pointformats.laz;

/**
 * The format's contexts for the number of a return and the number of returns; constants of LASzip. Combinations that no
 * scanner should write have contexts as well. Indexed by number of returns first.
 */
final class ReturnContexts {
    /** Sixteen contexts of combinations, for records of up to 7 returns. */
    static final int[][] COMBINATION_OF_8 =
            table("FEDCBA98", "E0136AA9", "D1247BBA", "C3458CCB", "B6789DDC", "AABCDEED", "9ABCDEFE", "89ABCDEF");

    /** Six contexts of combinations, for records of up to 15 returns. */
    static final int[][] COMBINATION_OF_16 = table(
            "0123453445555555",
            "1013333333333333",
            "2124444444433333",
            "3345444444444444",
            "4344544444444444",
            "5344454444444444",
            "3344445444444444",
            "4344444544444444",
            "4344444454444444",
            "5344444445444444",
            "5344444444544444",
            "5334444444455444",
            "5334444444455544",
            "5334444444445554",
            "5334444444444555",
            "5334444444444455");

    /** Depths below the last return. */
    static final int[][] LEVEL_OF_8 = levels(8);

    static final int[][] LEVEL_OF_16 = levels(16);

    private ReturnContexts() {}

    private static int[][] table(String... rows) {
        int[][] table = new int[rows.length][rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows.length; j++) {
                table[i][j] = Character.digit(rows[i].charAt(j), 16);
            }
        }
        return table;
    }

    private static int[][] levels(int size) {
        int[][] levels = new int[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                levels[i][j] = Math.min(7, Math.abs(i - j));
            }
        }
        return levels;
    }
}

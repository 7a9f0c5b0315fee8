package org.affectlab.pointcloud.pipeline;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Units of length of a cloud's coordinates. */
public enum Units {
    METRE("m", 1),
    CENTIMETRE("cm", 0.01),
    MILLIMETRE("mm", 0.001),
    INTERNATIONAL_FOOT("ft", 0.3048),
    /** 1200/3937 m, of the state plane systems. */
    US_SURVEY_FOOT("us-ft", 1200.0 / 3937.0);

    private static final double SAME = 1e-9;

    private final String symbol;
    private final double metres;

    Units(String symbol, double metres) {
        this.symbol = symbol;
        this.metres = metres;
    }

    /** How requests and answers name it. */
    public String symbol() {
        return symbol;
    }

    public double metres() {
        return metres;
    }

    public static Optional<Units> ofSymbol(String symbol) {
        return Arrays.stream(values())
                .filter(units -> units.symbol.equals(symbol))
                .findFirst();
    }

    /** @param metres of one unit; the two feet differ by two millionths and are told apart */
    static Optional<Units> ofMetres(double metres) {
        return Arrays.stream(values())
                .filter(units -> Math.abs(units.metres - metres) < SAME)
                .findFirst();
    }

    /** All symbols, for people. */
    public static String symbols() {
        return Arrays.stream(values()).map(Units::symbol).collect(Collectors.joining(", "));
    }
}

package org.affectlab.pointscenes;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which axis of a cloud points up. The turn that brings it to z is a proper one (determinant 1), so nothing is mirrored.
 *
 * <p>Each component of the turned point is one of the file's, perhaps with the other sign.
 */
public enum UpAxis {
    X("x", 1, 2, 0, 1, 1, 1),
    Y("y", 0, 2, 1, 1, -1, 1),
    Z("z", 0, 1, 2, 1, 1, 1),
    MINUS_X("-x", 2, 1, 0, 1, 1, -1),
    MINUS_Y("-y", 0, 2, 1, 1, 1, -1),
    MINUS_Z("-z", 0, 1, 2, 1, -1, -1);

    private final String symbol;
    private final int[] axes;
    private final int[] signs;

    UpAxis(String symbol, int x, int y, int z, int signX, int signY, int signZ) {
        this.symbol = symbol;
        this.axes = new int[] {x, y, z};
        this.signs = new int[] {signX, signY, signZ};
    }

    /** How requests and answers name it. */
    public String symbol() {
        return symbol;
    }

    /** The axis of the file (0, 1, 2) that a turned axis is made of. */
    int axis(int turned) {
        return axes[turned];
    }

    /** 1 or −1. */
    int sign(int turned) {
        return signs[turned];
    }

    public static Optional<UpAxis> ofSymbol(String symbol) {
        return Arrays.stream(values())
                .filter(axis -> axis.symbol.equals(symbol))
                .findFirst();
    }

    /** All symbols, for people. */
    public static String symbols() {
        return Arrays.stream(values()).map(UpAxis::symbol).collect(Collectors.joining(", "));
    }
}

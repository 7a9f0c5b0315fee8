package org.affectlab.e2e.audio;

/** ITU-T G.711 companding of 16-bit samples, by search in the decoder's own table: slow, and obviously right. Stateless. */
final class G711 {
    private static final int CODES = 256;

    private G711() {}

    static byte muLaw(int sample) {
        int best = 0;
        for (int code = 1; code < CODES; code++) {
            best = distance(muLawValue(code), sample) < distance(muLawValue(best), sample) ? code : best;
        }
        return (byte) best;
    }

    static byte aLaw(int sample) {
        int best = 0;
        for (int code = 1; code < CODES; code++) {
            best = distance(aLawValue(code), sample) < distance(aLawValue(best), sample) ? code : best;
        }
        return (byte) best;
    }

    private static int distance(int value, int sample) {
        return Math.abs(value - sample);
    }

    private static int muLawValue(int code) {
        int bits = ~code & 0xff;
        int magnitude = (((bits & 0x0f) << 3) + 0x84 << ((bits & 0x70) >> 4)) - 0x84;
        return (bits & 0x80) == 0 ? magnitude : -magnitude;
    }

    private static int aLawValue(int code) {
        int bits = code ^ 0x55;
        int segment = (bits & 0x70) >> 4;
        int magnitude = (bits & 0x0f) << 4;
        magnitude = segment == 0 ? magnitude + 8 : magnitude + 0x108 << segment - 1;
        return (bits & 0x80) == 0 ? -magnitude : magnitude;
    }
}

package org.affectlab.acoustics;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Names, order and groups of the extended Geneva set (release 02). */
final class EgemapsLayout {
    /** Low-level descriptors, smoothed. */
    static final List<String> CONTOURS = List.of(
            "Loudness_sma3",
            "alphaRatio_sma3",
            "hammarbergIndex_sma3",
            "slope0-500_sma3",
            "slope500-1500_sma3",
            "spectralFlux_sma3",
            "mfcc1_sma3",
            "mfcc2_sma3",
            "mfcc3_sma3",
            "mfcc4_sma3",
            "F0semitoneFrom27.5Hz_sma3nz",
            "jitterLocal_sma3nz",
            "shimmerLocaldB_sma3nz",
            "HNRdBACF_sma3nz",
            "logRelF0-H1-H2_sma3nz",
            "logRelF0-H1-A3_sma3nz",
            "F1frequency_sma3nz",
            "F1bandwidth_sma3nz",
            "F1amplitudeLogRelF0_sma3nz",
            "F2frequency_sma3nz",
            "F2bandwidth_sma3nz",
            "F2amplitudeLogRelF0_sma3nz",
            "F3frequency_sma3nz",
            "F3bandwidth_sma3nz",
            "F3amplitudeLogRelF0_sma3nz");

    private static final List<String> DETAILED = List.of(
            "amean",
            "stddevNorm",
            "percentile20.0",
            "percentile50.0",
            "percentile80.0",
            "pctlrange0-2",
            "meanRisingSlope",
            "stddevRisingSlope",
            "meanFallingSlope",
            "stddevFallingSlope");

    private static final List<String> BASIC = List.of("amean", "stddevNorm");

    /** Functionals. */
    static final List<String> NAMES = names();

    private EgemapsLayout() {}

    private static List<String> names() {
        List<String> names = new ArrayList<>();
        add(names, "F0semitoneFrom27.5Hz_sma3nz", DETAILED);
        add(names, "loudness_sma3", DETAILED);
        for (String contour : List.of("spectralFlux", "mfcc1", "mfcc2", "mfcc3", "mfcc4")) {
            add(names, contour + "_sma3", BASIC);
        }
        for (String contour : CONTOURS.subList(11, CONTOURS.size())) {
            add(names, contour, BASIC);
        }
        for (String contour : List.of(
                "alphaRatioV",
                "hammarbergIndexV",
                "slopeV0-500",
                "slopeV500-1500",
                "spectralFluxV",
                "mfcc1V",
                "mfcc2V",
                "mfcc3V",
                "mfcc4V")) {
            add(names, contour + "_sma3nz", BASIC);
        }
        for (String contour :
                List.of("alphaRatioUV", "hammarbergIndexUV", "slopeUV0-500", "slopeUV500-1500", "spectralFluxUV")) {
            add(names, contour + "_sma3nz", List.of("amean"));
        }
        names.addAll(List.of(
                "loudnessPeaksPerSec",
                "VoicedSegmentsPerSec",
                "MeanVoicedSegmentLengthSec",
                "StddevVoicedSegmentLengthSec",
                "MeanUnvoicedSegmentLength",
                "StddevUnvoicedSegmentLength",
                "equivalentSoundLevel_dBp"));
        return List.copyOf(names);
    }

    private static void add(List<String> names, String contour, List<String> functionals) {
        for (String functional : functionals) {
            names.add(contour + "_" + functional);
        }
    }

    /** The 27 groups of AKTLR. */
    static List<ParameterGroup> groups() {
        List<ParameterGroup> groups = new ArrayList<>();
        groups.add(new ParameterGroup("F0", range(0, 10)));
        groups.add(new ParameterGroup("loudness", range(10, 20)));
        groups.add(group("spectral flux", 20, 21, 66, 67, 80));
        for (int index = 0; index < 4; index++) {
            int all = 22 + 2 * index;
            int voiced = 68 + 2 * index;
            groups.add(group("MFCC " + (index + 1), all, all + 1, voiced, voiced + 1));
        }
        List<String> pairs = List.of(
                "jitter",
                "shimmer",
                "HNR",
                "H1-H2",
                "H1-A3",
                "F1 frequency",
                "F1 bandwidth",
                "F1 amplitude",
                "F2 frequency",
                "F2 bandwidth",
                "F2 amplitude",
                "F3 frequency",
                "F3 bandwidth",
                "F3 amplitude");
        for (int index = 0; index < pairs.size(); index++) {
            groups.add(group(pairs.get(index), 30 + 2 * index, 31 + 2 * index));
        }
        groups.add(group("alpha ratio", 58, 59, 76));
        groups.add(group("Hammarberg index", 60, 61, 77));
        groups.add(group("slope 0-500 Hz", 62, 63, 78));
        groups.add(group("slope 500-1500 Hz", 64, 65, 79));
        groups.add(new ParameterGroup("temporal", range(81, 87)));
        groups.add(group("equivalent sound level", 87));
        return List.copyOf(groups);
    }

    private static ParameterGroup group(String name, int... columns) {
        return new ParameterGroup(name, columns);
    }

    private static int[] range(int from, int to) {
        return IntStream.range(from, to).toArray();
    }
}

package org.affectlab.training.augment;

/**
 * What eight-bit files do to samples: each value in [−1, 1] goes to the nearest of 256 levels, spaced evenly or by the continuous companding
 * laws behind G.711. Pure functions, in place; values outside are clipped.
 */
enum SampleCoding {
    /** Rounded. */
    LINEAR {
        @Override
        double code(double value) {
            return Math.max(-128, Math.min(127, Math.rint(value * 128))) / 128;
        }
    },
    /** Cut off towards minus infinity, as common converters do: soft noise around zero becomes noise of a whole step. */
    LINEAR_CUT {
        @Override
        double code(double value) {
            return Math.min(127, Math.floor(value * 128)) / 128;
        }
    },
    MU_LAW {
        @Override
        double code(double value) {
            double compressed = Math.log1p(MU * Math.abs(value)) / Math.log1p(MU);
            return Math.copySign(Math.expm1(level(compressed) * Math.log1p(MU)) / MU, value);
        }
    },
    A_LAW {
        @Override
        double code(double value) {
            double scale = 1 + Math.log(A);
            double size = Math.abs(value);
            double compressed = (size < 1 / A ? A * size : 1 + Math.log(A * size)) / scale;
            // A-law has no level at zero: the smallest values become half a step.
            double coded = (Math.min(127, Math.floor(compressed * 128)) + 0.5) / 128 * scale;
            return Math.copySign(coded < 1 ? coded / A : Math.exp(coded - 1) / A, value);
        }
    };

    private static final double MU = 255;
    private static final double A = 87.6;

    abstract double code(double value);

    void apply(float[] samples, int from, int to) {
        for (int index = from; index < to; index++) {
            samples[index] = (float) code(Math.max(-1, Math.min(1, samples[index])));
        }
    }

    private static double level(double compressed) {
        return Math.rint(compressed * 127) / 127;
    }
}

package org.affectlab.training.pointcloud.run;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Random choice by weights. Stateless. */
final class Weighted {
    private Weighted() {}

    /** A place, as likely as its weight; never one without weight. @param weights not negative, their sum positive */
    static int draw(double[] weights, SplittableRandom random) {
        double left = random.nextDouble() * Arrays.stream(weights).sum();
        int last = -1;
        for (int place = 0; place < weights.length; place++) {
            if (weights[place] > 0) {
                last = place;
                left -= weights[place];
                if (left < 0) {
                    return place;
                }
            }
        }
        if (last < 0) {
            throw new IllegalArgumentException("no weight is positive");
        }
        return last;
    }
}

package org.affectlab.pointcloud.api;

import org.affectlab.pointformats.OutputFormat;

/** What a form of an answer is made of, and about how long it will be. Stateless. */
final class FormSize {
    private FormSize() {}

    static boolean needsProbabilities(OutputFormat format, CloudContent content) {
        return format == OutputFormat.NPY
                ? content.npy() != ArrayContent.CLASSES
                : content.probabilities() || content.entropy();
    }

    /** In bytes, rounded up for usual files (our choice for text, and for the fields of a LAS's own). */
    static long of(OutputFormat format, CloudContent content, SegmentationAnswer answer) {
        int classes = answer.classes().size();
        int measures = (content.entropy() ? 1 : 0) + (content.probabilities() ? classes : 0);
        long point =
                switch (format) {
                    case NPY ->
                        switch (content.npy()) {
                            case CLASSES -> 1;
                            case ENTROPY -> Float.BYTES;
                            case PROBABILITIES -> (long) Float.BYTES * classes;
                        };
                    case PLY -> 31 + (long) Float.BYTES * measures;
                    case LAS, LAZ -> 68 + (long) Float.BYTES * measures;
                    case CSV -> 80 + 12L * measures;
                };
        return answer.points() * point;
    }
}

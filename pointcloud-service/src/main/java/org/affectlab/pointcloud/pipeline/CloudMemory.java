package org.affectlab.pointcloud.pipeline;

/** What clouds take of memory, in bytes (our measure, rounded up). Stateless. */
final class CloudMemory {
    /** Models of so many classes take clouds of as many points as the service promises; those of more take fewer. */
    static final int USUAL_CLASSES = 8;

    /** A point's coordinates and attributes, and what it takes to make a scene of them, over all formats and features. */
    private static final int CLOUD = 100;

    /** A point's class, and where its probabilities stand. */
    private static final int ANSWER = 8;

    /** Numbers of a point of the scene, beside a probability of each class. */
    private static final int VOTE_VALUES = 6;

    /** A point's coordinates and all attributes of most files. */
    private static final int CLOUD_TO_WRITE = 48;

    private CloudMemory() {}

    /** A cloud and its answer. */
    static long of(long points, long scenePoints, int classes) {
        return points * (CLOUD + ANSWER) + scenePoints * Float.BYTES * (classes + VOTE_VALUES);
    }

    /** The same while nobody knows how many points its scene has: each may be one of it. */
    static long most(long points, int classes) {
        return of(points, points, classes);
    }

    /** Points that always fit. */
    static int pointsIn(long bytes, int classes) {
        return (int) Math.min(Integer.MAX_VALUE, bytes / most(1, Math.max(classes, USUAL_CLASSES)));
    }

    /** A cloud alone. */
    static long toWrite(long points) {
        return points * CLOUD_TO_WRITE;
    }
}

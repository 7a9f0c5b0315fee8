package org.affectlab.servicekit.jobs.run;

/** How a job's files are called. Stateless. */
public final class JobFileNames {
    private static final String INPUT = ".input";
    private static final String RESULT = ".result";
    private static final String DATA = ".data";

    private JobFileNames() {}

    public static String input(String id) {
        return id + INPUT;
    }

    public static String result(String id) {
        return id + RESULT;
    }

    /** What is kept of a result beside its JSON. */
    public static String data(String id) {
        return id + DATA;
    }

    /** The job that a file belongs to: what stands before the first point. */
    static String job(String name) {
        int point = name.indexOf('.');
        return point < 0 ? name : name.substring(0, point);
    }

    static boolean isInput(String name) {
        return name.endsWith(INPUT);
    }
}

package org.affectlab.servicekit.jobs.files;

import java.util.regex.Pattern;

/** The form of a file's name, which no path can have. Stateless. */
final class JobFileName {
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9.-]{0,150}");

    private JobFileName() {}

    /** @throws IllegalArgumentException if it is none */
    static String check(String name) {
        if (!FORM.matcher(name).matches()) {
            throw new IllegalArgumentException("'" + name + "' is no name of a file");
        }
        return name;
    }
}

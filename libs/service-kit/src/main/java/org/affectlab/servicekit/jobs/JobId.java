package org.affectlab.servicekit.jobs;

import java.util.UUID;
import java.util.regex.Pattern;

/** Names of jobs: the service, by which the gateway finds it, a hyphen, and 128 random bits in hexadecimal digits. Stateless. */
public final class JobId {
    private static final int DIGITS = 32;
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,39}-[0-9a-f]{" + DIGITS + "}");

    private JobId() {}

    public static String create(String service) {
        return service + "-" + UUID.randomUUID().toString().replace("-", "");
    }

    /** 16 hexadecimal digits that stand for the request which made the job, in its trace. */
    public static String spanOf(String id) {
        return id.substring(id.length() - 16);
    }

    /** Whether a text has the form of a job's name; nothing else may become part of a path or a query. */
    public static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }

    /** Whether a text is the name of a job of the service. */
    public static boolean isOf(String text, String service) {
        return isOne(text) && text.length() == service.length() + 1 + DIGITS && text.startsWith(service);
    }
}

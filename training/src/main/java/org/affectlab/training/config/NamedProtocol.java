package org.affectlab.training.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Protocols by the names that papers use. Stateless. */
public final class NamedProtocol {
    /** What {@link #of} understands, for help texts. */
    public static final String NAMES =
            "leave-one-speaker-out, leave-out-N (speakers that follow each other), K-fold (by speaker), leave-one-corpus-out";

    private static final int DEFAULT_FOLDS = 5;
    private static final Pattern LEAVE_OUT = Pattern.compile("leave-out-([1-9][0-9]{0,3})");
    private static final Pattern FOLDS = Pattern.compile("([1-9][0-9]{0,3})-fold");

    private NamedProtocol() {}

    /** @throws IllegalArgumentException if there is no such protocol */
    public static ProtocolSettings of(String name) {
        Matcher leaveOut = LEAVE_OUT.matcher(name);
        if (leaveOut.matches()) {
            return consecutive(Integer.parseInt(leaveOut.group(1)));
        }
        Matcher folds = FOLDS.matcher(name);
        if (folds.matches()) {
            return new ProtocolSettings(ProtocolSettings.Kind.INTERLEAVED, 1, Integer.parseInt(folds.group(1)), 0);
        }
        return switch (name) {
            case "leave-one-speaker-out" -> consecutive(1);
            case "leave-one-corpus-out" -> new ProtocolSettings(ProtocolSettings.Kind.CORPUS, 1, DEFAULT_FOLDS, 0);
            default -> throw new IllegalArgumentException("unknown protocol " + name + "; there are " + NAMES);
        };
    }

    private static ProtocolSettings consecutive(int speakers) {
        return new ProtocolSettings(ProtocolSettings.Kind.CONSECUTIVE, speakers, DEFAULT_FOLDS, 0);
    }
}

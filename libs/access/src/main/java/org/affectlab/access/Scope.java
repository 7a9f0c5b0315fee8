package org.affectlab.access;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a caller may do. The names are part of the public interface: keys, tokens of an identity provider and documentation use them. */
public enum Scope {
    /** Emotions and features of speech. */
    SPEECH,
    /** Micro-expressions and expression intervals. */
    FACE,
    /** Pain in rats' faces. */
    RAT,
    /** Segmentation of point clouds. */
    POINTCLOUDS,
    /** Read the metrics of gateway and services. */
    METRICS,
    /** Load and unload models, and whatever the other scopes allow. */
    ADMIN;

    /** The public name: lower case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @param id a public name, exactly */
    public static Optional<Scope> find(String id) {
        return Stream.of(values()).filter(scope -> scope.id().equals(id)).findAny();
    }
}

package org.affectlab.servicekit.limits;

/** An answer that says how much was analysed for it, for the caller's quotas. */
public interface Analysed {
    /** To the gateway, which keeps it from the client. */
    String HEADER = "X-Affectlab-Analysed";

    /** As the header has it: {@code seconds=3.3} or {@code points=1900000}; at most three digits behind the point. */
    String analysed();
}

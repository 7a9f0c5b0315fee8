package org.affectlab.servicekit.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.affectlab.access.Identity;

/** For requests that never went through the filter. */
public final class TestIdentity {
    private TestIdentity() {}

    public static void set(HttpServletRequest request, String caller) {
        RequestIdentity.set(request, new Identity(caller, "test-key", Set.of()));
    }
}

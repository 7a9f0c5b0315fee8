package org.affectlab.gateway.routing;

import org.springframework.core.Ordered;

/** The order of the gateway's web filters after the trace filter, which is first of all. */
public final class FilterOrder {
    public static final int SECURITY_HEADERS = Ordered.HIGHEST_PRECEDENCE + 10;
    public static final int CORS = Ordered.HIGHEST_PRECEDENCE + 20;
    public static final int HOST_GUARD = Ordered.HIGHEST_PRECEDENCE + 25;
    public static final int UPLOAD_GUARD = Ordered.HIGHEST_PRECEDENCE + 30;
    public static final int PATH_GUARD = Ordered.HIGHEST_PRECEDENCE + 40;

    public static final int ACCESS = Ordered.HIGHEST_PRECEDENCE + 50;

    public static final int DEADLINE = Ordered.HIGHEST_PRECEDENCE + 60;

    public static final int EARLY_DOOR = Ordered.HIGHEST_PRECEDENCE + 70;

    public static final int QUOTA = Ordered.HIGHEST_PRECEDENCE + 80;

    private FilterOrder() {}
}

package org.affectlab.gateway.access;

import static java.util.Objects.requireNonNull;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.affectlab.access.Identity;
import org.affectlab.access.Scope;
import org.affectlab.gateway.config.ServiceSettings;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;

/**
 * Which address needs what. Immutable.
 *
 * <ul>
 *   <li>Open to everybody: the landing page, the documentation, the interface description, and health.
 *   <li>{@code /v1/DOMAIN/…}: the domain's scope, and so for {@code /v2/models/…} of the models of the service that answers that domain.
 *   <li>{@code /actuator/…}: {@code metrics}. Loading and unloading: {@code admin}.
 *   <li>Everything else, whether it exists or not: any key.
 * </ul>
 */
public final class AccessRules {
    private static final Set<Scope> DOMAINS =
            Set.copyOf(EnumSet.of(Scope.SPEECH, Scope.FACE, Scope.RAT, Scope.POINTCLOUDS));
    private static final Set<String> OPEN_PAGES =
            Set.of("/", "/docs", "/openapi.json", "/favicon.ico", "/v2/health/live", "/v2/health/ready");

    private AccessRules() {}

    static boolean isOpen(HttpMethod method, List<String> segments) {
        if (method != HttpMethod.GET && method != HttpMethod.HEAD) {
            return false;
        }
        String path = "/" + String.join("/", segments);
        return OPEN_PAGES.contains(path)
                || starts(segments, "docs")
                || path.equals("/actuator/health")
                || path.equals("/actuator/health/liveness")
                || path.equals("/actuator/health/readiness");
    }

    /** One of these is needed; empty if any key will do. */
    static Set<Scope> needed(List<String> segments) {
        if (starts(segments, "actuator")) {
            return Set.of(Scope.METRICS);
        }
        if (starts(segments, "v2", "repository", "models")) {
            return Set.of(Scope.ADMIN);
        }
        if (segments.size() >= 2 && segments.get(0).equals("v1")) {
            return Scope.find(segments.get(1))
                    .filter(DOMAINS::contains)
                    .map(Set::of)
                    .orElse(Set.of());
        }
        return Set.of();
    }

    /** What the models of a service need: one of the domains that it answers. */
    public static Set<Scope> needed(ServiceSettings service) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        service.paths().forEach(path -> scopes.addAll(needed(segments(PathContainer.parsePath(path)))));
        return scopes;
    }

    /** @param needed one of these is enough; none: everything is */
    public static boolean allows(Identity identity, Set<Scope> needed) {
        requireNonNull(identity, "identity is null");
        return needed.isEmpty() || needed.stream().anyMatch(identity::may);
    }

    /** As routes and controllers read a path: decoded, without parameters, and empty segments do not count. */
    static List<String> segments(PathContainer path) {
        return path.elements().stream()
                .filter(PathContainer.PathSegment.class::isInstance)
                .map(segment -> ((PathContainer.PathSegment) segment).valueToMatch())
                .toList();
    }

    private static boolean starts(List<String> segments, String... with) {
        return segments.size() >= with.length
                && segments.subList(0, with.length).equals(List.of(with));
    }
}

package org.affectlab.servicekit.access;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.affectlab.access.Identity;
import org.affectlab.access.InternalTokenVerifier;
import org.affectlab.access.InternalTokens;
import org.affectlab.access.Scope;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;
import org.affectlab.servicekit.problem.ProblemWriter;
import org.springframework.http.HttpMethod;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets in only what carries the gateway's signed token, so a service port that is reachable lets nobody in. Health is open, since probes of an
 * orchestrator carry no token; the rest of the actuator needs {@link Scope#METRICS}. Thread-safe.
 */
public final class AccessFilter extends OncePerRequestFilter {
    private static final Set<String> HEALTH =
            Set.of("/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness");
    private static final String ACTUATOR = "/actuator";

    private final InternalTokenVerifier tokens;
    private final ProblemWriter problems;

    public AccessFilter(InternalTokenVerifier tokens, ProblemWriter problems) {
        this.tokens = requireNonNull(tokens, "tokens is null");
        this.problems = requireNonNull(problems, "problems is null");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            if (!isOpen(request)) {
                enter(request);
            }
        } catch (ProblemException refused) {
            problems.write(refused, request, response);
            return;
        }
        chain.doFilter(request, response);
    }

    private void enter(HttpServletRequest request) {
        Optional<Identity> identity = tokens.verify(request.getHeader(InternalTokens.HEADER));
        if (identity.isEmpty()) {
            throw new ProblemException(ProblemCode.UNAUTHORIZED, "This service is called through the gateway alone.");
        }
        RequestIdentity.set(request, identity.get());
        if (isActuator(request)) {
            RequestIdentity.require(request, Scope.METRICS);
        }
    }

    private static boolean isOpen(HttpServletRequest request) {
        return (HttpMethod.GET.matches(request.getMethod()) || HttpMethod.HEAD.matches(request.getMethod()))
                && HEALTH.contains(request.getRequestURI());
    }

    private static boolean isActuator(HttpServletRequest request) {
        // As the framework reads the path: decoded, and without parameters.
        return request.getServletPath().startsWith(ACTUATOR)
                || request.getRequestURI().startsWith(ACTUATOR);
    }
}

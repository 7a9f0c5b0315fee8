package org.affectlab.servicekit.deadline;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives a controller's {@link Deadline} parameter: the request timeout, or the caller's own deadline if that is nearer. Thread-safe. */
public final class DeadlineResolver implements HandlerMethodArgumentResolver {
    private static final int LONGEST_NUMBER = 12;

    private final Duration requestTimeout;
    private final Clock clock;

    public DeadlineResolver(Duration requestTimeout, Clock clock) {
        this.requestTimeout = requireNonNull(requestTimeout, "requestTimeout is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Deadline.class;
    }

    @Override
    public Deadline resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binderFactory) {
        return resolve(request.getHeader(Deadline.HEADER));
    }

    /** @param header {@link Deadline#HEADER} as the caller sent it; null for none */
    public Deadline resolve(@Nullable String header) {
        if (header == null) {
            return Deadline.in(requestTimeout, clock);
        }
        if (header.isEmpty()
                || header.length() > LONGEST_NUMBER
                || !header.chars().allMatch(DeadlineResolver::isDigit)) {
            throw new ProblemException(
                    ProblemCode.INVALID_PARAMETER,
                    "The header " + Deadline.HEADER + " is not a whole number of milliseconds.");
        }
        Duration wanted = Duration.ofMillis(Long.parseLong(header));
        return Deadline.in(wanted.compareTo(requestTimeout) < 0 ? wanted : requestTimeout, clock);
    }

    private static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }
}

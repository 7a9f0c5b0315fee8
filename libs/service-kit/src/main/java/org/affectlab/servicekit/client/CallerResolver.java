package org.affectlab.servicekit.client;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.http.HttpServletRequest;
import org.affectlab.servicekit.deadline.Deadline;
import org.affectlab.servicekit.deadline.DeadlineResolver;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives a controller's {@link Caller} parameter. Thread-safe. */
public final class CallerResolver implements HandlerMethodArgumentResolver {
    private final DeadlineResolver deadlines;

    public CallerResolver(DeadlineResolver deadlines) {
        this.deadlines = requireNonNull(deadlines, "deadlines is null");
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Caller.class;
    }

    @Override
    public Caller resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binderFactory) {
        HttpServletRequest servletRequest =
                requireNonNull(request.getNativeRequest(HttpServletRequest.class), "not a servlet request");
        return Caller.of(servletRequest, deadlines.resolve(request.getHeader(Deadline.HEADER)));
    }
}

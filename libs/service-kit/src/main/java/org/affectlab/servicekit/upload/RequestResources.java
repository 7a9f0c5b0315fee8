package org.affectlab.servicekit.upload;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerInterceptor;

/** Closes what an answer is written from once it is written, or cannot be. Thread-safe; each request's own things are for its thread. */
public final class RequestResources implements HandlerInterceptor {
    private static final String ATTRIBUTE = RequestResources.class.getName();

    /** Of one request, the last one first. */
    private static final class Kept {
        private final Deque<Upload> uploads = new ArrayDeque<>();
    }

    /** Keeps an upload until the answer to the request is written; it may be closed before. */
    public static Upload keep(HttpServletRequest request, Upload upload) {
        Kept kept = request.getAttribute(ATTRIBUTE) instanceof Kept before ? before : new Kept();
        kept.uploads.push(upload);
        request.setAttribute(ATTRIBUTE, kept);
        return upload;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        if (request.getAttribute(ATTRIBUTE) instanceof Kept kept) {
            request.removeAttribute(ATTRIBUTE);
            kept.uploads.forEach(Upload::close);
        }
    }
}

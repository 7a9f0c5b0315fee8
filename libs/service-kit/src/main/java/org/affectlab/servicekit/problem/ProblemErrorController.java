package org.affectlab.servicekit.problem;

import static java.util.Objects.requireNonNull;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.affectlab.servicekit.trace.TraceFilter;
import org.affectlab.servicekit.trace.TraceId;
import org.slf4j.MDC;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers what failed outside of the controllers (filters, the servlet container) with a problem in place of a page. */
@Hidden
@RestController
public final class ProblemErrorController implements ErrorController {
    static final String REASON = ProblemErrorController.class.getName() + ".reason";

    private final ProblemWriter writer;

    public ProblemErrorController(ProblemWriter writer) {
        this.writer = requireNonNull(writer, "writer is null");
    }

    @RequestMapping("${server.error.path:${error.path:/error}}")
    public void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        // The container dispatches here after the filters have left, so the trace id has to be put back.
        MDC.put(TraceId.MDC_KEY, TraceFilter.of(request));
        try {
            writer.write(problem(request), request, response);
        } finally {
            MDC.remove(TraceId.MDC_KEY);
        }
    }

    private static ProblemException problem(HttpServletRequest request) {
        if (request.getAttribute(REASON) instanceof ProblemException reason) {
            return reason;
        }
        Throwable cause = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        if (cause instanceof ProblemException problem) {
            return problem;
        }
        // Without the attribute somebody asked for the error page itself, which does not exist for clients.
        Integer status = (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        return FrameworkProblems.ofStatus(status == null ? 404 : status, cause);
    }
}

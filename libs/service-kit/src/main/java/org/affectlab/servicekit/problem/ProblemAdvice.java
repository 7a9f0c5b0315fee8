package org.affectlab.servicekit.problem;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.affectlab.inference.InferenceException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/** The one place where an exception of a controller, or of the framework around it, becomes an answer. Thread-safe. */
@RestControllerAdvice
public final class ProblemAdvice {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    private final ProblemWriter writer;

    public ProblemAdvice(ProblemWriter writer) {
        this.writer = requireNonNull(writer, "writer is null");
    }

    /** The client has gone, so nobody reads an answer. */
    @ExceptionHandler(AsyncRequestNotUsableException.class)
    public void clientGone(AsyncRequestNotUsableException gone) {
        LOG.debug("The client went away: {}", gone.getMessage());
    }

    /** As above, seen while the request waited. Logs and metrics show the status; a client that only closed its sending side gets it too. */
    @ExceptionHandler(ClientGoneException.class)
    public void clientGone(ClientGoneException gone, HttpServletResponse response) {
        LOG.debug("{}", gone.getMessage());
        response.setStatus(ClientGoneException.STATUS);
        response.setHeader(HttpHeaders.CONNECTION, "close");
    }

    @ExceptionHandler(HttpRequestMethodNotSupportedException.class)
    public void methodNotAllowed(
            HttpRequestMethodNotSupportedException wrongMethod,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        String[] allowed = wrongMethod.getSupportedMethods();
        if (allowed != null) {
            response.setHeader(HttpHeaders.ALLOW, String.join(", ", allowed));
        }
        writer.write(FrameworkProblems.translate(wrongMethod), request, response);
    }

    @ExceptionHandler(Throwable.class)
    public void answer(Throwable error, HttpServletRequest request, HttpServletResponse response) throws IOException {
        ProblemException problem = translate(error);
        // After a failed read the container insists on its own error page; the page then knows the better reason.
        request.setAttribute(ProblemErrorController.REASON, problem);
        writer.write(problem, request, response);
    }

    private static ProblemException translate(Throwable error) {
        if (error instanceof ProblemException problem) {
            return problem;
        }
        if (error instanceof InferenceException inference) {
            return InferenceProblems.translate(inference);
        }
        return FrameworkProblems.translate(error);
    }
}

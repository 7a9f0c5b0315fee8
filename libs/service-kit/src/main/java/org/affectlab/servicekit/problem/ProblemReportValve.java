package org.affectlab.servicekit.problem;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers what never reaches the application, such as a request line that is no address, with a problem in place of Tomcat's page. */
public final class ProblemReportValve extends ErrorReportValve {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemReportValve.class);

    private final ProblemWriter writer;

    public ProblemReportValve(ProblemWriter writer) {
        this.writer = requireNonNull(writer, "writer is null");
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            writer.write(FrameworkProblems.ofStatus(status, failure), request, response);
            response.finishResponse();
        } catch (IOException gone) {
            LOG.debug("The client went away: {}", gone.toString());
        }
    }
}

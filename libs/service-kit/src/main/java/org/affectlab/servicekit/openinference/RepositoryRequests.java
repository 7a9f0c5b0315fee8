package org.affectlab.servicekit.openinference;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.affectlab.servicekit.deadline.Deadline;
import org.affectlab.servicekit.models.ModelReference;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;
import org.affectlab.servicekit.upload.MemoryBudget;
import org.affectlab.servicekit.upload.Upload;
import org.affectlab.servicekit.upload.UploadReader;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads the small bodies of the model repository extension: absent, or a JSON object of at most 64 KiB. Thread-safe. */
public final class RepositoryRequests {
    private static final int MAX_BYTES = 64 * 1024;

    private final UploadReader uploads;
    private final JsonSource source = new JsonSource();

    public RepositoryRequests(MemoryBudget budget) {
        this.uploads = new UploadReader(MAX_BYTES, requireNonNull(budget, "budget is null"));
    }

    /** What a body says; nothing of it is required. */
    record Body(boolean ready, Parameters parameters) {
        static final Body EMPTY = new Body(false, Parameters.none());
    }

    /** @throws ProblemException MALFORMED_REQUEST, TOO_LARGE, and what reading a body may end with */
    Body read(HttpServletRequest request, Deadline deadline) throws IOException {
        try (Upload upload = uploads.read(request, deadline)) {
            return parse(upload.content());
        } catch (ProblemException problem) {
            if (problem.code() == ProblemCode.EMPTY_BODY) {
                return Body.EMPTY;
            }
            throw problem;
        }
    }

    /** The model of the address, in the version of the parameters. */
    ModelReference model(String name, HttpServletRequest request, Deadline deadline) throws IOException {
        Parameters parameters = read(request, deadline).parameters();
        parameters.refuse("config");
        return ModelPath.reference(name, parameters.text("version"));
    }

    private Body parse(byte[] content) {
        try (JsonParser parser = source.open(content, 0, content.length)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw Invalid.request("The body must be a JSON object.");
            }
            boolean ready = false;
            Parameters parameters = Parameters.none();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String member = parser.currentName();
                JsonToken value = parser.nextToken();
                switch (member) {
                    case "ready" -> ready = truth(value);
                    case "parameters" -> parameters = Parameters.read(parser);
                    default -> parser.skipChildren();
                }
            }
            if (parser.nextToken() != null) {
                throw Invalid.request("Something follows the JSON object.");
            }
            return new Body(ready, parameters);
        } catch (JacksonException broken) {
            throw ProblemException.causedBy(ProblemCode.MALFORMED_REQUEST, JsonSource.explain(broken), broken);
        }
    }

    private static boolean truth(@Nullable JsonToken value) {
        if (value != JsonToken.VALUE_TRUE && value != JsonToken.VALUE_FALSE) {
            throw Invalid.request("ready must be true or false.");
        }
        return value == JsonToken.VALUE_TRUE;
    }
}

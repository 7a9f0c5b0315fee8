package org.affectlab.servicekit.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.web.method.HandlerMethod;

/** Describes how operations that are marked with {@link MaybeJob} become jobs. Thread-safe. */
public final class JobResponses implements OperationCustomizer {
    private static final String SCHEMA = "#/components/schemas/Job";

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        if (!method.hasMethodAnnotation(MaybeJob.class)) {
            return operation;
        }
        header(operation, "Prefer", "`respond-async`: answer with a job", "respond-async");
        header(operation, "Idempotency-Key", "The same request with the same key makes one job", "9f1c-take-3");
        header(
                operation,
                "Webhook-Url",
                "Answer with a job, and tell this address of its end, signed as Standard Webhooks has it",
                "https://lab.example/hooks");
        operation
                .getResponses()
                .addApiResponse(
                        "202",
                        new ApiResponse()
                                .description("A job; its result will be what the answer would have been")
                                .addHeaderObject(
                                        "Location",
                                        new Header().description("Of the job").schema(new StringSchema()))
                                .content(new Content()
                                        .addMediaType(
                                                "application/json",
                                                new MediaType().schema(new Schema<>().$ref(SCHEMA)))));
        return operation;
    }

    private static void header(Operation operation, String name, String description, String example) {
        operation.addParametersItem(new HeaderParameter()
                .name(name)
                .description(description)
                .required(false)
                .example(example)
                .schema(new StringSchema()));
    }
}

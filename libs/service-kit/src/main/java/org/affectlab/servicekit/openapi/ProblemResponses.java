package org.affectlab.servicekit.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.affectlab.servicekit.problem.ProblemCode;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.web.method.HandlerMethod;

/** Describes the errors of every operation: one response for each status, with an example for each code. Thread-safe. */
public final class ProblemResponses implements OperationCustomizer {
    static final String SCHEMA = "#/components/schemas/Problem";

    private static final String PROBLEM_JSON = "application/problem+json";
    private static final List<ProblemCode> EVERYWHERE = List.of(ProblemCode.NOT_ACCEPTABLE, ProblemCode.INTERNAL_ERROR);

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        Problems named = method.getMethodAnnotation(Problems.class);
        Stream<ProblemCode> own = named == null ? Stream.empty() : Stream.of(named.value());
        Map<Integer, List<ProblemCode>> byStatus = Stream.concat(own, EVERYWHERE.stream())
                .collect(Collectors.groupingBy(code -> code.status().value(), TreeMap::new, Collectors.toList()));
        byStatus.forEach(
                (status, codes) -> operation.getResponses().addApiResponse(status.toString(), response(codes)));
        return operation;
    }

    private static ApiResponse response(List<ProblemCode> codes) {
        MediaType mediaType = new MediaType().schema(new Schema<>().$ref(SCHEMA));
        for (ProblemCode code : codes) {
            mediaType.addExamples(
                    code.name(), new Example().summary(code.title()).value(example(code)));
        }
        String names = codes.stream().map(ProblemCode::name).collect(Collectors.joining(", "));
        ApiResponse response =
                new ApiResponse().description(names).content(new Content().addMediaType(PROBLEM_JSON, mediaType));
        if (codes.get(0).retryable()) {
            response.addHeaderObject(
                    "Retry-After", new Header().description("Seconds").schema(new IntegerSchema()));
        }
        return response;
    }

    private static Map<String, Object> example(ProblemCode code) {
        Map<String, Object> example = new LinkedHashMap<>();
        example.put("type", code.type().toString());
        example.put("title", code.title());
        example.put("status", code.status().value());
        example.put("code", code.name());
        example.put("detail", code.title() + ".");
        example.put("traceId", "4bf92f3577b34da6a3ce929d0e0e4736");
        return example;
    }
}

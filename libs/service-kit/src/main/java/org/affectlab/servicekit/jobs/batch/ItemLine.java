package org.affectlab.servicekit.jobs.batch;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.affectlab.servicekit.jobs.JobProblem;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What is kept and shown of an item: its name, and either what the synchronous call would have answered or why there is no answer.
 *
 * @param columns names of the table's columns, where there is an answer with a row of its own
 * @param row values of these columns
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"item", "answer", "problem", "columns", "row"})
@Schema(name = "BatchItem")
record ItemLine(
        String item,
        @Nullable JsonNode answer,
        @Nullable JobProblem problem,
        @Nullable List<String> columns,
        @Nullable List<Object> row) {}

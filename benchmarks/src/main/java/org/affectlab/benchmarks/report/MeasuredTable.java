package org.affectlab.benchmarks.report;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Figures for a page that another tool writes, as JSON with these components.
 *
 * @param note how they were measured, whole sentences
 */
public record MeasuredTable(String note, List<String> columns, List<List<String>> rows) {
    public MeasuredTable {
        requireNonNull(note, "note is null");
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<String> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(row.size() + " cells for " + columns.size() + " columns");
            }
        }
    }

    /** @throws IOException if it cannot be written; a folder that is missing is made */
    public void write(Path file) throws IOException {
        Files.createDirectories(requireNonNull(file.toAbsolutePath().getParent(), "a file has a folder"));
        Files.writeString(
                file,
                JsonMapper.builder()
                                .enable(SerializationFeature.INDENT_OUTPUT)
                                .build()
                                .writeValueAsString(this)
                        + "\n");
    }
}

package org.affectlab.training.pointcloud.report;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.affectlab.training.report.Markdown;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Figures that a benchmark left beside the runs, as JSON with these components.
 *
 * @param note how they were measured, whole sentences
 */
record MeasuredTable(String note, List<String> columns, List<List<String>> rows) {
    MeasuredTable {
        requireNonNull(note, "note is null");
        columns = List.copyOf(requireNonNull(columns, "columns is null"));
        rows = requireNonNull(rows, "rows is null").stream().map(List::copyOf).toList();
    }

    static MeasuredTable read(Path file) throws IOException {
        try {
            return JsonMapper.builder().build().readValue(Files.readString(file), MeasuredTable.class);
        } catch (JacksonException e) {
            throw new IOException(file + ": " + e.getOriginalMessage(), e);
        }
    }

    String markdown() {
        return note + "\n\n" + Markdown.table(columns, rows);
    }
}

package org.affectlab.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MeasuredTableTest {
    /** What the trainer's report reads. */
    @Test
    void isWrittenWithItsThreeComponents(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("runs/speed.json");
        new MeasuredTable("On \"one\" core.", List.of("what", "s"), List.of(List.of("all", "1"))).write(file);
        JsonNode json = JsonMapper.builder().build().readTree(file.toFile());
        assertThat(json.propertyNames()).containsExactlyInAnyOrder("note", "columns", "rows");
        assertThat(json.path("note").asString()).isEqualTo("On \"one\" core.");
        assertThat(json.at("/columns/1").asString()).isEqualTo("s");
        assertThat(json.at("/rows/0/0").asString()).isEqualTo("all");
    }

    @Test
    void rowsHaveAsManyCellsAsThereAreColumns() {
        assertThatThrownBy(() -> new MeasuredTable("", List.of("a", "b"), List.of(List.of("1"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("1 cells for 2 columns");
    }
}

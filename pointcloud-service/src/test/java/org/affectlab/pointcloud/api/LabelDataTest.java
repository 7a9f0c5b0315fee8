package org.affectlab.pointcloud.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.affectlab.pointcloud.pipeline.PointLabels;
import org.affectlab.pointcloud.pipeline.PointProbabilities;
import org.affectlab.servicekit.problem.ProblemException;
import org.affectlab.servicekit.upload.MemoryBudget;
import org.affectlab.servicekit.upload.MemoryLease;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelDataTest {
    private static byte[] written(PointLabels labels) throws IOException {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        LabelData.write(labels, data);
        return data.toByteArray();
    }

    private static PointLabels read(byte[] data) throws IOException {
        try (MemoryLease lease = new MemoryBudget(10_000_000).open()) {
            PointLabels labels = LabelData.read(new ByteArrayInputStream(data), true, lease);
            assertThat(lease.heldBytes()).isEqualTo(labels.bytes());
            return labels;
        }
    }

    @Test
    void onlyWhatIsWantedTakesMemory() throws IOException {
        byte[] data = written(
                new PointLabels(new byte[3], new PointProbabilities(2, new float[] {1, 0}, new int[] {0, 0, 0})));
        MemoryBudget memory = new MemoryBudget(22);
        try (MemoryLease lease = memory.open()) {
            assertThat(LabelData.read(new ByteArrayInputStream(data), false, lease)
                            .probabilities())
                    .isNull();
            assertThat(lease.heldBytes()).isEqualTo(3);
        }
        // Three bytes, two probabilities and three rows.
        try (MemoryLease lease = memory.open()) {
            assertThatThrownBy(() -> LabelData.read(new ByteArrayInputStream(data), true, lease))
                    .isInstanceOf(ProblemException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16_384, 16_385, 100_001})
    void whatIsWrittenIsRead(int points) throws IOException {
        Random random = new Random(points);
        byte[] ids = new byte[points];
        random.nextBytes(ids);
        assertThat(read(written(new PointLabels(ids, null))).ids()).isEqualTo(ids);

        float[] values = new float[3 * (points / 2 + 1)];
        int[] rows = new int[points];
        for (int at = 0; at < values.length; at++) {
            values[at] = random.nextFloat();
        }
        for (int at = 0; at < points; at++) {
            rows[at] = random.nextInt(-1, values.length / 3);
        }
        PointLabels read = read(written(new PointLabels(ids, new PointProbabilities(3, values, rows))));
        PointProbabilities probabilities = java.util.Objects.requireNonNull(read.probabilities());
        assertThat(read.ids()).isEqualTo(ids);
        assertThat(probabilities.classes()).isEqualTo(3);
        assertThat(probabilities.values()).isEqualTo(values);
        assertThat(probabilities.rowOfPoint()).isEqualTo(rows);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 8, 12, 20, 30})
    void whatIsCutOffIsNotRead(int bytes) throws IOException {
        byte[] whole = written(
                new PointLabels(new byte[3], new PointProbabilities(2, new float[] {1, 0}, new int[] {0, 0, 0})));
        assertThat(whole).hasSize(35);
        assertThatThrownBy(() -> read(Arrays.copyOf(whole, bytes))).isInstanceOf(EOFException.class);
    }
}

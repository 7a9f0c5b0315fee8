package org.affectlab.pointcloud.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.affectlab.pointcloud.pipeline.PointLabels;
import org.affectlab.pointcloud.pipeline.UnitsSource;
import org.affectlab.pointformats.OutputFormat;
import org.affectlab.pointformats.cloud.AttributeSelection;
import org.affectlab.pointformats.cloud.PointCloudFormat;
import org.affectlab.servicekit.admission.Turns;
import org.affectlab.servicekit.client.Caller;
import org.affectlab.servicekit.client.ClientConnection;
import org.affectlab.servicekit.deadline.Deadline;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;
import org.affectlab.servicekit.upload.MemoryBudget;
import org.affectlab.servicekit.upload.UploadFiles;
import org.affectlab.servicekit.upload.UploadReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That forms are made a few at a time, and given away afterwards. */
class FormTurnsTest {
    private static final Caller CALLER =
            new Caller("me", Deadline.in(Duration.ofSeconds(60), Clock.systemUTC()), ClientConnection.ALWAYS_THERE);

    @TempDir
    Path folder;

    private final Turns turns = new Turns(1, 0);
    private boolean held;
    private CloudForms forms;

    @BeforeEach
    void make() throws IOException {
        forms = new CloudForms(
                new UploadFiles(folder, new UploadReader(100, new MemoryBudget(1000)), 0, Clock.systemUTC()), turns);
    }

    private final class Labels implements LabelledCloud {
        @Override
        public Labelled labels(boolean probabilities) {
            held = true;
            return new Labelled(new PointLabels(new byte[] {1, 2}, null), () -> held = false);
        }

        @Override
        public Opened open(AttributeSelection attributes) {
            throw new IllegalStateException("an array needs no cloud");
        }

        @Override
        public boolean mayExpire() {
            return false;
        }
    }

    private SegmentationAnswer answer() {
        Provenance provenance = new Provenance(
                "halves",
                "1",
                "sha256:0",
                2,
                0,
                PointCloudFormat.PLY,
                new Provenance.Preprocessing("m", UnitsSource.ASSUMED, "z", 0.1, 2, 64, 1, List.of()),
                new CloudContent(false, false, ArrayContent.CLASSES),
                List.of(),
                List.of());
        return new SegmentationAnswer(2, List.of(), provenance, new Labels());
    }

    @Test
    void aFormIsMadeInItsTurn() throws IOException {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        turns.take(CALLER, () -> {
            assertThatThrownBy(() -> forms.write(answer(), OutputFormat.NPY, CALLER, target))
                    .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.code())
                            .isEqualTo(ProblemCode.OVERLOADED));
            return true;
        });
        assertThat(target.size()).isZero();
        forms.write(answer(), OutputFormat.NPY, CALLER, target);
        assertThat(target.toByteArray()).hasSize(130).endsWith(1, 2);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aSlowClientHoldsNeitherTurnNorMemory() throws IOException {
        boolean[] looked = new boolean[1];
        OutputStream slow = new OutputStream() {
            @Override
            public void write(int value) {
                throw new IllegalStateException("a byte at a time");
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                assertThat(held).isFalse();
                looked[0] = turns.take(CALLER, () -> true);
            }
        };
        forms.write(answer(), OutputFormat.NPY, CALLER, slow);
        assertThat(looked[0]).isTrue();
    }
}

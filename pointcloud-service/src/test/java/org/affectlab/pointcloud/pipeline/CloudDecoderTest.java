package org.affectlab.pointcloud.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.affectlab.pointcloud.pipeline.CloudDecoder.DecodedCloud;
import org.affectlab.pointformats.cloud.AttributeSelection;
import org.affectlab.pointformats.cloud.PointCloudFormat;
import org.affectlab.servicekit.admission.Turns;
import org.affectlab.servicekit.client.Caller;
import org.affectlab.servicekit.jobs.JobNeededException;
import org.affectlab.servicekit.problem.ClientGoneException;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;
import org.affectlab.servicekit.upload.MemoryBudget;
import org.affectlab.servicekit.upload.MemoryLease;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CloudDecoderTest {
    @TempDir
    Path folder;

    private final MemoryBudget memory = new MemoryBudget(1_000_000);
    private final CloudDecoder decoder = decoder(100, 5000);

    private CloudDecoder decoder(int most, int mostOfJobs) {
        return new CloudDecoder(new PipelineLimits(most, mostOfJobs, 1000), memory, new Turns(1, 1), new Turns(1, 1));
    }

    @AfterEach
    void nothingIsHeld() {
        assertThat(memory.usedBytes()).isZero();
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(Files.createTempFile(folder, "cloud", ""), content);
    }

    private DecodedCloud decode(byte[] content, Caller caller) throws IOException {
        return decoder.decode(file(content), Optional.empty(), AttributeSelection.none(), caller);
    }

    private static ProblemException problem(ProblemCode code, ThrowingCallable call) {
        ProblemException[] caught = new ProblemException[1];
        assertThatThrownBy(call).isInstanceOfSatisfying(ProblemException.class, thrown -> caught[0] = thrown);
        assertThat(caught[0].code()).isEqualTo(code);
        return caught[0];
    }

    @Test
    void aCloudHoldsMemoryByItsPointsUntilItIsClosed() throws IOException {
        try (DecodedCloud decoded = decode(MadeCloud.house(50).laz(), Callers.waiting())) {
            assertThat(decoded.cloud().size()).isEqualTo(50);
            assertThat(decoded.cloud().format()).isEqualTo(PointCloudFormat.LAZ);
            assertThat(memory.usedBytes()).isEqualTo(50 * CloudDecoder.BYTES_A_POINT);
            decoded.lease(1000);
            assertThat(memory.usedBytes()).isEqualTo(50 * CloudDecoder.BYTES_A_POINT + 1000);
        }
    }

    @Test
    void whoWaitsHasAJobMadeOfALargeCloud() {
        for (byte[] large :
                new byte[][] {MadeCloud.house(101).ply(), MadeCloud.house(101).xyz()}) {
            assertThatThrownBy(() -> decode(large, Callers.waiting())).isInstanceOf(JobNeededException.class);
        }
    }

    @Test
    void aJobTakesMoreAndAtLastIsRefused() throws IOException {
        try (DecodedCloud decoded = decode(MadeCloud.house(101).ply(), Callers.withJob())) {
            assertThat(decoded.cloud().size()).isEqualTo(101);
        }
        byte[] beyond = MadeCloud.house(5001).ply();
        for (Caller caller : new Caller[] {Callers.withJob(), Callers.waiting()}) {
            ProblemException refused = problem(ProblemCode.TOO_LARGE, () -> decode(beyond, caller));
            assertThat(refused.limit()).hasValue(5000);
            assertThat(refused.actual()).hasValue(5001);
        }
    }

    @Test
    void memoryMayAllowLessThanTheLimits() {
        assertThat(decoder.maxJobPoints()).isEqualTo(5000);
        assertThat(decoder(100_000, 1_000_000).maxJobPoints()).isEqualTo(10_000);
    }

    @Test
    void fullMemoryRefusesBeforeAPointIsRead() {
        try (MemoryLease all = memory.open()) {
            all.grow(memory.capacityBytes() - 10);
            problem(ProblemCode.OVERLOADED, () -> decode(MadeCloud.house(50).ply(), Callers.waiting()));
        }
    }

    @Test
    void whoHasGoneIsNotWorkedFor() {
        assertThatThrownBy(() -> decode(MadeCloud.house(50).ply(), Callers.gone()))
                .isInstanceOf(ClientGoneException.class);
    }

    @Test
    void aDeclaredFormatIsTakenAtItsWord() throws IOException {
        Path file = file(MadeCloud.house(50).with(0, 0, 5000).kitti());
        try (DecodedCloud decoded = decoder.decode(
                file, Optional.of(PointCloudFormat.KITTI_BIN), AttributeSelection.none(), Callers.waiting())) {
            assertThat(decoded.cloud().coordinates().x(0)).isEqualTo(5000);
        }
    }

    @Test
    void aCloudIsReadAgainForItsForms() throws IOException {
        Path file = file(MadeCloud.house(300).ply());
        try (DecodedCloud again =
                decoder.again(file, Optional.of(PointCloudFormat.PLY), AttributeSelection.none(), 300)) {
            assertThat(again.cloud().size()).isEqualTo(300);
            assertThat(memory.usedBytes()).isPositive();
        }
        Files.write(file, MadeCloud.house(301).ply());
        assertThatThrownBy(() -> decoder.again(file, Optional.of(PointCloudFormat.PLY), AttributeSelection.none(), 300))
                .isInstanceOf(IOException.class);
    }
}

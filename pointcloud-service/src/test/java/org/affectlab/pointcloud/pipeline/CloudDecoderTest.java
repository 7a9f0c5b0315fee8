package org.affectlab.pointcloud.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
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
    private static final int CLASSES = 3;

    @TempDir
    Path folder;

    private final MemoryBudget memory = new MemoryBudget(2_000_000);
    private final Turns jobTurns = new Turns(1, 1);
    private final CloudDecoder decoder = decoder(100, 5000);

    private CloudDecoder decoder(int most, int mostOfJobs) {
        return new CloudDecoder(new PipelineLimits(most, mostOfJobs, 1000), memory, new Turns(1, 1), jobTurns);
    }

    @AfterEach
    void nothingIsHeld() {
        assertThat(memory.usedBytes()).isZero();
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(Files.createTempFile(folder, "cloud", ""), content);
    }

    private DecodedCloud decode(byte[] content, Caller caller) throws IOException {
        return decoder.decode(file(content), Optional.empty(), AttributeSelection.none(), CLASSES, caller);
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
            assertThat(memory.usedBytes()).isEqualTo(CloudMemory.most(50, CLASSES));
            decoded.keep(CloudMemory.of(50, 40, CLASSES));
            assertThat(memory.usedBytes()).isEqualTo(CloudMemory.of(50, 40, CLASSES));
        }
    }

    @Test
    void whatIsLeftOfACloudKeepsItsMemory() throws IOException {
        MemoryLease left;
        try (DecodedCloud decoded = decode(MadeCloud.house(50).ply(), Callers.waiting())) {
            left = decoded.leave(77);
        }
        assertThat(memory.usedBytes()).isEqualTo(77);
        left.close();
    }

    /** Not by how many points its bytes could hold. */
    @Test
    void aCloudNeedsNoMoreMemoryThanItsHeaderSays() throws IOException {
        MadeCloud house = MadeCloud.house(900);
        long needed = CloudMemory.most(900, CLASSES);
        for (byte[] file : new byte[][] {house.laz(), house.las(), house.ply(), house.pcd(), house.npy()}) {
            try (MemoryLease others = memory.open()) {
                others.grow(memory.capacityBytes() - needed);
                try (DecodedCloud decoded = decode(file, Callers.withJob())) {
                    assertThat(decoded.cloud().size()).isEqualTo(900);
                }
                others.grow(1);
                problem(ProblemCode.OVERLOADED, () -> decode(file, Callers.withJob()));
            }
        }
    }

    @Test
    void jobsLeaveAQuarterToThoseWhoWait() throws IOException {
        byte[] large = MadeCloud.house(5000).ply();
        byte[] small = MadeCloud.house(100).ply();
        try (DecodedCloud first = decode(large, Callers.withJob());
                DecodedCloud second = decode(large, Callers.withJob())) {
            assertThat(first.cloud().size() + second.cloud().size()).isEqualTo(10_000);
            problem(ProblemCode.OVERLOADED, () -> decode(large, Callers.withJob()));
            try (DecodedCloud waiting = decode(small, Callers.waiting())) {
                assertThat(waiting.cloud().size()).isEqualTo(100);
            }
        }
    }

    @Test
    void whoWaitsForItsTurnHoldsNoMemory() throws Exception {
        Thread job = jobTurns.take(Callers.waiting(), () -> {
            Thread waiting = new Thread(() -> {
                try {
                    decode(MadeCloud.house(50).ply(), Callers.withJob()).close();
                } catch (IOException failure) {
                    throw new IllegalStateException(failure);
                }
            });
            waiting.start();
            while (jobTurns.waiting() == 0 && waiting.isAlive()) {
                Thread.onSpinWait();
            }
            assertThat(jobTurns.waiting()).isEqualTo(1);
            assertThat(memory.usedBytes()).isZero();
            return waiting;
        });
        job.join();
    }

    @Test
    void manyClassesLeaveRoomForFewerPoints() throws IOException {
        int most = CloudMemory.pointsIn(1_500_000, 200);
        assertThat(most).isLessThan(2000);
        Path file = file(MadeCloud.house(2000).ply());
        ProblemException refused = problem(
                ProblemCode.TOO_LARGE,
                () -> decoder.decode(file, Optional.empty(), AttributeSelection.none(), 200, Callers.withJob()));
        assertThat(refused.limit()).hasValue(most);
        try (DecodedCloud decoded = decoder.decode(
                file, Optional.empty(), AttributeSelection.none(), CloudMemory.USUAL_CLASSES, Callers.withJob())) {
            assertThat(decoded.cloud().size()).isEqualTo(2000);
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
        assertThat(decoder(100_000, 1_000_000).maxJobPoints()).isEqualTo(1_500_000 / 164);
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
                file, Optional.of(PointCloudFormat.KITTI_BIN), AttributeSelection.none(), CLASSES, Callers.waiting())) {
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
        problem(
                ProblemCode.TOO_LARGE,
                () -> decoder.again(file, Optional.of(PointCloudFormat.PLY), AttributeSelection.none(), 1_000_000));
    }
}

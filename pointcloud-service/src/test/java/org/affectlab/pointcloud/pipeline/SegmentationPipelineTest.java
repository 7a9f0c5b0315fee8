package org.affectlab.pointcloud.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.affectlab.pointformats.cloud.AttributeSelection;
import org.affectlab.pointscenes.UpAxis;
import org.affectlab.servicekit.admission.Turns;
import org.affectlab.servicekit.client.Caller;
import org.affectlab.servicekit.jobs.JobNeededException;
import org.affectlab.servicekit.jobs.Progress;
import org.affectlab.servicekit.problem.ClientGoneException;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;
import org.affectlab.servicekit.upload.MemoryBudget;
import org.affectlab.servicekit.upload.MemoryLease;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentationPipelineTest {
    private static final SegmentationQuery PLAIN =
            new SegmentationQuery(Optional.empty(), Optional.empty(), UpAxis.Z, false);
    private static final SegmentationQuery DETAILED =
            new SegmentationQuery(Optional.empty(), Optional.of(Units.METRE), UpAxis.Z, true);

    @TempDir
    Path folder;

    private final FakeSceneModel model = new FakeSceneModel();
    private final PipelineLimits limits = new PipelineLimits(2000, 5000, 500);
    private final Turns turns = new Turns(1, 1);
    private final MemoryBudget memory = new MemoryBudget(2_000_000);

    private SegmentationResult analyse(MadeCloud cloud, SegmentationQuery query, Caller caller) throws IOException {
        return analyse(cloud.ply(), query, caller);
    }

    private SegmentationResult analyse(byte[] cloud, SegmentationQuery query, Caller caller) throws IOException {
        Path file = Files.write(Files.createTempFile(folder, "cloud", ""), cloud);
        CloudDecoder decoder = new CloudDecoder(limits, memory, turns, turns);
        try (DecodedCloud decoded = decoder.decode(file, Optional.empty(), AttributeSelection.none(), 3, caller)) {
            return new SegmentationPipeline(limits, turns, turns, 3, 1)
                    .analyse(decoded, query, model, caller, Progress.IGNORED);
        }
    }

    @Test
    void everyPointHasTheClassOfTheLargestScore() throws IOException {
        model.scores = new float[] {0, 1, 3};
        SegmentationResult result = analyse(MadeCloud.house(400), DETAILED, Callers.waiting());

        assertThat(result.labels().ids()).containsOnly((byte) 2);
        assertThat(result.tallies().get(2).count()).isEqualTo(400);
        assertThat(result.labelledPoints()).isEqualTo(400);
        assertThat(result.warnings()).isEmpty();
        assertThat(result.inputs()).isGreaterThan(5);
        assertThat(result.scenePoints()).isBetween(380, 400);
        PointProbabilities probabilities = result.labels().probabilities();
        assertThat(probabilities).isNotNull();
        double all = Math.exp(0) + Math.exp(1) + Math.exp(3);
        for (int point = 0; point < 400; point++) {
            assertThat((double) probabilities.probability(point, 1)).isCloseTo(Math.exp(1) / all, within(1e-5));
        }
    }

    @Test
    void theSameCloudHasTheSameAnswer() throws IOException {
        MadeCloud house = MadeCloud.house(300);
        SegmentationResult first = analyse(house, DETAILED, Callers.waiting());
        SegmentationResult second = analyse(house, DETAILED, Callers.withJob());
        assertThat(second.inputs()).isEqualTo(first.inputs());
        assertThat(second.labels().ids()).isEqualTo(first.labels().ids());
        assertThat(analyse(house, PLAIN, Callers.waiting()).labels().probabilities())
                .isNull();
    }

    @Test
    void workOfJobsGoesBehindThatOfWhoWaits() throws IOException {
        analyse(MadeCloud.house(100), PLAIN, Callers.waiting());
        assertThat(model.tickets).noneMatch(ticket -> ticket.bulk());
        model.tickets.clear();
        analyse(MadeCloud.house(100), PLAIN, Callers.withJob());
        assertThat(model.tickets).isNotEmpty().allMatch(ticket -> ticket.bulk());
    }

    @Test
    void manyCellsAreTooMuchForWhoWaits() throws IOException {
        assertThatThrownBy(() -> analyse(MadeCloud.house(900), PLAIN, Callers.waiting()))
                .isInstanceOf(JobNeededException.class);
        assertThat(model.tickets).isEmpty();
        assertThat(analyse(MadeCloud.house(900), PLAIN, Callers.withJob()).labelledPoints())
                .isEqualTo(900);
    }

    @Test
    void tooFewAndTooFar() {
        for (MadeCloud bad :
                new MadeCloud[] {MadeCloud.house(15), MadeCloud.house(16).with(0, 0, Float.NaN)}) {
            assertThatThrownBy(() -> analyse(bad, PLAIN, Callers.waiting()))
                    .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.code())
                            .isEqualTo(ProblemCode.TOO_FEW_POINTS));
        }
        assertThatThrownBy(() -> analyse(MadeCloud.house(50).with(0, 0, 1e30f), PLAIN, Callers.waiting()))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.code())
                        .isEqualTo(ProblemCode.EXTENT_TOO_LARGE));
    }

    @Test
    void noMemoryForTheSceneIsAReasonToComeAgain() throws IOException {
        long cloudAndScene = CloudMemory.most(450, 3);
        assertThat(CloudMemory.of(450, 0, 3)).isLessThan(cloudAndScene - 1);
        try (MemoryLease others = memory.open()) {
            others.grow(memory.capacityBytes() - cloudAndScene + 1);
            assertThatThrownBy(() -> analyse(MadeCloud.house(450), PLAIN, Callers.waiting()))
                    .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.code())
                            .isEqualTo(ProblemCode.OVERLOADED));
            assertThat(model.tickets).isEmpty();
            others.shrink(1);
            assertThat(analyse(MadeCloud.house(450), PLAIN, Callers.waiting()).labelledPoints())
                    .isEqualTo(450);
        }
        assertThat(memory.usedBytes()).isZero();
    }

    @Test
    void theSceneTakesTheMemoryThatItNeeds() throws IOException {
        long[] used = new long[1];
        model.beforeAnswer = () -> used[0] = memory.usedBytes();
        SegmentationResult result = analyse(MadeCloud.house(400).times(0.2f), PLAIN, Callers.waiting());
        assertThat(result.scenePoints()).isLessThan(400);
        assertThat(used[0]).isEqualTo(CloudMemory.of(400, result.scenePoints(), 3));
    }

    /** However many of its points are points of the scene. */
    @Test
    void aJobOfAsManyPointsAsArePromisedHasItsMemory() throws IOException {
        PipelineLimits any = new PipelineLimits(2000, 1_000_000, 500);
        CloudDecoder decoder = new CloudDecoder(any, memory, turns, turns);
        MadeCloud largest = MadeCloud.house(decoder.maxJobPoints());
        Path file = Files.write(folder.resolve("largest"), largest.ply());
        try (DecodedCloud decoded =
                decoder.decode(file, Optional.empty(), AttributeSelection.none(), 3, Callers.withJob())) {
            SegmentationResult result = new SegmentationPipeline(any, turns, turns, 3, 1)
                    .analyse(decoded, DETAILED, model, Callers.withJob(), Progress.IGNORED);
            assertThat(result.labelledPoints()).isEqualTo(1_500_000 / 164);
            decoded.leave(result.labels().bytes()).close();
        }
        assertThat(memory.usedBytes()).isZero();
    }

    @Test
    void heightsInAnotherUnitAreWarnedOf() throws IOException {
        String plane = "PROJCS[\"p\",GEOGCS[\"g\",UNIT[\"degree\",0.0174532925199433]],UNIT[\"metre\",1]]";
        for (String heights : new String[] {"0.3048", "1"}) {
            String both = "COMPD_CS[\"b\"," + plane + ",VERT_CS[\"v\",UNIT[\"u\"," + heights + "]]]";
            byte[] las = MadeCloud.house(100).las(both);
            SegmentationResult result = analyse(las, PLAIN, Callers.waiting());
            assertThat(result.orientation().unitsSource()).isEqualTo(UnitsSource.FILE);
            assertThat(result.warnings().contains(Warning.VERTICAL_UNITS_DIFFER))
                    .isEqualTo(!heights.equals("1"));
            // Who says what all of them count in has decided.
            assertThat(analyse(las, DETAILED, Callers.waiting()).warnings())
                    .doesNotContain(Warning.VERTICAL_UNITS_DIFFER);
        }
    }

    @Test
    void whoGoesIsNotWorkedForAnyMore() {
        boolean[] gone = new boolean[1];
        Caller leaving = new Caller("me", Callers.waiting().deadline(), () -> gone[0]);
        model.beforeAnswer = () -> gone[0] = true;
        assertThatThrownBy(() -> analyse(MadeCloud.house(400), PLAIN, leaving)).isInstanceOf(ClientGoneException.class);
        assertThat(model.tickets).hasSizeLessThan(3).allMatch(ticket -> ticket.cancelled()
                .getAsBoolean());
    }
}

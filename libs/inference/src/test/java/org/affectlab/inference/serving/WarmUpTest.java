package org.affectlab.inference.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.affectlab.inference.ModelPackage;
import org.affectlab.inference.batching.FakeTime;
import org.affectlab.inference.batching.ForwardTimes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarmUpTest {
    private static final int RUNS = 3;

    @TempDir
    private Path folder;

    private final FakeTime time = new FakeTime();

    @Test
    void restsAfterEachForwardForAsLongAsItTook() throws Exception {
        ModelPackage modelPackage = FakePackages.write(folder, "alpha", "1");
        List<Long> rests = new ArrayList<>();
        FakeEngine engine = new FakeEngine(batch -> {
            time.advance(Duration.ofMillis(batch.get(0).shape()[0]));
            return FakeEngine.twice(batch);
        });
        ForwardTimes times = new ForwardTimes(modelPackage.manifest().batching());

        new WarmUp(modelPackage.manifest(), Example.of(modelPackage), RUNS, times, time, rests::add)
                .run(engine.load(modelPackage));

        List<Long> expected = new ArrayList<>();
        for (int size : modelPackage.manifest().batching().engineSizes()) {
            for (int run = 0; run < RUNS; run++) {
                expected.add(Duration.ofMillis(size).toNanos());
            }
        }
        assertThat(rests).isEqualTo(expected);
    }
}

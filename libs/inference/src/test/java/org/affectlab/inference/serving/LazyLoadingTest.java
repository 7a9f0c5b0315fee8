package org.affectlab.inference.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.affectlab.inference.InferenceException;
import org.affectlab.inference.InferenceException.Code;
import org.affectlab.inference.MetricNames;
import org.affectlab.inference.ModelState;
import org.affectlab.inference.serving.LifecycleOptions.Loading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Models that are loaded when they are asked for, within a budget. */
@Timeout(120)
class LazyLoadingTest {
    private static final int ARCHIVE = 1000;
    private static final long RECKONED = MemoryLedger.estimate(ARCHIVE);

    @TempDir
    private Path folder;

    private final FakeEngine engine = new FakeEngine(FakeEngine::twice);

    private void write(String... names) throws Exception {
        for (String name : names) {
            Lifecycle.write(folder, name, "1", ARCHIVE, 1);
        }
    }

    private Lifecycle lazy(OptionalLong budget, String... pinned) throws Exception {
        return new Lifecycle(engine, Lifecycle.options(Loading.LAZY, budget, pinned), folder);
    }

    private static InferenceException refusal(Lifecycle life, String name) {
        try {
            life.leaseLoaded(name).close();
            throw new AssertionError("the model was loaded");
        } catch (ExecutionException e) {
            return (InferenceException) e.getCause();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void nothingIsLoadedBeforeItIsAskedFor() throws Exception {
        write("alpha", "beta");
        try (Lifecycle life = lazy(OptionalLong.empty())) {
            assertThat(engine.loads).hasValue(0);
            assertThat(life.repository.ready()).isTrue();
            assertThat(life.status("alpha", "1").state()).isEqualTo(ModelState.UNLOADED);
            assertThat(life.status("alpha", "1").manifest()).isNotNull();
            assertThat(life.repository.lease("alpha", null)).isEmpty();
            try (ModelLease lease = life.leaseLoaded("alpha")) {
                assertThat(Lifecycle.ask(lease.model(), 4)).isEqualTo(8);
            }
            assertThat(life.status("alpha", "1").state()).isEqualTo(ModelState.READY);
            assertThat(life.status("beta", "1").state()).isEqualTo(ModelState.UNLOADED);
            assertThat(engine.loads).hasValue(1);
        }
        assertThat(engine.open).hasValue(0);
    }

    @Test
    void manyRequestsShareOneLoad() throws Exception {
        write("alpha");
        CountDownLatch go = new CountDownLatch(1);
        FakeEngine slow = new FakeEngine(batch -> {
            try {
                go.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return FakeEngine.twice(batch);
        });
        LifecycleOptions options = Lifecycle.options(Loading.LAZY, OptionalLong.empty());
        try (Lifecycle life = new Lifecycle(slow, options, folder)) {
            List<CompletableFuture<ModelLease>> waiting = new ArrayList<>();
            for (int request = 0; request < 50; request++) {
                waiting.add(life.repository.leaseLoaded("alpha", request % 2 == 0 ? null : "1"));
            }
            assertThat(waiting).noneMatch(CompletableFuture::isDone);
            go.countDown();
            for (CompletableFuture<ModelLease> lease : waiting) {
                lease.get(30, TimeUnit.SECONDS).close();
            }
            assertThat(slow.loads).hasValue(1);
            assertThat(life.inspect("alpha", "1").running().leases()).isZero();
        }
    }

    @Test
    void aPackageThatCannotBeServedFallsBackToTheOlderOne() throws Exception {
        write("alpha");
        Lifecycle.write(folder, FakePackages.manifest("alpha", "2"), new byte[] {1}, 7);
        try (Lifecycle life = lazy(OptionalLong.empty());
                ModelLease lease = life.leaseLoaded("alpha")) {
            assertThat(lease.model().manifest().version()).isEqualTo("1");
            assertThat(life.status("alpha", "2").reason()).startsWith("EXAMPLE_MISMATCH");
            assertThatThrownBy(() -> life.repository.leaseLoaded("alpha", "2").get(30, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(InferenceException.class);
        }
    }

    @Test
    void whatWasUsedLongestAgoMakesRoom() throws Exception {
        write("alpha", "beta", "gamma");
        try (Lifecycle life = lazy(OptionalLong.of(2 * RECKONED + RECKONED / 2))) {
            life.leaseLoaded("alpha").close();
            life.leaseLoaded("beta").close();
            life.leaseLoaded("alpha").close();
            life.leaseLoaded("gamma").close();
            assertThat(life.status("alpha", "1").state()).isEqualTo(ModelState.READY);
            assertThat(life.status("beta", "1").state()).isEqualTo(ModelState.UNLOADED);
            assertThat(life.status("beta", "1").reason()).contains("made room");
            assertThat(life.status("gamma", "1").state()).isEqualTo(ModelState.READY);
            assertThat(life.registry.get(MetricNames.MODEL_EVICTIONS).counter().count())
                    .isEqualTo(1);
            assertThat(engine.open).hasValue(2);
            try (ModelLease again = life.leaseLoaded("beta")) {
                assertThat(Lifecycle.ask(again.model(), 1)).isEqualTo(2);
            }
        }
    }

    @Test
    void whatIsInUseOrRequiredStaysAndTheOtherIsRefusedForNow() throws Exception {
        write("alpha", "beta", "gamma");
        try (Lifecycle life = lazy(OptionalLong.of(2 * RECKONED + RECKONED / 2), "alpha")) {
            assertThat(life.status("alpha", "1").state()).isEqualTo(ModelState.READY);
            try (ModelLease used = life.leaseLoaded("beta")) {
                InferenceException refused = refusal(life, "gamma");
                assertThat(refused.code()).isEqualTo(Code.MODEL_NOT_READY);
                assertThat(refused).hasMessageContaining("pinned or in use");
                assertThat(life.status("gamma", "1").reason()).contains("pinned or in use");
                assertThat(Lifecycle.ask(used.model(), 2)).isEqualTo(4);
            }
            life.leaseLoaded("gamma").close();
            assertThat(life.status("alpha", "1").state()).isEqualTo(ModelState.READY);
            assertThat(life.status("beta", "1").state()).isEqualTo(ModelState.UNLOADED);
        }
    }

    @Test
    void whatCanNeverFitIsRefusedWithItsReason() throws Exception {
        write("alpha");
        try (Lifecycle life = lazy(OptionalLong.of(RECKONED - 1))) {
            assertThat(refusal(life, "alpha").code()).isEqualTo(Code.MODEL_NOT_READY);
            assertThat(life.status("alpha", "1").state()).isEqualTo(ModelState.FAILED);
            assertThat(life.status("alpha", "1").reason())
                    .startsWith("TOO_LARGE")
                    .contains("budget");
            assertThat(engine.loads).hasValue(0);
        }
    }

    @Test
    void eagerlyLoadedIsWhatFitsAndTheRestWaits() throws Exception {
        write("alpha", "beta");
        LifecycleOptions options = Lifecycle.options(Loading.EAGER, OptionalLong.of(RECKONED + RECKONED / 2));
        try (Lifecycle life = new Lifecycle(engine, options, folder)) {
            assertThat(life.status("alpha", "1").state()).isEqualTo(ModelState.READY);
            assertThat(life.status("beta", "1").state()).isEqualTo(ModelState.UNLOADED);
            life.leaseLoaded("beta").close();
            assertThat(life.status("alpha", "1").state()).isEqualTo(ModelState.UNLOADED);
        }
    }

    @Test
    void aNewVersionOfWhatIsUsedIsLoadedBeforeItIsAskedFor() throws Exception {
        write("alpha", "beta");
        try (Lifecycle life = lazy(OptionalLong.empty())) {
            life.leaseLoaded("alpha").close();
            Lifecycle.write(folder, "alpha", "2", 10, 1);
            Lifecycle.write(folder, "beta", "2", 10, 1);
            life.settle();
            assertThat(life.status("alpha", "2").state()).isEqualTo(ModelState.READY);
            assertThat(life.status("beta", "2").state()).isEqualTo(ModelState.UNLOADED);
        }
    }

    @Test
    void aManifestThatCannotBeReadIsSaidAtTheStart() throws Exception {
        write("alpha");
        Files.writeString(folder.resolve("alpha/1/model.json"), "{");
        try (Lifecycle life = lazy(OptionalLong.empty())) {
            assertThat(life.status("alpha", "1").reason()).startsWith("INVALID_MANIFEST");
            assertThat(life.repository.ready()).isFalse();
        }
    }
}

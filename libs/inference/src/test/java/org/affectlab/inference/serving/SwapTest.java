package org.affectlab.inference.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.affectlab.inference.MetricNames;
import org.affectlab.inference.ModelState;
import org.affectlab.inference.ModelStatus;
import org.affectlab.inference.serving.LifecycleOptions.Loading;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One model takes the place of another while it is used. */
@Timeout(60)
class SwapTest {
    @TempDir
    private Path folder;

    private final FakeEngine engine = new FakeEngine(FakeEngine::twice);
    private Lifecycle life;

    @BeforeEach
    void start() throws Exception {
        Lifecycle.write(folder, "alpha", "1", 10, 1);
        life = new Lifecycle(engine, Lifecycle.EAGER, folder);
    }

    @AfterEach
    void close() {
        life.close();
        assertThat(engine.open).hasValue(0);
    }

    private ModelStatus load(String version) throws Exception {
        return life.repository.load("alpha", version).get(30, TimeUnit.SECONDS);
    }

    private ModelStatus unload(String version) throws Exception {
        return life.repository.unload("alpha", version).get(30, TimeUnit.SECONDS);
    }

    /** Condition, not time: the retiring thread does it. */
    private void awaitOpen(int models) throws InterruptedException {
        while (engine.open.get() != models) {
            Thread.sleep(1);
        }
    }

    /** What an old model held is given back a moment after it was closed. */
    private void awaitTrim() throws InterruptedException {
        while (life.heap.trims.get() == 0) {
            Thread.sleep(1);
        }
    }

    @Test
    void requestsEndOnTheModelThatTheyBeganWith() throws Exception {
        ModelLease old = life.lease("alpha");
        Lifecycle.write(folder, "alpha", "1", 10, 2);
        life.settle();
        try (ModelLease fresh = life.lease("alpha")) {
            assertThat(fresh.model()).isNotSameAs(old.model());
            assertThat(fresh.model().digest()).isNotEqualTo(old.model().digest());
            assertThat(engine.open).hasValue(2);
            assertThat(Lifecycle.ask(old.model(), 4)).isEqualTo(8);
            assertThat(Lifecycle.ask(fresh.model(), 5)).isEqualTo(10);
            old.close();
            old.close();
            awaitOpen(1);
            awaitTrim();
            assertThat(Lifecycle.ask(fresh.model(), 6)).isEqualTo(12);
        }
        assertThat(life.status("alpha", "1").state()).isEqualTo(ModelState.READY);
        assertThat(life.heap.trims).hasValue(1);
    }

    @Test
    void theMetersGoOnWithTheNewModel() throws Exception {
        Lifecycle.ask(life.lease("alpha").model(), 1);
        double before = life.registry.get(MetricNames.BATCH_SIZE).summary().count();
        try (ModelLease old = life.lease("alpha")) {
            load("1");
            assertThat(life.registry.get(MetricNames.WORKERS).gauge().value()).isEqualTo(4);
            old.model();
        }
        Lifecycle.ask(life.lease("alpha").model(), 1);
        assertThat(life.registry.get(MetricNames.BATCH_SIZE).summary().count()).isGreaterThan((long) before);
    }

    @Test
    void aBadReplacementLeavesTheOldOneServingAndSaysWhy() throws Exception {
        String digest = life.lease("alpha").model().digest();
        Files.write(folder.resolve("alpha/1/model.pt"), new byte[] {7});
        life.settle();
        ModelStatus status = life.status("alpha", "1");
        assertThat(status.state()).isEqualTo(ModelState.READY);
        assertThat(status.digest()).isEqualTo(digest);
        assertThat(status.warnings()).singleElement().asString().contains("refused", "DIGEST_MISMATCH");
        assertThat(Lifecycle.ask(life.lease("alpha").model(), 3)).isEqualTo(6);
        assertThat(load("1").reason()).startsWith("DIGEST_MISMATCH");

        Lifecycle.write(folder, "alpha", "1", 10, 3);
        life.settle();
        assertThat(life.status("alpha", "1").warnings()).isEmpty();
        assertThat(life.status("alpha", "1").digest()).isNotEqualTo(digest);
    }

    @Test
    void aBadNewVersionLeavesTheOldOneServing() throws Exception {
        Lifecycle.write(folder, FakePackages.manifest("alpha", "2"), new byte[] {1}, 3);
        life.settle();
        assertThat(life.status("alpha", "2").state()).isEqualTo(ModelState.FAILED);
        assertThat(life.status("alpha", "2").reason()).startsWith("EXAMPLE_MISMATCH");
        assertThat(life.lease("alpha").model().manifest().version()).isEqualTo("1");
        assertThat(load("2").state()).isEqualTo(ModelState.FAILED);
    }

    @Test
    void aNewVersionServesBesideTheOldOne() throws Exception {
        Lifecycle.write(folder, "alpha", "2", 10, 1);
        life.settle();
        assertThat(life.lease("alpha").model().manifest().version()).isEqualTo("2");
        assertThat(life.repository.lease("alpha", "1")).isPresent();
        assertThat(engine.open).hasValue(2);
    }

    @Test
    void aRemovedPackageGoesOnceItsRequestsHaveEnded() throws Exception {
        ModelLease lease = life.lease("alpha");
        Lifecycle.delete(folder.resolve("alpha"));
        life.settle();
        assertThat(life.repository.list()).isEmpty();
        assertThat(life.repository.lease("alpha", null)).isEmpty();
        assertThat(Lifecycle.ask(lease.model(), 1)).isEqualTo(2);
        assertThat(engine.open).hasValue(1);
        lease.close();
        awaitOpen(0);
    }

    @Test
    void whatWasOnlyTouchedIsNotLoadedAnew() throws Exception {
        Path model = folder.resolve("alpha/1/model.pt");
        Files.setLastModifiedTime(model, FileTime.fromMillis(1));
        life.settle();
        assertThat(engine.loads).hasValue(1);
        load("1");
        assertThat(engine.loads).hasValue(2);
    }

    @Test
    void unloadedByHandItStaysOutUntilItIsLoadedByHand() throws Exception {
        ModelLease lease = life.lease("alpha");
        CompletableFuture<ModelStatus> unloading = life.repository.unload("alpha", null);
        life.repository.lookNow().get(30, TimeUnit.SECONDS);
        assertThat(unloading).isNotDone();
        assertThat(life.status("alpha", "1").state()).isEqualTo(ModelState.RETIRING);
        assertThat(Lifecycle.ask(lease.model(), 1)).isEqualTo(2);
        lease.close();
        ModelStatus unloaded = unloading.get(30, TimeUnit.SECONDS);
        assertThat(unloaded.state()).isEqualTo(ModelState.UNLOADED);
        assertThat(unloaded.reason()).isEqualTo("was unloaded by hand");
        assertThat(engine.open).hasValue(0);
        assertThat(life.registry.get(MetricNames.MODEL_FREED).summary().count()).isEqualTo(1);

        Lifecycle.write(folder, "alpha", "1", 10, 2);
        life.settle();
        assertThat(life.repository.leaseLoaded("alpha", null)).isCompletedExceptionally();
        assertThat(life.repository.ready()).isFalse();
        assertThat(life.repository.load("alpha", null).get(30, TimeUnit.SECONDS).state())
                .isEqualTo(ModelState.READY);
    }

    @Test
    void whatIsNotThereIsNeitherLoadedNorUnloaded() {
        assertThatThrownBy(() -> load("9")).hasCauseInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> unload("9")).hasCauseInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> life.repository.unload("beta", null).get(30, TimeUnit.SECONDS))
                .hasCauseInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aLeaseThatIsNeverClosedHoldsTheMemoryOnlyForAWhile() throws Exception {
        life.close();
        life = new Lifecycle(
                engine,
                new LifecycleOptions(
                        Loading.EAGER, OptionalLong.empty(), Set.of(), Duration.ZERO, Duration.ofMillis(1)),
                folder);
        ModelLease forgotten = life.lease("alpha");
        assertThat(unload("1").state()).isEqualTo(ModelState.UNLOADED);
        assertThat(engine.open).hasValue(0);
        assertThatThrownBy(() -> Lifecycle.ask(forgotten.model(), 1)).hasMessageContaining("CLOSED");
        forgotten.close();
    }

    @Test
    void afterTheEndEveryChangeIsRefused() {
        life.close();
        for (CompletableFuture<?> late : List.of(
                life.repository.load("alpha", "1"),
                life.repository.unload("alpha", "1"),
                life.repository.forget("alpha", "1"),
                life.repository.lookNow(),
                life.repository.leaseLoaded("alpha", "1"))) {
            assertThat(late).isCompletedExceptionally();
        }
    }

    @Test
    void anOperatorSeesEverything() throws Exception {
        try (ModelLease lease = life.lease("alpha")) {
            Lifecycle.ask(lease.model(), 1);
            ModelInspection seen = life.inspect("alpha", "1");
            assertThat(seen.loads()).isEqualTo(1);
            ModelInspection.Running running = seen.running();
            assertThat(running).isNotNull();
            assertThat(running.leases()).isEqualTo(1);
            assertThat(running.workersAlive()).isEqualTo(2);
            assertThat(running.memoryBytes()).isEqualTo(10L * MemoryLedger.ARCHIVE_FACTOR);
            assertThat(running.loadTime()).isGreaterThanOrEqualTo(running.warmUpTime());
            assertThat(running.workers().stream()
                            .mapToLong(WorkerView::forwards)
                            .sum())
                    .isEqualTo(1);
            assertThat(running.queue().items()).isZero();
        }
    }
}

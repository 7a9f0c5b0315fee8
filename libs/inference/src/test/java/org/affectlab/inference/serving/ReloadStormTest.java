package org.affectlab.inference.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.affectlab.inference.ModelState;
import org.affectlab.inference.serving.LifecycleOptions.Loading;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Changes while requests run: none of them may fail, and in the end every model that was loaded is closed but those that serve. */
@Timeout(120)
class ReloadStormTest {
    private static final int CALLERS = 6;

    @TempDir
    private Path folder;

    private final FakeEngine engine = new FakeEngine(FakeEngine::twice);
    private final ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicInteger answered = new AtomicInteger();

    @AfterEach
    void stop() {
        callers.shutdownNow();
    }

    private interface Leases {
        ModelLease next(int number) throws Exception;
    }

    private List<CompletableFuture<Void>> ask(Leases leases) {
        List<CompletableFuture<Void>> running = new ArrayList<>();
        for (int caller = 0; caller < CALLERS; caller++) {
            int first = caller;
            running.add(CompletableFuture.runAsync(
                    () -> {
                        for (int number = first; !over.get(); number++) {
                            try (ModelLease lease = leases.next(number)) {
                                float value = number % 1000;
                                assertThat(Lifecycle.ask(lease.model(), value)).isEqualTo(2 * value);
                                answered.incrementAndGet();
                            } catch (Exception e) {
                                throw new IllegalStateException(e);
                            }
                        }
                    },
                    callers));
        }
        return running;
    }

    private void awaitAnswers(int more, List<CompletableFuture<Void>> running) {
        int wanted = answered.get() + more;
        while (answered.get() < wanted) {
            assertThat(running).noneMatch(CompletableFuture::isCompletedExceptionally);
            Thread.onSpinWait();
        }
    }

    private void end(List<CompletableFuture<Void>> running) throws Exception {
        over.set(true);
        for (CompletableFuture<Void> caller : running) {
            caller.get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void noRequestFailsWhileTheModelIsReloadedAgainAndAgain() throws Exception {
        Lifecycle.write(folder, "alpha", "1", 10, 0);
        try (Lifecycle life = new Lifecycle(engine, Lifecycle.EAGER, folder)) {
            List<CompletableFuture<Void>> running = ask(number -> life.lease("alpha"));
            for (int reload = 1; reload <= 30; reload++) {
                awaitAnswers(20, running);
                switch (reload % 3) {
                    case 0 ->
                        assertThat(life.repository
                                        .load("alpha", null)
                                        .get(30, TimeUnit.SECONDS)
                                        .state())
                                .isEqualTo(ModelState.READY);
                    case 1 -> {
                        Lifecycle.write(folder, "alpha", "1", 10, reload);
                        life.settle();
                    }
                    default -> {
                        Lifecycle.write(folder, FakePackages.manifest("alpha", "1"), new byte[] {1}, 9);
                        life.settle();
                        assertThat(life.status("alpha", "1").warnings()).hasSize(1);
                        Lifecycle.write(folder, "alpha", "1", 10, 100 + reload);
                        life.settle();
                    }
                }
            }
            end(running);
            assertThat(engine.loads.get()).isGreaterThan(30);
            while (engine.open.get() > 1) {
                Thread.onSpinWait();
            }
        }
        assertThat(engine.open).hasValue(0);
    }

    @Test
    void noRequestFailsWhileModelsMakeRoomForEachOther() throws Exception {
        int archive = 1000;
        for (int model = 0; model < 2 * CALLERS; model++) {
            Lifecycle.write(folder, "model-" + model, "1", archive, 0);
        }
        long room = (CALLERS + 1) * MemoryLedger.estimate(archive);
        LifecycleOptions options = Lifecycle.options(Loading.LAZY, OptionalLong.of(room));
        try (Lifecycle life = new Lifecycle(engine, options, folder)) {
            List<CompletableFuture<Void>> running = ask(number -> life.leaseLoaded("model-" + number % (2 * CALLERS)));
            awaitAnswers(300, running);
            end(running);
            assertThat(life.repository.list())
                    .allSatisfy(status -> assertThat(status.state()).isIn(ModelState.READY, ModelState.UNLOADED));
        }
        assertThat(engine.open).hasValue(0);
    }
}

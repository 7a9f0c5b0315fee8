package org.affectlab.inference.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.affectlab.inference.ModelState;
import org.affectlab.inference.serving.LifecycleOptions.Loading;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A model is taken off the list by who deleted its package. Nobody looks at the folders unless a test says so. */
@Timeout(60)
class ForgetTest {
    @TempDir
    private Path folder;

    private final FakeEngine engine = new FakeEngine(FakeEngine::twice);
    private Lifecycle life;

    @BeforeEach
    void start() throws Exception {
        Lifecycle.write(folder, "alpha", "1", 10, 1);
        Lifecycle.write(folder, "alpha", "2", 10, 2);
        Lifecycle.write(folder, "beta", "1", 10, 3);
        life = new Lifecycle(engine, Lifecycle.EAGER, folder);
    }

    @AfterEach
    void close() {
        life.close();
        assertThat(engine.open).hasValue(0);
    }

    private boolean forget(String name, String version) throws Exception {
        return life.repository.forget(name, version).get(30, TimeUnit.SECONDS);
    }

    private boolean remove(String name, String version) throws Exception {
        Lifecycle.delete(folder.resolve(name).resolve(version));
        return forget(name, version);
    }

    private Iterable<String> listed() {
        return life.repository.list().stream()
                .map(status -> status.name() + "@" + status.version())
                .toList();
    }

    /** Condition, not time: the retiring thread does it. */
    private void awaitOpen(int models) {
        while (engine.open.get() != models) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aVersionIsNoLongerThere() throws Exception {
        assertThat(remove("alpha", "2")).isTrue();
        assertThat(listed()).containsExactly("alpha@1", "beta@1");
        assertThat(life.repository.lease("alpha", "2")).isEmpty();
        assertThat(life.repository.leaseLoaded("alpha", "2")).isCompletedExceptionally();
        assertThat(life.lease("alpha").model().manifest().version()).isEqualTo("1");
        awaitOpen(2);
    }

    @Test
    void aNameIsForgottenInAllVersions() throws Exception {
        Lifecycle.delete(folder.resolve("alpha"));
        assertThat(life.repository.forget("alpha", null).get(30, TimeUnit.SECONDS))
                .isTrue();
        assertThat(listed()).containsExactly("beta@1");
        awaitOpen(1);
    }

    @Test
    void requestsEndOnTheModelThatTheyBeganWith() throws Exception {
        ModelLease lease = life.lease("alpha");
        remove("alpha", "2");
        assertThat(Lifecycle.ask(lease.model(), 4)).isEqualTo(8);
        assertThat(engine.open).hasValue(3);
        lease.close();
        awaitOpen(2);
    }

    @Test
    void whatIsUnknownIsNoError() throws Exception {
        assertThat(forget("alpha", "9")).isFalse();
        assertThat(forget("gamma", "1")).isFalse();
        assertThat(remove("alpha", "1")).isTrue();
        assertThat(forget("alpha", "1")).isFalse();
        assertThat(listed()).containsExactly("alpha@2", "beta@1");
    }

    @Test
    void laterLooksHaveNothingToTell() throws Exception {
        remove("alpha", "2");
        life.settle();
        life.settle();
        assertThat(listed()).containsExactly("alpha@1", "beta@1");
        assertThat(engine.loads).hasValue(3);
    }

    @Test
    void aLookThatMissedItAlreadyChangesNothing() throws Exception {
        Lifecycle.delete(folder.resolve("alpha/2"));
        life.repository.lookNow().get(30, TimeUnit.SECONDS);
        forget("alpha", "2");
        Lifecycle.write(folder, "alpha", "2", 10, 4);
        life.settle();
        assertThat(life.status("alpha", "2").state()).isEqualTo(ModelState.READY);
        assertThat(engine.loads).hasValue(4);
    }

    @Test
    void aPackageOfTheSameNameIsANewOne() throws Exception {
        String before = life.lease("alpha").model().digest();
        remove("alpha", "2");
        Lifecycle.write(folder, "alpha", "2", 10, 4);
        assertThat(listed()).containsExactly("alpha@1", "beta@1");
        life.settle();
        assertThat(life.status("alpha", "2").state()).isEqualTo(ModelState.READY);
        assertThat(life.status("alpha", "2").digest()).isNotEqualTo(before);
    }

    @Test
    void withoutLooksAPackageOfTheSameNameIsLoadedByHand() throws Exception {
        remove("alpha", "2");
        Lifecycle.write(folder, "alpha", "2", 10, 4);
        assertThat(life.repository.load("alpha", null).get(30, TimeUnit.SECONDS).version())
                .isEqualTo("2");
        assertThat(Lifecycle.ask(life.lease("alpha").model(), 3)).isEqualTo(6);
    }

    @Test
    void whatIsThereNeverthelessComesBack() throws Exception {
        assertThat(forget("alpha", "2")).isTrue();
        assertThat(listed()).containsExactly("alpha@1", "beta@1");
        life.settle();
        assertThat(listed()).containsExactly("alpha@2", "alpha@1", "beta@1");
    }

    @Test
    void whatWasUnloadedByHandIsForgottenToo() throws Exception {
        life.repository.unload("alpha", "2").get(30, TimeUnit.SECONDS);
        remove("alpha", "2");
        Lifecycle.write(folder, "alpha", "2", 10, 4);
        life.settle();
        assertThat(life.status("alpha", "2").state()).as("held no more").isEqualTo(ModelState.READY);
    }

    @Test
    void aRequestThatWaitsForItIsRefused() throws Exception {
        life.close();
        life = new Lifecycle(engine, Lifecycle.options(Loading.LAZY, OptionalLong.empty()), folder);
        int loads = engine.loads.get();
        CompletableFuture<Boolean> forgotten = life.repository.forget("beta", null);
        CompletableFuture<ModelLease> waiting = life.repository.leaseLoaded("beta", null);
        assertThat(forgotten.get(30, TimeUnit.SECONDS)).isTrue();
        assertThat(waiting.handle((lease, refused) -> refused).get(30, TimeUnit.SECONDS))
                .hasMessageContaining("no version of the model takes requests");
        assertThat(engine.loads).hasValue(loads);
    }
}

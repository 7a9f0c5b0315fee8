package org.affectlab.inference.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.affectlab.inference.ModelState;
import org.affectlab.inference.serving.LifecycleOptions.Loading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A name belongs to all or to one caller. */
@Timeout(60)
class NameOwnersTest {
    @TempDir
    private Path open;

    @TempDir
    private Path closed;

    private final FakeEngine engine = new FakeEngine(FakeEngine::twice);

    private void writePublic(String version) throws Exception {
        Lifecycle.write(open, FakePackages.manifest("alpha", version), new byte[] {1}, 2);
    }

    private void writePrivate(String version, String owner) throws Exception {
        Lifecycle.write(closed, FakePackages.manifest("alpha", version).withOwner(owner), new byte[] {1}, 2);
    }

    private Lifecycle start() throws Exception {
        // The private ones first, so that it is not the order that decides.
        return new Lifecycle(engine, Lifecycle.EAGER, closed, open);
    }

    @Test
    void aPrivateModelServesAsAnyOther() throws Exception {
        writePrivate("1", "ada");
        writePrivate("2", "ada");
        try (Lifecycle life = start()) {
            assertThat(life.status("alpha", "1").state()).isEqualTo(ModelState.READY);
            assertThat(life.status("alpha", "2").state()).isEqualTo(ModelState.READY);
            assertThat(Lifecycle.ask(life.lease("alpha").model(), 4)).isEqualTo(8);
        }
    }

    @Test
    void aPublicModelKeepsItsName() throws Exception {
        writePublic("1");
        writePrivate("2", "ada");
        try (Lifecycle life = start()) {
            assertThat(life.status("alpha", "1").state()).isEqualTo(ModelState.READY);
            assertThat(life.status("alpha", "2").state()).isEqualTo(ModelState.FAILED);
            assertThat(life.status("alpha", "2").reason()).contains("that of a public model");
            assertThat(life.status("alpha", "2").manifest().owner()).contains("ada");
        }
    }

    @Test
    void aPublicModelTakesItsName() throws Exception {
        writePrivate("2", "ada");
        try (Lifecycle life = start()) {
            assertThat(life.status("alpha", "2").state()).isEqualTo(ModelState.READY);
            writePublic("1");
            life.settle();
            assertThat(life.status("alpha", "1").state()).isEqualTo(ModelState.READY);
            assertThat(life.status("alpha", "2").state()).isEqualTo(ModelState.FAILED);
            assertThat(life.status("alpha", "2").reason()).contains("that of a public model");
            assertThat(life.lease("alpha").model().manifest().owner()).isEmpty();
        }
    }

    @Test
    void whoHasANameKeepsIt() throws Exception {
        writePrivate("1", "ada");
        writePrivate("2", "ben");
        try (Lifecycle life = start()) {
            // Versions are loaded from new to old.
            assertThat(life.status("alpha", "2").state()).isEqualTo(ModelState.READY);
            assertThat(life.status("alpha", "1").state()).isEqualTo(ModelState.FAILED);
            assertThat(life.status("alpha", "1").reason())
                    .contains("another caller's model")
                    .doesNotContain("ben");
        }
    }

    @Test
    void theSameHoldsForModelsThatAreLoadedOnRequest() throws Exception {
        writePublic("1");
        writePrivate("2", "ada");
        try (Lifecycle life =
                new Lifecycle(engine, Lifecycle.options(Loading.LAZY, OptionalLong.empty()), closed, open)) {
            assertThat(life.status("alpha", "1").state()).isEqualTo(ModelState.UNLOADED);
            assertThat(life.status("alpha", "2").state()).isEqualTo(ModelState.FAILED);
            try (ModelLease lease = life.leaseLoaded("alpha")) {
                assertThat(lease.model().manifest().version()).isEqualTo("1");
            }
            assertThat(life.repository
                            .load("alpha", "2")
                            .get(30, TimeUnit.SECONDS)
                            .state())
                    .isEqualTo(ModelState.FAILED);
        }
    }
}

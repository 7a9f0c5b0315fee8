package org.affectlab.inference.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.affectlab.inference.ModelFormat;
import org.affectlab.inference.ModelManifest;
import org.affectlab.inference.ModelPackage;
import org.affectlab.inference.ModelState;
import org.affectlab.inference.ensemble.AllFormats;
import org.affectlab.inference.ensemble.EnsembleMember;
import org.affectlab.inference.ensemble.EnsembleParameters;
import org.affectlab.inference.serving.LifecycleOptions.Loading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Ensembles that came before their members. */
@Timeout(60)
class LateMemberTest {
    @TempDir
    private Path folder;

    @TempDir
    private Path elsewhere;

    private static final ModelManifest PLAIN = FakePackages.manifest("pair", "1");

    private void writePair() throws Exception {
        List<EnsembleMember> members = List.of(member("first"), member("second"));
        ModelManifest ensemble = new ModelManifest(
                PLAIN.name(),
                PLAIN.version(),
                PLAIN.task(),
                ModelFormat.ENSEMBLE,
                PLAIN.labels(),
                PLAIN.inputs(),
                PLAIN.outputs(),
                PLAIN.preprocessing(),
                PLAIN.batching(),
                PLAIN.trainingData(),
                PLAIN.protocol(),
                PLAIN.metrics(),
                PLAIN.licence(),
                PLAIN.citation(),
                PLAIN.demo(),
                PLAIN.files());
        Lifecycle.write(folder, ensemble, new EnsembleParameters(members, 1).toJson(), 2);
    }

    private EnsembleMember member(String name) throws Exception {
        Lifecycle.write(elsewhere, name, "1", 1, 1);
        return new EnsembleMember(
                name,
                "1",
                ModelPackage.open(elsewhere.resolve(name).resolve("1")).digest());
    }

    private ModelState pair(Lifecycle life) {
        return life.status("pair", "1").state();
    }

    @ParameterizedTest
    @EnumSource(Loading.class)
    void areServedOnceTheLastMemberIsThere(Loading loading) throws Exception {
        writePair();
        FakeEngine engine = new FakeEngine(FakeEngine::twice);
        try (Lifecycle life = new Lifecycle(
                AllFormats.with(engine), Lifecycle.options(loading, OptionalLong.empty(), "pair"), folder)) {
            assertThat(pair(life)).isEqualTo(ModelState.FAILED);
            assertThat(life.status("pair", "1").reason()).contains("member first 1: model.json is missing");

            Lifecycle.write(folder, "first", "1", 1, 1);
            life.settle();
            assertThat(pair(life)).isEqualTo(ModelState.FAILED);
            assertThat(life.status("pair", "1").reason()).contains("member second 1: model.json is missing");

            Lifecycle.write(folder, "second", "1", 1, 1);
            life.settle();
            assertThat(pair(life)).isEqualTo(ModelState.READY);
            assertThat(Lifecycle.ask(life.lease("pair").model(), 4)).isEqualTo(8);
        }
        assertThat(engine.open).hasValue(0);
    }

    @Test
    void whatWasUnloadedByHandStaysOut() throws Exception {
        writePair();
        try (Lifecycle life =
                new Lifecycle(AllFormats.with(new FakeEngine(FakeEngine::twice)), Lifecycle.EAGER, folder)) {
            life.repository.unload("pair", "1").get();
            Lifecycle.write(folder, "first", "1", 1, 1);
            Lifecycle.write(folder, "second", "1", 1, 1);
            life.settle();
            assertThat(pair(life)).isEqualTo(ModelState.UNLOADED);
        }
    }
}

package org.affectlab.speech.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.affectlab.acoustics.ParameterSet;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;
import org.affectlab.sourcefeatures.ProbeSignal;
import org.affectlab.sourcefeatures.SourceCorpus;
import org.affectlab.sourcefeatures.SourceFeatures;
import org.affectlab.sourcefeatures.SourceFeaturesFiles;
import org.affectlab.sourcefeatures.SourceHeader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceLibraryTest {
    private static final ParameterSet SET = ParameterSet.EGEMAPS;

    @TempDir
    private Path folder;

    private static List<Double> probe() {
        return new ArrayList<>(
                Arrays.stream(SET.functionals(ProbeSignal.samples())).boxed().toList());
    }

    private void write(String set, List<Double> probe) throws IOException {
        SourceHeader header = new SourceHeader(
                set,
                "here",
                SET.names(),
                List.of("angry", "sad"),
                List.of(new SourceCorpus("made", "Made", "CC0", "Nobody", 2, "sha256:0")),
                probe,
                "");
        float[] features = new float[2 * SET.names().size()];
        features[SET.names().size() + 3] = 5;
        new SourceFeaturesFiles()
                .write(
                        folder,
                        new SourceFeatures(header, features, new int[] {1, 0}, new int[2], new int[] {4, 2}),
                        "");
    }

    @Test
    void isReadOnceAndKept() throws IOException {
        write("egemaps", probe());
        SourceLibrary library = new SourceLibrary(folder, SET);
        SourceLibrary.Packaged packaged = library.get();
        assertThat(packaged.source().classes()).containsExactly(1, 0);
        assertThat(packaged.source().speakers()).containsExactly(4, 2);
        assertThat(packaged.source().features().get(3, 1)).isEqualTo(5);
        Files.delete(folder.resolve("features.npz"));
        assertThat(library.get()).isSameAs(packaged);
    }

    @Test
    void withoutAnyItSaysWhatToDo() {
        assertThatThrownBy(() -> new SourceLibrary(folder.resolve("none"), SET).get())
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.NO_SOURCE);
                    assertThat(problem.detail()).contains("source/").doesNotContain(folder.toString());
                });
    }

    @Test
    void featuresOfAnotherSetOrImplementationAreNotUsed() throws IOException {
        write("is09", probe());
        assertThatThrownBy(() -> new SourceLibrary(folder, SET).get()).hasMessageContaining("is09");
        List<Double> other = probe();
        other.set(10, other.get(10) + 1);
        write("egemaps", other);
        assertThatThrownBy(() -> new SourceLibrary(folder, SET).get())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("pack-features");
    }
}

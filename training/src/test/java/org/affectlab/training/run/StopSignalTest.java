package org.affectlab.training.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StopSignalTest {
    @TempDir
    private Path folder;

    @Test
    void isSilentUntilItIsAskedFor() {
        StopSignal signal = new StopSignal();
        assertThatCode(signal::check).doesNotThrowAnyException();

        signal.request();

        assertThatThrownBy(signal::check)
                .isInstanceOf(StopSignal.StoppedException.class)
                .hasMessageContaining("the same command goes on");
    }

    @Test
    void endsATrainingBetweenTwoStepsAndTheNextOneFinishesIt() throws Exception {
        TinyProject project = TinyProject.create(folder, 2);
        StopSignal stopped = new StopSignal();
        PrintStream silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        RunSession session = RunSession.open(project.settings(), List.of(project.corpus()), 1, silent, stopped);
        session.run(project.runs(), 1, 1, 1);
        stopped.request();

        assertThatThrownBy(() -> session.run(project.runs(), 1, 1, Integer.MAX_VALUE))
                .isInstanceOf(StopSignal.StoppedException.class);
        assertThat(project.fold(1, 1).resolve("checkpoint.bin")).exists();
        assertThat(project.fold(1, 1).resolve("result.json")).doesNotExist();

        assertThat(project.run(1, 1).history()).hasSize(2);
    }
}

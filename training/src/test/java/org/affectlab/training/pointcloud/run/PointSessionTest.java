package org.affectlab.training.pointcloud.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.affectlab.training.pointcloud.TinyPoints;
import org.affectlab.training.pointcloud.config.PointDefaults;
import org.affectlab.training.pointcloud.config.PointProtocol;
import org.affectlab.training.pointcloud.config.PointSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether settings, archive and data belong together. */
class PointSessionTest {
    @TempDir
    private Path folder;

    @Test
    void foldsHoldOutOneGroupEach() throws IOException {
        TinyPoints project = TinyPoints.create(folder, 1, "");
        PointSettings settings = PointDefaults.format().read(project.settings());
        List<PointFold> folds = project.session(settings.withProtocol(PointProtocol.of("folds")))
                .folds();

        assertThat(folds).extracting(PointFold::name).containsExactly("t1", "t2", "t3", "t4");
        assertThat(folds).extracting(PointFold::number).containsExactly(1, 2, 3, 4);
        assertThat(folds.get(2).training()).hasSize(3);
        PointSession left = project.session(settings.withProtocol(PointProtocol.of("leave-out:t2,t3")));
        assertThat(left.folds().get(0).name()).isEqualTo("t2, t3");
        PointSession unknown = project.session(settings.withProtocol(PointProtocol.of("leave-out:t9")));
        assertThatThrownBy(unknown::folds).hasMessageContaining("t9");
    }

    @Test
    void anArchiveOfOtherClassesIsRefused() throws IOException {
        TinyPoints project = TinyPoints.create(folder, 1, "");
        PointSettings settings = PointDefaults.format()
                .parse(Files.readString(project.settings()).replace(", \"building\"]", "]"), "test");

        assertThatThrownBy(() -> project.session(settings)).hasMessageContaining("3 classes, the settings 2");
    }

    @Test
    void classesThatTheDataDoNotHaveAreRefused() throws IOException {
        TinyPoints project = TinyPoints.create(folder, 1, "");
        String text = Files.readString(project.settings());
        PointSettings other = PointDefaults.format().parse(text.replace("\"vegetation\"", "\"plants\""), "test");
        PointSettings merged = PointDefaults.format().parse(withMerge(text, "hedge", "vegetation"), "test");

        assertThatThrownBy(() -> project.session(other))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no class plants")
                .hasMessageContaining("[ground, plants, building]")
                .hasMessageContaining("[other, ground, vegetation, building, water, bridge deck]");
        assertThatThrownBy(() -> project.session(merged))
                .hasMessageContaining("no class hedge")
                .hasMessageContaining("merged into them [hedge]");
    }

    /** A class that the data have only after merging has points, too. */
    @Test
    void aLabelMayBeWhatClassesAreMergedInto() throws IOException {
        TinyPoints project = TinyPoints.create(folder, 1, "");
        String text = Files.readString(project.settings()).replace("\"vegetation\"", "\"plants\"");
        PointSettings settings = PointDefaults.format().parse(withMerge(text, "vegetation", "plants"), "test");
        PointSession session = project.session(settings);
        PointRunResult result =
                session.run(project.runs(), 3, session.folds().get(0), 9).orElseThrow();

        assertThat(result.labels()).containsExactly("ground", "plants", "building");
        assertThat(result.classCounts()).doesNotContain(0L);
    }

    private static String withMerge(String settings, String from, String to) {
        return settings.strip().replaceFirst("}$", "") + ", \"merge\": [{\"from\": \"" + from + "\", \"to\": \"" + to
                + "\"}]}";
    }
}

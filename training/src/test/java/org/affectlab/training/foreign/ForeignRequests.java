package org.affectlab.training.foreign;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.affectlab.inference.BatchingPolicy;
import org.affectlab.inference.TrainingData;
import org.jspecify.annotations.Nullable;

/** Files and requests for these tests. */
final class ForeignRequests {
    private ForeignRequests() {}

    /** A module of {@code make_foreign.py}, copied into a folder. */
    static Path module(Path folder, String name) throws IOException {
        Path file = folder.resolve(name);
        try (InputStream in = ForeignRequests.class.getResourceAsStream("/foreign/" + name)) {
            Files.write(file, Objects.requireNonNull(in, name).readAllBytes());
        }
        return file;
    }

    static ForeignRequest of(
            Path module, List<String> labels, List<String> inputs, List<String> outputs, @Nullable Path exampleInput) {
        return new ForeignRequest(
                module,
                module.resolveSibling("packages"),
                "foreign",
                "1",
                "reading",
                labels,
                inputs.stream().map(TensorOption::parse).toList(),
                outputs.stream().map(TensorOption::parse).toList(),
                exampleInput,
                3,
                5,
                Map.of("screenWidthMm", 520),
                new BatchingPolicy(4, 1, List.of(1, 2, 4)),
                List.of(new TrainingData("own recordings", "all rights reserved", "", "")),
                "none",
                "all rights reserved",
                "",
                false,
                null);
    }

    static ForeignRequest of(Path module, List<String> inputs) {
        return of(module, List.of(), inputs, List.of(), null);
    }
}

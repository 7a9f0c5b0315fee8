package org.affectlab.servicekit.jobs.run;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import org.affectlab.servicekit.jobs.JobKind;
import org.affectlab.servicekit.jobs.files.JobFiles;

/** The input of a job where jobs keep their files. As thread-safe as these. */
record KeptInput(JobFiles files, String name) implements JobKind.Input {
    KeptInput {
        requireNonNull(files, "files is null");
        requireNonNull(name, "name is null");
    }

    @Override
    public InputStream open() throws IOException {
        return files.open(name);
    }

    @Override
    public Optional<Path> file() {
        return files.local(name);
    }
}

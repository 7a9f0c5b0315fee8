package org.affectlab.servicekit.jobs.store;

import java.io.IOException;
import java.nio.file.Path;
import org.affectlab.servicekit.jobs.JobsProperties;
import org.junit.jupiter.api.io.TempDir;

class H2JobStoreTest extends JobStoreTest {
    @TempDir
    Path folder;

    @Override
    JobDatabase open() throws IOException {
        return JobDatabase.open(new JobsProperties.Database(null, "", "", 8), folder);
    }
}

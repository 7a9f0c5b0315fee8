package org.affectlab.servicekit.jobs.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import org.affectlab.servicekit.jobs.files.JobFiles;
import org.affectlab.servicekit.jobs.run.JobFileNames;
import org.affectlab.servicekit.upload.CopiedUpload;

/**
 * The input of a job where jobs keep their files, complete.
 *
 * @param job its id
 * @param file the input's name
 * @param kind of the job
 * @param fingerprint of all that makes two requests the same
 */
record ReceivedInput(String job, String file, long bytes, String kind, String fingerprint) {
    /** What a job is to work on. */
    interface Body {
        CopiedUpload copy(OutputStream target) throws IOException;
    }

    /** Which kind of job a body makes. */
    interface KindOf {
        /** @param archive whether the body was made an archive of several files */
        String body(boolean archive);
    }

    /**
     * Copies a body as it comes; after a failure nothing is left of it.
     *
     * @param alsoTold what else makes a request another one
     */
    static ReceivedInput receive(JobFiles files, String job, Body body, KindOf kindOf, String alsoTold)
            throws IOException {
        String name = JobFileNames.input(job);
        try (JobFiles.Incoming file = files.create(name)) {
            DigestingOutput target = new DigestingOutput(file);
            CopiedUpload copied = body.copy(target);
            String kind = kindOf.body(copied.archive());
            target.alsoDigest(('\n' + kind + alsoTold).getBytes(UTF_8));
            String fingerprint = target.hex();
            file.commit();
            return new ReceivedInput(job, name, copied.bytes(), kind, fingerprint);
        }
    }
}

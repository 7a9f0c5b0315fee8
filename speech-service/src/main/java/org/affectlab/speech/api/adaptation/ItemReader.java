package org.affectlab.speech.api.adaptation;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import org.affectlab.servicekit.client.Caller;
import org.affectlab.servicekit.jobs.JobProblem;
import org.affectlab.servicekit.jobs.batch.ArchiveItems;
import org.affectlab.servicekit.jobs.batch.ArchiveWork;
import org.affectlab.servicekit.problem.ClientGoneException;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;
import org.affectlab.servicekit.upload.UploadReader;
import org.affectlab.speech.api.RecordingReader;
import org.affectlab.speech.pipeline.adaptation.RecordingFunctionals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From an item of an archive to its features, or to its problem; samples are let go with the item. Thread-safe. */
public final class ItemReader {
    private static final Logger LOG = LoggerFactory.getLogger(ItemReader.class);

    private final UploadReader uploads;
    private final RecordingReader recordings;
    private final RecordingFunctionals functionals;

    public ItemReader(UploadReader uploads, RecordingReader recordings, RecordingFunctionals functionals) {
        this.uploads = requireNonNull(uploads, "uploads is null");
        this.recordings = requireNonNull(recordings, "recordings is null");
        this.functionals = requireNonNull(functionals, "functionals is null");
    }

    /**
     * @throws ProblemException only what is the job's problem, not the item's: its deadline, or that the service stops
     * @throws ClientGoneException if nobody wants the job any more
     */
    ItemFeatures read(ArchiveItems.Item item, Caller caller) {
        try {
            if (item.problem().isPresent()) {
                throw item.problem().get();
            }
            return new ItemFeatures(item.name(), ArchiveWork.patiently(() -> features(item, caller), caller), null);
        } catch (ProblemException problem) {
            if (caller.deadline().expired() || problem.code() == ProblemCode.SERVICE_UNAVAILABLE) {
                throw problem;
            }
            return new ItemFeatures(item.name(), null, JobProblem.of(problem));
        } catch (ClientGoneException gone) {
            throw gone;
        } catch (IOException | RuntimeException failure) {
            LOG.error("An item of an adaptation failed", failure);
            ProblemException unexpected =
                    new ProblemException(ProblemCode.INTERNAL_ERROR, "The analysis of this item failed.");
            return new ItemFeatures(item.name(), null, JobProblem.of(unexpected));
        }
    }

    private float[] features(ArchiveItems.Item item, Caller caller) {
        try (RecordingReader.Recording recording = recordings.read(uploads.of(item.bytes()), caller)) {
            return functionals.of(recording.audio(), caller);
        }
    }
}

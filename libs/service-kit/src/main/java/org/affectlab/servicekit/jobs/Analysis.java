package org.affectlab.servicekit.jobs;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.affectlab.inference.serving.ServedModel;
import org.affectlab.servicekit.client.Caller;
import org.affectlab.servicekit.upload.Upload;

/**
 * What a service can do with an upload, at once or as a job: written once, called from both. Thread-safe.
 *
 * @param <P> parameters; written as JSON and read back
 * @param <A> answer; written as JSON and read back, and shown in every form that the synchronous answer has
 */
public interface Analysis<P, A> {
    /** Names it in the store for as long as jobs live, so it is never changed. */
    String name();

    Class<P> parametersType();

    Class<A> answerType();

    /** Whether uploads come as files: for those that are too large for memory. */
    default boolean takesFiles() {
        return false;
    }

    /** What a job keeps beside the answer's JSON; only of an analysis that takes files. */
    default Optional<AnswerData<A>> data() {
        return Optional.empty();
    }

    /** The media types in which a job's answer is shown, the first one where the caller has no preference. */
    default List<String> forms() {
        return JobKind.FORMS;
    }

    /**
     * Takes hold of what the parameters name, before any of the upload is read.
     *
     * @param caller whose models are used, and until when they are waited for
     * @return to be closed after the last use
     * @throws org.affectlab.servicekit.problem.ProblemException if the parameters are not valid, or what they name is not there
     */
    Prepared<A> prepare(P parameters, Caller caller);

    /** An analysis that can begin. For one thread. */
    interface Prepared<A> extends AutoCloseable {
        /** The model that will be asked most; empty if none is asked. */
        Optional<ServedModel> model();

        /**
         * Blocks until the answer is there, the deadline has come or the caller has gone.
         *
         * @param upload the caller closes it; an implementation may do so earlier, to give memory back
         * @throws org.affectlab.servicekit.problem.ProblemException what is wrong with the upload, OVERLOADED, DEADLINE_EXCEEDED
         * @throws JobNeededException if the upload, a file, is too much for a caller who waits
         */
        A analyse(Upload upload, Caller caller, Progress progress) throws IOException;

        @Override
        void close();
    }
}

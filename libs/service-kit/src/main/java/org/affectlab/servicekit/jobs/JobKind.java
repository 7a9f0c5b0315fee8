package org.affectlab.servicekit.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.affectlab.servicekit.client.Caller;
import org.affectlab.servicekit.negotiation.TableMediaTypes;
import org.springframework.http.MediaType;

/** How jobs of one kind are worked on, and how their results are shown. Thread-safe. */
public interface JobKind {
    /** Of every answer that is a table. */
    List<String> FORMS = List.of(
            MediaType.APPLICATION_JSON_VALUE, TableMediaTypes.CSV, TableMediaTypes.NDJSON, TableMediaTypes.ARFF);

    /** Names it in the store for as long as jobs live, so it is never changed. */
    String name();

    /**
     * Does the work, or what is left of it after an attempt that died. When this returns the result is on the disk.
     *
     * @throws org.affectlab.servicekit.problem.ProblemException why there is no result; OVERLOADED and its like for another try a little later
     */
    void run(Job job, Input input, Caller caller, Progress progress) throws IOException;

    /**
     * What a controller returns for a job that has been completed: in every form that the synchronous answer has.
     *
     * @throws java.nio.file.NoSuchFileException if it has expired
     */
    Object result(Job job) throws IOException;

    /** Whether {@link #result} gives what there is so far also before the end, and after one that was no success. */
    default boolean hasPartialResult() {
        return false;
    }

    /** The media types in which {@link #result} can be shown, the first one where the caller has no preference. */
    default List<String> forms() {
        return FORMS;
    }

    /** Whether {@link #result} needs the input: then that is kept as long as the result. */
    default boolean keepsInput() {
        return false;
    }

    /** What was uploaded. */
    @FunctionalInterface
    interface Input {
        /** From its beginning; to be closed. */
        InputStream open() throws IOException;

        /** The file in which it lies, where it lies in one that can be read at will. */
        default Optional<Path> file() {
            return Optional.empty();
        }
    }
}

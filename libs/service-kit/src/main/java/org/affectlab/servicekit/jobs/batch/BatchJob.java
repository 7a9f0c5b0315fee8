package org.affectlab.servicekit.jobs.batch;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.affectlab.inference.InferenceException;
import org.affectlab.servicekit.client.Caller;
import org.affectlab.servicekit.jobs.Analysis;
import org.affectlab.servicekit.jobs.Job;
import org.affectlab.servicekit.jobs.JobKind;
import org.affectlab.servicekit.jobs.JobProblem;
import org.affectlab.servicekit.jobs.Progress;
import org.affectlab.servicekit.problem.InferenceProblems;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;
import org.affectlab.servicekit.trace.WorkTrace;
import org.affectlab.servicekit.upload.Upload;
import org.affectlab.servicekit.upload.UploadReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.json.JsonMapper;

/**
 * A zip archive of uploads: the same analysis for each, a few at a time. An item that fails is a line with its problem, and the others go on. Lines
 * are kept as they are made, so an attempt after a crash does what is left. Thread-safe.
 */
public final class BatchJob<P, A> implements JobKind {
    /** Behind the analysis's own name. */
    public static final String SUFFIX = "-batch";

    private static final Logger LOG = LoggerFactory.getLogger(BatchJob.class);
    private static final String UNIT = "items";
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Analysis<P, A> analysis;
    private final UploadReader uploads;
    private final ItemStore items;
    private final BatchProperties properties;
    private final JsonMapper json;

    public BatchJob(
            Analysis<P, A> analysis,
            UploadReader uploads,
            ItemStore items,
            BatchProperties properties,
            JsonMapper json) {
        this.analysis = requireNonNull(analysis, "analysis is null");
        this.uploads = requireNonNull(uploads, "uploads is null");
        this.items = requireNonNull(items, "items is null");
        this.properties = requireNonNull(properties, "properties is null");
        this.json = requireNonNull(json, "json is null");
    }

    @Override
    public String name() {
        return analysis.name() + SUFFIX;
    }

    @Override
    public Object result(Job job) {
        return new BatchResult(items, job.id(), json);
    }

    @Override
    public boolean hasPartialResult() {
        return true;
    }

    @Override
    public void run(Job job, Input input, Caller caller, Progress progress) throws IOException {
        P parameters = json.readValue(job.parameters(), analysis.parametersType());
        Set<Integer> done = items.positions(job.id());
        // Counted first: it is cheap beside the work, and without it nobody could say how far the job is.
        int total = count(input, caller);
        ExecutorService threads = Executors.newFixedThreadPool(properties.concurrency(), work -> {
            Thread thread = new Thread(work, "batch-" + job.id());
            thread.setDaemon(true);
            return thread;
        });
        Deque<Future<?>> underWay = new ArrayDeque<>();
        try (ArchiveItems archive = new ArchiveItems(input.open(), properties, caller.deadline())) {
            for (int position = 0; position < total; position++) {
                progress.report(position - underWay.size(), total, UNIT);
                Optional<ArchiveItems.Item> item = archive.next(!done.contains(position));
                if (!done.contains(position)) {
                    if (underWay.size() == properties.concurrency()) {
                        caller.await(underWay.remove());
                    }
                    int at = position;
                    underWay.add(threads.submit(
                            WorkTrace.carry(() -> keep(job, at, item.orElseThrow(), parameters, caller))));
                }
            }
            while (!underWay.isEmpty()) {
                caller.await(underWay.remove());
                progress.report(total - underWay.size(), total, UNIT);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private int count(Input input, Caller caller) throws IOException {
        try (ArchiveItems archive = new ArchiveItems(input.open(), properties, caller.deadline())) {
            int count = 0;
            while (archive.next(false).isPresent()) {
                count++;
            }
            return count;
        }
    }

    private boolean keep(Job job, int position, ArchiveItems.Item item, P parameters, Caller caller) {
        items.add(job.id(), position, json.writeValueAsString(line(item, parameters, caller)));
        return true;
    }

    private ItemLine line(ArchiveItems.Item item, P parameters, Caller caller) {
        try {
            if (item.problem().isPresent()) {
                throw item.problem().get();
            }
            A answer = patiently(item, parameters, caller);
            boolean summarised = answer instanceof SummarisedAnswer;
            return new ItemLine(
                    item.name(),
                    json.valueToTree(answer),
                    null,
                    summarised ? ((SummarisedAnswer) answer).summaryColumns() : null,
                    summarised ? ((SummarisedAnswer) answer).summary() : null);
        } catch (ProblemException problem) {
            if (caller.deadline().expired()) {
                // The whole job's problem, not this item's.
                throw problem;
            }
            return failed(item, problem);
        } catch (IOException | RuntimeException failure) {
            if (failure instanceof org.affectlab.servicekit.problem.ClientGoneException gone) {
                throw gone;
            }
            LOG.error("An item of a batch failed", failure);
            return failed(item, new ProblemException(ProblemCode.INTERNAL_ERROR, "The analysis of this item failed."));
        }
    }

    private static ItemLine failed(ArchiveItems.Item item, ProblemException problem) {
        return new ItemLine(item.name(), null, JobProblem.of(problem), null, null);
    }

    /** A full service is no item's fault. */
    private A patiently(ArchiveItems.Item item, P parameters, Caller caller) throws IOException {
        while (true) {
            try {
                return analyse(item, parameters, caller);
            } catch (ProblemException full) {
                if (full.code().status() != HttpStatus.SERVICE_UNAVAILABLE
                        || caller.deadline().expired()) {
                    throw full;
                }
                pause();
                caller.check();
            }
        }
    }

    private A analyse(ArchiveItems.Item item, P parameters, Caller caller) throws IOException {
        try (Analysis.Prepared<A> prepared = analysis.prepare(parameters, caller.deadline());
                Upload upload = uploads.of(item.bytes())) {
            return prepared.analyse(upload, caller, Progress.IGNORED);
        } catch (InferenceException refused) {
            throw InferenceProblems.translate(refused);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new ProblemException(ProblemCode.SERVICE_UNAVAILABLE, "The service stops.");
        }
    }
}

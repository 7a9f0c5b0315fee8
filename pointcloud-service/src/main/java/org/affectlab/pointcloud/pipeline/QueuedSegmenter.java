package org.affectlab.pointcloud.pipeline;

import static java.util.Objects.requireNonNull;

import java.util.BitSet;
import java.util.List;
import org.affectlab.inference.InferenceException;
import org.affectlab.pointscenes.PointSegmenter;
import org.affectlab.pointscenes.Scene;
import org.affectlab.pointscenes.SceneInput;
import org.affectlab.servicekit.client.Caller;
import org.affectlab.servicekit.jobs.Progress;
import org.affectlab.servicekit.models.ItemQueue;
import org.affectlab.servicekit.models.ItemTicket;

/**
 * A model's queue as the network of one scene: inputs go to it a few at a time. Counts the points of the cloud whose voxels have been answered. For one request and
 * one thread; to be closed with its end.
 */
final class QueuedSegmenter implements PointSegmenter, AutoCloseable {
    private static final String UNIT = "points";
    /** One for each of two workers of the model, and one that waits for them (our choice). */
    private static final int LISTS = 3;

    private final SceneModel model;
    private final int batch;
    private final Progress progress;
    private final ItemQueue<float[]> queue;
    private final ItemTicket ticket;
    private final int[] weights;
    private final long total;
    private final BitSet answered;
    private long done;

    /** @param inFlight most inputs that are with the model at a time */
    QueuedSegmenter(SceneModel model, Scene scene, int inFlight, Caller caller, Progress progress) {
        this.model = requireNonNull(model, "model is null");
        this.batch = Math.max(1, inFlight / LISTS);
        this.progress = requireNonNull(progress, "progress is null");
        this.queue = new ItemQueue<>(inFlight, caller);
        this.ticket = new ItemTicket(caller.id(), caller.deadline().instant(), caller.background(), queue.abandoned());
        this.weights = scene.weights();
        this.total = scene.rawPoints();
        this.answered = new BitSet(weights.length);
        // Points without a voxel are done from the start.
        long waiting = 0;
        for (int weight : weights) {
            waiting += weight;
        }
        this.done = total - waiting;
        progress.report(done, total, UNIT);
    }

    @Override
    public int classes() {
        return model.vocabulary().size();
    }

    @Override
    public int batchSize() {
        return batch;
    }

    @Override
    public int listsUnderWay() {
        return LISTS;
    }

    @Override
    public List<float[]> probabilities(List<SceneInput> inputs) throws InterruptedException {
        return begin(inputs).await();
    }

    @Override
    public Answers begin(List<SceneInput> inputs) {
        queue.send(inputs.size(), item -> () -> model.logits(inputs.get(item), ticket));
        return () -> answers(inputs);
    }

    private List<float[]> answers(List<SceneInput> inputs) {
        List<float[]> answers = queue.take(inputs.size());
        for (int item = 0; item < inputs.size(); item++) {
            softmax(answers.get(item), inputs.get(item).size());
            count(inputs.get(item));
        }
        progress.report(done, total, UNIT);
        return answers;
    }

    private void count(SceneInput input) {
        for (int row : input.rows()) {
            if (!answered.get(row)) {
                answered.set(row);
                done += weights[row];
            }
        }
    }

    /** In place, in double precision. */
    private void softmax(float[] logits, int points) {
        int classes = classes();
        if (logits.length != points * classes) {
            throw new InferenceException(
                    InferenceException.Code.MODEL_FAILED, "the model gave another number of scores than it should");
        }
        for (int from = 0; from < logits.length; from += classes) {
            float most = Float.NEGATIVE_INFINITY;
            for (int at = from; at < from + classes; at++) {
                if (!Float.isFinite(logits[at])) {
                    throw new InferenceException(
                            InferenceException.Code.MODEL_FAILED, "the model gave a score that is not finite");
                }
                most = Math.max(most, logits[at]);
            }
            double sum = 0;
            for (int at = from; at < from + classes; at++) {
                sum += Math.exp((double) logits[at] - most);
            }
            for (int at = from; at < from + classes; at++) {
                logits[at] = (float) (Math.exp((double) logits[at] - most) / sum);
            }
        }
    }

    @Override
    public void close() {
        queue.close();
    }
}

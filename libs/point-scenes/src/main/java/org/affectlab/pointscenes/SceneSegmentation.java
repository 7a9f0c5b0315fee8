package org.affectlab.pointscenes;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Runs a network over a whole scene: inputs are drawn by the possibility rule until the scene is covered, and the answers for each point put together (code: RandLA-Net; the
 * plain cover is our choice). Where thousands of points share one place of an input's map, a draw may reach hardly any that is new: after 64 visits for each point in
 * the mean, times the threshold rounded up, points that were never reached get the answer of the nearest one that was (our choice). The result depends on the scene, the network's answers, the rule and the seed alone, not on the batch size as long as
 * the network's answers do not. The next inputs are made on a thread of their own while the network works. Stateless and thread-safe; holds 4 × (C + 5) bytes a point of the scene beside it.
 */
public final class SceneSegmentation {
    private final VotingRule rule;
    private final int threads;

    /** @param threads for what is not the network's work, beside the calling one */
    public SceneSegmentation(VotingRule rule, int threads) {
        this.rule = requireNonNull(rule, "rule is null");
        this.threads = threads;
    }

    /**
     * @param seed of the inputs' places
     * @param progress told after every batch; may throw to stop
     */
    public SceneProbabilities run(Scene scene, PointSegmenter segmenter, long seed, Progress progress)
            throws InterruptedException {
        DrawnInputs drawing = new DrawnInputs(rule, scene, threads, seed);
        Votes votes = new Votes(rule, scene, segmenter.classes());
        int drawn = 0;
        Deque<UnderWay> underWay = new ArrayDeque<>();
        try (OneAhead<List<SceneInput>> batches = new OneAhead<>(() -> drawing.next(segmenter.batchSize()))) {
            List<SceneInput> batch = batches.take();
            while (!batch.isEmpty() || !underWay.isEmpty()) {
                if (!batch.isEmpty()) {
                    underWay.add(new UnderWay(batch, segmenter.begin(batch)));
                    batch = batches.take();
                }
                if (underWay.size() >= segmenter.listsUnderWay() || batch.isEmpty()) {
                    drawn += underWay.remove().count(votes);
                    progress.inputs(drawn, (long) drawn * scene.recipe().inputPoints() / (double) scene.points());
                }
            }
        }
        return new SceneProbabilities(scene, segmenter.classes(), votes.finish(threads), drawn);
    }

    /** Inputs that are with the network. */
    private record UnderWay(List<SceneInput> batch, PointSegmenter.Answers answers) {
        /** Waits for the answers and counts them; how many inputs those were. */
        int count(Votes votes) throws InterruptedException {
            List<float[]> probabilities = answers.await();
            if (probabilities.size() != batch.size()) {
                throw new IllegalStateException(batch.size() + " inputs got " + probabilities.size() + " answers");
            }
            for (int item = 0; item < batch.size(); item++) {
                votes.add(batch.get(item), probabilities.get(item));
            }
            return batch.size();
        }
    }

    /** Hears how far a scene is. */
    public interface Progress {
        /** For those who do not listen. */
        Progress NONE = (inputs, visits) -> {};

        /**
         * @param inputs that the network has answered
         * @param visits mean number of answers for a point so far
         */
        void inputs(int inputs, double visits);
    }
}

package org.affectlab.pointcloud.pipeline;

import java.util.concurrent.CompletableFuture;
import org.affectlab.pointscenes.SceneInput;
import org.affectlab.pointscenes.SceneRecipe;
import org.affectlab.pointscenes.VotingRule;
import org.affectlab.servicekit.models.ItemTicket;

/** A network on points behind a queue. Thread-safe. */
public interface SceneModel {
    SceneRecipe recipe();

    VotingRule voting();

    ClassVocabulary vocabulary();

    /**
     * Never blocks. The future ends with a score for each class of each point of the input, float[N × C], or with an {@link
     * org.affectlab.inference.InferenceException}; a full queue is known at once.
     *
     * @param input must not be changed any more
     */
    CompletableFuture<float[]> logits(SceneInput input, ItemTicket ticket);
}

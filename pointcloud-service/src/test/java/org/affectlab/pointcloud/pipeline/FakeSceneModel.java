package org.affectlab.pointcloud.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.affectlab.pointcloud.model.HalvesModel;
import org.affectlab.pointformats.cloud.PointClass;
import org.affectlab.pointscenes.SceneInput;
import org.affectlab.pointscenes.SceneRecipe;
import org.affectlab.pointscenes.VotingRule;
import org.affectlab.servicekit.models.ItemTicket;

/** Gives every point the same scores, at once. */
final class FakeSceneModel implements SceneModel {
    float[] scores = {0, 0, 0};
    Runnable beforeAnswer = () -> {};
    final List<ItemTicket> tickets = new ArrayList<>();

    @Override
    public SceneRecipe recipe() {
        return HalvesModel.recipe();
    }

    @Override
    public VotingRule voting() {
        return VotingRule.coverOnce();
    }

    @Override
    public ClassVocabulary vocabulary() {
        return new ClassVocabulary(
                List.of(new PointClass(0, "a", 1), new PointClass(1, "b", 2), new PointClass(2, "c", 3)),
                List.of("#000000", "#00ff00", "#0000ff"));
    }

    @Override
    public CompletableFuture<float[]> logits(SceneInput input, ItemTicket ticket) {
        tickets.add(ticket);
        beforeAnswer.run();
        float[] logits = new float[input.size() * scores.length];
        for (int at = 0; at < logits.length; at++) {
            logits[at] = scores[at % scores.length];
        }
        return CompletableFuture.completedFuture(logits);
    }
}

package org.affectlab.speech.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.affectlab.inference.InferenceRequest;
import org.affectlab.inference.ModelManifest;
import org.affectlab.inference.Priority;
import org.affectlab.inference.Tensor;
import org.affectlab.inference.serving.ServedModel;
import org.affectlab.speech.pipeline.Probabilities;
import org.affectlab.speech.pipeline.WindowClassifier;
import org.affectlab.speech.pipeline.WindowFormat;
import org.affectlab.speech.pipeline.WindowTicket;

/**
 * A served model of the task {@value #TASK} as a classifier of windows: waveform FLOAT32 (window samples) in, logits FLOAT32 (labels) out;
 * softmax in double precision. Thread-safe; owns nothing.
 */
public final class SpeechEmotionModel implements WindowClassifier {
    public static final String TASK = "speech-emotion";

    private final ModelManifest manifest;
    private final String digest;
    private final WindowFormat format;
    private final Function<InferenceRequest, CompletableFuture<List<Tensor>>> queue;

    SpeechEmotionModel(
            ModelManifest manifest, String digest, Function<InferenceRequest, CompletableFuture<List<Tensor>>> queue) {
        this.manifest = requireNonNull(manifest, "manifest is null");
        this.digest = requireNonNull(digest, "digest is null");
        this.queue = requireNonNull(queue, "queue is null");
        this.format = ManifestFormat.of(manifest);
    }

    /** @throws IllegalArgumentException if the manifest is not that of a classifier of waveforms */
    public static SpeechEmotionModel of(ServedModel model) {
        return new SpeechEmotionModel(model.manifest(), model.digest(), model::submit);
    }

    public String name() {
        return manifest.name();
    }

    public String version() {
        return manifest.version();
    }

    public String digest() {
        return digest;
    }

    /** Trained on simulated data. */
    public boolean demo() {
        return manifest.demo();
    }

    @Override
    public List<String> labels() {
        return manifest.labels();
    }

    @Override
    public WindowFormat format() {
        return format;
    }

    @Override
    public CompletableFuture<double[]> classify(float[] window, WindowTicket ticket) {
        Tensor waveform = Tensor.ofFloats(window, window.length);
        InferenceRequest request = new InferenceRequest(
                List.of(waveform),
                ticket.caller(),
                ticket.deadline(),
                ticket.cancelled(),
                ticket.bulk() ? Priority.BULK : Priority.INTERACTIVE);
        CompletableFuture<List<Tensor>> outputs = queue.apply(request);
        // A refusal is passed on as it is; a dependent stage would wrap it.
        CompletableFuture<double[]> probabilities = new CompletableFuture<>();
        outputs.whenComplete((tensors, failure) -> {
            if (failure != null) {
                probabilities.completeExceptionally(failure);
            } else {
                complete(probabilities, tensors);
            }
        });
        return probabilities;
    }

    private static void complete(CompletableFuture<double[]> probabilities, List<Tensor> tensors) {
        try {
            probabilities.complete(Probabilities.softmax(tensors.get(0).toFloats()));
        } catch (IllegalArgumentException notFinite) {
            probabilities.completeExceptionally(ModelFailures.notFinite(notFinite));
        }
    }
}

package org.affectlab.training.packaging;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.affectlab.inference.Dimension;
import org.affectlab.inference.TensorSpec;
import org.affectlab.inference.TensorType;
import org.affectlab.training.network.ParameterDeclaration;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a trainable archive's {@code NAME.json} says of the network as a whole. Immutable.
 *
 * @param parameterCount values of all parameters, running statistics included
 * @param switches by which the network differs from its default form; may be empty
 * @param initialisationScheme absent for the default of the network's own source
 */
public record ArchiveFacts(
        String network,
        int classes,
        long parameterCount,
        Input input,
        Output output,
        Map<String, Object> switches,
        @Nullable String initialisationScheme,
        List<ParameterDeclaration> parameters) {

    public ArchiveFacts {
        requireNonNull(network, "network is missing");
        requireNonNull(input, "input is missing");
        requireNonNull(output, "output is missing");
        switches = switches == null ? Map.of() : Map.copyOf(switches);
        parameters = List.copyOf(requireNonNull(parameters, "parameters are missing"));
    }

    /** Number of values that training changed by gradients. */
    long trainedCount() {
        return ParameterDeclaration.trainedCount(parameters);
    }

    /** The one input. */
    public record Input(String name, List<Dimension> shape, TensorType type, int sampleRateHz) {
        public Input {
            requireNonNull(type, "input.type is missing");
        }

        TensorSpec spec() {
            return new TensorSpec(name, shape, type);
        }

        int windowSamples() {
            return Math.toIntExact(spec().itemShape()[0]);
        }
    }

    /** The one output. */
    public record Output(String name, List<Dimension> shape, TensorType type) {
        public Output {
            requireNonNull(type, "output.type is missing");
        }

        TensorSpec spec() {
            return new TensorSpec(name, shape, type);
        }
    }

    /** @param stem path without {@code .json} */
    public static ArchiveFacts read(Path stem) throws IOException {
        Path json = stem.resolveSibling(stem.getFileName() + ".json");
        if (!Files.isRegularFile(json)) {
            throw new IOException("missing archive " + json + " (say where it is with --archive)");
        }
        try {
            ArchiveFacts facts = JsonMapper.builder()
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build()
                    .readValue(Files.readString(json), ArchiveFacts.class);
            if (facts.input().spec().itemShape().length != 1) {
                throw new IOException(json + ": the input is not a waveform");
            }
            return facts;
        } catch (JacksonException | IllegalArgumentException e) {
            throw new IOException(json + ": " + e.getMessage(), e);
        }
    }
}

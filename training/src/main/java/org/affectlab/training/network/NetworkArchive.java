package org.affectlab.training.network;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.zip.GZIPInputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A trainable archive on disk: {@code NAME.pt.gz}, a TorchScript module whose parameters are all zero, and {@code NAME.json}, which
 * declares them. Immutable.
 */
public final class NetworkArchive {
    private final Path module;
    private final Description description;

    private NetworkArchive(Path module, Description description) {
        this.module = module;
        this.description = description;
    }

    /**
     * @param stem path without {@code .pt.gz} and {@code .json}
     * @throws IOException if one of the files is missing or the description is malformed
     */
    public static NetworkArchive open(Path stem) throws IOException {
        Path json = stem.resolveSibling(stem.getFileName() + ".json");
        Path module = stem.resolveSibling(stem.getFileName() + ".pt.gz");
        if (!Files.isRegularFile(module)) {
            throw new IOException("missing archive " + module);
        }
        try {
            // The description also documents the front end, which is the exporter's business.
            JsonMapper mapper = JsonMapper.builder()
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();
            return new NetworkArchive(module, mapper.readValue(Files.readString(json), Description.class));
        } catch (JacksonException e) {
            throw new IOException(json + ": " + e.getOriginalMessage(), e);
        }
    }

    public Description description() {
        return description;
    }

    /** Unpacks the module to a file, which is replaced when it exists. */
    public void unpack(Path target) throws IOException {
        try (InputStream content = new GZIPInputStream(Files.newInputStream(module))) {
            Files.copy(content, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /**
     * @param network name of the architecture
     * @param classes size of the output
     * @param input of its forward
     * @param parameterCount number of values in all parameters
     * @param parameters in the module's order
     */
    public record Description(
            String network, int classes, Input input, long parameterCount, List<ParameterDeclaration> parameters) {
        public Description {
            requireNonNull(network, "network is null");
            requireNonNull(input, "input is null");
            parameters = List.copyOf(requireNonNull(parameters, "parameters is null"));
            long counted =
                    parameters.stream().mapToLong(ParameterDeclaration::size).sum();
            if (counted != parameterCount) {
                throw new IllegalArgumentException(
                        "parameterCount is " + parameterCount + " but the parameters hold " + counted);
            }
        }
    }

    /**
     * A batch of windows.
     *
     * @param shape {@code batch} and the samples of a window
     */
    public record Input(List<String> shape) {
        public Input {
            shape = List.copyOf(requireNonNull(shape, "shape is null"));
            if (shape.size() != 2 || !shape.get(1).matches("[1-9][0-9]{0,7}")) {
                throw new IllegalArgumentException("the input is no batch of windows: " + shape);
            }
        }

        public int windowSamples() {
            return Integer.parseInt(shape.get(1));
        }
    }
}

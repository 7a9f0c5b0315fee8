package org.affectlab.training.network;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
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
     * @param input of a network that takes windows of sound
     * @param inputs of any other network, in the order of its forward
     * @param output of a network that has {@code inputs}
     * @param switches by which the network differs from its default form; may be empty
     * @param parameterCount number of values in all parameters, running statistics included
     * @param parameters in the module's order
     */
    public record Description(
            String network,
            int classes,
            @Nullable ArchiveTensor input,
            List<ArchiveTensor> inputs,
            @Nullable ArchiveTensor output,
            Map<String, Object> switches,
            long parameterCount,
            List<ParameterDeclaration> parameters) {
        public Description {
            requireNonNull(network, "network is null");
            inputs = inputs == null ? List.of() : List.copyOf(inputs);
            switches = switches == null ? Map.of() : Map.copyOf(switches);
            if ((input == null) == inputs.isEmpty()) {
                throw new IllegalArgumentException("an archive has either an input or inputs");
            }
            parameters = List.copyOf(requireNonNull(parameters, "parameters is null"));
            long counted =
                    parameters.stream().mapToLong(ParameterDeclaration::size).sum();
            if (counted != parameterCount) {
                throw new IllegalArgumentException(
                        "parameterCount is " + parameterCount + " but the parameters hold " + counted);
            }
        }

        /**
         * Samples of a window of sound.
         *
         * @throws IOException if the network takes no batch of windows
         */
        public int windowSamples() throws IOException {
            if (input == null || input.shape().size() != 2) {
                throw new IOException("network " + network + " takes no batch of windows of sound");
            }
            return input.fixed(1);
        }

        /** @throws IOException if the network has no such input */
        public ArchiveTensor input(String name) throws IOException {
            return inputs.stream()
                    .filter(tensor -> tensor.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IOException("network " + network + " has no input " + name));
        }
    }
}

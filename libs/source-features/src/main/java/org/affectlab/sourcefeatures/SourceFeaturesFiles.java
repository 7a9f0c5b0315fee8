package org.affectlab.sourcefeatures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.affectlab.inference.NpzFile;
import org.affectlab.inference.Tensor;
import org.affectlab.inference.TensorType;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@link SourceFeatures} as a folder: {@code features.npz} (FLOAT32 {@code features} clips × names; INT32 {@code label}, {@code corpus} and
 * {@code speaker} of each clip), {@code features.json} with the archive's digest, and {@code CARD.md}. Thread-safe.
 */
public final class SourceFeaturesFiles {
    public static final String ARRAYS = "features.npz";
    public static final String HEADER = "features.json";
    public static final String CARD = "CARD.md";

    private final JsonMapper mapper = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    /**
     * Writes all three files; the header, which has the digest, last.
     *
     * @return what was written, with its digest
     */
    public SourceFeatures write(Path folder, SourceFeatures features, String card) throws IOException {
        Files.createDirectories(folder);
        Map<String, Tensor> arrays = new LinkedHashMap<>();
        int clips = features.clips();
        arrays.put(
                "features",
                Tensor.ofFloats(
                        features.features(), clips, features.header().names().size()));
        arrays.put("label", Tensor.ofInts(features.labels(), clips));
        arrays.put("corpus", Tensor.ofInts(features.corpora(), clips));
        arrays.put("speaker", Tensor.ofInts(features.speakers(), clips));
        byte[] archive = NpzFile.toBytes(arrays);
        SourceHeader header = features.header().withDigest(digest(archive));
        replace(folder.resolve(ARRAYS), archive);
        Files.writeString(folder.resolve(CARD), card);
        replace(folder.resolve(HEADER), mapper.writeValueAsBytes(header));
        return new SourceFeatures(
                header, features.features(), features.labels(), features.corpora(), features.speakers());
    }

    /**
     * Reads and checks everything.
     *
     * @throws NoSuchFileException if the folder has no header
     * @throws IOException what is wrong: another digest, an array that is missing or of another form
     */
    public SourceFeatures read(Path folder) throws IOException {
        SourceHeader header = header(folder.resolve(HEADER));
        byte[] archive = Files.readAllBytes(folder.resolve(ARRAYS));
        if (!digest(archive).equals(header.digest())) {
            throw new IOException(folder.resolve(ARRAYS) + " is not the file whose digest " + HEADER + " has");
        }
        Map<String, Tensor> arrays = NpzFile.read(archive);
        int names = header.names().size();
        Tensor features = array(arrays, "features", TensorType.FLOAT32, -1, names);
        long clips = features.shape()[0];
        try {
            return new SourceFeatures(
                    header,
                    features.toFloats(),
                    numbers(array(arrays, "label", TensorType.INT32, clips)),
                    numbers(array(arrays, "corpus", TensorType.INT32, clips)),
                    numbers(array(arrays, "speaker", TensorType.INT32, clips)));
        } catch (IllegalArgumentException wrong) {
            throw new IOException(folder + ": " + wrong.getMessage(), wrong);
        }
    }

    private SourceHeader header(Path file) throws IOException {
        try {
            return mapper.readValue(Files.readAllBytes(file), SourceHeader.class);
        } catch (JacksonException wrong) {
            throw new IOException(file + ": " + wrong.getOriginalMessage(), wrong);
        }
    }

    private static Tensor array(Map<String, Tensor> arrays, String name, TensorType type, long... shape)
            throws IOException {
        Tensor array = arrays.get(name);
        if (array == null || array.type() != type || array.rank() != shape.length) {
            throw new IOException(
                    ARRAYS + " has no array " + name + " of " + type + " with " + shape.length + " dimensions");
        }
        for (int index = 0; index < shape.length; index++) {
            if (shape[index] >= 0 && array.shape()[index] != shape[index]) {
                throw new IOException(
                        "the array " + name + " of " + ARRAYS + " has the shape " + Arrays.toString(array.shape()));
            }
        }
        return array;
    }

    private static int[] numbers(Tensor array) {
        return Arrays.stream(array.toDoubles()).mapToInt(value -> (int) value).toArray();
    }

    private static void replace(Path target, byte[] content) throws IOException {
        Path unfinished = target.resolveSibling("." + target.getFileName() + ".tmp");
        Files.write(unfinished, content);
        Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String digest(byte[] content) {
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}

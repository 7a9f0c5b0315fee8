package org.affectlab.servicekit.openinference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.affectlab.inference.BatchingPolicy;
import org.affectlab.inference.ModelFormat;
import org.affectlab.inference.ModelManifest;
import org.affectlab.inference.TensorSpec;
import org.affectlab.inference.TensorType;
import org.affectlab.servicekit.problem.ProblemException;
import org.affectlab.servicekit.upload.MemoryBudget;
import org.affectlab.servicekit.upload.MemoryLease;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Good requests, broken at random: each is either still good, so that its items fit the model, or refused with a status of the 400s. Nothing else
 * is ever thrown, and no memory stays counted.
 */
class MutationTest {
    private static final int ROUNDS = 10_000;
    private static final int MAX_ITEMS = 8;
    private static final String JSON = "{\"id\":\"q\",\"parameters\":{\"timeout\":5,\"priority\":1},\"inputs\":["
            + "{\"name\":\"a\",\"shape\":[2,3],\"datatype\":\"FP32\",\"parameters\":{\"binary_data_size\":24}},"
            + "{\"data\":[[true],[false]],\"name\":\"b\",\"shape\":[2,1],\"datatype\":\"BOOL\"},"
            + "{\"name\":\"c\",\"shape\":[2],\"datatype\":\"INT64\",\"data\":[-5,9007199254740993]}],"
            + "\"outputs\":[{\"name\":\"y\",\"parameters\":{\"binary_data\":true}}]}";
    private static final List<String> PIECES = List.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "0",
            "-1",
            "1e999",
            "NaN",
            "null",
            "9223372036854775807",
            "BF16",
            "FP64",
            "\"data\":[1],",
            "\"shape\":[2,3],",
            "\"name\":\"a\",",
            "[[[[",
            "\\u0000",
            "\\ud800",
            "\u00ff",
            "2147483648");

    private static ModelManifest manifest() {
        return new ModelManifest(
                "mutant",
                "1",
                "test",
                ModelFormat.TORCHSCRIPT,
                List.of(),
                List.of(
                        TensorSpec.of("a", TensorType.FLOAT32, 3),
                        TensorSpec.of("b", TensorType.BOOL, 1),
                        TensorSpec.of("c", TensorType.INT64)),
                List.of(TensorSpec.of("y", TensorType.FLOAT32, 1)),
                Map.of(),
                new BatchingPolicy(2, 1, List.of()),
                List.of(),
                "none",
                Map.of(),
                "CC0-1.0",
                "",
                true,
                Map.of());
    }

    private static byte[] good() {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(JSON.getBytes(StandardCharsets.UTF_8));
        body.writeBytes(new byte[24]);
        return body.toByteArray();
    }

    private static byte[] mutate(byte[] body, Random random) {
        byte[] mutant = body;
        for (int times = 1 + random.nextInt(3); times > 0; times--) {
            int at = random.nextInt(mutant.length);
            int end = Math.min(mutant.length, at + (random.nextInt(4) == 0 ? random.nextInt(40) : random.nextInt(2)));
            ByteArrayOutputStream next = new ByteArrayOutputStream();
            next.write(mutant, 0, at);
            switch (random.nextInt(3)) {
                case 0 ->
                    next.writeBytes(PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8));
                case 1 -> next.write(random.nextInt(256));
                default -> next.write(mutant, at, end - at);
            }
            next.write(mutant, end, mutant.length - end);
            mutant = next.size() == 0 ? body : next.toByteArray();
        }
        return mutant;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void nothingButRefusals(long seed) {
        Random random = new Random(seed);
        MemoryBudget budget = new MemoryBudget(1 << 20);
        ModelManifest manifest = manifest();
        InferRequestParser parser = new InferRequestParser();
        int answered = 0;
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] body = mutate(good(), random);
            int length = random.nextInt(8) == 0 ? 1 + random.nextInt(body.length) : Math.max(1, body.length - 24);
            try (MemoryLease memory = budget.open()) {
                InferRequest request = parser.parse(body, length, memory);
                InferItems items = InferItems.of(manifest, request, MAX_ITEMS);
                assertThat(items.items()).hasSizeBetween(1, MAX_ITEMS);
                answered++;
            } catch (ProblemException problem) {
                assertThat(problem.code().status().value()).isBetween(400, 499);
                refused++;
            }
            assertThat(budget.usedBytes()).isZero();
        }
        // Both happen often, so the mutants are neither all hopeless nor all harmless.
        assertThat(answered).isGreaterThan(ROUNDS / 50);
        assertThat(refused).isGreaterThan(ROUNDS / 2);
    }
}

package org.affectlab.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.affectlab.inference.InferenceException.Code;
import org.junit.jupiter.api.Test;

class FreeDimensionTest {
    private static final BatchingPolicy POLICY = new BatchingPolicy(4, 0, List.of(1, 4));
    private static final FreeDimension PADDED = new FreeDimension(2, 8, List.of(4, 8), Grouping.PAD, 0);

    private static TensorSpec spec(String name, TensorType type, String... free) {
        List<Dimension> shape = new ArrayList<>(List.of(Dimension.batch()));
        for (String dimension : free) {
            shape.add(new Dimension(dimension, 0));
        }
        shape.add(Dimension.fixed(3));
        return new TensorSpec(name, shape, type);
    }

    private static ModelManifest manifest(Map<String, FreeDimension> dimensions, TensorSpec input, TensorSpec output) {
        return Fixtures.freeManifest(POLICY, dimensions, List.of(input), List.of(output));
    }

    @Test
    void paddedSizesGoUpToTheNextBucket() {
        assertThat(PADDED.engineSize(2)).isEqualTo(4);
        assertThat(PADDED.engineSize(4)).isEqualTo(4);
        assertThat(PADDED.engineSize(5)).isEqualTo(8);
        assertThat(PADDED.accepts(1)).isFalse();
        assertThat(PADDED.accepts(9)).isFalse();
        assertThat(PADDED.accepts(1L << 32 | 4)).isFalse();
        assertThat(PADDED.warmUpSizes()).containsExactly(4, 8);
        assertThatThrownBy(() -> PADDED.engineSize(9)).hasMessageContaining("2 to 8");
    }

    @Test
    void exactSizesStayAsTheyAre() {
        FreeDimension any = new FreeDimension(2, 8, List.of(), Grouping.EXACT, 0);
        assertThat(any.engineSize(5)).isEqualTo(5);
        assertThat(any.warmUpSizes()).containsExactly(2, 8);
        FreeDimension some = new FreeDimension(2, 8, List.of(3, 5), Grouping.EXACT, 0);
        assertThat(some.accepts(4)).isFalse();
        assertThat(some.accepts(5)).isTrue();
        assertThat(some).hasToString("one of [3, 5]");
        assertThat(some.warmUpSizes()).containsExactly(3, 5);
    }

    @Test
    void refusesBoundsAndBucketsThatDoNotFit() {
        for (FreeDimensionMaker bad : List.<FreeDimensionMaker>of(
                () -> new FreeDimension(0, 8, List.of(8), Grouping.PAD, 0),
                () -> new FreeDimension(3, 2, List.of(), Grouping.EXACT, 0),
                () -> new FreeDimension(2, 8, List.of(), Grouping.PAD, 0),
                () -> new FreeDimension(2, 8, List.of(4), Grouping.PAD, 0),
                () -> new FreeDimension(2, 8, List.of(8, 4), Grouping.PAD, 0),
                () -> new FreeDimension(2, 8, List.of(1, 8), Grouping.PAD, 0),
                () -> new FreeDimension(2, 8, List.of(4, 9), Grouping.EXACT, 0),
                () -> new FreeDimension(2, 8, List.of(8), Grouping.PAD, Double.NaN))) {
            assertThatThrownBy(bad::make).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private interface FreeDimensionMaker {
        FreeDimension make();
    }

    @Test
    void inputsAreBoundToSizes() {
        ModelManifest manifest =
                manifest(Map.of("n", PADDED), spec("x", TensorType.FLOAT32, "n"), spec("y", TensorType.FLOAT32, "n"));
        DimensionSizes sizes = DimensionSizes.ofItem(manifest, List.of(Tensor.ofFloats(new float[15], 5, 3)));
        assertThat(sizes.size("n")).isEqualTo(5);
        assertThat(sizes.engineSizes(manifest)).isEqualTo(DimensionSizes.of(Map.of("n", 8)));
        assertThat(DimensionSizes.ofBatch(manifest, List.of(Tensor.ofFloats(new float[30], 2, 5, 3))))
                .isEqualTo(sizes)
                .hasSameHashCodeAs(sizes);
        assertThat(manifest.itemByteSize()).isEqualTo(4 * 8 * 3);
        for (Tensor bad : List.of(
                Tensor.ofFloats(new float[27], 9, 3),
                Tensor.ofFloats(new float[3], 1, 3),
                Tensor.ofFloats(new float[0], 0, 3),
                Tensor.ofFloats(new float[10], 5, 2),
                Tensor.ofFloats(new float[15], 15),
                Tensor.ofDoubles(new double[15], 5, 3))) {
            assertThatThrownBy(() -> DimensionSizes.ofItem(manifest, List.of(bad)))
                    .isInstanceOfSatisfying(
                            InferenceException.class, e -> assertThat(e.code()).isEqualTo(Code.INVALID_INPUT));
        }
    }

    @Test
    void aNameHasOneSizeEverywhere() {
        ModelManifest manifest = manifest(
                Map.of("n", PADDED), spec("x", TensorType.FLOAT32, "n", "n"), spec("y", TensorType.FLOAT32, "n"));
        assertThat(DimensionSizes.ofItem(manifest, List.of(Tensor.ofFloats(new float[12], 2, 2, 3)))
                        .size("n"))
                .isEqualTo(2);
        assertThatThrownBy(() -> DimensionSizes.ofItem(manifest, List.of(Tensor.ofFloats(new float[18], 2, 3, 3))))
                .hasMessageContaining("dimension n is 2 and 3");
    }

    @Test
    void aManifestDescribesExactlyTheDimensionsThatItsInputsHave() {
        TensorSpec plain = TensorSpec.of("y", TensorType.FLOAT32, 1);
        TensorSpec free = spec("x", TensorType.FLOAT32, "n");
        assertThatThrownBy(() -> manifest(Map.of(), free, plain)).hasMessageContaining("free dimensions [n]");
        assertThatThrownBy(() -> manifest(Map.of("n", PADDED, "m", PADDED), free, plain))
                .hasMessageContaining("dimensions describes");
        assertThatThrownBy(() -> manifest(Map.of("n", PADDED), free, spec("y", TensorType.FLOAT32, "m")))
                .hasMessageContaining("that no input has");
    }

    @Test
    void aManifestCannotAskForWhatCannotBeServed() {
        TensorSpec plain = TensorSpec.of("y", TensorType.FLOAT32, 1);
        FreeDimension huge = new FreeDimension(1, 1 << 28, List.of(), Grouping.EXACT, 0);
        assertThatThrownBy(() -> manifest(Map.of("n", huge), spec("x", TensorType.FLOAT32, "n"), plain))
                .hasMessageContaining("2 GiB");
        FreeDimension half = new FreeDimension(2, 8, List.of(8), Grouping.PAD, 0.5);
        assertThatThrownBy(() -> manifest(Map.of("n", half), spec("x", TensorType.INT64, "n"), plain))
                .hasMessageContaining("padValue 0.5");
        assertThatThrownBy(
                        () -> manifest(Map.of("m", half, "n", PADDED), spec("x", TensorType.FLOAT32, "n", "m"), plain))
                .hasMessageContaining("different padValues");
        FreeDimension many =
                new FreeDimension(1, 33, IntStream.rangeClosed(1, 33).boxed().toList(), Grouping.PAD, 0);
        assertThatThrownBy(() -> manifest(Map.of("n", many), spec("x", TensorType.FLOAT32, "n"), plain))
                .hasMessageContaining("66 combinations");
    }

    @Test
    void jsonMayLeaveOutBucketsAndPadValue() {
        FreeDimension any = new FreeDimension(2, 8, List.of(), Grouping.EXACT, 0);
        ModelManifest manifest =
                manifest(Map.of("n", any), spec("x", TensorType.FLOAT32, "n"), spec("y", TensorType.FLOAT32, "n"));
        ManifestJson json = new ManifestJson();
        String written = new String(json.write(manifest), StandardCharsets.UTF_8);
        assertThat(json.read(written.getBytes(StandardCharsets.UTF_8))).isEqualTo(manifest);
        String shorter = written.replaceAll("\\s*\"buckets\" : \\[ ],(?=\\s*\"grouping\")", "")
                .replaceAll(",\\s*\"padValue\" : 0.0", "");
        assertThat(shorter).doesNotContain("padValue").hasSizeLessThan(written.length() - 30);
        assertThat(json.read(shorter.getBytes(StandardCharsets.UTF_8))).isEqualTo(manifest);
    }

    @Test
    void jsonSaysNothingOfWhatIsNotThere() {
        String plain = new String(new ManifestJson().write(Fixtures.linearManifest()), StandardCharsets.UTF_8);
        assertThat(plain).doesNotContain("dimensions").doesNotContain("nonFinite");
        TensorSpec loose = new TensorSpec("x", spec("x", TensorType.FLOAT32).shape(), TensorType.FLOAT32, true);
        ModelManifest manifest = manifest(Map.of(), loose, spec("y", TensorType.FLOAT32));
        byte[] json = new ManifestJson().write(manifest);
        assertThat(new String(json, StandardCharsets.UTF_8)).contains("\"nonFinite\" : true");
        assertThat(new ManifestJson().read(json)).isEqualTo(manifest);
    }
}

package org.affectlab.pointcloud.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.affectlab.inference.ModelManifest;
import org.affectlab.pointcloud.pipeline.ClassVocabulary;
import org.affectlab.pointformats.cloud.PointClass;
import org.junit.jupiter.api.Test;

class ManifestVocabularyTest {
    private static ClassVocabulary of(List<String> labels, Map<String, Object> preprocessing) {
        ModelManifest base = HalvesModel.manifest("halves");
        return ManifestVocabulary.of(new ModelManifest(
                base.name(),
                base.version(),
                base.task(),
                base.format(),
                labels,
                base.inputs(),
                base.outputs(),
                preprocessing,
                base.batching(),
                base.trainingData(),
                base.protocol(),
                base.metrics(),
                base.licence(),
                base.citation(),
                base.demo(),
                base.files()));
    }

    @Test
    void theManifestNamesIdsCodesAndColours() {
        ClassVocabulary vocabulary = ManifestVocabulary.of(HalvesModel.manifest("halves"));
        assertThat(vocabulary.classes())
                .containsExactly(
                        new PointClass(1, "ground", 2), new PointClass(2, "building", 6), new PointClass(5, "tree", 5));
        assertThat(vocabulary.colours()).containsExactly("#a0522d", "#ff0000", "#00ff00");
    }

    @Test
    void withoutThemPlacesAndHues() {
        ClassVocabulary vocabulary = of(List.of("a", "b", "c", "d", "e", "f"), Map.of());
        assertThat(vocabulary.classes().get(4)).isEqualTo(new PointClass(4, "e", 68));
        assertThat(vocabulary.colours())
                .containsExactly("#ff0000", "#ffff00", "#00ff00", "#00ffff", "#0000ff", "#ff00ff");
        for (int count = 2; count < 40; count++) {
            List<String> many = java.util.stream.IntStream.range(0, count)
                    .mapToObj(label -> "c" + label)
                    .toList();
            assertThat(of(many, Map.of()).colours()).doesNotHaveDuplicates();
        }
    }

    @Test
    void namesThatAsprsHasHaveItsCodes() {
        assertThat(of(List.of("other", "Ground", "bridge deck", "sofa"), Map.of())
                        .classes())
                .extracting(PointClass::asprsCode)
                .containsExactly(1, 2, 17, 67);
    }

    @Test
    void whatDoesNotFitIsRefused() {
        List<String> two = List.of("a", "b");
        for (Map<String, Object> bad : List.<Map<String, Object>>of(
                Map.of("classIds", "1"),
                Map.of("classIds", "1,1"),
                Map.of("classIds", "1,255"),
                Map.of("classIds", "1,x"),
                Map.of("asprsCodes", "1,256"),
                Map.of("classColours", "red,blue"))) {
            assertThatThrownBy(() -> of(two, bad)).as(bad.toString()).isInstanceOf(IllegalArgumentException.class);
        }
        for (List<String> names :
                List.of(List.of("a"), List.of("a", "red"), List.of("a", "1st"), List.of("a b", "a_b"))) {
            assertThatThrownBy(() -> of(names, Map.of())).isInstanceOf(IllegalArgumentException.class);
        }
    }
}

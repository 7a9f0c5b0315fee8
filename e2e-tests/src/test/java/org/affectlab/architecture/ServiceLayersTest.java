package org.affectlab.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.Arrays;
import org.affectlab.inference.InferenceException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Inside a service: {@code config} wires everything, {@code api} uses pipeline and model, {@code model} translates the pipeline's types into
 * tensors, and {@code pipeline} is plain Java that knows none of them.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServiceLayersTest {
    private JavaClasses classes;

    @BeforeAll
    void load() {
        classes = ProjectClasses.load();
    }

    @ParameterizedTest
    @ValueSource(strings = {"speech", "pointcloud"})
    void pipelineIsPlainJava(String service) {
        forbid(
                service,
                "pipeline",
                "org.springframework..",
                "ai.djl..",
                "jakarta..",
                "tools.jackson..",
                "io.swagger..");
    }

    /** Of the inference library it may know how a request fails, but neither tensors nor models: those are the model layer's. */
    @ParameterizedTest
    @ValueSource(strings = {"speech", "pointcloud"})
    void pipelineKnowsNoTensors(String service) {
        noClasses()
                .that()
                .resideInAnyPackage(layers(service, "pipeline"))
                .should()
                .dependOnClassesThat(
                        resideInAPackage("org.affectlab.inference..").and(not(belongToAnyOf(InferenceException.class))))
                .check(classes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"speech", "pointcloud"})
    void pipelineKnowsNoOtherLayer(String service) {
        forbid(service, "pipeline", layers(service, "api", "model", "config"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"speech", "pointcloud"})
    void modelKnowsOnlyThePipeline(String service) {
        forbid(service, "model", layers(service, "api", "config"));
        forbid(service, "model", "jakarta.servlet..", "io.swagger..", "org.springframework.web..");
    }

    @ParameterizedTest
    @ValueSource(strings = {"speech", "pointcloud"})
    void apiDoesNotKnowTheWiring(String service) {
        forbid(service, "api", layers(service, "config"));
    }

    private void forbid(String service, String layer, String... packages) {
        noClasses()
                .that()
                .resideInAnyPackage(layers(service, layer))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages)
                .check(classes);
    }

    private static String[] layers(String service, String... layers) {
        return Arrays.stream(layers)
                .map(layer -> ProjectClasses.ROOT + "." + service + "." + layer + "..")
                .toArray(String[]::new);
    }
}

package org.affectlab.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Dependencies between modules, and on the frameworks that only some of them may know. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ModuleDependenciesTest {
    private static final String[] SPRING = {"org.springframework.."};
    private static final String[] DJL = {"ai.djl.."};
    private static final String[] SERVLET = {"jakarta.servlet.."};
    private static final String[] FFMPEG = {"org.bytedeco.."};
    /** Jackson 2. The project speaks Jackson 3, whose annotations alone are still in this name space. */
    private static final String[] OLD_JACKSON = {"com.fasterxml.jackson.databind..", "com.fasterxml.jackson.core.."};

    private JavaClasses classes;

    @BeforeAll
    void load() {
        classes = ProjectClasses.load();
    }

    @Test
    void everyClassBelongsToAKnownModule() {
        classes()
                .that()
                .resideInAPackage(ProjectClasses.ROOT + "..")
                .should()
                .resideInAnyPackage(ProjectModule.allPackages())
                .check(classes);
    }

    @ParameterizedTest
    @EnumSource
    void moduleUsesOnlyWhatIsBelowIt(ProjectModule module) {
        noClasses()
                .that()
                .resideInAPackage(module.packages())
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(module.forbiddenPackages())
                .check(classes);
    }

    @Test
    void librariesAndToolsAreFreeOfSpring() {
        forbid(
                SPRING,
                ProjectModule.ACCESS,
                ProjectModule.ADMISSION,
                ProjectModule.MEDIA,
                ProjectModule.INFERENCE,
                ProjectModule.EVALUATION,
                ProjectModule.SOURCE_FEATURES,
                ProjectModule.POINT_FORMATS,
                ProjectModule.TRAINING,
                ProjectModule.BENCHMARKS);
    }

    @Test
    void onlyInferenceTrainingAndBenchmarksKnowTheEngine() {
        forbid(
                DJL,
                ProjectModule.ACCESS,
                ProjectModule.ADMISSION,
                ProjectModule.MEDIA,
                ProjectModule.EVALUATION,
                ProjectModule.SOURCE_FEATURES,
                ProjectModule.POINT_FORMATS,
                ProjectModule.SERVICE_KIT,
                ProjectModule.SPEECH_SERVICE,
                ProjectModule.POINTCLOUD_SERVICE,
                ProjectModule.API_GATEWAY);
    }

    @Test
    void onlyMediaKnowsFfmpeg() {
        forbid(
                FFMPEG,
                ProjectModule.ACCESS,
                ProjectModule.ADMISSION,
                ProjectModule.INFERENCE,
                ProjectModule.EVALUATION,
                ProjectModule.SOURCE_FEATURES,
                ProjectModule.POINT_FORMATS,
                ProjectModule.SERVICE_KIT,
                ProjectModule.TRAINING,
                ProjectModule.SPEECH_SERVICE,
                ProjectModule.POINTCLOUD_SERVICE,
                ProjectModule.API_GATEWAY);
    }

    @Test
    void gatewayAndLibrariesAreFreeOfServlets() {
        forbid(
                SERVLET,
                ProjectModule.API_GATEWAY,
                ProjectModule.ACCESS,
                ProjectModule.ADMISSION,
                ProjectModule.MEDIA,
                ProjectModule.INFERENCE,
                ProjectModule.EVALUATION,
                ProjectModule.SOURCE_FEATURES,
                ProjectModule.POINT_FORMATS,
                ProjectModule.TRAINING);
    }

    /** But for the one place that works with swagger-core, whose own interface has it. */
    @Test
    void nobodyUsesTheOldJackson() {
        noClasses()
                .that()
                .resideInAPackage(ProjectClasses.ROOT + "..")
                .and()
                .resideOutsideOfPackage("org.affectlab.servicekit.openapi..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(OLD_JACKSON)
                .check(classes);
    }

    private void forbid(String[] packages, ProjectModule... modules) {
        noClasses()
                .that()
                .resideInAnyPackage(ProjectModule.packagesOf(modules))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages)
                .check(classes);
    }
}

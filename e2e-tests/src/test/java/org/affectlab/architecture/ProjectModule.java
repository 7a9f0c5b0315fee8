package org.affectlab.architecture;

import java.util.Arrays;
import java.util.List;

/**
 * The modules and what each may use of the others. This is the whole map: a module that is not here, or an arrow that is not here, fails the
 * build.
 */
enum ProjectModule {
    ACCESS("access"),
    ADMISSION("admission"),
    TRACING("tracing"),
    MEDIA("media"),
    INFERENCE("inference"),
    EVALUATION("evaluation"),
    TABLES("tables"),
    SPARSE_REGRESSION("regression"),
    ACOUSTICS("acoustics"),
    POINT_GEOMETRY("pointgeometry"),
    POINT_FORMATS("pointformats"),
    POINT_SCENES("pointscenes", POINT_GEOMETRY, POINT_FORMATS),
    SOURCE_FEATURES("sourcefeatures", INFERENCE),
    SERVICE_KIT("servicekit", INFERENCE, ACCESS, ADMISSION, TRACING),
    TRAINING(
            "training",
            MEDIA,
            INFERENCE,
            EVALUATION,
            TABLES,
            ACOUSTICS,
            SPARSE_REGRESSION,
            SOURCE_FEATURES,
            POINT_GEOMETRY,
            POINT_FORMATS,
            POINT_SCENES),
    SPEECH_SERVICE("speech", SERVICE_KIT, INFERENCE, MEDIA, ACOUSTICS, SPARSE_REGRESSION, SOURCE_FEATURES, TABLES),
    POINTCLOUD_SERVICE("pointcloud", SERVICE_KIT, INFERENCE, POINT_FORMATS, POINT_SCENES),
    API_GATEWAY("gateway", ACCESS, ADMISSION, TRACING),
    BENCHMARKS("benchmarks", ACCESS, INFERENCE, ACOUSTICS, POINT_GEOMETRY, POINT_FORMATS);

    private final String rootPackage;
    private final List<ProjectModule> uses;

    ProjectModule(String name, ProjectModule... uses) {
        this.rootPackage = ProjectClasses.ROOT + "." + name;
        this.uses = List.of(uses);
    }

    /** As ArchUnit writes a package with everything below it. */
    String packages() {
        return rootPackage + "..";
    }

    /** The packages of the modules that this one must not know. */
    String[] forbiddenPackages() {
        return Arrays.stream(values())
                .filter(other -> other != this && !uses.contains(other))
                .map(ProjectModule::packages)
                .toArray(String[]::new);
    }

    static String[] packagesOf(ProjectModule... modules) {
        return Arrays.stream(modules).map(ProjectModule::packages).toArray(String[]::new);
    }

    static String[] allPackages() {
        return packagesOf(values());
    }
}

package org.affectlab.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** The production classes of all modules, as compiled, less what JMH writes for its own use. Imported anew by each rule's class: that takes about two seconds. */
final class ProjectClasses {
    static final String ROOT = "org.affectlab";

    private ProjectClasses() {}

    static JavaClasses load() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(location -> !location.contains("/jmh_generated/"))
                .importPackages(ROOT);
    }
}

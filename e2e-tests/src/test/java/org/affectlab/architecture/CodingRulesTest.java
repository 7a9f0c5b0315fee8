package org.affectlab.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Rules for the code of every module. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CodingRulesTest {
    private static final Set<String> ARITHMETIC =
            Set.of("NDArray", "NDArrays", "NDArrayEx", "NDArrayAdapter", "PtNDArray", "PtNDArrayEx");

    private JavaClasses classes;

    @BeforeAll
    void load() {
        classes = ProjectClasses.load();
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching(ProjectClasses.ROOT + ".(**)")
                .should()
                .beFreeOfCycles()
                .check(classes);
    }

    @Test
    void everyPackageIsNullMarked() {
        List<String> unmarked = classes.stream()
                .map(JavaClass::getPackage)
                .distinct()
                .filter(candidate -> !candidate.isAnnotatedWith(NullMarked.class))
                .map(candidate -> candidate.getName())
                .sorted()
                .toList();
        assertThat(unmarked).isEmpty();
    }

    @Test
    void dependenciesAreInjectedThroughConstructors() {
        GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION.check(classes);
    }

    @Test
    void onlyTheCommandLineWritesToStandardStreams() {
        GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(
                classes.that(not(resideInAPackage("org.affectlab.training.command.."))));
    }

    @Test
    void timeIsJavaTime() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.util\\.(Date|Calendar|GregorianCalendar|Timer|TimerTask)")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("java\\.text\\.(Simple)?DateFormat")
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("java.sql..")
                .check(classes);
    }

    /** The number's memory would be gone before a backward pass reads it: HeldNumbers keeps it. Optimisers work without a graph. */
    @Test
    void numbersInLossesAreHeld() {
        noClasses()
                .that()
                .resideInAPackage("org.affectlab.training..")
                .and()
                .resideOutsideOfPackage("org.affectlab.training.optimiser")
                .should()
                .callMethodWhere(describe(
                        "a number becomes part of an array's arithmetic",
                        call -> ARITHMETIC.contains(call.getTargetOwner().getSimpleName())
                                && call.getTarget().getRawParameterTypes().stream()
                                        .anyMatch(type -> type.isEquivalentTo(Number.class))))
                .check(classes);
    }

    @Test
    void nobodyThrowsExceptionsThatSayNothing() {
        GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS.check(classes);
    }
}

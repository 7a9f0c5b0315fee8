package org.affectlab.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Lock;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** No state that outlives its owner: nothing static changes, and nothing is a singleton by construction. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StaticStateTest {
    /** Types that exist to be changed. A static field of one is state, final or not. */
    private static final List<Class<?>> MUTABLE = List.of(
            Executor.class,
            Lock.class,
            ThreadLocal.class,
            java.util.concurrent.ConcurrentMap.class,
            java.util.HashMap.class,
            java.util.TreeMap.class,
            java.util.ArrayList.class,
            java.util.HashSet.class,
            java.util.Queue.class,
            java.util.Random.class,
            java.util.concurrent.atomic.AtomicBoolean.class,
            java.util.concurrent.atomic.AtomicInteger.class,
            java.util.concurrent.atomic.AtomicLong.class,
            java.util.concurrent.atomic.AtomicReference.class);

    /** FFmpeg's callbacks have a fixed number of native slots, so this one class keeps the process-wide table of who is called. */
    private static final String CALLBACK_TABLE = "org.affectlab.media.NativeInput";

    private JavaClasses classes;

    @BeforeAll
    void load() {
        classes = ProjectClasses.load();
    }

    @Test
    void staticFieldsAreFinal() {
        assertThat(staticFields(field -> !field.getModifiers().contains(JavaModifier.FINAL)))
                .isEmpty();
    }

    @Test
    void staticFieldsHoldNothingThatChanges() {
        assertThat(staticFields(field -> MUTABLE.stream().anyMatch(field.getRawType()::isAssignableTo)))
                .isEmpty();
    }

    /**
     * A record is a value, an enum's constants are its nature, and an interface's constant is an object without state; any other class that
     * keeps an instance of itself is a singleton.
     */
    @Test
    void noClassKeepsTheOnlyInstanceOfItself() {
        assertThat(staticFields(field -> field.getRawType().equals(field.getOwner())
                        && !field.getOwner().isRecord()
                        && !field.getOwner().isEnum()
                        && !field.getOwner().isInterface()))
                .isEmpty();
    }

    private List<String> staticFields(Predicate<JavaField> condition) {
        Stream<JavaField> fields = classes.stream().map(JavaClass::getFields).flatMap(java.util.Set::stream);
        return fields.filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                .filter(field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC))
                .filter(field -> !field.getOwner().getName().equals(CALLBACK_TABLE))
                .filter(condition)
                .map(JavaField::getFullName)
                .sorted()
                .toList();
    }
}

package org.affectlab.servicekit.openapi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.affectlab.servicekit.problem.ProblemCode;

/** The errors that an operation can answer with, for its description. Those that every operation has need not be named. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Problems {
    ProblemCode[] value();
}

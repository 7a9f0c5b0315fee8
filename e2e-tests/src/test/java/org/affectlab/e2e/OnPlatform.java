package org.affectlab.e2e;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.affectlab.e2e.platform.PlatformExtension;
import org.junit.jupiter.api.extension.ExtendWith;

/** A test class whose constructor takes the {@link org.affectlab.e2e.platform.RunningPlatform}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(PlatformExtension.class)
@interface OnPlatform {}

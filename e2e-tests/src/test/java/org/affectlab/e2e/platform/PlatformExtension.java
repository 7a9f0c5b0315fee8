package org.affectlab.e2e.platform;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the {@link RunningPlatform}. The first test class that asks starts it, all share it, and JUnit closes it after the last test of
 * the run. When the start fails, every later test fails at once with the same reason instead of waiting again.
 */
public final class PlatformExtension implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(PlatformExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == RunningPlatform.class;
    }

    @Override
    public RunningPlatform resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(Start.class, key -> new Start(), Start.class)
                .platform();
    }

    /** The outcome of the one attempt to start. */
    private static final class Start implements AutoCloseable {
        private @Nullable RunningPlatform platform;
        private @Nullable Exception failure;

        Start() {
            try {
                platform = RunningPlatform.start();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                failure = e;
            } catch (RuntimeException e) {
                failure = e;
            }
        }

        RunningPlatform platform() {
            if (platform == null) {
                throw new ParameterResolutionException("the platform did not start", failure);
            }
            return platform;
        }

        @Override
        public void close() {
            if (platform != null) {
                platform.close();
            }
        }
    }
}

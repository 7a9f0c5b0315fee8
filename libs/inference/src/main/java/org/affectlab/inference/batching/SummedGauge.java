package org.affectlab.inference.batching;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.ToDoubleFunction;

/** The sum over all sources that are still in use: it keeps none of them alive. Thread-safe. */
final class SummedGauge {
    private final List<Source<?>> sources = new CopyOnWriteArrayList<>();

    private record Source<T>(WeakReference<T> reference, ToDoubleFunction<T> function) {
        boolean gone() {
            return reference.get() == null;
        }

        double value() {
            T source = reference.get();
            return source == null ? 0 : function.applyAsDouble(source);
        }
    }

    <T> void add(T source, ToDoubleFunction<T> function) {
        sources.removeIf(Source::gone);
        sources.add(new Source<>(new WeakReference<>(source), function));
    }

    double value() {
        return sources.stream().mapToDouble(Source::value).sum();
    }
}

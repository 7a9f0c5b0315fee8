package org.affectlab.speech.api;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Values by name, in the order of the names: a map that costs eight bytes a value beside names that many share, since an answer may hold a million of them.
 * A look-up goes through all names. Immutable.
 */
final class NamedValues extends AbstractMap<String, Double> {
    private final List<String> names;
    private final double[] values;

    /** @param values belongs to the map from now on */
    NamedValues(List<String> names, double[] values) {
        if (names.size() != values.length) {
            throw new IllegalArgumentException("there are " + values.length + " values for " + names.size() + " names");
        }
        this.names = List.copyOf(names);
        this.values = values;
    }

    /** The same values in this form. */
    static NamedValues copyOf(Map<String, Double> map) {
        if (map instanceof NamedValues already) {
            return already;
        }
        return new NamedValues(
                List.copyOf(map.keySet()),
                map.values().stream().mapToDouble(Double::doubleValue).toArray());
    }

    @Override
    public Set<Entry<String, Double>> entrySet() {
        return new Entries();
    }

    private final class Entries extends AbstractSet<Entry<String, Double>> {
        @Override
        public Iterator<Entry<String, Double>> iterator() {
            return IntStream.range(0, values.length)
                    .mapToObj(index -> Map.entry(names.get(index), values[index]))
                    .iterator();
        }

        @Override
        public int size() {
            return values.length;
        }
    }
}

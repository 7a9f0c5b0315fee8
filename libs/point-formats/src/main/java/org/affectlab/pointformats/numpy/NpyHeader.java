package org.affectlab.pointformats.numpy;

import java.util.List;

/**
 * What an NPY says of its array.
 *
 * @param fields the named values of an element, or a single one without a name
 * @param named whether the elements are records
 * @param stride bytes of an element
 */
record NpyHeader(List<NpyField> fields, boolean named, int stride, boolean fortranOrder, List<Long> shape) {
    NpyHeader {
        fields = List.copyOf(fields);
        shape = List.copyOf(shape);
    }
}

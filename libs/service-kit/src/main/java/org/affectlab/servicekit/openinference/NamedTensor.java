package org.affectlab.servicekit.openinference;

import static java.util.Objects.requireNonNull;

import org.affectlab.inference.Tensor;

/**
 * One input of a request.
 *
 * @param tensor the whole batch; a view of the request's body where it came in binary
 */
record NamedTensor(String name, Tensor tensor) {
    NamedTensor {
        requireNonNull(name, "name is null");
        requireNonNull(tensor, "tensor is null");
    }
}

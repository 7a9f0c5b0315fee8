package org.affectlab.training.network;

import java.io.IOException;
import java.util.List;

/** The linear layer that a network ends with, one row for each class. Stateless. */
public final class OutputLayer {
    private OutputLayer() {}

    /**
     * Its weight and its bias.
     *
     * @param parameters as the network's archive declares them
     * @throws IOException if the last two are not weight and bias of so many classes
     */
    public static List<ParameterDeclaration> of(List<ParameterDeclaration> parameters, int classes) throws IOException {
        int count = parameters.size();
        List<ParameterDeclaration> last = parameters.subList(Math.max(0, count - 2), count);
        boolean linear = last.size() == 2
                && last.get(0).shape().size() == 2
                && last.get(0).shape().get(0) == classes
                && last.get(1).shape().equals(List.of((long) classes));
        if (!linear) {
            throw new IOException("the network does not end with a linear layer: "
                    + last.stream().map(ParameterDeclaration::name).toList());
        }
        return last;
    }
}

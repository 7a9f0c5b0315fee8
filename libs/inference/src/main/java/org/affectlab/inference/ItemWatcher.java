package org.affectlab.inference;

import java.util.function.Consumer;

/** Is told how items fared, for instance to write it into traces. Thread-safe. */
@FunctionalInterface
public interface ItemWatcher {
    Consumer<ItemTimes> NOBODY = times -> {};

    ItemWatcher NONE = () -> NOBODY;

    /**
     * Asked for each item on the thread that submits it, so that it can see for whom; must be quick.
     *
     * @return called at most once, on a thread of the model, if the item was computed; what it throws is dropped
     */
    Consumer<ItemTimes> begin();
}

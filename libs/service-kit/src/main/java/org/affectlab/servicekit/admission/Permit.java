package org.affectlab.servicekit.admission;

import org.affectlab.admission.Place;
import org.affectlab.inference.serving.ServedModel;
import org.affectlab.servicekit.client.Caller;

/** One request's place in the service. Closing gives it back and may be repeated. Thread-safe. */
public final class Permit implements AutoCloseable {
    private final Admission admission;
    private final Caller caller;
    private final Place place;

    Permit(Admission admission, Caller caller, Place place) {
        this.admission = admission;
        this.caller = caller;
        this.place = place;
    }

    /**
     * To be asked before the body is read: whether a model can answer in time.
     *
     * @throws org.affectlab.servicekit.problem.ProblemException OVERLOADED if the model's queue is full, or would not come to this request
     *     before its deadline
     */
    public void check(ServedModel model) {
        admission.check(caller, model);
    }

    @Override
    public void close() {
        place.close();
    }
}

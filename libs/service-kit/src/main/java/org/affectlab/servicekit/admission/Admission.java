package org.affectlab.servicekit.admission;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import org.affectlab.admission.Places;
import org.affectlab.admission.Refusals;
import org.affectlab.inference.serving.ServedModel;
import org.affectlab.servicekit.client.Caller;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The door of a service: lets a request in, or refuses it at once. A controller asks before it reads the body, so a refusal costs neither the
 * upload nor a decoder, and holds the permit until the answer is known. Never blocks. Thread-safe.
 */
public final class Admission {
    private static final Logger LOG = LoggerFactory.getLogger(Admission.class);

    private static final Duration SAY_EVERY = Duration.ofSeconds(10);

    private final Places places;
    private final Refusals refusals = new Refusals(
            SAY_EVERY, System::nanoTime, count -> LOG.warn("{} requests refused, since there was no place", count));

    public Admission(int maxRequests, int maxRequestsPerCaller) {
        this.places = new Places(maxRequests, maxRequestsPerCaller);
    }

    /**
     * Lets a request in.
     *
     * @return to be closed when the answer is known
     * @throws ProblemException OVERLOADED if too many requests are in, of this caller or of all
     */
    public Permit enter(Caller caller) {
        requireNonNull(caller, "caller is null");
        return places.enter(caller.id())
                .map(place -> new Permit(this, caller, place))
                .orElseThrow(this::refuse);
    }

    /**
     * Looks whether there is a place, without taking it: for refusing a request before any work is done for it.
     *
     * @throws ProblemException OVERLOADED
     */
    public void requireFree(String caller) {
        if (!places.free(caller)) {
            throw refuse();
        }
    }

    void check(Caller caller, ServedModel model) {
        Duration wait = model.estimatedWait();
        if (model.full()) {
            throw refuse("The queue of the model is full; try again.", wait);
        }
        if (wait.compareTo(caller.deadline().remaining()) > 0) {
            throw refuse("The queue of the model is longer than this request can wait; try again.", wait);
        }
    }

    /** Requests that are in. */
    public int admitted() {
        return places.taken();
    }

    /** Requests refused since the start. */
    public long refused() {
        return refusals.total();
    }

    private ProblemException refuse() {
        return refuse("The service is working on as much as it can; try again.", null);
    }

    private ProblemException refuse(String detail, @Nullable Duration retryAfter) {
        refusals.add();
        return ProblemException.refusal(ProblemCode.OVERLOADED, detail, retryAfter);
    }
}

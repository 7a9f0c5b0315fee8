package org.affectlab.servicekit.admission;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.affectlab.inference.serving.ServedModel;
import org.affectlab.servicekit.client.Caller;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * The door of a service: lets a request in, or refuses it at once. A controller asks before it reads the body, so a refusal costs neither the
 * upload nor a decoder, and holds the permit until the answer is known. Never blocks. Thread-safe.
 */
public final class Admission {
    private final int maxRequests;
    private final int maxRequestsPerCaller;

    // Guarded by this; holds no more entries than requests are in.
    private final Map<String, Integer> byCaller = new HashMap<>();
    private int admitted;
    private long refused;

    public Admission(int maxRequests, int maxRequestsPerCaller) {
        if (maxRequests < 1 || maxRequestsPerCaller < 1) {
            throw new IllegalArgumentException("maxRequests and maxRequestsPerCaller must be greater than zero");
        }
        this.maxRequests = maxRequests;
        this.maxRequestsPerCaller = maxRequestsPerCaller;
    }

    /**
     * Lets a request in.
     *
     * @return to be closed when the answer is known
     * @throws ProblemException OVERLOADED if too many requests are in, of this caller or of all
     */
    public Permit enter(Caller caller) {
        requireNonNull(caller, "caller is null");
        synchronized (this) {
            int own = byCaller.getOrDefault(caller.id(), 0);
            if (admitted < maxRequests && own < maxRequestsPerCaller) {
                admitted++;
                byCaller.put(caller.id(), own + 1);
                return new Permit(this, caller);
            }
        }
        throw refuse("The service is working on as much as it can; try again.", null);
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

    synchronized void leave(String caller) {
        admitted--;
        byCaller.merge(caller, -1, (own, change) -> own + change == 0 ? null : own + change);
    }

    /** Requests that are in. */
    public synchronized int admitted() {
        return admitted;
    }

    /** Requests refused since the start. */
    public synchronized long refused() {
        return refused;
    }

    private synchronized ProblemException refuse(String detail, @Nullable Duration retryAfter) {
        refused++;
        return new ProblemException(
                ProblemCode.OVERLOADED, detail, OptionalLong.empty(), OptionalLong.empty(), retryAfter, null);
    }
}

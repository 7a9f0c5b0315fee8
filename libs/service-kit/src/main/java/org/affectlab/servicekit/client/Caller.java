package org.affectlab.servicekit.client;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.concurrent.Future;
import org.affectlab.servicekit.access.RequestIdentity;
import org.affectlab.servicekit.deadline.Deadline;
import org.affectlab.servicekit.problem.ClientGoneException;
import org.affectlab.servicekit.problem.ProblemException;

/**
 * The one who waits for an answer. Every wait ends when the deadline comes or, within {@link #LOOK_EVERY}, when the client has gone. A
 * controller takes it as a parameter. For the request's own thread; only {@link #left} may be asked from others.
 */
public final class Caller {
    /** How often a waiting request looks whether its client is still there (our choice: it costs a wake-up and a system call each time). */
    public static final Duration LOOK_EVERY = Duration.ofMillis(500);

    private final String id;
    private final Deadline deadline;
    private final ClientConnection connection;
    private final boolean background;
    private volatile boolean left;

    public Caller(String id, Deadline deadline, ClientConnection connection) {
        this(id, deadline, connection, false);
    }

    private Caller(String id, Deadline deadline, ClientConnection connection, boolean background) {
        this.background = background;
        this.id = requireNonNull(id, "id is null");
        this.deadline = requireNonNull(deadline, "deadline is null");
        this.connection = requireNonNull(connection, "connection is null");
    }

    /** The sender of the request. */
    public static Caller of(HttpServletRequest request, Deadline deadline) {
        return new Caller(RequestIdentity.of(request).caller(), deadline, ClientConnection.of(request));
    }

    /** One who has a job in place of an open connection. */
    public static Caller inBackground(String id, Deadline deadline, ClientConnection connection) {
        return new Caller(id, deadline, connection, true);
    }

    /** Whether nobody waits on an open connection: the work may be longer, and goes after that of those who do. */
    public boolean background() {
        return background;
    }

    /** The same caller with another deadline. */
    public Caller until(Deadline other) {
        return new Caller(id, other, connection, background);
    }

    /** Whose work this is, for fairness between callers. */
    public String id() {
        return id;
    }

    public Deadline deadline() {
        return deadline;
    }

    /** Whether a look has found that the client has gone; with the {@link #deadline} fit to be the {@code cancelled} of inference requests. Thread-safe. */
    public boolean left() {
        return left;
    }

    /**
     * Looks at the connection and at the clock.
     *
     * @throws ClientGoneException if the client has closed the connection
     * @throws ProblemException DEADLINE_EXCEEDED
     */
    public void check() {
        if (connection.gone()) {
            left = true;
            throw new ClientGoneException();
        }
        deadline.check();
    }

    /**
     * What the future ends with; the future itself is left alone.
     *
     * @throws ClientGoneException if the client has closed the connection
     * @throws ProblemException DEADLINE_EXCEEDED, or SERVICE_UNAVAILABLE if the thread is interrupted
     * @throws RuntimeException what the future failed with
     */
    public <T> T await(Future<T> future) {
        return deadline.await(future, LOOK_EVERY, this::check);
    }
}

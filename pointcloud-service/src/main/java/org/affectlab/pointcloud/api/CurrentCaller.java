package org.affectlab.pointcloud.api;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Supplier;
import org.affectlab.servicekit.client.Caller;
import org.affectlab.servicekit.deadline.Deadline;
import org.affectlab.servicekit.deadline.DeadlineResolver;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Whose request the calling thread works on, for what comes after the controller; the deadline counts anew. Thread-safe. */
public final class CurrentCaller implements Supplier<Caller> {
    private final DeadlineResolver deadlines;

    public CurrentCaller(DeadlineResolver deadlines) {
        this.deadlines = requireNonNull(deadlines, "deadlines is null");
    }

    @Override
    public Caller get() {
        HttpServletRequest request =
                ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
        return Caller.of(request, deadlines.resolve(request.getHeader(Deadline.HEADER)));
    }
}

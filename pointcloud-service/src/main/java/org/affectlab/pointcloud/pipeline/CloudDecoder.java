package org.affectlab.pointcloud.pipeline;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.affectlab.pointformats.PointCloudReader;
import org.affectlab.pointformats.ReadOptions;
import org.affectlab.pointformats.cloud.AttributeSelection;
import org.affectlab.pointformats.cloud.PointCloudException;
import org.affectlab.pointformats.cloud.PointCloudFormat;
import org.affectlab.pointformats.cloud.PointLimits;
import org.affectlab.servicekit.admission.Turns;
import org.affectlab.servicekit.client.Caller;
import org.affectlab.servicekit.jobs.JobNeededException;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;
import org.affectlab.servicekit.upload.MemoryBudget;
import org.affectlab.servicekit.upload.MemoryLease;

/**
 * Reads clouds from files, a few at a time. Memory for all the work on a cloud is leased before a point is read, once, for as many points as its header announces (as a text of
 * its length can hold at most), each of which may be a point of the scene; what turns out not to be needed is given back. Jobs together hold at most {@value #JOB_QUARTERS} quarters of the memory, so that those who wait find some. Thread-safe.
 */
public final class CloudDecoder {
    static final int JOB_QUARTERS = 3;

    private static final int MAX_HEADER_BYTES = 4 << 20;
    private static final int MAX_LINE_BYTES = 64 << 10;
    private static final int MAX_COLUMNS = 512;

    private final PointCloudReader reader = new PointCloudReader();
    private final PipelineLimits limits;
    private final MemoryBudget memory;
    private final MemoryBudget jobMemory;
    private final Turns turns;
    private final Turns jobTurns;

    /** @param jobTurns for large clouds, so that small ones do not wait behind them */
    public CloudDecoder(PipelineLimits limits, MemoryBudget memory, Turns turns, Turns jobTurns) {
        this.limits = requireNonNull(limits, "limits is null");
        this.memory = requireNonNull(memory, "memory is null");
        this.turns = requireNonNull(turns, "turns is null");
        this.jobTurns = requireNonNull(jobTurns, "jobTurns is null");
        this.jobMemory = memory.part(memory.capacityBytes() / 4 * JOB_QUARTERS);
    }

    /** The most points of a job's cloud that memory allows, too, for a model of at most {@value CloudMemory#USUAL_CLASSES} classes. */
    public int maxJobPoints() {
        return maxJobPoints(CloudMemory.USUAL_CLASSES);
    }

    private int maxJobPoints(int classes) {
        return Math.min(limits.maxJobPoints(), CloudMemory.pointsIn(jobMemory.capacityBytes(), classes));
    }

    /**
     * @param format empty to let the content say
     * @param classes of the model that will be asked
     * @throws ProblemException what is wrong with the file, TOO_LARGE, OVERLOADED, DEADLINE_EXCEEDED
     * @throws JobNeededException if the client waits, and the cloud is large, but not too large for a job
     */
    public DecodedCloud decode(
            Path file, Optional<PointCloudFormat> format, AttributeSelection attributes, int classes, Caller caller)
            throws IOException {
        boolean background = caller.background();
        int mostOfJobs = maxJobPoints(classes);
        int most = background ? mostOfJobs : Math.min(limits.maxPoints(), mostOfJobs);
        ReadOptions options = options(format, attributes, most);
        try {
            return (background ? jobTurns : turns).take(caller, () -> {
                try {
                    return read(file, options, classes, background ? jobMemory : memory);
                } catch (PointCloudException refused) {
                    throw new CloudRefusal(most, mostOfJobs, background).of(refused);
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            });
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }

    private DecodedCloud read(Path file, ReadOptions options, int classes, MemoryBudget budget)
            throws IOException, PointCloudException {
        MemoryLease lease = budget.open();
        try {
            lease.grow(CloudMemory.most(reader.mostPoints(file, options), classes));
            DecodedCloud decoded = new DecodedCloud(reader.read(file, options), lease);
            decoded.keep(CloudMemory.most(decoded.cloud().size(), classes));
            return decoded;
        } catch (Throwable failure) {
            lease.close();
            throw failure;
        }
    }

    /**
     * A cloud that has been analysed, once more: for forms of its answer.
     *
     * @throws ProblemException OVERLOADED, TOO_LARGE if the service has less memory than it had then
     */
    public DecodedCloud again(Path file, Optional<PointCloudFormat> format, AttributeSelection attributes, long points)
            throws IOException {
        long bytes = CloudMemory.toWrite(points);
        if (bytes > memory.capacityBytes()) {
            throw ProblemException.withLimit(
                    ProblemCode.TOO_LARGE,
                    "The cloud takes more memory than the service has for clouds.",
                    memory.capacityBytes(),
                    bytes);
        }
        MemoryLease lease = memory.open();
        try {
            lease.grow(bytes);
            return new DecodedCloud(reader.read(file, options(format, attributes, Math.toIntExact(points))), lease);
        } catch (PointCloudException changed) {
            lease.close();
            throw new IOException("the file of a cloud that was analysed cannot be read again", changed);
        } catch (Throwable failure) {
            lease.close();
            throw failure;
        }
    }

    /** An empty lease for what an answer is made of; the caller grows and closes it. */
    public MemoryLease memoryOfAnswer() {
        return memory.open();
    }

    private ReadOptions options(Optional<PointCloudFormat> format, AttributeSelection attributes, int most) {
        PointLimits pointLimits = new PointLimits(
                Math.max(1, most), MAX_HEADER_BYTES, MAX_LINE_BYTES, MAX_COLUMNS, Math.max(1, memory.capacityBytes()));
        return new ReadOptions(attributes, pointLimits, format, Optional.empty());
    }
}

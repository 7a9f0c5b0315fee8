package org.affectlab.pointcloud.pipeline;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.affectlab.pointformats.PointCloudReader;
import org.affectlab.pointformats.ReadOptions;
import org.affectlab.pointformats.cloud.AttributeSelection;
import org.affectlab.pointformats.cloud.PointCloud;
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
 * Reads clouds from files, a few at a time. Memory is leased before a point is read, for as many points as the file can hold at most, and what the work on them will take afterwards. Thread-safe.
 */
public final class CloudDecoder {
    /** Coordinates, attributes, and what the work on them takes, over all formats and features (our measure, rounded up). */
    static final int BYTES_A_POINT = 100;

    /** Coordinates and all attributes of most files. */
    private static final int BYTES_A_POINT_TO_WRITE = 48;

    private static final int MAX_HEADER_BYTES = 4 << 20;
    private static final int MAX_LINE_BYTES = 64 << 10;
    private static final int MAX_COLUMNS = 512;

    private final PointCloudReader reader = new PointCloudReader();
    private final PipelineLimits limits;
    private final MemoryBudget memory;
    private final Turns turns;
    private final Turns jobTurns;

    /** @param jobTurns for large clouds, so that small ones do not wait behind them */
    public CloudDecoder(PipelineLimits limits, MemoryBudget memory, Turns turns, Turns jobTurns) {
        this.limits = requireNonNull(limits, "limits is null");
        this.memory = requireNonNull(memory, "memory is null");
        this.turns = requireNonNull(turns, "turns is null");
        this.jobTurns = requireNonNull(jobTurns, "jobTurns is null");
    }

    /** A cloud and its part of the memory budget. For one thread. */
    public static final class DecodedCloud implements AutoCloseable {
        private final PointCloud cloud;
        private final MemoryLease lease;

        private DecodedCloud(PointCloud cloud, MemoryLease lease) {
            this.cloud = cloud;
            this.lease = lease;
        }

        public PointCloud cloud() {
            return cloud;
        }

        /**
         * More memory for the work on this cloud, until it is closed.
         *
         * @throws ProblemException OVERLOADED
         */
        void lease(long bytes) {
            lease.grow(bytes);
        }

        @Override
        public void close() {
            lease.close();
        }
    }

    /** The most points of a job's cloud that memory allows, too. */
    public int maxJobPoints() {
        return (int) Math.min(limits.maxJobPoints(), memory.capacityBytes() / BYTES_A_POINT);
    }

    private int maxPoints() {
        return Math.min(limits.maxPoints(), maxJobPoints());
    }

    /**
     * @param format empty to let the content say
     * @throws ProblemException what is wrong with the file, TOO_LARGE, OVERLOADED, DEADLINE_EXCEEDED
     * @throws JobNeededException if the client waits, and the cloud is large, but not too large for a job
     */
    public DecodedCloud decode(
            Path file, Optional<PointCloudFormat> format, AttributeSelection attributes, Caller caller)
            throws IOException {
        int most = caller.background() ? maxJobPoints() : maxPoints();
        MemoryLease lease = memory.open();
        try {
            ReadOptions options = options(format, attributes, most);
            lease.grow(BYTES_A_POINT * Math.min(most, mostPoints(file, options, caller)));
            PointCloud cloud = inTurn(caller).take(caller, () -> read(file, options, caller));
            lease.shrink(lease.heldBytes());
            lease.grow((long) BYTES_A_POINT * cloud.size());
            return new DecodedCloud(cloud, lease);
        } catch (UncheckedIOException failure) {
            lease.close();
            throw failure.getCause();
        } catch (Throwable failure) {
            lease.close();
            throw failure;
        }
    }

    /** As many points as a file of this length can hold, by the fewest bytes that one takes (compressed: our measure, rounded down). */
    private long mostPoints(Path file, ReadOptions options, Caller caller) throws IOException {
        PointCloudFormat format;
        try {
            format = options.format().isPresent() ? options.format().get() : reader.sniff(file, options);
        } catch (PointCloudException refused) {
            throw refusal(refused, options.limits().maxPoints(), caller);
        }
        int leastBytes =
                switch (format) {
                    case LAZ, NPZ, PCD -> 1;
                    case PLY, TEXT, PTS, PTX, NPY -> 3;
                    case LAS, KITTI_BIN, E57, OBJ -> 12;
                };
        return Files.size(file) / leastBytes;
    }

    /**
     * A cloud that has been analysed, once more: for forms of its answer.
     *
     * @throws ProblemException OVERLOADED
     */
    public DecodedCloud again(Path file, Optional<PointCloudFormat> format, AttributeSelection attributes, long points)
            throws IOException {
        MemoryLease lease = memory.open();
        try {
            lease.grow(BYTES_A_POINT_TO_WRITE * points);
            return new DecodedCloud(reader.read(file, options(format, attributes, Math.toIntExact(points))), lease);
        } catch (PointCloudException changed) {
            lease.close();
            throw new IOException("the file of a cloud that was analysed cannot be read again", changed);
        } catch (Throwable failure) {
            lease.close();
            throw failure;
        }
    }

    /** Who may work on a cloud now. */
    private Turns inTurn(Caller caller) {
        return caller.background() ? jobTurns : turns;
    }

    private ReadOptions options(Optional<PointCloudFormat> format, AttributeSelection attributes, int most) {
        PointLimits pointLimits = new PointLimits(
                most, MAX_HEADER_BYTES, MAX_LINE_BYTES, MAX_COLUMNS, Math.max(1, memory.capacityBytes()));
        return new ReadOptions(attributes, pointLimits, format, Optional.empty());
    }

    private PointCloud read(Path file, ReadOptions options, Caller caller) {
        try {
            return reader.read(file, options);
        } catch (PointCloudException refused) {
            throw refusal(refused, options.limits().maxPoints(), caller);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private RuntimeException refusal(PointCloudException refused, int most, Caller caller) {
        boolean tooManyPoints = refused.reason() == PointCloudException.Reason.TOO_LARGE
                && refused.limit().orElse(-1) == most;
        if (tooManyPoints && !caller.background()) {
            long points = refused.actual().orElse(0);
            if (points <= maxJobPoints()) {
                return new JobNeededException("more than " + most + " points");
            }
            return ProblemException.withLimit(
                    ProblemCode.TOO_LARGE,
                    "The file holds " + points + " points; at most " + maxJobPoints() + " are analysed.",
                    maxJobPoints(),
                    points);
        }
        ProblemCode code =
                switch (refused.reason()) {
                    case EMPTY -> ProblemCode.TOO_FEW_POINTS;
                    case UNKNOWN_FORMAT -> ProblemCode.UNKNOWN_FORMAT;
                    case UNSUPPORTED_FORMAT, UNDECODABLE, TRUNCATED -> ProblemCode.UNDECODABLE;
                    case TOO_LARGE -> ProblemCode.TOO_LARGE;
                };
        String detail = refused.getMessage() == null ? code.title() : refused.getMessage() + ".";
        return new ProblemException(code, detail, refused.limit(), refused.actual(), null, refused);
    }
}

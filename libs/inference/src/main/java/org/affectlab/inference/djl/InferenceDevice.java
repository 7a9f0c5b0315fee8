package org.affectlab.inference.djl;

import static java.util.Objects.requireNonNull;

import ai.djl.Device;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where models compute, as configured: {@code auto}, {@code cpu} or {@code gpu:N}. Immutable.
 *
 * @param kind of device
 * @param index of the GPU, from 0; 0 for the other kinds
 */
public record InferenceDevice(Kind kind, int index) {
    /** The first GPU where there is one and libtorch can use it, else the processor. */
    public static final InferenceDevice AUTO = new InferenceDevice(Kind.AUTO, 0);

    /** The processor. */
    public static final InferenceDevice CPU = new InferenceDevice(Kind.CPU, 0);

    private static final Pattern GPU = Pattern.compile("gpu:(0|[1-9][0-9]{0,2})");

    /** What may be asked for. */
    public enum Kind {
        /** The best there is. */
        AUTO,
        /** The processor, even where there is a GPU. */
        CPU,
        /** This GPU and nothing else. */
        GPU
    }

    public InferenceDevice {
        requireNonNull(kind, "kind is null");
        if (index < 0 || (kind != Kind.GPU && index != 0)) {
            throw new IllegalArgumentException("not a device: " + kind + " " + index);
        }
    }

    /** @throws IllegalArgumentException if the text is none of {@code auto}, {@code cpu} and {@code gpu:N} */
    public static InferenceDevice of(String text) {
        Matcher gpu = GPU.matcher(text);
        if (gpu.matches()) {
            return new InferenceDevice(Kind.GPU, Integer.parseInt(gpu.group(1)));
        }
        return switch (text) {
            case "auto" -> AUTO;
            case "cpu" -> CPU;
            default -> throw new IllegalArgumentException("the device is auto, cpu or gpu:0, gpu:1 ..., not " + text);
        };
    }

    /**
     * The device to use. A GPU that was asked for by number is never replaced by something slower.
     *
     * @throws IllegalStateException if that GPU is not there or cannot be used
     */
    Device resolve(GpuSupport support) {
        return switch (kind) {
            case CPU -> Device.cpu();
            case AUTO -> support.cudaLibrary() && support.gpus() > 0 ? Device.gpu(0) : Device.cpu();
            case GPU -> requiredGpu(support);
        };
    }

    private Device requiredGpu(GpuSupport support) {
        if (!support.cudaLibrary()) {
            throw new IllegalStateException(
                    "affectlab.inference.device is " + this
                            + ", but this libtorch is built for the CPU: start with a CUDA build, or set the device to auto or cpu");
        }
        if (index >= support.gpus()) {
            throw new IllegalStateException("affectlab.inference.device is " + this + ", but there are "
                    + support.gpus() + " GPUs that CUDA can see");
        }
        return Device.gpu(index);
    }

    /** As it is written in the configuration. */
    @Override
    public String toString() {
        return switch (kind) {
            case AUTO -> "auto";
            case CPU -> "cpu";
            case GPU -> "gpu:" + index;
        };
    }
}

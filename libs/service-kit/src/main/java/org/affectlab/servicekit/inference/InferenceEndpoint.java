package org.affectlab.servicekit.inference;

import static java.util.Objects.requireNonNull;

import org.affectlab.inference.memory.NativeHeap;
import org.affectlab.inference.memory.ProcessMemory;
import org.affectlab.inference.serving.ModelRepository;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/** {@code /actuator/inference}: where every model, worker and queue stands, and what the process occupies. Read only. Thread-safe. */
@Endpoint(id = "inference")
public final class InferenceEndpoint {
    private final ModelRepository repository;
    private final ProcessMemory process;
    private final NativeHeap heap;

    public InferenceEndpoint(ModelRepository repository, ProcessMemory process, NativeHeap heap) {
        this.repository = requireNonNull(repository, "repository is null");
        this.process = requireNonNull(process, "process is null");
        this.heap = requireNonNull(heap, "heap is null");
    }

    @ReadOperation
    public InferenceView view() {
        return new InferenceView(
                MemoryView.of(process, heap),
                repository.inspect().stream().map(ModelView::of).toList());
    }
}

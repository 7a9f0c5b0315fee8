package org.affectlab.servicekit.contract;

import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.affectlab.inference.InferenceRequest;
import org.affectlab.inference.Tensor;
import org.affectlab.inference.serving.ModelLease;
import org.affectlab.inference.serving.ServedModel;
import org.affectlab.servicekit.admission.Admission;
import org.affectlab.servicekit.admission.Permit;
import org.affectlab.servicekit.client.Caller;
import org.affectlab.servicekit.models.ModelLookup;
import org.affectlab.servicekit.models.ModelReference;
import org.affectlab.servicekit.negotiation.TableMediaTypes;
import org.affectlab.servicekit.negotiation.TabularAnswer;
import org.affectlab.servicekit.openapi.Problems;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.upload.Upload;
import org.affectlab.servicekit.upload.UploadReader;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The smallest service: adds up the bytes of an upload with a model. */
@SpringBootApplication
public class KitApplication {
    static final String TASK = "sum";
    static final String PATH = "/v1/kit/sums";

    /** The sum of the bytes. */
    record Sum(double sum, Provenance provenance) implements TabularAnswer {
        record Provenance(String digest) {}

        record Line(String type, double sum) {}

        @Override
        public List<String> columns() {
            return List.of("sum", "text");
        }

        @Override
        public Stream<List<Object>> rows() {
            return Stream.of(List.of(sum, "plain"));
        }

        @Override
        public Stream<Object> lines() {
            return Stream.of(new Line("part", sum), new Line("summary", sum));
        }
    }

    /** Its one controller. */
    @RestController
    static class SumController {
        private final Admission admission;
        private final ModelLookup models;
        private final UploadReader uploads;

        SumController(Admission admission, ModelLookup models, UploadReader uploads) {
            this.admission = admission;
            this.models = models;
            this.uploads = uploads;
        }

        @PostMapping(
                path = PATH,
                consumes = {"application/octet-stream", "multipart/form-data"},
                produces = {"application/json", TableMediaTypes.CSV, TableMediaTypes.NDJSON})
        @RequestBody(content = @io.swagger.v3.oas.annotations.media.Content(mediaType = "multipart/form-data"))
        @Problems({
            ProblemCode.EMPTY_BODY,
            ProblemCode.UNKNOWN_MODEL,
            ProblemCode.TOO_LARGE,
            ProblemCode.UNSUPPORTED_MEDIA_TYPE,
            ProblemCode.OVERLOADED,
            ProblemCode.DEADLINE_EXCEEDED
        })
        Sum sum(HttpServletRequest request, Caller caller) throws IOException {
            try (Permit permit = admission.enter(caller);
                    ModelLease lease = models.lease(ModelReference.parse("kit-sum"), TASK, caller.deadline())) {
                permit.check(lease.model());
                try (Upload upload = uploads.read(request, caller.deadline())) {
                    return sum(upload.content(), lease.model(), caller);
                }
            }
        }

        private static Sum sum(byte[] content, ServedModel model, Caller caller) {
            float total = 0;
            for (byte value : content) {
                total += value;
            }
            Tensor item = Tensor.ofFloats(new float[] {total, content.length}, 2);
            InferenceRequest inference = new InferenceRequest(
                    List.of(item), caller.id(), caller.deadline().instant(), caller::left);
            float result = caller.await(model.submit(inference)).get(0).toFloats()[0];
            return new Sum(result, new Sum.Provenance(model.digest()));
        }

        @GetMapping("/v1/kit/caller")
        String caller(Caller caller) {
            return caller.id();
        }

        @GetMapping("/v1/kit/number")
        int number(@RequestParam(name = "value") int value) {
            return value;
        }

        @GetMapping("/v1/kit/failure")
        int failure(@RequestParam(name = "secret") String secret) {
            throw new IllegalStateException("secret " + secret);
        }
    }
}

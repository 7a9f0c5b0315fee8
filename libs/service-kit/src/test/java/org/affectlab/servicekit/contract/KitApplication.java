package org.affectlab.servicekit.contract;

import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.affectlab.inference.InferenceRequest;
import org.affectlab.inference.Tensor;
import org.affectlab.inference.serving.ModelLease;
import org.affectlab.inference.serving.ServedModel;
import org.affectlab.servicekit.client.Caller;
import org.affectlab.servicekit.jobs.Analysis;
import org.affectlab.servicekit.jobs.Progress;
import org.affectlab.servicekit.jobs.batch.SummarisedAnswer;
import org.affectlab.servicekit.jobs.web.AnalysisDoor;
import org.affectlab.servicekit.models.ModelLookup;
import org.affectlab.servicekit.models.ModelReference;
import org.affectlab.servicekit.negotiation.TableMediaTypes;
import org.affectlab.servicekit.negotiation.TabularAnswer;
import org.affectlab.servicekit.openapi.MaybeJob;
import org.affectlab.servicekit.openapi.Problems;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.upload.Upload;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
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
    record Sum(double sum, Provenance provenance) implements TabularAnswer, SummarisedAnswer {
        record Provenance(String digest) {}

        record Line(String type, double sum) {}

        @Override
        public List<String> columns() {
            return List.of("sum", "text");
        }

        @Override
        public List<String> summaryColumns() {
            return List.of("sum");
        }

        @Override
        public List<Object> summary() {
            return List.of(sum);
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

    /** Its one analysis, with no parameters. */
    @Component
    static class SumAnalysis implements Analysis<SumAnalysis.Parameters, Sum> {
        private final ModelLookup models;

        SumAnalysis(ModelLookup models) {
            this.models = models;
        }

        record Parameters() {}

        @Override
        public String name() {
            return "kit-sums";
        }

        @Override
        public Class<Parameters> parametersType() {
            return Parameters.class;
        }

        @Override
        public Class<Sum> answerType() {
            return Sum.class;
        }

        @Override
        public Prepared<Sum> prepare(Parameters parameters, Caller caller) {
            ModelLease lease = models.lease(ModelReference.parse("kit-sum"), TASK, caller);
            return new Prepared<>() {
                @Override
                public Optional<ServedModel> model() {
                    return Optional.of(lease.model());
                }

                @Override
                public Sum analyse(Upload upload, Caller caller, Progress progress) {
                    progress.report(0, 1, "sums");
                    Sum sum = sum(upload.content(), lease.model(), caller);
                    progress.report(1, 1, "sums");
                    return sum;
                }

                @Override
                public void close() {
                    lease.close();
                }
            };
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
    }

    /** Its one controller. */
    @RestController
    static class SumController {
        private final AnalysisDoor door;
        private final SumAnalysis sums;

        SumController(AnalysisDoor door, SumAnalysis sums) {
            this.door = door;
            this.sums = sums;
        }

        @PostMapping(
                path = PATH,
                consumes = {"application/octet-stream", "multipart/form-data", "application/zip"},
                produces = {"application/json", TableMediaTypes.CSV, TableMediaTypes.NDJSON})
        @RequestBody(content = @io.swagger.v3.oas.annotations.media.Content(mediaType = "multipart/form-data"))
        @MaybeJob
        @Problems({
            ProblemCode.EMPTY_BODY,
            ProblemCode.UNKNOWN_MODEL,
            ProblemCode.TOO_LARGE,
            ProblemCode.UNSUPPORTED_MEDIA_TYPE,
            ProblemCode.OVERLOADED,
            ProblemCode.DEADLINE_EXCEEDED
        })
        ResponseEntity<Object> sum(HttpServletRequest request, Caller caller) throws IOException {
            return door.answer(sums, new SumAnalysis.Parameters(), request, caller);
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

package org.affectlab.servicekit.contract;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.affectlab.inference.serving.ServedModel;
import org.affectlab.servicekit.client.Caller;
import org.affectlab.servicekit.jobs.Analysis;
import org.affectlab.servicekit.jobs.AnswerData;
import org.affectlab.servicekit.jobs.JobNeededException;
import org.affectlab.servicekit.jobs.Progress;
import org.affectlab.servicekit.jobs.web.AnalysisDoor;
import org.affectlab.servicekit.negotiation.TabularAnswer;
import org.affectlab.servicekit.upload.Upload;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** An analysis that takes files and keeps data: the length of the upload, and as CSV upload and data themselves. */
final class KitFiles {
    static final String PATH = "/v1/kit/lengths";

    /** Longer ones become jobs. */
    static final int LONGEST = 1000;

    static final String DATA = "kept beside";

    private KitFiles() {}

    /** Where the upload is to be had again. */
    interface Source {
        String text() throws IOException;
    }

    record Length(long length, @JsonIgnore @Nullable Source source) implements TabularAnswer {
        @Override
        public List<String> columns() {
            return List.of("text");
        }

        @Override
        public Stream<List<Object>> rows() {
            try {
                return Stream.of(
                        List.of(java.util.Objects.requireNonNull(source).text()));
            } catch (IOException unreadable) {
                throw new java.io.UncheckedIOException(unreadable);
            }
        }

        @Override
        public Stream<Object> lines() {
            return Stream.of(this);
        }
    }

    @Component
    static class LengthAnalysis implements Analysis<KitApplication.SumAnalysis.Parameters, Length>, AnswerData<Length> {
        @Override
        public String name() {
            return "kit-lengths";
        }

        @Override
        public Class<KitApplication.SumAnalysis.Parameters> parametersType() {
            return KitApplication.SumAnalysis.Parameters.class;
        }

        @Override
        public Class<Length> answerType() {
            return Length.class;
        }

        @Override
        public boolean takesFiles() {
            return true;
        }

        @Override
        public List<String> forms() {
            return List.of("application/json", "text/csv");
        }

        @Override
        public Optional<AnswerData<Length>> data() {
            return Optional.of(this);
        }

        @Override
        public void write(Length answer, OutputStream data) throws IOException {
            data.write(DATA.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public Length restore(Length answer, Kept kept) {
            return new Length(answer.length(), () -> {
                try (Upload upload = kept.upload();
                        InputStream data = kept.data()) {
                    return Files.readString(upload.file()) + new String(data.readAllBytes(), StandardCharsets.UTF_8);
                }
            });
        }

        @Override
        public Prepared<Length> prepare(KitApplication.SumAnalysis.Parameters parameters, Caller caller) {
            return new Prepared<>() {
                @Override
                public Optional<ServedModel> model() {
                    return Optional.empty();
                }

                @Override
                public Length analyse(Upload upload, Caller who, Progress progress) throws IOException {
                    long length = Files.size(upload.file());
                    if (length > LONGEST && !who.background()) {
                        throw new JobNeededException("too long to wait for");
                    }
                    return new Length(length, () -> Files.readString(upload.file()) + DATA);
                }

                @Override
                public void close() {}
            };
        }
    }

    @RestController
    static class LengthController {
        private final AnalysisDoor door;
        private final LengthAnalysis lengths;

        LengthController(AnalysisDoor door, LengthAnalysis lengths) {
            this.door = door;
            this.lengths = lengths;
        }

        @PostMapping(
                path = PATH,
                produces = {"application/json", "text/csv"})
        ResponseEntity<Object> length(HttpServletRequest request, Caller caller) throws IOException {
            return door.answer(lengths, new KitApplication.SumAnalysis.Parameters(), request, caller);
        }
    }
}

package org.affectlab.pointcloud.api;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.affectlab.inference.serving.ServedModel;
import org.affectlab.pointcloud.model.LeasedModel;
import org.affectlab.pointcloud.model.SegmentationModel;
import org.affectlab.pointcloud.model.SegmentationModels;
import org.affectlab.pointcloud.pipeline.CloudDecoder;
import org.affectlab.pointcloud.pipeline.DecodedCloud;
import org.affectlab.pointcloud.pipeline.SegmentationPipeline;
import org.affectlab.pointcloud.pipeline.SegmentationQuery;
import org.affectlab.pointcloud.pipeline.SegmentationResult;
import org.affectlab.servicekit.client.Caller;
import org.affectlab.servicekit.jobs.Analysis;
import org.affectlab.servicekit.jobs.AnswerData;
import org.affectlab.servicekit.jobs.Progress;
import org.affectlab.servicekit.negotiation.CloudMediaTypes;
import org.affectlab.servicekit.negotiation.TableMediaTypes;
import org.affectlab.servicekit.upload.Upload;
import org.springframework.http.MediaType;

/** The class of every point of a cloud, for a client that waits or as a job. Thread-safe. */
public final class SegmentationAnalysis
        implements Analysis<SegmentationParameters, SegmentationAnswer>, AnswerData<SegmentationAnswer> {
    /** Jobs are kept under this name. */
    public static final String NAME = "pointcloud-segmentations";

    private final SegmentationModels models;
    private final CloudDecoder decoder;
    private final SegmentationPipeline pipeline;

    public SegmentationAnalysis(SegmentationModels models, CloudDecoder decoder, SegmentationPipeline pipeline) {
        this.models = requireNonNull(models, "models is null");
        this.decoder = requireNonNull(decoder, "decoder is null");
        this.pipeline = requireNonNull(pipeline, "pipeline is null");
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<SegmentationParameters> parametersType() {
        return SegmentationParameters.class;
    }

    @Override
    public Class<SegmentationAnswer> answerType() {
        return SegmentationAnswer.class;
    }

    @Override
    public boolean takesFiles() {
        return true;
    }

    @Override
    public Optional<AnswerData<SegmentationAnswer>> data() {
        return Optional.of(this);
    }

    @Override
    public List<String> forms() {
        return List.of(
                MediaType.APPLICATION_JSON_VALUE,
                TableMediaTypes.NDJSON,
                TableMediaTypes.CSV,
                CloudMediaTypes.NPY,
                CloudMediaTypes.LAS,
                CloudMediaTypes.LAZ,
                CloudMediaTypes.PLY);
    }

    @Override
    public void write(SegmentationAnswer answer, OutputStream data) throws IOException {
        try (LabelledCloud.Labelled labelled = answer.requireCloud().labels(true)) {
            LabelData.write(labelled.labels(), data);
        }
    }

    @Override
    public SegmentationAnswer restore(SegmentationAnswer answer, Kept kept) {
        return answer.with(new KeptCloud(decoder, kept, answer.provenance().format(), answer.points()));
    }

    @Override
    public Prepared<SegmentationAnswer> prepare(SegmentationParameters parameters, Caller caller) {
        CloudContent content = SegmentationQueries.content(parameters);
        SegmentationQuery query = SegmentationQueries.query(parameters, content);
        return new WithModel(models.lease(parameters.model(), caller), query, content);
    }

    private final class WithModel implements Prepared<SegmentationAnswer> {
        private final LeasedModel leased;
        private final SegmentationQuery query;
        private final CloudContent content;

        WithModel(LeasedModel leased, SegmentationQuery query, CloudContent content) {
            this.leased = leased;
            this.query = query;
            this.content = content;
        }

        @Override
        public Optional<ServedModel> model() {
            return Optional.of(leased.served());
        }

        @Override
        public SegmentationAnswer analyse(Upload upload, Caller caller, Progress progress) throws IOException {
            SegmentationModel model = leased.model();
            try (DecodedCloud decoded = decoder.decode(
                    upload.file(),
                    query.format(),
                    CloudAttributes.ofModels(),
                    model.vocabulary().size(),
                    caller)) {
                SegmentationResult result = pipeline.analyse(decoded, query, model, caller, progress);
                // For as long as forms of the answer may be made of it.
                upload.hold(decoded.leave(result.labels().bytes()));
                return SegmentationAnswers.of(
                        result,
                        model,
                        content,
                        new CloudFile(decoder, upload.file(), result.format(), result.labels()));
            }
        }

        @Override
        public void close() {
            leased.close();
        }
    }
}

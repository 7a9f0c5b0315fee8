package org.affectlab.pointcloud.api;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.Map;
import java.util.function.Supplier;
import org.affectlab.pointformats.OutputFormat;
import org.affectlab.servicekit.client.Caller;
import org.affectlab.servicekit.negotiation.CloudMediaTypes;
import org.affectlab.servicekit.negotiation.TableMediaTypes;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;

/** Shows a {@link SegmentationAnswer} as an array, as CSV, or as the cloud itself; the answer is written and never read. Thread-safe. */
public final class CloudConverter extends AbstractHttpMessageConverter<SegmentationAnswer> {
    private static final Map<MediaType, OutputFormat> FORMATS = Map.of(
            MediaType.valueOf(CloudMediaTypes.NPY), OutputFormat.NPY,
            MediaType.valueOf(CloudMediaTypes.LAS), OutputFormat.LAS,
            MediaType.valueOf(CloudMediaTypes.LAZ), OutputFormat.LAZ,
            MediaType.valueOf(CloudMediaTypes.PLY), OutputFormat.PLY,
            MediaType.valueOf(TableMediaTypes.CSV), OutputFormat.CSV);

    private final CloudForms forms;
    private final Supplier<Caller> callers;

    /** @param callers who waits for the answer that is written */
    public CloudConverter(CloudForms forms, Supplier<Caller> callers) {
        super(FORMATS.keySet().toArray(MediaType[]::new));
        this.forms = requireNonNull(forms, "forms is null");
        this.callers = requireNonNull(callers, "callers is null");
    }

    @Override
    protected boolean supports(Class<?> type) {
        return type == SegmentationAnswer.class;
    }

    @Override
    public boolean canRead(Class<?> type, @Nullable MediaType mediaType) {
        return false;
    }

    @Override
    protected SegmentationAnswer readInternal(Class<? extends SegmentationAnswer> type, HttpInputMessage message) {
        throw new HttpMessageNotReadableException("Answers are not read", message);
    }

    @Override
    protected void writeInternal(SegmentationAnswer answer, HttpOutputMessage message) throws IOException {
        MediaType type = requireNonNull(message.getHeaders().getContentType(), "no content type");
        OutputFormat format = FORMATS.entrySet().stream()
                .filter(known -> known.getKey().equalsTypeAndSubtype(type))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
        forms.write(answer, format, callers.get(), message.getBody());
    }
}

package org.affectlab.servicekit.negotiation;

import static java.util.Objects.requireNonNull;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.databind.json.JsonMapper;

/** Writes a {@link TabularAnswer} as one JSON object a line, UTF-8. Thread-safe. */
public final class NdjsonConverter extends AbstractHttpMessageConverter<TabularAnswer> {
    private final JsonMapper mapper;

    public NdjsonConverter(JsonMapper mapper) {
        super(MediaType.valueOf(TableMediaTypes.NDJSON));
        this.mapper = requireNonNull(mapper, "mapper is null");
    }

    @Override
    protected boolean supports(Class<?> type) {
        return TabularAnswer.class.isAssignableFrom(type);
    }

    @Override
    public boolean canRead(Class<?> type, @Nullable MediaType mediaType) {
        return false;
    }

    @Override
    protected TabularAnswer readInternal(Class<? extends TabularAnswer> type, HttpInputMessage message) {
        throw new HttpMessageNotReadableException("Tables are not read", message);
    }

    @Override
    protected void writeInternal(TabularAnswer answer, HttpOutputMessage message) throws IOException {
        OutputStream output = new BufferedOutputStream(message.getBody());
        Iterator<Object> lines = answer.lines().iterator();
        while (lines.hasNext()) {
            output.write(mapper.writeValueAsBytes(lines.next()));
            output.write('\n');
        }
        output.flush();
    }
}

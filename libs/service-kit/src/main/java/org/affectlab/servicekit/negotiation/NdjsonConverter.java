package org.affectlab.servicekit.negotiation;

import static java.util.Objects.requireNonNull;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Writes a {@link LinedAnswer} as one JSON object a line, UTF-8. Thread-safe. */
public final class NdjsonConverter extends TableConverter<LinedAnswer> {
    private final JsonMapper mapper;

    public NdjsonConverter(JsonMapper mapper) {
        super(MediaType.valueOf(TableMediaTypes.NDJSON), LinedAnswer.class);
        this.mapper = requireNonNull(mapper, "mapper is null");
    }

    @Override
    protected void writeInternal(LinedAnswer answer, HttpOutputMessage message) throws IOException {
        OutputStream output = new BufferedOutputStream(message.getBody());
        Iterator<Object> lines = answer.lines().iterator();
        while (lines.hasNext()) {
            output.write(mapper.writeValueAsBytes(lines.next()));
            output.write('\n');
        }
        output.flush();
    }
}

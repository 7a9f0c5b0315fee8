package org.affectlab.servicekit.negotiation;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;

/** Of answers of one kind, in one direction: tables are written and never read. */
abstract class TableConverter<A extends LinedAnswer> extends AbstractHttpMessageConverter<A> {
    private final Class<A> kind;

    TableConverter(MediaType mediaType, Class<A> kind) {
        super(mediaType);
        this.kind = kind;
    }

    @Override
    protected final boolean supports(Class<?> type) {
        return kind.isAssignableFrom(type);
    }

    @Override
    public final boolean canRead(Class<?> type, @Nullable MediaType mediaType) {
        return false;
    }

    @Override
    protected final A readInternal(Class<? extends A> type, HttpInputMessage message) {
        throw new HttpMessageNotReadableException("Tables are not read", message);
    }
}

package org.affectlab.servicekit.negotiation;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;

/** Of a {@link TabularAnswer}, in one direction: tables are written and never read. */
abstract class TableConverter extends AbstractHttpMessageConverter<TabularAnswer> {
    TableConverter(MediaType mediaType) {
        super(mediaType);
    }

    @Override
    protected final boolean supports(Class<?> type) {
        return TabularAnswer.class.isAssignableFrom(type);
    }

    @Override
    public final boolean canRead(Class<?> type, @Nullable MediaType mediaType) {
        return false;
    }

    @Override
    protected final TabularAnswer readInternal(Class<? extends TabularAnswer> type, HttpInputMessage message) {
        throw new HttpMessageNotReadableException("Tables are not read", message);
    }
}

package org.affectlab.servicekit.negotiation;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;

/**
 * Writes a {@link TabularAnswer} as ARFF, the attribute-relation file format of Weka, UTF-8. A column in which a text stands is a {@code string}
 * attribute, every other one {@code numeric}; an empty text among numbers is a missing value ({@code ?}). Names and texts stand in single quotes, with
 * Weka's escapes. Reads the rows twice. Thread-safe.
 */
public final class ArffConverter extends TableConverter<TabularAnswer> {
    public ArffConverter() {
        super(MediaType.valueOf(TableMediaTypes.ARFF), TabularAnswer.class);
        setDefaultCharset(StandardCharsets.UTF_8);
    }

    @Override
    protected void writeInternal(TabularAnswer answer, HttpOutputMessage message) throws IOException {
        List<String> columns = answer.columns();
        boolean[] texts = texts(answer, columns.size());
        Writer writer = new BufferedWriter(new OutputStreamWriter(message.getBody(), StandardCharsets.UTF_8));
        writer.write("@relation " + quoted(answer.relation()) + "\n\n");
        for (int column = 0; column < texts.length; column++) {
            writer.write("@attribute " + quoted(columns.get(column)) + (texts[column] ? " string\n" : " numeric\n"));
        }
        writer.write("\n@data\n");
        try (Stream<List<Object>> rows = answer.rows()) {
            Iterator<List<Object>> each = rows.iterator();
            while (each.hasNext()) {
                writeRow(writer, each.next(), texts);
            }
        }
        writer.flush();
    }

    /** Which columns hold a text in any row. */
    private static boolean[] texts(TabularAnswer answer, int columns) {
        boolean[] texts = new boolean[columns];
        try (Stream<List<Object>> rows = answer.rows()) {
            rows.forEach(row -> {
                for (int column = 0; column < columns; column++) {
                    Object value = row.get(column);
                    texts[column] |=
                            !(value instanceof Number) && !value.toString().isEmpty();
                }
            });
        }
        return texts;
    }

    private static void writeRow(Writer writer, List<Object> row, boolean[] texts) throws IOException {
        for (int column = 0; column < texts.length; column++) {
            if (column > 0) {
                writer.write(',');
            }
            String value = row.get(column).toString();
            writer.write(texts[column] ? quoted(value) : value.isEmpty() ? "?" : value);
        }
        writer.write('\n');
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('\'');
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            switch (character) {
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                case '\\', '\'', '"', '%' -> quoted.append('\\').append(character);
                default -> quoted.append(character);
            }
        }
        return quoted.append('\'').toString();
    }
}

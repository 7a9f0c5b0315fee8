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
 * Writes a {@link TabularAnswer} as CSV after RFC 4180, UTF-8, with a header line; lines end with a line feed alone, which every reader takes
 * and shell tools need. Numbers are as Java writes them, with a point, in every locale. A text that a spreadsheet would take for a
 * formula gets an apostrophe before it (as OWASP advises): file names and labels come from people. Thread-safe.
 */
public final class CsvConverter extends TableConverter<TabularAnswer> {
    /** With their full-width forms, which some spreadsheets take for the same. */
    private static final String FORMULA_STARTS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    public CsvConverter() {
        super(MediaType.valueOf(TableMediaTypes.CSV), TabularAnswer.class);
        setDefaultCharset(StandardCharsets.UTF_8);
    }

    @Override
    protected void writeInternal(TabularAnswer answer, HttpOutputMessage message) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(message.getBody(), StandardCharsets.UTF_8));
        writeLine(writer, answer.columns());
        try (Stream<List<Object>> rows = answer.rows()) {
            Iterator<List<Object>> each = rows.iterator();
            while (each.hasNext()) {
                writeLine(writer, each.next());
            }
        }
        writer.flush();
    }

    private static void writeLine(Writer writer, List<?> values) throws IOException {
        String separator = "";
        for (Object value : values) {
            writer.write(separator);
            writer.write(quoted(value instanceof Number ? value.toString() : harmless(value.toString())));
            separator = ",";
        }
        writer.write('\n');
    }

    private static String harmless(String text) {
        return text.isEmpty() || FORMULA_STARTS.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    }

    private static String quoted(String value) {
        boolean plain = value.chars().noneMatch(character -> character == ',' || character == '"' || character < ' ');
        return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
    }
}

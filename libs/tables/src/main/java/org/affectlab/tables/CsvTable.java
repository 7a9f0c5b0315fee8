package org.affectlab.tables;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Comma-separated values after RFC 4180 in UTF-8, with a header; empty lines are passed over, as is the byte order mark that spreadsheets put first. Fields
 * are as they stand, spaces included. Immutable.
 *
 * @param header names of the columns
 * @param rows each with a field for each column
 */
public record CsvTable(List<String> header, List<Row> rows) {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();

    private static final List<String> EMPTY_LINE = List.of("");

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    public CsvTable {
        header = List.copyOf(header);
        rows = List.copyOf(rows);
    }

    /**
     * One row.
     *
     * @param line on which it begins, from 1
     */
    public record Row(int line, List<String> fields) {
        public Row {
            fields = List.copyOf(fields);
        }

        public String field(int column) {
            return fields.get(column);
        }
    }

    /**
     * Holds a few times the content's size in memory.
     *
     * @throws CharacterCodingException if it is not UTF-8
     * @throws TableException if there is no header, a quotation mark is out of place, or a row has more or fewer fields than the header
     */
    public static CsvTable parse(byte[] content) throws CharacterCodingException, TableException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(content))
                .toString();
        List<Row> rows = rows(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
        if (rows.isEmpty()) {
            throw new TableException(1, "there is no header");
        }
        Row header = rows.get(0);
        for (Row row : rows) {
            if (row.fields().size() != header.fields().size()) {
                throw new TableException(
                        row.line(),
                        row.fields().size() + " fields instead of "
                                + header.fields().size());
            }
        }
        return new CsvTable(header.fields(), rows.subList(1, rows.size()));
    }

    private static List<Row> rows(String text) throws TableException {
        List<Row> rows = new ArrayList<>();
        int line = 1;
        try (CSVParser parser = CSVParser.parse(text, FORMAT)) {
            Iterator<CSVRecord> records = parser.iterator();
            while (records.hasNext()) {
                List<String> fields = records.next().toList();
                if (!fields.equals(EMPTY_LINE)) {
                    rows.add(new Row(line, fields));
                }
                line = (int) parser.getCurrentLineNumber() + 1;
            }
            return rows;
        } catch (UncheckedIOException | IOException e) {
            throw new TableException(line, "a quotation mark is out of place, or not closed");
        }
    }

    /** −1 where there is none of this name. */
    public int column(String name) {
        return header.indexOf(name);
    }
}

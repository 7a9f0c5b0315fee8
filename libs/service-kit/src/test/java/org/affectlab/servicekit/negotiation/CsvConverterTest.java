package org.affectlab.servicekit.negotiation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.mock.http.MockHttpOutputMessage;

class CsvConverterTest {
    /** A table of given rows. */
    private record Table(List<String> columns, List<List<Object>> content) implements TabularAnswer {
        @Override
        public Stream<List<Object>> rows() {
            return content.stream();
        }

        @Override
        public Stream<Object> lines() {
            return Stream.empty();
        }
    }

    private static String write(Table table) throws IOException {
        MockHttpOutputMessage message = new MockHttpOutputMessage();
        new CsvConverter().write(table, MediaType.valueOf(TableMediaTypes.CSV), message);
        return message.getBodyAsString();
    }

    @Test
    void quotesWhatNeedsIt() throws IOException {
        Table table = new Table(
                List.of("plain", "with,comma"), List.of(List.of("say \"hi\"", "two\nlines"), List.of("ü", "")));
        assertThat(write(table)).isEqualTo("plain,\"with,comma\"\n\"say \"\"hi\"\"\",\"two\nlines\"\nü,\n");
    }

    @Test
    void writesNumbersThatEveryReaderTakes() throws IOException {
        Table table = new Table(List.of("a", "b", "c"), List.of(List.of(1.0E-5, 12L, 0.25)));
        assertThat(write(table)).isEqualTo("a,b,c\n1.0E-5,12,0.25\n");
    }

    @Test
    void noTextIsAFormula() throws IOException {
        Table table = new Table(
                List.of("=1+1"),
                List.of(
                        List.of("=HYPERLINK(\"http://evil\")"),
                        List.of("+1"),
                        List.of("-1"),
                        List.of("@SUM(A1)"),
                        List.of("\t=1"),
                        List.of("\r=1"),
                        List.of("a=1"),
                        List.of(-1.5)));
        assertThat(write(table))
                .isEqualTo(
                        "'=1+1\n\"'=HYPERLINK(\"\"http://evil\"\")\"\n'+1\n'-1\n'@SUM(A1)\n\"'\t=1\"\n\"'\r=1\"\na=1\n-1.5\n");
    }

    @Test
    void writesTablesOnlyAndReadsNothing() {
        CsvConverter converter = new CsvConverter();
        assertThat(converter.canWrite(Table.class, MediaType.valueOf("text/csv")))
                .isTrue();
        assertThat(converter.canWrite(String.class, MediaType.valueOf("text/csv")))
                .isFalse();
        assertThat(converter.canWrite(Table.class, MediaType.APPLICATION_JSON)).isFalse();
        assertThat(converter.canRead(Table.class, MediaType.valueOf("text/csv")))
                .isFalse();
    }
}

package org.affectlab.servicekit.negotiation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.mock.http.MockHttpOutputMessage;

class ArffConverterTest {
    /** A table of given rows. */
    private record Table(List<String> columns, List<List<Object>> content) implements TabularAnswer {
        @Override
        public String relation() {
            return "a table's";
        }

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
        new ArffConverter().write(table, MediaType.valueOf(TableMediaTypes.ARFF), message);
        return message.getBodyAsString();
    }

    @Test
    void numbersAreNumericAndTextsAreStrings() throws IOException {
        Table table = new Table(
                List.of("startMs", "mfcc[1]", "emotion"),
                List.of(List.of(0L, 1.0E-5, "angry"), List.of(10L, -2.5, "sad")));
        assertThat(write(table))
                .isEqualTo("@relation 'a table\\'s'\n\n@attribute 'startMs' numeric\n@attribute 'mfcc[1]' numeric\n"
                        + "@attribute 'emotion' string\n\n@data\n0,1.0E-5,'angry'\n10,-2.5,'sad'\n");
    }

    @Test
    void anEmptyTextAmongNumbersIsMissing() throws IOException {
        Table table = new Table(
                List.of("item", "value", "code", "never"),
                List.of(List.of("a.wav", 1.5, "", ""), List.of("b.wav", "", "TOO_SHORT", "")));
        assertThat(write(table))
                .endsWith(
                        """
                @attribute 'item' string
                @attribute 'value' numeric
                @attribute 'code' string
                @attribute 'never' numeric

                @data
                'a.wav',1.5,'',?
                'b.wav',?,'TOO_SHORT',?
                """);
    }

    @Test
    void noTextLeavesItsQuotes() throws IOException {
        Table table = new Table(
                List.of("it's \"100 %\""),
                List.of(List.of("back\\slash, {brace}"), List.of("two\nlines\r\tand 'quotes'")));
        assertThat(write(table))
                .contains("@attribute 'it\\'s \\\"100 \\%\\\"' string\n")
                .endsWith(
                        """
                @data
                'back\\\\slash, {brace}'
                'two\\nlines\\r\\tand \\'quotes\\''
                """);
    }

    @Test
    void writesTablesOnlyAndReadsNothing() {
        ArffConverter converter = new ArffConverter();
        MediaType arff = MediaType.valueOf("text/x-arff");
        assertThat(converter.canWrite(Table.class, arff)).isTrue();
        assertThat(converter.canWrite(Table.class, MediaType.valueOf("text/csv")))
                .isFalse();
        assertThat(converter.canWrite(String.class, arff)).isFalse();
        assertThat(converter.canRead(Table.class, arff)).isFalse();
    }
}

package org.affectlab.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.affectlab.tables.CsvTable.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvTableTest {
    private static CsvTable parse(String text) throws Exception {
        return CsvTable.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aSpreadsheetsTable() throws Exception {
        CsvTable table = parse("\uFEFFfile,note\r\n a b ,\"say \"\"ah\"\", twice\"\r\n\r\nc,\r\n");
        assertThat(table.header()).containsExactly("file", "note");
        assertThat(table.rows())
                .containsExactly(new Row(2, List.of(" a b ", "say \"ah\", twice")), new Row(4, List.of("c", "")));
        assertThat(table.column("note")).isEqualTo(1);
        assertThat(table.column("speaker")).isEqualTo(-1);
    }

    @Test
    void aFieldOfTwoLines() throws Exception {
        CsvTable table = parse("file,note\na,\"one\ntwo\"\nb,three");
        assertThat(table.rows())
                .containsExactly(new Row(2, List.of("a", "one\ntwo")), new Row(4, List.of("b", "three")));
    }

    @Test
    void aHeaderAlone() throws Exception {
        assertThat(parse("file\n").rows()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''| 1| there is no header",
                "\\n\\n| 1| there is no header",
                "a,b\\n\\n1,2\\n1\\n| 4| 1 fields instead of 2",
                "a,b\\n1,2,3| 2| 3 fields instead of 2",
                "a,b\\n1,\"2| 2| quotation",
                "a,b\\n1,\"2\"3\\n| 2| quotation"
            })
    void saysInWhichLineWhatIsWrong(String text, int line, String message) {
        assertThatThrownBy(() -> parse(text.replace("\\n", "\n")))
                .isInstanceOfSatisfying(TableException.class, problem -> assertThat(problem.line())
                        .isEqualTo(line))
                .hasMessageContaining(message);
    }

    @Test
    void anotherEncoding() {
        assertThatThrownBy(() -> CsvTable.parse(new byte[] {'a', (byte) 0xFF}))
                .isInstanceOf(CharacterCodingException.class);
    }
}

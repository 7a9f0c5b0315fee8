package org.affectlab.gateway.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class KeysCommandTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--file=" + folder.resolve("keys.json"));
        CommandLine command = KeysCommand.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(all.toArray(String[]::new));
    }

    @Test
    void makesListsRotatesAndRevokes() {
        assertThat(run("create", "lab", "--scopes", "speech,rat", "--expires", "90d"))
                .isZero();
        String key = out.toString().strip();
        String prefix = KeyText.prefix(key).orElseThrow();

        assertThat(run("rotate", "lab")).isZero();
        assertThat(run("revoke", prefix)).isZero();
        out.getBuffer().setLength(0);
        assertThat(run("list")).isZero();
        assertThat(out.toString().lines())
                .hasSize(3)
                .anySatisfy(line -> assertThat(line).startsWith(prefix).contains("lab", "revoked", "rat,speech"))
                .anySatisfy(line -> assertThat(line).contains("lab", "live", "never", "rat,speech"));
        assertThat(out.toString()).doesNotContain(key);
    }

    @Test
    void saysWhatIsWrong() {
        assertThat(run("create", "lab", "--scopes", "everything")).isEqualTo(1);
        assertThat(err.toString()).startsWith("keys: ").contains("unknown scope 'everything'");
        assertThat(run("revoke", "aaaaaaaa")).isEqualTo(1);
        assertThat(run("list")).isEqualTo(1);
    }

    @Test
    void wrongUsageIsTwo() {
        assertThat(run("create", "lab")).isEqualTo(2);
        assertThat(run("create", "lab", "--scopes", "speech", "--expires", "soon"))
                .isEqualTo(2);
        assertThat(run("revoke")).isEqualTo(2);
        assertThat(run("list", "surplus")).isEqualTo(2);
    }
}

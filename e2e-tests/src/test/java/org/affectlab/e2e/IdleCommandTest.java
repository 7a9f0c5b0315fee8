package org.affectlab.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.affectlab.e2e.platform.Command;
import org.affectlab.e2e.platform.Command.Result;
import org.affectlab.e2e.platform.FreePort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./affectlab} says where no platform runs. */
class IdleCommandTest {
    private final Command affectlab = new Command(Map.of());

    @Test
    void portThatIsTakenIsNamedWithItsVariable(@TempDir Path state) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Command other = new Command(Map.of(
                    "AFFECTLAB_STATE", state.toString(),
                    "AFFECTLAB_GATEWAY_PORT", Integer.toString(taken.getLocalPort()),
                    "AFFECTLAB_POINTCLOUD_PORT", Integer.toString(FreePort.find()),
                    "AFFECTLAB_SPEECH_PORT", Integer.toString(FreePort.find())));
            Result result = other.run("up", "--detach");
            assertThat(result.status()).isEqualTo(1);
            assertThat(result.errors())
                    .contains("port " + taken.getLocalPort() + ", meant for gateway, is taken")
                    .contains("AFFECTLAB_GATEWAY_PORT");
        }
    }

    @Test
    void fileThatDoesNotExist() {
        Result result = affectlab.run("analyze", "speech", "/nowhere/speech.wav");
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.errors()).contains("cannot read '/nowhere/speech.wav'");
    }

    @Test
    void unknownCommand() {
        Result result = affectlab.run("fly");
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.errors()).contains("unknown command 'fly'", "Usage:");
    }
}

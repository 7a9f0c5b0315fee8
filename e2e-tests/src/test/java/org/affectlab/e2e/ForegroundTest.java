package org.affectlab.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.affectlab.e2e.platform.Checkout;
import org.affectlab.e2e.platform.Command;
import org.affectlab.e2e.platform.FreePort;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code ./affectlab up} without {@code --detach}: it stays, and nothing outlives it. */
class ForegroundTest {
    private final Command affectlab = new Command(Map.of(
            "AFFECTLAB_GATEWAY_PORT", Integer.toString(FreePort.find()),
            "AFFECTLAB_SPEECH_PORT", Integer.toString(FreePort.find()),
            "AFFECTLAB_STATE", Checkout.work("foreground-state").toString(),
            "AFFECTLAB_MODELS", Checkout.models().toString(),
            "AFFECTLAB_POINTCLOUD_PORT", Integer.toString(FreePort.find()),
            "AFFECTLAB_POINTCLOUD_HEAP", "-Xmx384m",
            "AFFECTLAB_SPEECH_HEAP", "-Xmx384m",
            "AFFECTLAB_GATEWAY_HEAP", "-Xmx96m"));

    @AfterEach
    void leaveNothingBehind() {
        affectlab.run("down");
    }

    @Test
    void interruptStopsEverything() throws Exception {
        try (Command.Running up = affectlab.start("up")) {
            up.awaitOutput("Affectlab is ready after");
            ProcessHandle gateway = process("gateway");
            ProcessHandle speech = process("speech");
            up.interrupt();
            Command.Result result = up.await();
            assertThat(result.status()).isZero();
            assertThat(result.output()).contains("gateway stopped", "pointcloud stopped", "speech stopped");
            assertThat(gateway.isAlive()).isFalse();
            assertThat(speech.isAlive()).isFalse();
        }
    }

    @Test
    void deathOfAServiceStopsTheRest() throws Exception {
        try (Command.Running up = affectlab.start("up")) {
            up.awaitOutput("Affectlab is ready after");
            ProcessHandle gateway = process("gateway");
            process("speech").destroyForcibly();
            Command.Result result = up.await();
            assertThat(result.status()).isEqualTo(1);
            assertThat(result.errors()).contains("speech has died");
            assertThat(gateway.isAlive()).isFalse();
        }
    }

    private ProcessHandle process(String service) {
        Matcher line = Pattern.compile("(?m)^" + service + " +(\\d+) .*ready")
                .matcher(affectlab.run("status").output());
        assertThat(line.find()).as(service + " is ready").isTrue();
        return ProcessHandle.of(Long.parseLong(line.group(1))).orElseThrow();
    }
}

package org.affectlab.servicekit.jobs.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import org.affectlab.servicekit.jobs.webhook.AddressGuard.ForbiddenAddressException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressGuardTest {
    private final AddressGuard guard = new AddressGuard(List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.1",
                "2130706433",
                "::1",
                "::ffff:127.0.0.1",
                "::127.0.0.1",
                "0.0.0.0",
                "::",
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "100.100.100.200",
                "192.0.0.192",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "240.0.0.1",
                "fe80::1",
                "fc00::1",
                "fd00:ec2::254",
                "ff02::1",
                "64:ff9b::7f00:1",
                "64:ff9b:1::1",
                "2001::1",
                "2001:db8::1",
                "2002:7f00:1::",
                "100::1",
                "3fff::1"
            })
    void nothingSpecialIsCalled(String address) {
        assertThatThrownBy(() -> guard.resolve(address)).isInstanceOf(ForbiddenAddressException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "93.184.216.34",
                "172.15.0.1",
                "172.32.0.1",
                "100.63.255.255",
                "100.128.0.1",
                "192.167.1.1",
                "223.255.255.255",
                "2606:4700::1111",
                "2a00:1450:4001::1"
            })
    void publicAddressesAre(String address) throws UnknownHostException {
        assertThat(guard.resolve(address)).containsExactly(InetAddress.getByName(address));
    }

    @Test
    void aNetworkOfTheOperatorIsCalledAndNoOther() throws UnknownHostException {
        AddressGuard lab = new AddressGuard(List.of("10.1.0.0/16", "fd12::/32"));
        assertThat(lab.resolve("10.1.2.3")).hasSize(1);
        assertThat(lab.resolve("fd12::5")).hasSize(1);
        assertThatThrownBy(() -> lab.resolve("10.2.0.1")).isInstanceOf(ForbiddenAddressException.class);
        assertThatThrownBy(() -> lab.resolve("127.0.0.1")).isInstanceOf(ForbiddenAddressException.class);
    }

    @Test
    void aNameWithOnePrivateAddressIsNotCalled() {
        AddressGuard guard = new AddressGuard(List.of(), new FakeNames(() -> Stream.of("1.1.1.1", "10.0.0.1")));
        assertThatThrownBy(() -> guard.resolve("two.example")).isInstanceOf(ForbiddenAddressException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "lab", "10.1.0.0/40", "10.1.0"})
    void whatIsNoNetworkIsAnError(String text) {
        assertThatThrownBy(() -> new AddressGuard(List.of(text))).isInstanceOf(IllegalArgumentException.class);
    }
}

package org.affectlab.servicekit.jobs.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

final class WebhookUrlsTest {
    private static final AddressGuard PUBLIC =
            new AddressGuard(List.of(), new FakeNames(() -> Stream.of("93.184.216.34")));

    private static MockHttpServletRequest request(String... urls) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        for (String url : urls) {
            request.addHeader(WebhookUrls.HEADER, url);
        }
        return request;
    }

    @Test
    void noHeaderIsNoWebhook() {
        assertThat(WebhookUrls.isGiven(request())).isFalse();
        assertThat(new WebhookUrls(PUBLIC, false).of(request())).isNull();
    }

    @Test
    void anAddressWithTls() {
        String url = "https://lab.example:8443/hooks?token=a%20b";
        assertThat(new WebhookUrls(PUBLIC, false).of(request(url))).isEqualTo(URI.create(url));
    }

    @Test
    void withoutTlsWhereTheOperatorAllowsIt() {
        String url = "http://lab.example/hooks";
        assertThat(new WebhookUrls(PUBLIC, true).of(request(url))).isEqualTo(URI.create(url));
        assertRefused(new WebhookUrls(PUBLIC, false), url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "lab.example/hooks",
                "ftp://lab.example/",
                "file:///etc/passwd",
                "gopher://lab.example/",
                "https:///hooks",
                "https://user:secret@lab.example/",
                "https://lab.example/#part",
                "https://lab.example:0/",
                "https://lab.example/a b",
                "https://lab.example/\r\nX-Other: 1",
                "https:lab.example"
            })
    void whatIsNoSuchAddressIsRefused(String url) {
        assertRefused(new WebhookUrls(PUBLIC, false), url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/",
                "https://localhost/",
                "https://[::1]/",
                "https://10.0.0.1/",
                "https://169.254.169.254/latest/meta-data/",
                "https://[::ffff:169.254.169.254]/",
                "https://2130706433/",
                "https://192.168.0.1:8080/"
            })
    void whatIsNotPublicIsRefused(String url) {
        assertRefused(new WebhookUrls(new AddressGuard(List.of()), false), url);
    }

    @Test
    void twoAreRefusedAndOneThatIsVeryLong() {
        assertRefused(new WebhookUrls(PUBLIC, false), "https://a.example/", "https://b.example/");
        assertRefused(new WebhookUrls(PUBLIC, false), "https://a.example/" + "x".repeat(2000));
    }

    private static void assertRefused(WebhookUrls urls, String... values) {
        assertThatThrownBy(() -> urls.of(request(values)))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.code())
                        .isEqualTo(ProblemCode.INVALID_PARAMETER));
    }
}

package org.affectlab.servicekit.jobs.webhook;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.affectlab.servicekit.jobs.webhook.AddressGuard.ForbiddenAddressException;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * The header {@code Webhook-Url}: where to tell of the end of the job that the request makes. Refused here is what could never be called; what
 * the name means is looked at again when it is. Thread-safe.
 */
public final class WebhookUrls {
    public static final String HEADER = "Webhook-Url";

    private static final int LONGEST = 2000;

    private final AddressGuard guard;
    private final boolean allowHttp;

    public WebhookUrls(WebhookProperties properties) {
        this(new AddressGuard(properties.allowedNetworks()), properties.allowHttp());
    }

    WebhookUrls(AddressGuard guard, boolean allowHttp) {
        this.guard = requireNonNull(guard, "guard is null");
        this.allowHttp = allowHttp;
    }

    /** Whether the request names one, good or not. */
    public static boolean isGiven(HttpServletRequest request) {
        return request.getHeader(HEADER) != null;
    }

    /**
     * @return null if the request names none
     * @throws ProblemException INVALID_PARAMETER
     */
    public @Nullable URI of(HttpServletRequest request) {
        List<String> values = Collections.list(request.getHeaders(HEADER));
        if (values.isEmpty()) {
            return null;
        }
        if (values.size() > 1 || values.get(0).length() > LONGEST) {
            throw refused("must be given once and have at most " + LONGEST + " characters");
        }
        return check(values.get(0));
    }

    private URI check(String text) {
        URI url;
        try {
            url = new URI(text);
        } catch (URISyntaxException wrong) {
            throw refused("is no URL");
        }
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !(allowHttp && scheme.equals("http"))) {
            throw refused(allowHttp ? "must begin with https:// or http://" : "must begin with https://");
        }
        String host = url.getHost();
        if (host == null || url.getRawUserInfo() != null || url.getRawFragment() != null || url.getPort() == 0) {
            throw refused("must have a host, and neither user nor fragment");
        }
        try {
            guard.resolve(host);
        } catch (ForbiddenAddressException forbidden) {
            throw refused("has an address that this installation does not call");
        } catch (UnknownHostException unknown) {
            throw refused("has a host that cannot be found");
        }
        return url;
    }

    private static ProblemException refused(String why) {
        return new ProblemException(ProblemCode.INVALID_PARAMETER, "The header " + HEADER + " " + why + ".");
    }
}

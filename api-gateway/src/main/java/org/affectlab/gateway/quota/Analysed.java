package org.affectlab.gateway.quota;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;

/**
 * What a service says that it has analysed, in the header {@value #HEADER}: {@code seconds=3.3} or {@code points=1900000}. Between service and
 * gateway only; a client never sees it.
 *
 * @param seconds of recordings
 * @param points of clouds
 */
public record Analysed(double seconds, double points) {
    public static final String HEADER = "X-Affectlab-Analysed";

    static final Analysed NOTHING = new Analysed(0, 0);

    private static final String ATTRIBUTE = Analysed.class.getName();
    private static final Pattern MEMBER =
            Pattern.compile("(?:^|,)\\s*(seconds|points)=([0-9]{1,15}(?:\\.[0-9]{1,3})?)\\s*(?=,|$)");

    /** Remembers what the service said. */
    public static void remember(ServerWebExchange exchange, @Nullable String header) {
        if (header != null) {
            exchange.getAttributes().put(ATTRIBUTE, parse(header));
        }
    }

    static Analysed of(ServerWebExchange exchange) {
        return exchange.getAttributeOrDefault(ATTRIBUTE, NOTHING);
    }

    /** Members that are not known do not count. */
    static Analysed parse(String header) {
        double seconds = 0;
        double points = 0;
        Matcher matcher = MEMBER.matcher(header);
        while (matcher.find()) {
            double value = Double.parseDouble(matcher.group(2));
            if (matcher.group(1).equals("seconds")) {
                seconds = value;
            } else {
                points = value;
            }
        }
        return new Analysed(seconds, points);
    }
}

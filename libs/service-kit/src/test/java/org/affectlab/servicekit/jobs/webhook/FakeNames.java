package org.affectlab.servicekit.jobs.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;

/** Every name has the addresses that it has at the moment. */
record FakeNames(Supplier<Stream<String>> addresses) implements DnsResolver {
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        String[] texts = addresses.get().toArray(String[]::new);
        InetAddress[] resolved = new InetAddress[texts.length];
        for (int index = 0; index < texts.length; index++) {
            resolved[index] = InetAddress.getByAddress(
                    host, InetAddress.getByName(texts[index]).getAddress());
        }
        return resolved;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}

package org.affectlab.servicekit.jobs.webhook;

import inet.ipaddr.AddressStringException;
import inet.ipaddr.AddressStringParameters.RangeParameters;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressNetwork.IPAddressGenerator;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * Says which addresses a web hook may have: public ones, and those of networks that the operator names. Nothing that only this machine or its
 * network can reach, so that a caller cannot make the service speak to what stands behind it (server-side request forgery). As resolver of a
 * client it gives nothing else to connect to, whatever a name has meant before. Thread-safe.
 *
 * <p>Source: the special-purpose address registries of IANA (RFC 6890); of IPv6 nothing but what is assigned as global unicast.
 */
final class AddressGuard implements DnsResolver {
    private static final IPAddressStringParameters PLAIN = new IPAddressStringParameters.Builder()
            .allowEmpty(false)
            .allowAll(false)
            .setRangeOptions(RangeParameters.NO_RANGE)
            .allow_inet_aton(false)
            .toParams();

    private static final List<IPAddress> SPECIAL = networks(List.of(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/3",
            "2001::/23",
            "2001:db8::/32",
            "2002::/16",
            "3fff::/20"));
    private static final List<IPAddress> GLOBAL = networks(List.of("0.0.0.0/0", "2000::/3"));

    private final List<IPAddress> allowed;
    private final DnsResolver names;

    /**
     * @param allowed networks that may be called all the same
     * @throws IllegalArgumentException if one is no network
     */
    AddressGuard(List<String> allowed) {
        this(allowed, SystemDefaultDnsResolver.INSTANCE);
    }

    AddressGuard(List<String> allowed, DnsResolver names) {
        this.allowed = networks(allowed);
        this.names = names;
    }

    /** @throws UnknownHostException if there is no such name, or it has no address that may be called */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] all = names.resolve(host);
        if (all == null) {
            throw new UnknownHostException("There is no such host");
        }
        // One that has public and private addresses is up to no good.
        if (!Stream.of(all).allMatch(this::allows)) {
            throw new ForbiddenAddressException();
        }
        return all;
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return names.resolveCanonicalHostname(host);
    }

    boolean allows(InetAddress address) {
        IPAddress wanted = new IPAddressGenerator().from(address.getAddress());
        return contains(allowed, wanted) || (contains(GLOBAL, wanted) && !contains(SPECIAL, wanted));
    }

    private static boolean contains(List<IPAddress> networks, IPAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }

    private static List<IPAddress> networks(List<String> texts) {
        return texts.stream().map(AddressGuard::network).toList();
    }

    private static IPAddress network(String text) {
        try {
            return new IPAddressString(text, PLAIN).toAddress().toPrefixBlock();
        } catch (AddressStringException | RuntimeException wrong) {
            throw new IllegalArgumentException("'" + text + "' is no network as 10.1.0.0/16", wrong);
        }
    }

    /** The name has an address that may not be called. */
    static final class ForbiddenAddressException extends UnknownHostException {
        private static final long serialVersionUID = 1;

        ForbiddenAddressException() {
            super("The address is none that may be called");
        }
    }
}

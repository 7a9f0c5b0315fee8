package org.affectlab.servicekit.contract;

import java.time.Clock;
import java.util.EnumSet;
import java.util.Set;
import org.affectlab.access.Identity;
import org.affectlab.access.InternalSecret;
import org.affectlab.access.InternalTokenSigner;
import org.affectlab.access.InternalTokens;
import org.affectlab.access.Scope;

/** Plays the gateway: makes the tokens that a service under test accepts. */
public final class TestTokens {
    /** The secret that every service under test is started with. */
    public static final String SECRET = "a-secret-for-tests-of-more-than-32-bytes";

    static final String CALLER = "somebody";

    private TestTokens() {}

    /** Of a caller that may do everything but administrate. */
    public static String ordinary() {
        return of(CALLER, EnumSet.complementOf(EnumSet.of(Scope.ADMIN)));
    }

    /** {@link #ordinary} as a line of a request head. */
    static String header() {
        return InternalTokens.HEADER + ": " + ordinary() + "\r\n";
    }

    public static String admin() {
        return of(CALLER, Set.of(Scope.ADMIN));
    }

    public static String of(String caller, Set<Scope> scopes) {
        return signer(SECRET).sign(new Identity(caller, "test-key", scopes));
    }

    public static InternalTokenSigner signer(String secret) {
        return new InternalTokenSigner(InternalSecret.of(secret), Clock.systemUTC());
    }
}

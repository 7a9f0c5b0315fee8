package org.affectlab.access;

import static java.util.Objects.requireNonNull;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * A caller that has proved who it is. Immutable.
 *
 * @param caller whose work it is: quotas, fair shares and jobs belong to it. 1 to 128 printable ASCII characters without a space, so that it can
 *     stand in logs
 * @param credential what was shown, as logs may name it: the prefix of a key, never the key. As {@code caller}
 * @param scopes what the caller may do
 */
public record Identity(String caller, String credential, Set<Scope> scopes) {
    private static final Pattern NAME = Pattern.compile("[!-~]{1,128}");

    public Identity {
        requireName(caller, "caller");
        requireName(credential, "credential");
        scopes = Set.copyOf(scopes);
    }

    /** Whether something that needs the scope is allowed; {@link Scope#ADMIN} allows everything. */
    public boolean may(Scope scope) {
        requireNonNull(scope, "scope is null");
        return scopes.contains(scope) || scopes.contains(Scope.ADMIN);
    }

    /** Whether a text can be the name of a caller. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    private static void requireName(String text, String what) {
        if (!isName(requireNonNull(text, what + " is null"))) {
            throw new IllegalArgumentException(what + " must match " + NAME);
        }
    }
}

package org.affectlab.servicekit.admission;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.regex.Pattern;
import org.affectlab.admission.Preference;
import org.affectlab.servicekit.access.RequestIdentity;
import org.affectlab.servicekit.problem.ProblemException;
import org.affectlab.servicekit.problem.ProblemWriter;
import org.affectlab.servicekit.trace.TraceFilter;
import org.springframework.http.HttpMethod;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns an analysis away before the framework has done anything for it, when there is no place: under overload most requests end here, and
 * what each of them costs is taken from those that are answered. Whoever passes still has to {@link Admission#enter}. Thread-safe.
 */
public final class AdmissionFilter extends OncePerRequestFilter {
    private static final Pattern ANALYSIS = Pattern.compile("/v1/.*|/v2/models/.*/infer");

    private final Admission admission;
    private final ProblemWriter problems;

    public AdmissionFilter(Admission admission, ProblemWriter problems) {
        this.admission = requireNonNull(admission, "admission is null");
        this.problems = requireNonNull(problems, "problems is null");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            if (isAnalysis(request)) {
                admission.requireFree(RequestIdentity.of(request).caller());
            }
        } catch (ProblemException refused) {
            TraceFilter.quieten(request);
            problems.write(refused, request, response);
            return;
        }
        chain.doFilter(request, response);
    }

    private static boolean isAnalysis(HttpServletRequest request) {
        return HttpMethod.POST.matches(request.getMethod())
                && ANALYSIS.matcher(request.getRequestURI()).matches()
                // A job takes no place here.
                && !Preference.respondAsync(Collections.list(request.getHeaders(Preference.HEADER)));
    }
}

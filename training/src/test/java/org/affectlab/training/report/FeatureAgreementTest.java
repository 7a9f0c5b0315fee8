package org.affectlab.training.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.affectlab.acoustics.ParameterSet;
import org.junit.jupiter.api.Test;

/** Sixty clips of four corpora beside an independent extractor's values, when those are there. */
class FeatureAgreementTest {
    private static final Path SPEECH = Path.of(System.getProperty("affectlab.root"), "..", "shared", "data", "speech");

    @Test
    void is09() throws IOException {
        FeatureAgreement agreement = read(ParameterSet.IS09, "is09.csv");

        assertThat(agreement.medianRelativeDifference()).isLessThan(1e-4);
        assertThat(agreement.atLeast(0.99)).isGreaterThanOrEqualTo(383);
    }

    @Test
    void egemaps() throws IOException {
        FeatureAgreement agreement = read(ParameterSet.EGEMAPS, "egemaps_v02.csv");

        assertThat(FeatureReport.markdown(List.of(agreement))).contains("| eGeMAPSv02 | 60 | 88 | 66 | 76 |");
        assertThat(agreement.medianRelativeDifference()).isLessThan(1e-3);
        assertThat(agreement.atLeast(0.99)).isGreaterThanOrEqualTo(66);
        assertThat(agreement.atLeast(0.95)).isGreaterThanOrEqualTo(76);
    }

    private static FeatureAgreement read(ParameterSet set, String name) throws IOException {
        Path csv = SPEECH.resolve("reference").resolve(name);
        assumeTrue(Files.isRegularFile(csv), "the reference values are not there: " + csv.normalize());
        return FeatureAgreement.read(set, csv, SPEECH);
    }
}

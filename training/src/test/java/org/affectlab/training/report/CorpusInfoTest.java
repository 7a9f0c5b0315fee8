package org.affectlab.training.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class CorpusInfoTest {

    @Test
    void joinedCorporaAreAllNamedAndTheirTermsAllHold() throws IOException {
        List<CorpusInfo> known = CorpusInfo.known("ravdess+emodb_first2s+nemo_subset+urdu");

        CorpusInfo joined = CorpusInfo.joined(known);

        assertThat(known).hasSize(4);
        assertThat(joined.title()).contains("RAVDESS", "EmoDB", "nEMO", "URDU");
        assertThat(joined.weightsLicence()).isEqualTo("CC BY-NC-SA 4.0; CC0 1.0; research use only");
        assertThat(joined.limits()).contains("URDU: " + known.get(3).limits().get(0));
        assertThat(CorpusInfo.joined(known.subList(0, 1))).isEqualTo(known.get(0));
    }

    @Test
    void anUnknownOneAmongThemIsNamed() {
        assertThatThrownBy(() -> CorpusInfo.known("ravdess+mine"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("corpus mine");
        assertThatThrownBy(() -> CorpusInfo.known("ravdess+")).isInstanceOf(IOException.class);
    }
}

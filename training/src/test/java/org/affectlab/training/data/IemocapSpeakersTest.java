package org.affectlab.training.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IemocapSpeakersTest {
    @ParameterizedTest
    @CsvSource({
        "iemocap, Ses01F, Ses01M",
        "iemocap-improvised, Ses05M, Ses05F",
        "iemocap+emodb, iemocap:Ses03M, iemocap:Ses03F",
        "emodb+iemocap-improvised, iemocap-improvised:Ses03F, iemocap-improvised:Ses03M"
    })
    void theOtherOfTheSessionIsThePartner(String corpus, String speaker, String partner) {
        assertThat(IemocapSpeakers.partner(corpus, speaker)).contains(partner);
    }

    @ParameterizedTest
    @CsvSource({
        "emodb, 03",
        "mine, Ses01F",
        "iemocap, 03",
        "iemocap, Ses06F",
        "iemocap, Ses01FM",
        "iemocap+mine, mine:Ses01F",
        "iemocap+emodb, emodb:03"
    })
    void everybodyElseHasNone(String corpus, String speaker) {
        assertThat(IemocapSpeakers.partner(corpus, speaker)).isEmpty();
    }

    @Test
    void bothSubsetsAreOfTheSamePeople() {
        assertThat(IemocapSpeakers.person("iemocap-improvised:Ses01F")).isEqualTo("iemocap:Ses01F");
        assertThat(IemocapSpeakers.person("iemocap-improvised:*")).isEqualTo("iemocap:*");
        assertThat(IemocapSpeakers.person("iemocap:Ses01F")).isEqualTo("iemocap:Ses01F");
        assertThat(IemocapSpeakers.person("emodb:03")).isEqualTo("emodb:03");
        assertThat(IemocapSpeakers.person("03")).isEqualTo("03");
    }
}

package org.affectlab.training.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.affectlab.training.config.ProtocolSettings.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamedProtocolTest {

    @ParameterizedTest
    @CsvSource({
        "leave-one-speaker-out, CONSECUTIVE, 1, 5",
        "leave-out-4, CONSECUTIVE, 4, 5",
        "10-fold, INTERLEAVED, 1, 10",
        "leave-one-corpus-out, CORPUS, 1, 5"
    })
    void knowsTheFieldsNames(String name, Kind kind, int speakers, int folds) {
        assertThat(NamedProtocol.of(name)).isEqualTo(new ProtocolSettings(kind, speakers, folds, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fold", "0-fold", "1-fold", "leave-out-0", "LOSO", "leave-out-99999"})
    void refusesOthers(String name) {
        assertThatThrownBy(() -> NamedProtocol.of(name)).isInstanceOf(IllegalArgumentException.class);
    }
}

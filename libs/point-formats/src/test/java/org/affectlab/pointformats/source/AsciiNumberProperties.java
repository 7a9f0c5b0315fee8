package org.affectlab.pointformats.source;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.affectlab.pointformats.cloud.PointCloudException;

/** Numbers are read to the last bit as Java reads them. */
class AsciiNumberProperties {
    private static double parse(String text) throws PointCloudException {
        byte[] bytes = ("<" + text + ">").getBytes(US_ASCII);
        return AsciiNumber.parse(bytes, 1, bytes.length - 1);
    }

    @Property
    void shortestForms(@ForAll double value) throws Exception {
        assertThat(parse(Double.toString(value))).isEqualTo(Double.valueOf(value));
    }

    @Property
    void plainDecimals(@ForAll long digits, @ForAll @IntRange(max = 25) int scale) throws Exception {
        String text = BigDecimal.valueOf(digits, scale).toPlainString();
        assertThat(parse(text)).isEqualTo(Double.valueOf(Double.parseDouble(text)));
        assertThat(parse("+" + text.replace("-", ""))).isEqualTo(Double.valueOf(Math.abs(Double.parseDouble(text))));
    }

    @Property
    void floatsAreRoundedOnce(@ForAll long digits, @ForAll @IntRange(max = 25) int scale) throws Exception {
        String text = BigDecimal.valueOf(digits, scale).toPlainString();
        byte[] bytes = text.getBytes(US_ASCII);
        assertThat(AsciiNumber.parseFloat(bytes, 0, bytes.length)).isEqualTo(Float.valueOf(Float.parseFloat(text)));
    }

    @Property
    void anythingElseIsRefused(@ForAll String text) {
        byte[] bytes = text.getBytes(US_ASCII);
        try {
            AsciiNumber.parse(bytes, 0, bytes.length);
            assertThat(text).matches("[-+]?(?i:nan|inf|infinity|[0-9.]*(e[-+]?[0-9]+)?|1\\.#.*)");
        } catch (PointCloudException refusal) {
            assertThat(refusal.reason()).isEqualTo(PointCloudException.Reason.UNDECODABLE);
        }
        for (String odd : new String[] {"", "-", ".", "1e", "e5", "0x1", "1d", "1f", "--1", "1.2.3", "1-2", "١"}) {
            assertThatThrownBy(() -> parse(odd)).as(odd).isInstanceOf(PointCloudException.class);
        }
    }
}

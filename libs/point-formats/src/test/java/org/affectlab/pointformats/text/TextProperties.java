package org.affectlab.pointformats.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.affectlab.pointformats.Fixtures;
import org.affectlab.pointformats.OutputFormat;
import org.affectlab.pointformats.Reading;
import org.affectlab.pointformats.cloud.PointCloud;
import org.affectlab.pointformats.cloud.PointCloudException;

/** Doubles survive text, and no text does more than be refused. */
class TextProperties {
    @Property(tries = 100)
    void doublesComeBackThroughCsv(@ForAll @Size(min = 1, max = 30) List<Double> values) throws Exception {
        StringBuilder lines = new StringBuilder("x,y,z\n");
        for (double value : values) {
            lines.append(value)
                    .append(',')
                    .append(-value)
                    .append(',')
                    .append(value / 3)
                    .append('\n');
        }
        PointCloud before = Reading.read(lines.toString());
        PointCloud after = Reading.read(Fixtures.written(lines.toString().getBytes(), OutputFormat.CSV));
        for (int i = 0; i < values.size(); i++) {
            assertThat(Reading.position(before, i)).containsExactly(values.get(i), -values.get(i), values.get(i) / 3);
            assertThat(Reading.position(after, i)).containsExactly(Reading.position(before, i));
        }
    }

    @Property(tries = 300)
    void anyTextIsReadOrRefused(@ForAll String text) {
        for (String content : new String[] {text, "1 2 3\n" + text, "x,y,z\n" + text, "2\n1 2 3\n" + text}) {
            try {
                assertThat(Reading.read(content).size()).isPositive();
            } catch (PointCloudException refusal) {
                assertThat(refusal.getMessage()).isNotBlank();
            }
        }
    }
}

package org.affectlab.pointcloud.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.affectlab.servicekit.models.ModelReference;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class PointCloudPropertiesTest {
    private static PointCloudProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("affectlab.pointclouds", PointCloudProperties.class);
    }

    @Test
    void defaults() {
        PointCloudProperties properties = bind(Map.of());
        assertThat(properties)
                .isEqualTo(new PointCloudProperties(null, 1_000_000, 20_000_000, 200_000, 12, null, null, 64));
        assertThat(properties.model()).isNull();
        assertThat(properties.threadsOr(1)).isEqualTo(1);
        assertThat(properties.threadsOr(8)).isEqualTo(4);
        assertThat(properties.concurrentOr(1)).isEqualTo(1);
        assertThat(properties.concurrentOr(8)).isEqualTo(4);
    }

    @Test
    void everyKey() {
        PointCloudProperties properties = bind(Map.of(
                "affectlab.pointclouds.default-model", "a@2",
                "affectlab.pointclouds.max-points", "100",
                "affectlab.pointclouds.max-job-points", "200",
                "affectlab.pointclouds.max-grid-points", "50",
                "affectlab.pointclouds.inputs-in-flight", "3",
                "affectlab.pointclouds.threads", "5",
                "affectlab.pointclouds.concurrent", "6",
                "affectlab.pointclouds.waiting", "7"));
        assertThat(properties).isEqualTo(new PointCloudProperties("a@2", 100, 200, 50, 3, 5, 6, 7));
        assertThat(properties.model()).isEqualTo(new ModelReference("a", "2"));
        assertThat(properties.threadsOr(1)).isEqualTo(5);
        assertThat(properties.concurrentOr(1)).isEqualTo(6);
        assertThat(bind(Map.of("affectlab.pointclouds.default-model", "")).model())
                .isNull();
    }

    @Test
    void refusesNonsense() {
        for (String setting : new String[] {
            "default-model=No Name",
            "max-points=15",
            "max-job-points=10",
            "max-grid-points=0",
            "inputs-in-flight=0",
            "threads=0",
            "concurrent=0",
            "waiting=-1"
        }) {
            String[] parts = setting.split("=");
            assertThatThrownBy(() -> bind(Map.of("affectlab.pointclouds." + parts[0], parts[1])))
                    .as(setting)
                    .isInstanceOf(BindException.class);
        }
    }
}

package org.affectlab.pointcloud;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the point-cloud service. */
@SpringBootApplication
public class PointCloudServiceApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(PointCloudServiceApplication.class, arguments);
    }
}

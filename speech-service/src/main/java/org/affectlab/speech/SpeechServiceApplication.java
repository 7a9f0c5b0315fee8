package org.affectlab.speech;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the speech service. */
@SpringBootApplication
public class SpeechServiceApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(SpeechServiceApplication.class, arguments);
    }
}

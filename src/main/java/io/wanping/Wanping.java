package io.wanping;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The Wanping application: one ledger, one map, one figure that can be defended. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Wanping {

    public static void main(String[] args) {
        SpringApplication.run(Wanping.class, args);
    }
}

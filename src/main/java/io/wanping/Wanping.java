package io.wanping;

import java.util.Arrays;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The Wanping application: one ledger, one map, one figure that can be defended. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Wanping {

    /** With {@code --wanping.command=…} it does that, opens no port, and ends with an exit code. */
    public static void main(String[] args) {
        boolean command = Arrays.stream(args).anyMatch(argument -> argument.startsWith("--wanping.command="));
        if (!command) {
            SpringApplication.run(Wanping.class, args);
            return;
        }
        String[] closed = Arrays.copyOf(args, args.length + 1);
        closed[args.length] = "--server.port=-1";
        System.exit(SpringApplication.exit(SpringApplication.run(Wanping.class, closed)));
    }
}

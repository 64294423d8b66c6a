package io.wanping;

import io.wanping.shell.Command;
import java.util.Arrays;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;

/** The Wanping application: one ledger, one map, one figure that can be defended. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Wanping {

    private static final String COMMAND = "--wanping.command=";
    /** No port is opened for a command, so that it may run beside a serving instance. */
    private static final String NO_PORT = "--server.port=-1";

    public static void main(String[] args) {
        boolean serves = Arrays.stream(args).noneMatch(argument -> argument.startsWith(COMMAND));
        String[] arguments = serves
                ? args
                : Stream.concat(Arrays.stream(args), Stream.of(NO_PORT)).toArray(String[]::new);
        ConfigurableApplicationContext context = SpringApplication.run(Wanping.class, arguments);
        context.getBean(Command.class)
                .run()
                .ifPresent(code -> System.exit(SpringApplication.exit(context, () -> code)));
    }
}

package io.wanping.shell;

import io.wanping.geo.Reprojector;
import java.util.List;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Prepares an empty database before the first request, and says where the product is and how to get in. */
@Component
class Startup implements ApplicationRunner {

    private final FirstStart firstStart;
    private final Reprojector reprojector;
    private final Command command;
    private List<FirstStart.FirstPassword> passwords = List.of();

    Startup(FirstStart firstStart, Reprojector reprojector, Command command) {
        this.firstStart = firstStart;
        this.reprojector = reprojector;
        this.command = command;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!command.isGiven()) {
            passwords = firstStart.prepare();
        }
    }

    /** To the console and not to the log: a password must not stay in a log file. */
    @EventListener
    void ready(ApplicationReadyEvent event) {
        if (command.isGiven()) {
            return;
        }
        Thread warmUp = new Thread(reprojector::warmUp, "coordinate systems");
        warmUp.setDaemon(true);
        warmUp.start();
        if (event.getApplicationContext() instanceof ServletWebServerApplicationContext context) {
            System.out.println(greeting(address(context)));
        }
        passwords = List.of();
    }

    private static String address(ServletWebServerApplicationContext context) {
        String host = context.getEnvironment().getProperty("server.address", "127.0.0.1");
        String scheme = context.getEnvironment().containsProperty("server.ssl.bundle") ? "https" : "http";
        return scheme + "://" + host + ":" + context.getWebServer().getPort();
    }

    private String greeting(String address) {
        StringBuilder text =
                new StringBuilder("\n  万平 Wanping  ").append(address).append('\n');
        for (FirstStart.FirstPassword first : passwords) {
            text.append(String.format("  %-12s %s（%s）  ", first.username(), first.displayName(), first.role()))
                    .append(first.chosen() ? "密码由启动者设定" : "一次性密码 one-time password: " + first.password())
                    .append('\n');
        }
        return text.toString();
    }
}

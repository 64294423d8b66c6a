package io.wanping.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A private PostgreSQL with PostGIS for one run of the tests: started on first use on a free port of 127.0.0.1, in a temporary folder,
 * without disk syncs; gone with the Java process, however that ends. Two seconds to start, well under one for a database.
 *
 * <p>Root may not run PostgreSQL: it then runs as the user {@code postgres}.
 */
public final class PostgisServer {

    private static final String TEMPLATE = "wanping_template";
    private static final int ATTEMPTS = 3;
    private static final long PATIENCE_SECONDS = 60;
    private static final AtomicInteger COUNT = new AtomicInteger();

    private static @Nullable PostgisServer running;

    private final Path bin;
    private final Path folder;
    private final int port;
    private final ProcessHandle postmaster;
    private final Process keeper;

    /**
     * A new empty database that has the PostGIS extension; skips the test where PostGIS is not installed.
     *
     * @return its JDBC address, user included, no password
     */
    public static String createDatabase() {
        return server().create("t" + COUNT.incrementAndGet());
    }

    private static synchronized PostgisServer server() {
        Path bin = Requirement.POSTGIS.orSkip();
        if (running == null) {
            running = start(bin);
        }
        return running;
    }

    private static PostgisServer start(Path bin) {
        try {
            Path folder = Files.createTempDirectory("wanping-postgis-");
            if (isRoot()) {
                Files.setOwner(
                        folder,
                        folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("postgres"));
            }
            run(
                    bin.resolve("initdb"),
                    "-D",
                    folder + "/data",
                    "-U",
                    "postgres",
                    "-A",
                    "trust",
                    "-E",
                    "UTF8",
                    "--locale=C.UTF-8",
                    "--no-sync",
                    "--no-instructions");
            int port = startOnAFreePort(bin, folder);
            PostgisServer server = new PostgisServer(bin, folder, port);
            server.createTemplate();
            return server;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static int startOnAFreePort(Path bin, Path folder) throws IOException {
        IllegalStateException last = null;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = freePort();
            String options = "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=" + folder
                    + " -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=100"
                    + " -c timezone=Asia/Shanghai";
            try {
                run(bin.resolve("pg_ctl"), "-D", folder + "/data", "-l", folder + "/log", "-w", "-o", options, "start");
                return port;
            } catch (IllegalStateException taken) {
                last = taken;
            }
        }
        throw new IllegalStateException("PostgreSQL does not start", last);
    }

    private PostgisServer(Path bin, Path folder, int port) throws IOException {
        this.bin = bin;
        this.folder = folder;
        this.port = port;
        this.postmaster = ProcessHandle.of(Long.parseLong(Files.readAllLines(folder.resolve("data/postmaster.pid"))
                        .get(0)))
                .orElseThrow();
        this.keeper = startKeeper();
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop PostGIS"));
    }

    /** Waits for the end of our pipe, which comes even if this process is killed, and then stops the server and cleans up. */
    private Process startKeeper() throws IOException {
        String script =
                "trap '' INT TERM HUP; cat > /dev/null; '%s/pg_ctl' -D '%s/data' -m immediate -w stop; rm -rf '%s'"
                        .formatted(bin, folder, folder);
        return new ProcessBuilder(asOwner(List.of("sh", "-c", script)))
                .directory(Path.of("/").toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private void stop() {
        try {
            keeper.getOutputStream().close();
            keeper.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            postmaster.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (Exception fault) {
            System.err.println(
                    "PostGIS of this test run may still be alive as process " + postmaster.pid() + ": " + fault);
        }
    }

    private void createTemplate() {
        execute("postgres", "create database " + TEMPLATE);
        execute(TEMPLATE, "create extension postgis");
    }

    private String create(String database) {
        execute("postgres", "create database " + database + " template " + TEMPLATE);
        return address(database);
    }

    private String address(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=postgres";
    }

    private void execute(String database, String sql) {
        try (Connection connection = DriverManager.getConnection(address(database));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException fault) {
            throw new IllegalStateException(sql, fault);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    private static void run(Path program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(Arrays.asList(arguments));
        Path output = Files.createTempFile("wanping-postgis-", ".out");
        try {
            // To a file: the server inherits its starter's output and would keep a pipe open for ever.
            Process process = new ProcessBuilder(asOwner(command))
                    .directory(Path.of("/").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException(command + "\n" + Files.readString(output));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        } finally {
            Files.delete(output);
        }
    }

    private static List<String> asOwner(List<String> command) {
        if (!isRoot()) {
            return command;
        }
        List<String> changed = new ArrayList<>(List.of("runuser", "-u", "postgres", "--"));
        changed.addAll(command);
        return changed;
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }
}

package dev.kaam;

import dev.kaam.lab.LabException;
import dev.kaam.lab.Launcher;
import dev.kaam.lab.Running;
import dev.kaam.lab.Setup;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Starts Kaams for experiments: this same program, on loopback, each a process with a folder of its own that it takes away. */
final class KaamLauncher implements Launcher {
    private static final Pattern READY = Pattern.compile("Kaam is ready at (http://\\S+)");
    private static final Duration ENDS = Duration.ofSeconds(20);

    private final List<String> more;

    KaamLauncher() {
        more = List.of();
    }

    /** @param origin whose pages may use the servers */
    KaamLauncher(String origin) {
        more = List.of("--cors", origin);
    }

    @Override
    public Running start(Setup setup) throws InterruptedException {
        try {
            var kaam = new Child(setup.with(more.toArray(String[]::new)), Files.createTempDirectory("kaam-lab-"));
            kaam.restart();
            return kaam;
        } catch (IOException full) {
            throw new LabException("There is no place for a server's data: " + full.getMessage() + ".", full);
        }
    }

    private static List<String> command(Setup setup, Path data) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("-X") || option.startsWith("--"))
                .filter(option -> !option.startsWith("-XX:AOTCacheOutput"))
                .forEach(command::add);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.kaam.Main"));
        command.addAll(List.of("serve", "--port", "0", "--data", data.toString()));
        command.addAll(setup.options());
        return command;
    }

    private static final class Child implements Running {
        private final Setup setup;
        private final Path data;
        private volatile Process process;
        private volatile URI address;
        /** Of its processes that were killed. */
        private volatile Duration cpuBefore = Duration.ZERO;

        @SuppressWarnings("NullAway.Init") // restart sets process and address
        Child(Setup setup, Path data) {
            this.setup = setup;
            this.data = data;
        }

        @Override
        public void restart() throws InterruptedException {
            var builder = new ProcessBuilder(command(setup, data)).redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().keySet().removeIf(name -> name.startsWith("KAAM_"));
            try {
                process = builder.start();
                address = ready();
            } catch (IOException failure) {
                throw new LabException("A server cannot be started: " + failure.getMessage() + ".", failure);
            }
        }

        private URI ready() throws IOException {
            var lines = process.inputReader();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher ready = READY.matcher(line);
                if (ready.matches()) {
                    Thread.ofVirtual().start(() -> lines.lines().forEach(ignored -> {}));
                    return URI.create(ready.group(1));
                }
            }
            throw new LabException("The server '" + setup.name() + "' (" + String.join(" ", setup.options())
                    + ") ended before it was ready.");
        }

        @Override
        public URI address() {
            return address;
        }

        @Override
        public Duration cpu() {
            return cpuBefore.plus(process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO));
        }

        @Override
        public void kill() {
            cpuBefore = cpu();
            process.destroyForcibly();
            process.onExit().join();
        }

        @Override
        public void pause(Duration length) throws InterruptedException {
            signal("STOP");
            try {
                Thread.sleep(length);
            } finally {
                signal("CONT");
            }
        }

        private void signal(String name) {
            try {
                new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                        .start()
                        .onExit()
                        .join();
            } catch (IOException noSignals) {
                throw new LabException("This system cannot stop a process and let it go on.", noSignals);
            }
        }

        @Override
        public void close() {
            process.destroy();
            try {
                if (!process.waitFor(ENDS.toSeconds(), TimeUnit.SECONDS)) {
                    kill();
                }
                remove();
            } catch (InterruptedException hurry) {
                kill();
                Thread.currentThread().interrupt();
            }
        }

        private void remove() {
            try (Stream<Path> files = Files.walk(data)) {
                for (Path file :
                        files.sorted((one, other) -> other.compareTo(one)).toList()) {
                    Files.deleteIfExists(file);
                }
            } catch (IOException left) {
                // the system clears its temporary folder
            }
        }
    }
}

package dev.kaam;

import dev.kaam.store.StoreException;
import dev.kaam.trace.OtlpUrl;
import dev.kaam.web.Execution;
import dev.kaam.web.LocalGuard;
import dev.kaam.web.ServerException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.tinylog.provider.ProviderRegistry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code kaam serve}: runs until it is told to stop. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        sortOptions = false,
        description = "Serves todos, and the page, until it is told to stop (Ctrl-C or SIGTERM).",
        footer = {
            "",
            "Each option may also come from the environment: KAAM_HOST, KAAM_PORT, KAAM_DATA, KAAM_DB, KAAM_DB_LISTEN, KAAM_DB_USER and KAAM_DB_PASSWORD (not on the"
                    + " command line), KAAM_RUN, KAAM_FAKE_DB, KAAM_FAKE_TASK, KAAM_CORS,"
                    + " KAAM_OPEN_TO_NETWORK, KAAM_BEHIND_PROXY, KAAM_TRUST_PROXY, KAAM_LEAVE, KAAM_SMTP, KAAM_SMTP_PASSWORD (not on the command line), KAAM_MAIL_FROM, KAAM_MAIL_TO,"
                    + " KAAM_WEBHOOKS_TO_PRIVATE, KAAM_FLOW, KAAM_OTLP.",
            "Exit codes: 0 told to stop, 1 cannot start (one sentence says why), 2 the command line is wrong."
        })
final class Serve implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it, and every option with a default
    private CommandSpec spec;

    @Option(
            names = "--host",
            paramLabel = "NAME",
            defaultValue = "${env:KAAM_HOST:-127.0.0.1}",
            description = "Where to listen. Other than loopback only with --open-to-network.")
    @SuppressWarnings("NullAway.Init")
    private String host;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "${env:KAAM_PORT:-8080}",
            description = "0 takes a free one.")
    @SuppressWarnings("NullAway.Init")
    private String port;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            defaultValue = "${env:KAAM_DATA:-kaam-data}",
            description = "Where the database lives, seen from the current folder; made when it is not there.")
    @SuppressWarnings("NullAway.Init")
    private Path data;

    @Mixin
    private final DbOptions database = new DbOptions();

    @Option(
            names = "--run",
            paramLabel = "STRATEGY",
            defaultValue = "${env:KAAM_RUN:-virtual-threads}",
            description = "How handlers run: virtual-threads, one-at-a-time, pool:N or event-loop.")
    @SuppressWarnings("NullAway.Init")
    private String run;

    @Option(
            names = "--fake-db",
            paramLabel = "wait=T,cpu=T[,pool=N][,spread=exponential]",
            defaultValue = "${env:KAAM_FAKE_DB}",
            converter = FakeDbOption.class,
            description =
                    "Keeps todos in memory, and waits and computes so long in each call: wait=200ms,cpu=0ms. With pool=10, at"
                            + " most ten calls do so at once; with spread=exponential, the waits are drawn at random, and T is their mean.")
    private Settings.@Nullable FakeDb fakeDb;

    @Option(
            names = "--fake-task",
            paramLabel = "wait=T,cpu=T,by=WHAT[,to=URL]",
            defaultValue = "${env:KAAM_FAKE_TASK}",
            converter = FakeTaskOption.class,
            description =
                    "Behind each todo that is added, waits and computes so long, as by says: ephemeral (lost in a crash), durable"
                            + " (not lost) or loop (on the event loop, which is the pitfall). Then POSTs the todo's id to a URL of this machine.")
    private Settings.@Nullable FakeTask fakeTask;

    @Option(
            names = "--cors",
            paramLabel = "ORIGIN",
            defaultValue = "${env:KAAM_CORS}",
            description = "Lets the pages of this origin read and write: http://localhost:3000, or * for all.")
    private @Nullable String cors;

    @Option(
            names = "--open-to-network",
            defaultValue = "${env:KAAM_OPEN_TO_NETWORK:-false}",
            description =
                    "Allows a host other than loopback. There are no accounts yet: whoever reaches the port reads and writes.")
    private boolean openToNetwork;

    @Mixin
    private final ProxyOptions proxy = new ProxyOptions();

    @Mixin
    private final MailOptions mail = new MailOptions();

    @Option(
            names = "--webhooks-to-private",
            defaultValue = "${env:KAAM_WEBHOOKS_TO_PRIVATE:-false}",
            description = "Lets webhooks lead to this machine and its network.")
    private boolean webhooksToPrivate;

    @Option(
            names = "--flow",
            paramLabel = "on|off",
            defaultValue = "${env:KAAM_FLOW:-on}",
            description = "Keeps and shows what each of the last requests did, at /#flow and GET /flow.")
    @SuppressWarnings("NullAway.Init")
    private String flow;

    @Option(
            names = "--otlp",
            paramLabel = "URL",
            defaultValue = "${env:KAAM_OTLP}",
            description = "Sends what each request did as OpenTelemetry spans (OTLP over HTTP): http://127.0.0.1:4318.")
    private @Nullable String otlp;

    @Option(
            names = "--while-input",
            hidden = true,
            description =
                    "Ends as soon as standard input does, so with the program that started it, however that ended.")
    private boolean whileInput;

    @Override
    public Integer call() throws InterruptedException {
        if (whileInput) {
            WhileInput.watch();
        }
        Settings settings = settings();
        PrintWriter out = spec.commandLine().getOut();
        try {
            Kaam kaam = Kaam.start(settings);
            Carriers.fit(settings);
            warnings(kaam).forEach(out::println);
            closeWhenTold(kaam);
            out.println("Kaam is ready at http://" + inUrl(settings.host()) + ":" + kaam.port());
            out.flush();
            new CountDownLatch(1).await();
            return 0;
        } catch (StoreException | ServerException failure) {
            spec.commandLine().getErr().println("kaam: " + onOneLine(failure));
            return 1;
        }
    }

    private static String onOneLine(RuntimeException failure) {
        return String.valueOf(failure.getMessage()).strip().replaceAll("\\s*\\R\\s*", " ");
    }

    /** A signal ends the program well: with 0, once nothing is in flight. Without halt the JVM would say 143. */
    private static void closeWhenTold(Kaam kaam) {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
            int status = 0;
            try {
                kaam.close();
                ProviderRegistry.getLoggingProvider().shutdown();
            } catch (InterruptedException | RuntimeException failure) {
                failure.printStackTrace();
                status = 1;
            }
            Runtime.getRuntime().halt(status);
        }));
    }

    private List<String> warnings(Kaam kaam) {
        if (!openToNetwork || proxy.isThere() || !LocalGuard.isLoopback(host)) {
            return kaam.warnings();
        }
        var more = new ArrayList<>(kaam.warnings());
        more.add("--open-to-network alone lets nobody in: Kaam listens on " + host
                + ", which only this machine reaches. Add --host, such as --host 0.0.0.0.");
        return more;
    }

    private Settings settings() {
        if (host.isBlank()) {
            throw wrong("--host is empty: name where to listen, such as 127.0.0.1");
        }
        if (data.toString().isBlank()) {
            throw wrong("--data is empty: name a folder, such as kaam-data");
        }
        if (!LocalGuard.isLoopback(host) && !openToNetwork) {
            throw wrong("--host " + host
                    + " would let others in, and there are no accounts yet: whoever reaches the port could"
                    + " read and change everything. If you mean it, add --open-to-network.");
        }
        if (proxy.isThere() && !openToNetwork) {
            throw wrong(
                    "--behind-proxy lets in whoever the proxy lets in, and there are no accounts yet: they could read and"
                            + " change everything. If you mean it, add --open-to-network.");
        }
        if (cors != null && !cors.matches("\\*|https?://[^/ ]+")) {
            throw wrong("--cors must be an origin, such as http://localhost:3000, or *");
        }
        try {
            Execution.of(run).close();
        } catch (IllegalArgumentException unknown) {
            throw wrong("--run: " + unknown.getMessage());
        }
        return Settings.local(portNumber(), data)
                .withHost(host)
                .withRun(run)
                .withFakeDb(fakeDb)
                .withFakeTask(fakeTask)
                .withCors(cors)
                .withFlow(isFlowOn())
                .withDb(database.address(spec.commandLine(), fakeDb != null))
                .withDbListen(database.listening(spec.commandLine()))
                .withProxy(proxy.settings(spec.commandLine()))
                .withOutward(new Settings.Outward(mail.settings(spec.commandLine()), webhooksToPrivate, otlpUrl()));
    }

    private @Nullable URI otlpUrl() {
        if (otlp == null || otlp.isBlank()) {
            return null;
        }
        if (!isFlowOn()) {
            throw wrong("--otlp needs --flow on: what it sends is what the flow keeps");
        }
        try {
            return OtlpUrl.of(otlp);
        } catch (IllegalArgumentException unreadable) {
            throw wrong("--otlp: " + unreadable.getMessage());
        }
    }

    private boolean isFlowOn() {
        return switch (flow) {
            case "on" -> true;
            case "off" -> false;
            default -> throw wrong("--flow is on or off, not '" + flow + "'");
        };
    }

    private int portNumber() {
        int number = port.matches("[0-9]{1,5}") ? Integer.parseInt(port) : -1;
        if (number < 0 || number > 65_535) {
            throw wrong("--port must be a whole number from 0 to 65535, not '" + port + "'");
        }
        return number;
    }

    private static String inUrl(String host) {
        return host.contains(":") ? "[" + host + "]" : host;
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }
}

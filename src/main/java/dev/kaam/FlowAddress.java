package dev.kaam;

import dev.kaam.terminal.FlowServer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The option that says where the Kaam is that is looked at. It may stand before a command within the command, or behind it. */
final class FlowAddress {
    private static final String USUAL = "http://127.0.0.1:8080";

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Where the Kaam is; without it, where KAAM_URL says, else " + USUAL + ".")
    private @Nullable String url;

    FlowAddress orThatOf(FlowAddress other) {
        return url == null ? other : this;
    }

    FlowServer server(CommandSpec spec) {
        String named = url != null ? url : System.getenv().getOrDefault("KAAM_URL", USUAL);
        try {
            return FlowServer.at(named);
        } catch (IllegalArgumentException unreadable) {
            throw new ParameterException(spec.commandLine(), "--url: " + unreadable.getMessage());
        }
    }
}

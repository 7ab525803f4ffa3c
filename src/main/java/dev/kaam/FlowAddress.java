package dev.kaam;

import dev.kaam.terminal.FlowServer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The option that says where the Kaam is that is looked at. */
final class FlowAddress {
    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "${env:KAAM_URL:-http://127.0.0.1:8080}",
            description = "Where the Kaam is.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String url;

    FlowServer server(CommandSpec spec) {
        try {
            return FlowServer.at(url);
        } catch (IllegalArgumentException unreadable) {
            throw new ParameterException(spec.commandLine(), "--url: " + unreadable.getMessage());
        }
    }
}

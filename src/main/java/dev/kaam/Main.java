package dev.kaam;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The command line. */
@Command(
        name = "kaam",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        subcommands = Serve.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "A todo service that answers first and works afterwards.",
        footer = {"", "Exit codes: 0 ended well, 1 could not do it, 2 the command line is wrong."})
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"kaam " + (version == null ? "(from sources)" : version)};
        }
    }
}

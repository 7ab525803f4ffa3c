package dev.kaam;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

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
        System.exit(new CommandLine(new Main())
                .setParameterExceptionHandler(Main::explain)
                .execute(arguments));
    }

    private static int explain(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        command.getErr().println("kaam: " + failure.getMessage());
        UnmatchedArgumentException.printSuggestions(failure, command.getErr());
        command.getErr().println(command.getCommandSpec().qualifiedName() + " --help tells what there is.");
        return CommandLine.ExitCode.USAGE;
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"kaam " + (version == null ? "(from sources)" : version)};
        }
    }
}

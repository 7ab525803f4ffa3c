package dev.kaam;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line. */
@Command(
        name = "kaam",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        subcommands = {
            Serve.class,
            WatchFlow.class,
            LabCommand.class,
            Decide.class,
            LearnCommand.class,
            CopyCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        description = "A todo service that answers first and works afterwards.",
        footer = {"", "Exit codes: 0 ended well, 1 could not do it, 2 the command line is wrong."})
public final class Main implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main())
                .setParameterExceptionHandler(Main::explain)
                .execute(arguments));
    }

    /** Nobody said which command. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do: " + commands(spec));
    }

    private static int explain(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        command.getErr().println("kaam: " + sentence(failure));
        UnmatchedArgumentException.printSuggestions(failure, command.getErr());
        command.getErr().println(command.getCommandSpec().qualifiedName() + " --help tells what there is.");
        return CommandLine.ExitCode.USAGE;
    }

    private static String sentence(ParameterException failure) {
        if (failure instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()) {
            String word = "'" + unmatched.getUnmatched().getFirst() + "'";
            CommandSpec at = failure.getCommandLine().getCommandSpec();
            return at.subcommands().isEmpty()
                    ? word + " stands alone: leave it out, or put before it the option that it belongs to"
                    : word + " is no command: there is " + commands(at);
        }
        // "Invalid value for option '--run' (STRATEGY): …" without the library's preface
        return String.valueOf(failure.getMessage())
                .replaceFirst("^Invalid value for option '(--[a-z-]+)'[^:]*: ", "$1: ");
    }

    private static String commands(CommandSpec spec) {
        return String.join(", ", spec.subcommands().keySet());
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"kaam " + (version == null ? "(from sources)" : version)};
        }
    }
}

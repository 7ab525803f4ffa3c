package dev.kaam;

import dev.kaam.store.Copy;
import dev.kaam.store.Copy.Copied;
import dev.kaam.store.Database;
import dev.kaam.store.Postgres;
import dev.kaam.store.Sqlite;
import dev.kaam.store.StoreException;
import dev.kaam.todo.Problem;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code kaam copy}: everything, from one database to another. */
@Command(
        name = "copy",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Copies everything from one database to another, and reads it back: todos, their history and tags, the trash,"
                    + " tasks, webhooks, and the answers that are kept for an Idempotency-Key.",
            "DATABASE is a data folder, such as kaam-data, or a URL, such as jdbc:postgresql://localhost/kaam. Its user and"
                    + " password may stand in KAAM_DB_USER and KAAM_DB_PASSWORD; those in a URL come first.",
            "Stop the servers first: what they write while it copies is not copied. Both databases are brought up to date first, as"
                    + " serve does it, --from too: an older Kaam cannot use them any more."
        },
        footer = {
            "",
            "Exit codes: 0 everything is there and equal, 1 it is not (one sentence says why), 2 the command line is wrong."
        })
final class CopyCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = "--from",
            paramLabel = "DATABASE",
            required = true,
            description = "What is to be copied. All that is kept there stays.")
    @SuppressWarnings("NullAway.Init")
    private String from;

    @Option(
            names = "--to",
            paramLabel = "DATABASE",
            required = true,
            description = "Where it goes: a folder that is not there yet, or an empty database.")
    @SuppressWarnings("NullAway.Init")
    private String to;

    @Override
    public Integer call() {
        check();
        try (Database source = open("--from", from);
                Database target = open("--to", to)) {
            var progress = new CopyProgress(spec.commandLine().getErr(), SystemTime.INSTANCE);
            return tell(Copy.all(source, target, progress));
        } catch (StoreException | Problem failure) {
            spec.commandLine().getErr().println("kaam: " + failure.getMessage());
            return 1;
        }
    }

    private void check() {
        checkKind("--from", from);
        checkKind("--to", to);
        if (from.equals(to)) {
            throw wrong("--from and --to name the same database");
        }
        if (!isUrl(from) && !Files.exists(Path.of(from, "kaam.db"))) {
            throw wrong("--from: there is no database in the folder " + from);
        }
    }

    /** Without what may be secret in it. */
    private void checkKind(String option, String place) {
        if (isUrl(place) && !Postgres.Address.isUrl(place)) {
            String kind = place.replaceFirst("^(jdbc:[^:/?]*).*", "$1");
            throw wrong(
                    option + " is a data folder, such as kaam-data, or a URL such as jdbc:postgresql://localhost/kaam; "
                            + kind + " is neither");
        }
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }

    private static Database open(String option, String place) {
        try {
            return isUrl(place) ? Postgres.open(DbOptions.address(place), 1) : Sqlite.open(Path.of(place), 1);
        } catch (StoreException failure) {
            String sentence = String.valueOf(failure.getMessage());
            throw new StoreException(sentence.replaceAll("--(data|db)\\b", option), failure);
        }
    }

    private static boolean isUrl(String place) {
        return place.startsWith("jdbc:");
    }

    private int tell(List<Copied> tables) {
        PrintWriter out = spec.commandLine().getOut();
        for (Copied table : tables) {
            String checksum = table.there().checksum().substring(0, 12);
            out.println(String.format(
                    Locale.ROOT,
                    "%-12s  %,11d rows  %s  %s",
                    table.table(),
                    table.there().rows(),
                    checksum,
                    table.isEqual() ? "equal" : "NOT EQUAL, of " + table.here().rows() + " rows"));
        }
        boolean isEqual = tables.stream().allMatch(Copied::isEqual);
        out.println(
                isEqual
                        ? "Everything is in " + place() + ", and reads back as it was."
                        : "What is in " + place() + " is not what was copied. Empty it, and copy again.");
        return isEqual ? 0 : 1;
    }

    /** Never with what may be secret. */
    private String place() {
        return isUrl(to) ? DbOptions.address(to).toString() : to;
    }
}

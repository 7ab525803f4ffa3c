package dev.kaam;

import dev.kaam.job.Mail;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** By which server reminders are sent, and from whom to whom. */
final class MailOptions {
    @Option(
            names = "--smtp",
            paramLabel = "URL",
            defaultValue = "${env:KAAM_SMTP}",
            showDefaultValue = Visibility.NEVER, // it may hold a password
            description =
                    "Sends reminders by this server: smtps://user:password@host or smtp://host:587 (with STARTTLS, unless"
                            + " ?starttls=no or loopback).")
    private @Nullable String smtp;

    @Option(
            names = "--mail-from",
            paramLabel = "ADDRESS",
            defaultValue = "${env:KAAM_MAIL_FROM}",
            description = "Whom reminders come from; with --smtp.")
    private @Nullable String mailFrom;

    @Option(
            names = "--mail-to",
            paramLabel = "ADDRESS",
            defaultValue = "${env:KAAM_MAIL_TO}",
            description = "To whom they go; with --smtp.")
    private @Nullable String mailTo;

    /** Null where nobody sends mail. */
    @Nullable
    Mail settings(CommandLine line) {
        if (smtp == null || smtp.isBlank()) {
            if (mailFrom != null || mailTo != null) {
                throw new ParameterException(
                        line, "--mail-from and --mail-to need --smtp beside them, such as smtps://user:password@host");
            }
            return null;
        }
        try {
            String password = System.getenv("KAAM_SMTP_PASSWORD");
            return Mail.of(smtp, password == null || password.isBlank() ? null : password, mailFrom, mailTo);
        } catch (IllegalArgumentException unreadable) {
            throw new ParameterException(line, String.valueOf(unreadable.getMessage()));
        }
    }
}

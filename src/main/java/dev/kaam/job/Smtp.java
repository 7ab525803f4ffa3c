package dev.kaam.job;

import dev.kaam.background.TaskHandler.Hopeless;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server that takes mail. Any thread may call; an interrupt ends a call. */
public final class Smtp {
    private static final Logger LOG = LoggerFactory.getLogger(Smtp.class);
    /** To connect, for each answer, and for each piece that is sent. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Mail mail;
    private final Resolver resolver;
    private final Session session;

    public Smtp(Mail mail, Resolver resolver, SSLContext tls) {
        this(mail, resolver, tls, PATIENCE);
    }

    Smtp(Mail mail, Resolver resolver, SSLContext tls, Duration patience) {
        this.mail = mail;
        this.resolver = resolver;
        this.session = Session.getInstance(properties(mail, tls, String.valueOf(patience.toMillis())));
    }

    Mail mail() {
        return mail;
    }

    Session session() {
        return session;
    }

    /** Returns when the server has taken the letter. Throws {@link Hopeless} where it never will, {@link MailRefused} where it will not now. */
    void send(MimeMessage letter) throws MessagingException, IOException, Hopeless {
        // the library looks the host up on this thread, which a name server that is slow would block: so it is known by
        // then
        resolver.addressesOf(mail.host());
        Transport transport = session.getTransport();
        try {
            transport.connect(mail.host(), mail.port(), mail.user(), mail.password());
            transport.sendMessage(letter, letter.getAllRecipients());
        } catch (MessagingException failure) {
            throwRefusal(failure, transport);
            throw failure;
        } finally {
            close(transport);
        }
    }

    /** By now the letter is sent, or it is not: a goodbye that fails must not send it again. */
    private static void close(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException failure) {
            LOG.debug("the mail server was left without a goodbye: {}", failure.getMessage());
        }
    }

    /** Throws what the server said, where it said something. */
    private static void throwRefusal(MessagingException failure, Transport transport) throws Hopeless, MailRefused {
        String later = greeting(failure, transport);
        for (@Nullable Exception each = failure; each != null; each = next(each)) {
            String reply = String.valueOf(each.getMessage());
            if (status(each) >= 500) {
                throw new Hopeless("The mail server refused: " + reply.strip());
            }
            later = later == null && status(each) >= 400 ? reply : later;
        }
        if (later != null) {
            throw new MailRefused(later);
        }
    }

    /** What a server says that does not want to talk; null where that is not what happened. */
    private static @Nullable String greeting(MessagingException failure, Transport transport) {
        boolean refused = failure.getClass() == MessagingException.class
                && transport instanceof SMTPTransport smtp
                && smtp.getLastReturnCode() >= 400;
        return refused ? ((SMTPTransport) transport).getLastServerResponse() : null;
    }

    private static @Nullable Exception next(Exception failure) {
        return failure instanceof MessagingException more ? more.getNextException() : null;
    }

    /** What the server answered; 0 where it did not. */
    private static int status(Exception failure) {
        return switch (failure) {
            case SMTPSendFailedException sending -> sending.getReturnCode();
            case SMTPAddressFailedException to -> to.getReturnCode();
            case SMTPSenderFailedException from -> from.getReturnCode();
            case AuthenticationFailedException login -> hundreds(String.valueOf(login.getMessage()));
            default -> 0;
        };
    }

    private static int hundreds(String reply) {
        return reply.matches("[45]\\d\\d\\b(?s:.*)") ? (reply.charAt(0) - '0') * 100 : 0;
    }

    private static Properties properties(Mail mail, SSLContext tls, String millis) {
        String protocol = mail.security() == Mail.Security.TLS ? "smtps" : "smtp";
        boolean startTls = mail.security() == Mail.Security.STARTTLS;
        var properties = new Properties();
        properties.setProperty("mail.transport.protocol", protocol);
        String prefix = "mail." + protocol + ".";
        properties.setProperty(prefix + "auth", String.valueOf(mail.user() != null));
        properties.setProperty(prefix + "starttls.enable", String.valueOf(startTls));
        properties.setProperty(prefix + "starttls.required", String.valueOf(startTls));
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        properties.put(prefix + "ssl.socketFactory", tls.getSocketFactory());
        properties.setProperty(prefix + "connectiontimeout", millis);
        properties.setProperty(prefix + "timeout", millis);
        properties.setProperty(prefix + "writetimeout", millis);
        properties.setProperty(prefix + "quitwait", "false");
        properties.setProperty(prefix + "localhost", "kaam");
        return properties;
    }
}

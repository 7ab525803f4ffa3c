package dev.kaam.job;

import dev.kaam.todo.Due;
import dev.kaam.todo.Todo;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

/** A reminder as an e-mail. */
final class Letter {
    private Letter() {}

    /** A message whose id says which task it is of: one that comes twice is the same. */
    private static final class Identified extends MimeMessage {
        private final UUID task;

        Identified(Session session, UUID task) {
            super(session);
            this.task = task;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + task + "@kaam>");
        }
    }

    static MimeMessage of(Session session, Mail mail, UUID task, Todo todo, String page, Instant now)
            throws MessagingException {
        var letter = new Identified(session, task);
        letter.setFrom(mail.from());
        letter.setRecipient(MimeMessage.RecipientType.TO, mail.to());
        letter.setSubject("Reminder: " + oneLine(todo.title()), StandardCharsets.UTF_8.name());
        letter.setSentDate(Date.from(now));
        letter.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834: nobody's holiday notice is to answer it
        letter.setText(text(todo, page), StandardCharsets.UTF_8.name());
        letter.saveChanges();
        return letter;
    }

    /** A title has no line break in it, or it would not be one; a header must not get one, whatever becomes of that rule. */
    private static String oneLine(String title) {
        return title.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ");
    }

    private static String text(Todo todo, String page) {
        var text = new StringBuilder(todo.title()).append('\n');
        Due due = todo.due();
        if (due != null) {
            text.append("\nDue: ").append(due.date());
            text.append(due.time() == null ? "" : " " + due.time());
            text.append(due.zone() == null ? "" : " (" + due.zone() + ")");
            text.append('\n');
        }
        if (todo.notes() != null) {
            text.append('\n').append(todo.notes()).append('\n');
        }
        return text.append('\n').append(page).append('\n').toString();
    }
}

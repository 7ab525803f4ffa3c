package dev.kaam.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kaam.job.Mail.Security;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailTest {
    private static final String ME = "me@example.org";

    @ParameterizedTest
    @CsvSource(textBlock = """
            smtps://mail.example.org,                   465,  TLS
            smtps://mail.example.org:4650/,             4650, TLS
            smtp://mail.example.org,                    587,  STARTTLS
            SMTP://mail.example.org:25,                 25,   STARTTLS
            smtp://mail.example.org?starttls=yes,       587,  STARTTLS
            smtp://mail.example.org?starttls=no,        587,  NONE
            smtp://localhost:1025,                      1025, NONE
            smtp://127.0.0.1:1025,                      1025, NONE
            smtp://[::1]:1025,                          1025, NONE
            smtp://localhost:1025?starttls=yes,         1025, STARTTLS
            """)
    void the_connection_is_secret_unless_it_stays_here_or_somebody_says_so(String smtp, int port, Security security) {
        Mail mail = Mail.of(smtp, null, ME, ME);
        assertThat(mail.port()).isEqualTo(port);
        assertThat(mail.security()).isEqualTo(security);
        assertThat(mail.user()).isNull();
    }

    @Test
    void the_user_and_the_password_are_read_and_the_password_may_come_from_elsewhere() {
        Mail mail = Mail.of("smtps://me%40example.org:p%3Aa%2Fs%40s@mail.example.org", null, ME, ME);
        assertThat(mail.user()).isEqualTo("me@example.org");
        assertThat(mail.password()).isEqualTo("p:a/s@s");
        Mail other = Mail.of("smtps://me:one@mail.example.org", "100%:@/", ME, ME);
        assertThat(other.password()).isEqualTo("100%:@/");
        assertThat(Mail.of("smtps://me@mail.example.org", "two", ME, ME).password())
                .isEqualTo("two");
        assertThat(Mail.of("smtps://mail.example.org", "two", ME, ME).password())
                .isNull();
    }

    @Test
    void no_text_of_it_holds_the_password() {
        Mail mail = Mail.of("smtps://me:swordfish@mail.example.org", null, ME, "Me <me@example.org>");
        assertThat(mail.toString()).contains("mail.example.org:465", ME).doesNotContain("swordfish");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            mail.example.org                      | --smtp must be like smtps://user:password@host:465
            http://mail.example.org               | --smtp must be like
            smtp://me:swordfish@                  | --smtp must be like
            smtp://me:sword fish@mail.example.org | --smtp must be like
            smtp://me:swordfish@a@b               | --smtp must be like
            smtp://mail.example.org/path          | --smtp must be like
            smtp://mail.example.org?x=y           | --smtp may end in ?starttls=no, and in nothing else
            smtps://me@mail.example.org           | without a password
            """)
    void what_is_no_such_address_is_explained_without_the_password(String smtp, String sentence) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Mail.of(smtp, null, ME, ME))
                .withMessageContaining(sentence)
                .satisfies(wrong -> assertThat(wrong.getMessage()).doesNotContain("swordfish"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            ""                              | needs --mail-to beside it
            me                              | --mail-to must be one address
            me@                             | --mail-to must be one address
            a@example.org, b@example.org    | --mail-to must be one address
            "me@example.org\nBcc: x@y.org"  | --mail-to must be one address
            """)
    void an_address_that_is_none_is_explained(String to, String sentence) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Mail.of("smtp://localhost", null, ME, to))
                .withMessageContaining(sentence);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Mail.of("smtp://localhost", null, to, ME))
                .withMessageContaining(sentence.replace("-to", "-from"));
    }
}

package dev.kaam.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kaam.todo.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookUrlTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org",
                "HTTPS://Example.ORG:8443/todos?key=a%20b",
                "http://1.1.1.1/",
                "http://[2606:4700::1111]:80/x",
                "https://xn--bcher-kva.example/"
            })
    void an_address_of_the_internet_is_taken_as_it_is(String url) {
        assertThat(WebhookUrl.of(url, false)).hasToString(url);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            ""                             | ASCII without spaces
            https://example.org/a b        | ASCII without spaces
            https://bücher.example/        | as xn--
            example.org/x                  | must begin with https:// or http://
            ftp://example.org/             | must begin with https:// or http://
            file:///etc/passwd             | must begin with https:// or http://
            javascript:alert(1)            | must begin with https:// or http://
            https://me:secret@example.org/ | must not hold a user
            https://@example.org/          | must not hold a user
            https://example.org/#part      | must not have a #
            https:///x                     | must name a host
            https:x                        | must name a host
            https://exa_mple.org/          | must name a host
            https://example.org:0/         | must name a host, and a port
            https://example.org:65536/     | must name a host, and a port
            https://[::1                   | is not an address
            """)
    void what_is_no_such_address_is_refused_and_told_why(String url, String why) {
        refused(url, true, why);
    }

    @Test
    void one_of_more_than_two_thousand_characters_is_refused() {
        String url = "https://example.org/" + "x".repeat(1_980);
        assertThat(WebhookUrl.of(url, false)).hasToString(url);
        refused(url + "x", false, "at most 2000 characters long; this has 2001");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "http://10.1.2.3:8080/",
                "http://169.254.169.254/latest/meta-data/",
                "http://192.168.1.1/",
                "http://100.64.0.1/",
                "http://0.0.0.0/",
                "http://[::1]/",
                "http://[::]/",
                "http://[::ffff:127.0.0.1]/",
                "http://[::ffff:7f00:1]/",
                "http://[fe80::1]/",
                "http://[fc00::1]/",
                "http://[64:ff9b::7f00:1]/",
                "http://localhost/",
                "http://LOCALHOST:80/",
                "http://kaam.localhost/"
            })
    void what_leads_to_this_machine_or_its_network_is_taken_only_where_that_is_allowed(String url) {
        refused(url, false, "--webhooks-to-private");
        assertThat(WebhookUrl.of(url, true)).hasToString(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://2130706433/",
                "http://0x7f000001/",
                "http://0x7f.0.0.1/",
                "http://0177.0.0.1/",
                "http://017700000001/",
                "http://127.1/",
                "http://127.0.1/",
                "http://127.0.0.1./",
                "http://127.0.0.256/",
                "http://0x7f.1/",
                "http://127.0.0.1%00.example.org/",
                "http://①②⑦.0.0.1/",
                "http://[0:0::1%25lo/"
            })
    void an_ip_address_in_a_form_that_others_may_read_otherwise_is_refused_always(String url) {
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> WebhookUrl.of(url, true));
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> WebhookUrl.of(url, false));
    }

    private static void refused(String url, boolean toPrivate, String why) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> WebhookUrl.of(url, toPrivate))
                .satisfies(problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.INVALID))
                .satisfies(problem ->
                        assertThat(problem.wrongs().getFirst().pointer()).isEqualTo("/url"))
                .withMessageContaining(why);
    }
}

package dev.kaam.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is believed, and how far. */
class ProxiesTest {
    private static final Proxies OURS = Proxies.of("10.0.0.0/12, 192.0.2.1, 2001:db8::/32");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            192.0.2.1   |                                     | 192.0.2.1
            192.0.2.1   | 203.0.113.9                         | 203.0.113.9
            192.0.2.2   | 203.0.113.9                         | 192.0.2.2
            192.0.2.1   | 1.1.1.1, 203.0.113.9                | 203.0.113.9
            192.0.2.1   | 1.1.1.1, 203.0.113.9, 10.15.255.255 | 203.0.113.9
            192.0.2.1   | 1.1.1.1, 203.0.113.9, 10.16.0.0     | 10.16.0.0
            192.0.2.1   | 10.0.0.3, 10.0.0.2                  | 10.0.0.3
            192.0.2.1   | 203.0.113.9, unknown                | 192.0.2.1
            192.0.2.1   | 203.0.113.9, unknown, 10.0.0.2      | 10.0.0.2
            2001:db8::7 | 2001:db9::1                         | 2001:db9:0:0:0:0:0:1
            2001:db9::7 | 2001:db9::1                         | 2001:db9:0:0:0:0:0:7
            """)
    void the_client_is_the_last_that_is_not_a_proxy_of_ours(String peer, String forwarded, String client) {
        List<String> told = forwarded == null
                ? List.of()
                : Stream.of(forwarded.split(",")).map(String::strip).toList();
        InetAddress found = OURS.origin(InetAddress.ofLiteral(peer), told);
        assertThat(found.getHostAddress()).isEqualTo(client);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "localhost", "10.0.0.7,", "10.0.0", "10.0.0.7/33", "10.0.0.7/-1", "10.0.0.7/", "::1/129", "*"
            })
    void what_is_no_address_is_refused(String list) {
        assertThatThrownBy(() -> Proxies.of(list))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is no address, such as");
    }
}

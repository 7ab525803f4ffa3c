package dev.kaam.lab.load;

import java.util.Map;

/**
 * What a server answered to one request.
 *
 * @param headers their names in lower case
 */
public record Answer(int status, Map<String, String> headers, String body, Exchange exchange) {
    public Answer {
        headers = Map.copyOf(headers);
    }
}

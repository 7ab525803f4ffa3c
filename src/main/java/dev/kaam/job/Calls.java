package dev.kaam.job;

import dev.kaam.change.PublicAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls others by HTTP, within bounds: each call has a connection of its own, follows nobody elsewhere, keeps nothing, and goes
 * to no address that is not public, unless it may. Any thread may call; an interrupt ends a call.
 */
public final class Calls implements AutoCloseable {
    private static final Timeout CONNECT = Timeout.ofSeconds(5);
    private static final Timeout ANSWER = Timeout.ofSeconds(10);
    /** Nobody reads what is answered; who answers little is let finish. */
    private static final int READ_MAX = 64 * 1024;

    private static final ContentType JSON = ContentType.create("application/json");
    private static final Logger LOG = LoggerFactory.getLogger(Calls.class);

    private final CloseableHttpClient client;

    /** @param places how many calls there are at once, at most */
    public Calls(Resolver resolver, boolean toPrivate, SSLContext tls, int places) {
        this.client = HttpClientBuilder.create()
                .setConnectionManager(connections(checked(resolver, toPrivate), tls, places))
                .setConnectionReuseStrategy((request, answer, context) -> false)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(CONNECT)
                        .setResponseTimeout(ANSWER)
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .setUserAgent("Kaam")
                .disableAuthCaching()
                .disableAutomaticRetries()
                .disableConnectionState()
                .disableContentCompression()
                .disableCookieManagement()
                .disableRedirectHandling()
                .build();
    }

    /** Sends JSON, and returns the status of the answer. */
    int post(URI url, Map<String, String> headers, byte[] json) throws IOException {
        var request = new HttpPost(url);
        headers.forEach(request::addHeader);
        request.addHeader("Connection", "close");
        request.setEntity(new ByteArrayEntity(json, JSON));
        var target = new HttpHost(url.getScheme(), url.getHost(), url.getPort());
        try {
            ClassicHttpResponse answer = client.executeOpen(target, request, null);
            readSome(answer.getEntity());
            return answer.getCode();
        } finally {
            request.abort(); // to close the answer would first read all that is still to come
        }
    }

    /** What was said by the status is not taken back by a body that breaks off. */
    private static void readSome(HttpEntity entity) {
        try {
            if (entity != null) {
                entity.getContent().readNBytes(READ_MAX);
            }
        } catch (IOException broken) {
            LOG.debug("an answer broke off: {}", broken.getMessage());
        }
    }

    private static PoolingHttpClientConnectionManager connections(DnsResolver resolver, SSLContext tls, int places) {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(resolver)
                .setTlsSocketStrategy(new DefaultClientTlsStrategy(tls))
                .setDefaultTlsConfig(
                        TlsConfig.custom().setHandshakeTimeout(CONNECT).build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(CONNECT)
                        .setSocketTimeout(ANSWER)
                        .build())
                .setMaxConnTotal(places)
                .setMaxConnPerRoute(places)
                .build();
    }

    /** What it lets through is what is connected to: a name that leads elsewhere by then changes nothing. */
    private static DnsResolver checked(Resolver resolver, boolean toPrivate) {
        return new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                InetAddress[] found = resolver.addressesOf(host);
                if (!toPrivate && !Stream.of(found).allMatch(PublicAddress::isPublic)) {
                    throw new UnknownHostException(host
                            + " leads to this machine or its network, which webhooks may not call, unless Kaam is started with"
                            + " --webhooks-to-private");
                }
                return found;
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
    }

    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
    }
}

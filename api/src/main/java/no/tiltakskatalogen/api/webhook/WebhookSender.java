package no.tiltakskatalogen.api.webhook;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLException;
import no.tiltakskatalogen.catalogue.webhook.Webhook;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Sends signed messages (standardwebhooks.com). It follows no redirect and reads little of an
 * answer, and an answer takes as long as {@link #PATIENCE} or is none. Thread-safe.
 */
@Singleton
final class WebhookSender {

  static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int READ_BYTES = 4_096;
  private static final int LONGEST_LINE = 8_192;
  private static final int MOST_HEADERS = 100;
  private static final int CONNECTIONS = 64;
  private static final String HMAC = "HmacSHA256";
  private static final String SECRET_PREFIX = "whsec_";

  private final WebhookSettings settings;

  /** Made when first used: to read all the certificates that are trusted takes its time. */
  private @Nullable CloseableHttpClient client;

  private final ScheduledExecutorService deadlines =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("webhook-deadlines").factory());

  /** An answer as far as it was read. */
  record Answer(int status, String body) {
    boolean isSuccess() {
      return status >= 200 && status < 300;
    }
  }

  /** It was not received, for a reason in words for the owner of the webhook. */
  static final class NotSent extends Exception {
    private final String reason;

    NotSent(String reason) {
      super(reason);
      this.reason = reason;
    }

    String reason() {
      return reason;
    }
  }

  WebhookSender(WebhookSettings settings) {
    this.settings = settings;
  }

  private synchronized CloseableHttpClient client() {
    CloseableHttpClient known = client;
    if (known == null) {
      known = create();
      client = known;
    }
    return known;
  }

  private CloseableHttpClient create() {
    Timeout patience = Timeout.of(PATIENCE);
    return HttpClients.custom()
        .setConnectionManager(
            PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(
                    settings.allowsPrivate()
                        ? SystemDefaultDnsResolver.INSTANCE
                        : new PublicAddresses())
                .setDefaultConnectionConfig(
                    ConnectionConfig.custom()
                        .setConnectTimeout(patience)
                        .setSocketTimeout(patience)
                        .build())
                .setConnectionFactory(
                    ManagedHttpClientConnectionFactory.builder()
                        .http1Config(
                            Http1Config.custom()
                                .setMaxLineLength(LONGEST_LINE)
                                .setMaxHeaderCount(MOST_HEADERS)
                                .build())
                        .build())
                .setMaxConnTotal(CONNECTIONS)
                .setMaxConnPerRoute(CONNECTIONS)
                .build())
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setConnectionRequestTimeout(patience)
                .setResponseTimeout(patience)
                .build())
        .setUserAgent("Tiltakskatalogen")
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableContentCompression()
        .disableCookieManagement()
        .disableAuthCaching()
        .build();
  }

  /**
   * Sends a message.
   *
   * @param id the same for the same message, however often it is sent
   */
  Answer send(Webhook webhook, String id, Instant now, byte[] body) throws NotSent {
    String timestamp = Long.toString(now.getEpochSecond());
    HttpPost post = new HttpPost(webhook.url());
    post.setHeader("webhook-id", id);
    post.setHeader("webhook-timestamp", timestamp);
    post.setHeader("webhook-signature", "v1," + signature(webhook.secret(), id, timestamp, body));
    post.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
    Future<?> deadline =
        deadlines.schedule(post::cancel, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    try (ClassicHttpResponse response = client().executeOpen(null, post, null)) {
      Answer answer = answer(response);
      // What else it would send is not waited for.
      post.cancel();
      return answer;
    } catch (IOException e) {
      throw new NotSent(explained(e));
    } catch (RuntimeException e) {
      throw new NotSent("It could not be sent.");
    } finally {
      deadline.cancel(false);
    }
  }

  private static Answer answer(ClassicHttpResponse response) throws IOException {
    byte[] body =
        response.getEntity() == null
            ? new byte[0]
            : response.getEntity().getContent().readNBytes(READ_BYTES);
    return new Answer(response.getCode(), new String(body, StandardCharsets.UTF_8));
  }

  /** The signature of a message, in base64. */
  static String signature(String secret, String id, String timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      byte[] key = Base64.getDecoder().decode(secret.substring(SECRET_PREFIX.length()));
      mac.init(new SecretKeySpec(key, HMAC));
      mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String explained(IOException e) {
    return switch (e) {
      case PublicAddresses.Refused refused -> "The host is not one that everybody can reach.";
      case UnknownHostException unknown -> "There is no such host.";
      case ConnectException refused -> "The host does not take connections.";
      case SSLException insecure -> "The host has no certificate that is accepted.";
      case InterruptedIOException late ->
          "There was no answer within %d seconds.".formatted(PATIENCE.toSeconds());
      default -> "There was no answer that could be read.";
    };
  }

  @PreDestroy
  synchronized void close() throws IOException {
    deadlines.shutdownNow();
    if (client != null) {
      client.close();
    }
  }
}

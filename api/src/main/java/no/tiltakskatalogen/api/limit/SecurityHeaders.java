package no.tiltakskatalogen.api.limit;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.Map;
import no.tiltakskatalogen.api.identity.ClientAddress;
import no.tiltakskatalogen.api.web.ConnectionPart;
import no.tiltakskatalogen.api.web.EveryAnswer;

/** What tells browsers to take answers for data; a page of its own says what it needs instead. */
@ServerFilter("/**")
@Order(Ordered.HIGHEST_PRECEDENCE)
final class SecurityHeaders implements ConnectionPart {

  private static final Map<String, String> HEADERS =
      Map.of(
          "X-Content-Type-Options", "nosniff",
          "Referrer-Policy", "no-referrer",
          "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");

  private static final String HTTPS_ONLY = "Strict-Transport-Security";

  private final ChannelHandler handler = new EveryAnswer(SecurityHeaders::add);

  @Override
  public void join(ChannelPipeline pipeline, String codec) {
    pipeline.addAfter(codec, "tiltak-security-headers", handler);
  }

  private static void add(HttpHeaders headers) {
    HEADERS.forEach(
        (name, value) -> {
          if (!headers.contains(name)) {
            headers.set(name, value);
          }
        });
  }

  @ResponseFilter
  void addHttpsOnly(HttpRequest<?> request, MutableHttpResponse<?> response) {
    if (ClientAddress.isSecure(request)) {
      response.getHeaders().set(HTTPS_ONLY, "max-age=31536000");
    }
  }
}

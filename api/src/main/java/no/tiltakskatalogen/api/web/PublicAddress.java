package no.tiltakskatalogen.api.web;

import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the service is reached from outside, for answers that name whole addresses. If nobody has
 * said so, it is where the request was sent to; headers of proxies are not believed, because an
 * answer may be kept for others. Immutable.
 */
@Singleton
public final class PublicAddress {

  /** Names the setting. */
  public static final String SETTING = "tiltak.public-url";

  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.\\-:\\[\\]]{1,255}");

  private final @Nullable String configured;

  PublicAddress(@Nullable @Value("${" + SETTING + ":}") String configured) {
    this.configured =
        configured == null || configured.isBlank() ? null : withoutEnd(configured.strip());
  }

  private static String withoutEnd(String address) {
    return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
  }

  /** Whether a text is an address that a service can be reached at. */
  public static boolean isOne(String text) {
    try {
      URI address = URI.create(text);
      boolean isWeb = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
      return isWeb
          && address.getHost() != null
          && address.getRawQuery() == null
          && address.getRawFragment() == null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** The address that all paths begin with, without a slash at its end. */
  public String of(HttpRequest<?> request) {
    if (configured != null) {
      return configured;
    }
    String host = request.getHeaders().get(HttpHeaders.HOST);
    boolean isKnown = host != null && HOST.matcher(host).matches();
    return (request.isSecure() ? "https://" : "http://") + (isKnown ? host : "localhost");
  }
}

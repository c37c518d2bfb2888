package no.tiltakskatalogen.api.identity;

import io.micronaut.http.HttpRequest;
import java.net.InetAddress;

/** Where a request came from; of a proxy that is trusted, where the proxy says it came from. */
public final class ClientAddress {

  static final String ADDRESS = "tiltak.address";
  static final String SECURE = "tiltak.secure";

  private ClientAddress() {}

  /** The address in digits; empty if the connection has none. */
  static String of(HttpRequest<?> request) {
    return request
        .getAttribute(ADDRESS, String.class)
        .orElseGet(
            () -> {
              InetAddress address = request.getRemoteAddress().getAddress();
              return address == null ? "" : address.getHostAddress();
            });
  }

  /** Whether the client spoke https. */
  public static boolean isSecure(HttpRequest<?> request) {
    return request.isSecure() || request.getAttribute(SECURE).isPresent();
  }
}

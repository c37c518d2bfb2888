package no.tiltakskatalogen.api.identity;

import io.micronaut.http.HttpRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** Where a request came from; of a proxy that is trusted, where the proxy says it came from. */
public final class ClientAddress {

  static final String ADDRESS = "tiltak.address";
  static final String SECURE = "tiltak.secure";

  /** Whoever has a home network has this much of an IPv6 address for themselves. */
  private static final int NETWORK_BYTES = 8;

  private ClientAddress() {}

  /** What of an address tells its owners apart. */
  static String network(String address) {
    if (address.indexOf(':') >= 0 && InetAddress.ofLiteral(address) instanceof Inet6Address whole) {
      return HexFormat.of().formatHex(Arrays.copyOf(whole.getAddress(), NETWORK_BYTES));
    }
    return address;
  }

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

package no.tiltakskatalogen.api.webhook;

import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Which addresses messages may be sent to, as far as their text tells. Immutable. */
@Singleton
final class WebhookUrls {

  private static final int MOST_PORT = 65_535;

  private final WebhookSettings settings;

  WebhookUrls(WebhookSettings settings) {
    this.settings = settings;
  }

  /** What is wrong with an address; empty if nothing is seen yet. */
  Optional<String> fault(String text) {
    URI url;
    try {
      url = new URI(text);
    } catch (URISyntaxException e) {
      return Optional.of("is no address");
    }
    boolean isPlain = text.chars().allMatch(each -> each > ' ' && each < 127);
    if (!isPlain || url.getPort() > MOST_PORT) {
      return Optional.of("is no address; write other letters than those of ASCII percent-encoded");
    }
    String host = url.getHost();
    boolean isWeb =
        "https".equalsIgnoreCase(url.getScheme())
            || (settings.allowsPrivate() && "http".equalsIgnoreCase(url.getScheme()));
    if (!isWeb || host == null) {
      return Optional.of("expected an https address such as https://portal.example.org/tiltak");
    }
    if (url.getRawUserInfo() != null || url.getRawFragment() != null) {
      return Optional.of("has a user or a fragment, which are not sent");
    }
    return settings.allowsPrivate() || isPublic(host)
        ? Optional.empty()
        : Optional.of("is not an address that everybody can reach");
  }

  /** A name may be anything until it is resolved. */
  private static boolean isPublic(String host) {
    try {
      String literal = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
      return PublicAddresses.isPublic(InetAddress.ofLiteral(literal));
    } catch (IllegalArgumentException e) {
      return !host.equalsIgnoreCase("localhost");
    }
  }
}

package no.tiltakskatalogen.api.error;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Marks the tags of answers that may be compressed. A strong tag is that of certain bytes (RFC
 * 9110, 8.8.3.3), and which bytes it is depends on what the client can unpack. Content is compared
 * without the mark.
 */
@ServerFilter("/**")
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class EncodedTags {

  private static final String MARK = "\\+[0-9a-f]{1,8}\"$";

  @ResponseFilter
  void mark(HttpRequest<?> request, MutableHttpResponse<?> response) {
    String accepted = request.getHeaders().get(HttpHeaders.ACCEPT_ENCODING);
    String tag = response.getHeaders().get(HttpHeaders.ETAG);
    if (tag != null && isCompressing(accepted)) {
      String mark = Integer.toHexString(String.valueOf(accepted).hashCode());
      response
          .getHeaders()
          .set(HttpHeaders.ETAG, "%s+%s\"".formatted(tag.substring(0, tag.length() - 1), mark));
    }
  }

  private static boolean isCompressing(@Nullable String accepted) {
    return accepted != null
        && !accepted.isBlank()
        && !accepted.strip().toLowerCase(Locale.ROOT).equals("identity");
  }

  /** The tag of the content, of a tag that a client sends back. */
  public static String unmarked(String tag) {
    return tag.replaceFirst(MARK, "\"");
  }
}

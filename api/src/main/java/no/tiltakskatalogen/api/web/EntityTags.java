package no.tiltakskatalogen.api.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import no.tiltakskatalogen.api.error.EncodedTags;
import org.jspecify.annotations.Nullable;

/** Strong entity tags and the conditions that clients make of them (RFC 9110). Thread-safe. */
@Singleton
public final class EntityTags {

  /** What clients send for whatever there is. */
  static final String ANY = "*";

  private static final int BYTES = 16;

  private final Build build;

  EntityTags(Build build) {
    this.build = build;
  }

  /**
   * The tag of an answer of this program.
   *
   * @param parts all else that the answer is made of
   */
  public String of(String... parts) {
    MessageDigest digest = sha256();
    add(digest, build.identity());
    Arrays.stream(parts).forEach(part -> add(digest, part));
    return '"' + HexFormat.of().formatHex(digest.digest(), 0, BYTES) + '"';
  }

  private static void add(MessageDigest digest, String part) {
    byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
    digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  /**
   * Whether the client has the answer already, given that there is one.
   *
   * @param tag of the present answer
   * @param modified when the present answer began to be what it is
   */
  public static boolean isKnown(HttpRequest<?> request, String tag, Instant modified) {
    var given = request.getHeaders().getAll(HttpHeaders.IF_NONE_MATCH);
    if (!given.isEmpty()) {
      // A proxy that compresses makes tags weak; they name the same content.
      return given.stream()
          .flatMap(header -> Arrays.stream(header.split(",", -1)))
          .map(each -> EncodedTags.unmarked(each.strip().replaceFirst("^W/", "")))
          .anyMatch(each -> each.equals(ANY) || each.equals(tag));
    }
    Instant since = time(request.getHeaders().get(HttpHeaders.IF_MODIFIED_SINCE));
    return since != null
        && isSettled(modified)
        && !modified.truncatedTo(ChronoUnit.SECONDS).isAfter(since);
  }

  /**
   * Whether a time in seconds tells an answer from the one before it. While its second lasts, it
   * does not.
   */
  static boolean isSettled(Instant modified) {
    Instant second = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    return modified.truncatedTo(ChronoUnit.SECONDS).isBefore(second);
  }

  /** The time that a header gives; null if it gives none. */
  static @Nullable Instant time(@Nullable String header) {
    if (header == null) {
      return null;
    }
    try {
      return ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  /** A time as headers give it. */
  public static String header(Instant time) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atZone(ZoneOffset.UTC));
  }
}

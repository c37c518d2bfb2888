package no.tiltakskatalogen.api.web;

/**
 * How long an answer that anybody may read is as good as new: what caches are told with it, and
 * again with the answer that it is still the same.
 */
public final class Freshness {

  /** For programs that poll; what it costs to ask again is next to nothing. */
  private static final String CHANGES = "public, max-age=2";

  private static final String SEARCHES = "public, max-age=10";

  /** Of all else. */
  public static final String OTHERS = "public, max-age=60";

  private Freshness() {}

  /** What {@code Cache-Control} says at an address. */
  static String of(String path) {
    return switch (path) {
      case "/v1/changes" -> CHANGES;
      case "/v1/measures", "/v1/measures/" -> SEARCHES;
      default -> OTHERS;
    };
  }
}

package no.tiltakskatalogen.catalogue.identity;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An API key as it is kept: without what opens.
 *
 * @param beginning how the secret begins, to tell it from others
 * @param hash the SHA-256 of the secret, in hexadecimal digits
 * @param version grows with every change, except of when it was last used
 * @param lastUsed to the minute or so; null if it never was
 * @param revoked when it was revoked; null while it was not
 */
public record ApiKey(
    String id,
    String name,
    String beginning,
    String hash,
    List<Scope> scopes,
    int version,
    Instant created,
    Instant expires,
    @Nullable Instant lastUsed,
    @Nullable Instant revoked) {

  public ApiKey {
    scopes = List.copyOf(scopes);
  }

  /** Whether it opens anything at a time. */
  public boolean isValid(Instant now) {
    return revoked == null && now.isBefore(expires);
  }
}

package no.tiltakskatalogen.catalogue.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is told of changes in a saved search.
 *
 * @param owner the identity of whoever created it
 * @param search the query of the search, as an address has it
 * @param secret signs what is sent; for the receiver's eyes only
 * @param version grows when the state changes
 * @param delivered the last change that it has been told of, or that was none of its business
 * @param failures how many attempts have failed in a row
 * @param nextAttempt nothing is sent before
 * @param lastFailure what went wrong at the last attempt; null if nothing did
 */
public record Webhook(
    String id,
    String owner,
    String url,
    String search,
    String secret,
    State state,
    int version,
    long delivered,
    int failures,
    Instant nextAttempt,
    @Nullable String lastFailure,
    Instant created) {

  /** Whether anything is sent to it. */
  public enum State {
    /** Its receiver has not said yet that it wants to be told. */
    UNVERIFIED,
    ACTIVE,
    /** Too many attempts failed; verifying makes it active again. */
    DISABLED
  }

  @Override
  public String toString() {
    return "Webhook[" + id + "]";
  }
}

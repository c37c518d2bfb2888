package no.tiltakskatalogen.catalogue.measure;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of the change log.
 *
 * @param number counts all changes of the catalogue from 1, without gaps
 * @param slug what the measure is called now; null if nobody may read it
 * @param revision of the measure, which this change made
 * @param reason why the measure was withdrawn; null for other changes
 */
public record Change(
    long number,
    UUID measure,
    Kind kind,
    Instant recorded,
    @Nullable String slug,
    int revision,
    @Nullable String reason) {

  /** What happened. */
  public enum Kind {
    CREATED,
    UPDATED,
    WITHDRAWN
  }
}

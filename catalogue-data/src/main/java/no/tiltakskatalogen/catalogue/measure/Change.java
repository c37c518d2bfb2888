package no.tiltakskatalogen.catalogue.measure;

import java.time.Instant;
import java.util.UUID;

/**
 * A line of the change log.
 *
 * @param number counts all changes of the catalogue from 1, without gaps
 */
public record Change(long number, UUID measure, Kind kind, Instant recorded) {

  /** What happened. */
  public enum Kind {
    CREATED,
    UPDATED,
    WITHDRAWN
  }
}

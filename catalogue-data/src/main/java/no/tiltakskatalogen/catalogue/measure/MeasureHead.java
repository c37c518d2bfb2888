package no.tiltakskatalogen.catalogue.measure;

import io.micronaut.core.annotation.Introspected;

/**
 * What of a measure tells whether a copy of it is up to date.
 *
 * @param changed the number of its newest change
 */
@Introspected
public record MeasureHead(String id, long changed, String state, int revision, String checksum) {

  /** Whether anybody but its owner may see it. */
  public boolean isOffered() {
    return !state.equals(MeasureState.WITHDRAWN);
  }

  /** As {@link Measure#stamp}. */
  public String stamp() {
    return Measure.stamp(revision, checksum);
  }
}

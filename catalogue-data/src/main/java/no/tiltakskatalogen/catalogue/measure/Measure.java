package no.tiltakskatalogen.catalogue.measure;

import java.time.Instant;
import java.util.UUID;

/**
 * A stored measure.
 *
 * @param id permanent
 * @param slug its readable address; follows the title
 * @param revision counts its changes from 1
 * @param updated when it last changed
 * @param checksum of its content and state, SHA-256 in hexadecimal
 */
public record Measure(
    UUID id,
    String slug,
    MeasureContent content,
    MeasureState state,
    int revision,
    Instant updated,
    String checksum) {

  /** Differs with every revision, and between catalogues that hold different content. */
  public String stamp() {
    return stamp(revision, checksum);
  }

  static String stamp(int revision, String checksum) {
    return revision + "/" + checksum;
  }

  public MeasureDocument document() {
    return new MeasureDocument(id, content, state);
  }
}

package no.tiltakskatalogen.catalogue.measure;

import io.micronaut.core.annotation.Introspected;
import java.util.UUID;

/**
 * A measure's head joined with its newest content.
 *
 * @param number where it stands in the order that was asked for: of creation, or of changes
 */
@Introspected
record StoredMeasure(
    long number,
    String id,
    String slug,
    int revision,
    String checksum,
    String updated,
    String content) {

  Measure measure(MeasureFormat format) {
    MeasureDocument document = format.read(content);
    return new Measure(
        UUID.fromString(id),
        slug,
        document.content(),
        document.state(),
        revision,
        StoredTime.read(updated),
        checksum);
  }

  /** The same for content that may be an older one, so that the checksum has to be its own. */
  Measure asItWas(MeasureFormat format) {
    String own = MeasureFormat.checksum(content);
    return new StoredMeasure(number, id, slug, revision, own, updated, content).measure(format);
  }
}

package no.tiltakskatalogen.catalogue.measure;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import org.jspecify.annotations.Nullable;

/**
 * The head of a measure; its content is in its newest revision.
 *
 * @param created the number of the change that created it: the order of exports
 * @param changed the number of its newest change
 * @param checksum of the newest revision
 * @param seedChecksum of the record of the data set that was loaded last; null if none was. A
 *     measure whose checksum differs has been edited since.
 * @param updated as {@link StoredTime} writes it
 */
@MappedEntity("measure")
record MeasureRow(
    @Id String id,
    long created,
    long changed,
    String slug,
    @Nullable String county,
    String state,
    int revision,
    String checksum,
    @Nullable String seedChecksum,
    String updated) {

  /** With its numbers and its address. */
  MeasureRow placed(long created, long changed, String slug) {
    return with(created, changed, slug, seedChecksum);
  }

  /** As the record of the data set with a checksum. */
  MeasureRow confirmed(String seedChecksum) {
    return with(created, changed, slug, seedChecksum);
  }

  private MeasureRow with(long created, long changed, String slug, @Nullable String seedChecksum) {
    return new MeasureRow(
        id, created, changed, slug, county, state, revision, checksum, seedChecksum, updated);
  }
}

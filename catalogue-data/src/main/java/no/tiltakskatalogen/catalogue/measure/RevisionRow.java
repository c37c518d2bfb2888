package no.tiltakskatalogen.catalogue.measure;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * What a measure was at one change.
 *
 * @param content as {@link MeasureFormat} writes it
 * @param recorded as {@link StoredTime} writes it
 */
@MappedEntity("measure_revision")
record RevisionRow(
    @Id long changeNumber,
    String measureId,
    int revision,
    String content,
    String recordedBy,
    String recorded) {}

package no.tiltakskatalogen.catalogue.measure;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** A line of the change log; the time is as {@link StoredTime} writes it. */
@MappedEntity("change_log")
record ChangeRow(@Id long number, String measureId, String kind, String recorded) {}

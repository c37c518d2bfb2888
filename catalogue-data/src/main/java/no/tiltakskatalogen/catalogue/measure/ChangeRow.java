package no.tiltakskatalogen.catalogue.measure;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.LocalDateTime;

/** A line of the change log; the time is UTC. */
@MappedEntity("change_log")
record ChangeRow(@Id long number, String measureId, String kind, LocalDateTime recorded) {}

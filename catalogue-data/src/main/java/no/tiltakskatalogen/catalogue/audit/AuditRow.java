package no.tiltakskatalogen.catalogue.audit;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import org.jspecify.annotations.Nullable;

@MappedEntity("audit")
record AuditRow(
    @Id long number,
    String recorded,
    String actor,
    String operation,
    String target,
    String outcome,
    @Nullable Integer status,
    @Nullable Long about) {}

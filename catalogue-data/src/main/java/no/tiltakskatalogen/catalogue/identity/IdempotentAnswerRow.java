package no.tiltakskatalogen.catalogue.identity;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import org.jspecify.annotations.Nullable;

@MappedEntity("idempotent_answer")
record IdempotentAnswerRow(
    @Id String id, String request, @Nullable String answer, String created) {}

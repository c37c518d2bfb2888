package no.tiltakskatalogen.catalogue.identity;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import org.jspecify.annotations.Nullable;

/** Scopes are parted by spaces; times are as StoredTime writes them. */
@MappedEntity("api_key")
record ApiKeyRow(
    @Id String id,
    String name,
    String beginning,
    String hash,
    String scopes,
    int version,
    String created,
    String expires,
    @Nullable String lastUsed,
    @Nullable String revoked) {}

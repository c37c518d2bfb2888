package no.tiltakskatalogen.catalogue.knowledge;

import org.jspecify.annotations.Nullable;

/** Where in which source something stands. */
public record Place(String document, @Nullable String place) {}

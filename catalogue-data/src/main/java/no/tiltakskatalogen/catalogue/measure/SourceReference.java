package no.tiltakskatalogen.catalogue.measure;

import org.jspecify.annotations.Nullable;

/**
 * Where a measure is taken from.
 *
 * @param document the id of a source document
 * @param place chapter, table or example number inside it
 */
public record SourceReference(String document, @Nullable String place) {}

package no.tiltakskatalogen.catalogue.vocabulary;

import org.jspecify.annotations.Nullable;

/**
 * A phase of the framework.
 *
 * @param order the place in the framework, from 1
 * @param description its purpose
 */
public record Phase(
    String id,
    int order,
    LocalizedText label,
    @Nullable LocalizedText subtitle,
    LocalizedText description) {}

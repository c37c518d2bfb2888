package no.tiltakskatalogen.catalogue.knowledge;

import org.jspecify.annotations.Nullable;

/**
 * A figure of the sources.
 *
 * @param of the whole that the value is part of
 */
public record KeyFigure(
    String id,
    String label,
    double value,
    String unit,
    @Nullable Double of,
    @Nullable String period,
    @Nullable String note,
    Place source) {}

package no.tiltakskatalogen.catalogue.measure;

import java.time.Instant;

/**
 * What a measure was at one change. Never changes.
 *
 * @param recordedBy who made the change: a role or a process, never a person's name
 */
public record Revision(
    long change, int revision, MeasureDocument document, String recordedBy, Instant recorded) {}

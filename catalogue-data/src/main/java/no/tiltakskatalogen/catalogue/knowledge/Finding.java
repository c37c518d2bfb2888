package no.tiltakskatalogen.catalogue.knowledge;

/** A finding or a goal in words. */
public record Finding(String id, String text, Place source) {}

package no.tiltakskatalogen.catalogue.vocabulary;

/** One of the three actors that carry out measures. */
public record Actor(String id, LocalizedText label, LocalizedText description) {}

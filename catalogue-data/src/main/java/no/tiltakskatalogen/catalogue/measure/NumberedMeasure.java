package no.tiltakskatalogen.catalogue.measure;

/**
 * A measure at its place in a sequence.
 *
 * @param number the place: send the last one seen to get what follows
 */
public record NumberedMeasure(long number, Measure measure) {}

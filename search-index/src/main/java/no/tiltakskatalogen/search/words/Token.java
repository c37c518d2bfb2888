package no.tiltakskatalogen.search.words;

/**
 * A word where it stands in a text.
 *
 * @param text as it is written
 * @param folded as {@link Folding#fold} leaves it
 * @param start its first UTF-16 code unit in the text
 * @param end the unit after its last
 */
public record Token(String text, String folded, int start, int end) {}

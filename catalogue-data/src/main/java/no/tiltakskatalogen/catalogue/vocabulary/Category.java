package no.tiltakskatalogen.catalogue.vocabulary;

import java.util.List;

/**
 * One of the four categories of measures.
 *
 * @param number the chapter of the source, such as {@code 4.1}
 */
public record Category(
    String id, String number, LocalizedText label, LocalizedText description, List<Group> groups) {}

package no.tiltakskatalogen.catalogue.knowledge;

import java.util.List;
import no.tiltakskatalogen.catalogue.vocabulary.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * A document that the catalogue is taken from.
 *
 * @param publisher null where the document states none
 * @param issued the date as exactly as the document states it; null where it states none
 */
public record Source(
    String id,
    String title,
    @Nullable String publisher,
    @Nullable String issued,
    LocalizedText description,
    List<String> links) {}

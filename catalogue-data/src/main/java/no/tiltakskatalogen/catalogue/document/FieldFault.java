package no.tiltakskatalogen.catalogue.document;

import java.util.Collection;
import java.util.List;
import no.tiltakskatalogen.catalogue.vocabulary.Guess;
import org.jspecify.annotations.Nullable;

/**
 * A fault of a field, wherever its document came from.
 *
 * @param field the JSON pointer of the field; empty for the whole document
 * @param message what was expected and what was found
 * @param allowed what may stand there, where that can be listed; else empty
 * @param didYouMean the one of these that was most likely meant, if any is near
 */
public record FieldFault(
    String field, String message, List<String> allowed, @Nullable String didYouMean) {

  public FieldFault {
    allowed = List.copyOf(allowed);
  }

  /** One for which nothing can be listed. */
  public static FieldFault of(String field, String message) {
    return new FieldFault(field, message, List.of(), null);
  }

  /** One of a word that is not among those allowed. */
  public static FieldFault of(
      String field, String message, Collection<String> allowed, String given) {
    return new FieldFault(
        field, message, List.copyOf(allowed), Guess.nearest(given, allowed).orElse(null));
  }
}

package no.tiltakskatalogen.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A word or a phrase of a query with all the ways in which a measure can have it.
 *
 * @param text as it was typed
 * @param strong a measure with one of these has what was asked for
 * @param weak a measure with only one of these is taken where too few have more
 * @param need whether it must be there
 * @param source the field it has to stand in; null for any
 */
record Sought(
    String text, List<Variant> strong, List<Variant> weak, Need need, @Nullable String source) {

  /** Whether a measure must have it. */
  enum Need {
    /** Better with than without. */
    WISHED,
    /** It must be there, unless too few measures have all that must. */
    REQUIRED,
    /** It was asked for in so many words: in quotes, for instance. */
    DEMANDED
  }

  Sought {
    strong = List.copyOf(strong);
    weak = List.copyOf(weak);
  }

  boolean required() {
    return need != Need.WISHED;
  }
}

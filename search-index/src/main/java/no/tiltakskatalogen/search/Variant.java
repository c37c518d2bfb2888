package no.tiltakskatalogen.search;

import java.util.List;

/**
 * One way in which a measure can have what a query looks for.
 *
 * @param kind why it counts
 * @param text in the words of whoever reads an explanation
 * @param weight what it counts, the word itself being 1
 */
record Variant(Kind kind, String text, float weight, Way way) {

  /** Why a variant counts. */
  enum Kind {
    WORD,
    COMPOUND,
    PART,
    SYNONYM,
    ABBREVIATION,
    ENGLISH,
    RELATED,
    BEGINNING,
    CORRECTION,
    PHRASE
  }

  /** What the index is asked for. */
  sealed interface Way {}

  /** A concept. */
  record One(String term) implements Way {}

  /** Concepts close to each other: at most so many words between, in either order. */
  record Near(List<String> terms, int slop) implements Way {
    Near {
      terms = List.copyOf(terms);
    }
  }

  /** Concepts anywhere in the measure. */
  record All(List<String> terms) implements Way {
    All {
      terms = List.copyOf(terms);
    }
  }

  /** Words as they are written, one after the other. */
  record Exactly(List<String> words) implements Way {
    Exactly {
      words = List.copyOf(words);
    }
  }

  /** Words one after the other, each in one of its forms. */
  record Inflected(List<List<String>> places) implements Way {
    Inflected {
      places = List.copyOf(places);
    }
  }

  /** Every word that begins so. */
  record Beginning(String prefix) implements Way {}

  /** A concept, or several of them close together. */
  static Way of(List<String> terms, int slop) {
    return terms.size() == 1 ? new One(terms.getFirst()) : new Near(terms, slop);
  }

  /** The concepts a measure must have for it; none for what is looked for as it is written. */
  List<String> concepts() {
    return switch (way) {
      case One(String term) -> List.of(term);
      case Near near -> near.terms();
      case All all -> all.terms();
      case Exactly _, Inflected _, Beginning _ -> List.of();
    };
  }

  Variant times(float factor) {
    return new Variant(kind, text, weight * factor, way);
  }
}

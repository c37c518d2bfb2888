package no.tiltakskatalogen.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import no.tiltakskatalogen.search.words.Norwegian;
import no.tiltakskatalogen.search.words.Token;
import no.tiltakskatalogen.search.words.Tokens;
import no.tiltakskatalogen.search.words.Word;

/** The words by which a measure was found, as it has them. Thread-safe. */
final class FoundWords {

  private final Norwegian norwegian;

  FoundWords(Norwegian norwegian) {
    this.norwegian = norwegian;
  }

  /**
   * The words of a measure that a variant means.
   *
   * @param sources where the measure has it
   */
  String in(StoredMeasure texts, Collection<String> sources, Variant variant) {
    List<Predicate<Token>> wanted =
        switch (variant.way()) {
          case Variant.One(String term) -> List.of(token -> has(token, term));
          case Variant.Near near -> all(near.terms());
          case Variant.All all -> all(all.terms());
          case Variant.Beginning(String prefix) ->
              List.of(token -> token.folded().startsWith(prefix));
          // As they are written, or in forms that whoever knows the one knows too.
          case Variant.Exactly _, Variant.Inflected _ -> List.of();
        };
    List<String> found = new ArrayList<>();
    for (Predicate<Token> each : wanted) {
      first(texts, sources, each).ifPresent(found::add);
    }
    return found.isEmpty() || found.size() < wanted.size()
        ? variant.text()
        : String.join(" ", found);
  }

  private List<Predicate<Token>> all(List<String> terms) {
    return terms.stream().<Predicate<Token>>map(term -> token -> has(token, term)).toList();
  }

  private boolean has(Token token, String term) {
    Word word = norwegian.word(token.folded());
    return word.concept().equals(term) || word.inner().contains(term);
  }

  private static Optional<String> first(
      StoredMeasure texts, Collection<String> sources, Predicate<Token> wanted) {
    return sources.stream()
        .flatMap(source -> texts.texts(source).stream())
        .flatMap(text -> Tokens.of(text).stream())
        .filter(wanted)
        .map(Token::text)
        .findFirst();
  }
}

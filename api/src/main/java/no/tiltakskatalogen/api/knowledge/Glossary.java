package no.tiltakskatalogen.api.knowledge;

import jakarta.inject.Singleton;
import java.text.Collator;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import no.tiltakskatalogen.catalogue.knowledge.GlossaryTerm;
import no.tiltakskatalogen.catalogue.knowledge.KnowledgeBase;
import no.tiltakskatalogen.catalogue.vocabulary.Guess;
import no.tiltakskatalogen.openapi.model.Label;

/** The terms of the glossary, by whatever name somebody asks for them. Immutable. */
@Singleton
final class Glossary {

  private final List<GlossaryTerm> terms;
  private final Map<String, GlossaryTerm> byName = new HashMap<>();
  private final SourceTitles sources;

  Glossary(KnowledgeBase knowledge, SourceTitles sources) {
    this.sources = sources;
    Collator alphabet = Collator.getInstance(Locale.of("nb", "NO"));
    terms =
        knowledge.glossary().stream()
            .sorted(Comparator.comparing(GlossaryTerm::term, alphabet))
            .toList();
    terms.forEach(term -> byName.put(fold(term.id()), term));
    terms.forEach(term -> byName.putIfAbsent(fold(term.term()), term));
    terms.forEach(
        term -> term.abbreviations().forEach(name -> byName.putIfAbsent(fold(name), term)));
  }

  int size() {
    return terms.size();
  }

  List<no.tiltakskatalogen.openapi.model.GlossaryTerm> all() {
    return terms.stream().map(this::wire).toList();
  }

  Optional<no.tiltakskatalogen.openapi.model.GlossaryTerm> find(String name) {
    return Optional.ofNullable(byName.get(fold(name))).map(this::wire);
  }

  /** The term that somebody most likely meant. */
  Optional<String> guess(String name) {
    return Guess.nearest(fold(name), byName.keySet()).map(byName::get).map(GlossaryTerm::term);
  }

  private no.tiltakskatalogen.openapi.model.GlossaryTerm wire(GlossaryTerm term) {
    return new no.tiltakskatalogen.openapi.model.GlossaryTerm(
        term.id(),
        term.term(),
        term.abbreviations(),
        term.definition(),
        term.english(),
        term.seeAlso().stream()
            .map(id -> new Label(id, byName.getOrDefault(fold(id), term).term()))
            .toList(),
        term.editorial(),
        sources.reference(term.source()));
  }

  private static String fold(String name) {
    return name.strip()
        .toLowerCase(Locale.ROOT)
        .replace('æ', 'a')
        .replace("ae", "a")
        .replace('ø', 'o')
        .replace('å', 'a')
        .replace("aa", "a")
        .replaceAll("[ ./–-]+", "-");
  }
}

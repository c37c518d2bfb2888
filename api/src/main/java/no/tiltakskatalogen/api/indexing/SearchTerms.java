package no.tiltakskatalogen.api.indexing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.tiltakskatalogen.catalogue.dataset.DataSet;
import no.tiltakskatalogen.catalogue.knowledge.GlossaryTerm;
import no.tiltakskatalogen.catalogue.vocabulary.County;
import no.tiltakskatalogen.catalogue.vocabulary.LocalizedText;
import no.tiltakskatalogen.catalogue.vocabulary.Vocabularies;
import no.tiltakskatalogen.search.Language;
import no.tiltakskatalogen.search.Relevance;
import no.tiltakskatalogen.search.SearchVocabulary;
import no.tiltakskatalogen.search.SearchVocabulary.Concept;
import no.tiltakskatalogen.search.SearchVocabulary.CountyNames;

/** What a search understands because the glossary and the vocabularies say so. */
public final class SearchTerms {

  private SearchTerms() {}

  /** All that is known of words, with the terms of a data set. */
  public static Language language(DataSet dataSet, Relevance relevance) {
    return new Language(relevance, of(dataSet));
  }

  private static SearchVocabulary of(DataSet dataSet) {
    Vocabularies vocabularies = dataSet.vocabularies();
    List<Concept> concepts = new ArrayList<>();
    dataSet.knowledge().glossary().forEach(term -> concepts.add(concept(term)));
    vocabularies
        .categories()
        .forEach(each -> concepts.add(concept("category", each.id(), each.label())));
    vocabularies
        .groups()
        .forEach(
            placed -> concepts.add(concept("group", placed.group().id(), placed.group().label())));
    vocabularies.phases().forEach(each -> concepts.add(concept("phase", each.id(), each.label())));
    vocabularies.actors().forEach(each -> concepts.add(concept("actor", each.id(), each.label())));
    Map<String, String> sections = new HashMap<>();
    vocabularies
        .template()
        .sections()
        .forEach(
            section ->
                names(section.label()).forEach(name -> addSection(name, section.id(), sections)));
    return new SearchVocabulary(concepts, counties(vocabularies), sections);
  }

  private static Concept concept(GlossaryTerm term) {
    return new Concept(
        "term",
        term.id(),
        term.term(),
        List.of(term.term()),
        term.abbreviations(),
        Stream.ofNullable(term.english()).toList());
  }

  private static Concept concept(String kind, String id, LocalizedText label) {
    return new Concept(
        kind,
        id,
        label.nb(),
        Stream.of(label.nb(), label.nn()).distinct().toList(),
        List.of(),
        List.of(label.en()));
  }

  /** By the whole name, and by each word of it: «Mål og målgruppe» is mål. */
  private static void addSection(String name, String id, Map<String, String> sections) {
    sections.put(name, id);
    for (String word : name.split("[^\\p{L}]+")) {
      if (word.length() > 2) {
        sections.putIfAbsent(word, id);
      }
    }
  }

  private static List<String> names(LocalizedText text) {
    return List.of(text.nb(), text.nn(), text.en());
  }

  private static List<CountyNames> counties(Vocabularies vocabularies) {
    return vocabularies.counties().all().stream()
        .map(
            county ->
                new CountyNames(
                    county.key(),
                    county.name(),
                    Stream.of("", " fylke", " fylkeskommune", " fylkeskommunes")
                        .map(ending -> county.name() + ending)
                        .toList(),
                    Stream.of(county.initials(), county.code()).filter(Objects::nonNull).toList(),
                    vocabularies.counties().related(county).stream()
                        .map(County::key)
                        .collect(Collectors.toSet())))
        .toList();
  }
}

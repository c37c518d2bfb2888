package no.tiltakskatalogen.catalogue.measure;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import no.tiltakskatalogen.catalogue.document.FieldFault;
import no.tiltakskatalogen.catalogue.vocabulary.Actor;
import no.tiltakskatalogen.catalogue.vocabulary.Category;
import no.tiltakskatalogen.catalogue.vocabulary.County;
import no.tiltakskatalogen.catalogue.vocabulary.Guess;
import no.tiltakskatalogen.catalogue.vocabulary.Phase;
import no.tiltakskatalogen.catalogue.vocabulary.Vocabularies;

/** Holds the terms in a written measure against the vocabularies. Thread-safe. */
public final class MeasureTerms {

  private final Vocabularies vocabularies;
  private final Set<String> sources;
  private final List<String> categories;
  private final List<String> groups;
  private final List<String> phases;
  private final List<String> actors;
  private final List<String> counties;
  private final List<String> countyNames;

  /**
   * @param sources the ids of the source documents
   */
  public MeasureTerms(Vocabularies vocabularies, Collection<String> sources) {
    this.vocabularies = vocabularies;
    this.sources = Set.copyOf(sources);
    this.categories = vocabularies.categories().stream().map(Category::id).toList();
    this.groups = vocabularies.groups().stream().map(placed -> placed.group().id()).toList();
    this.phases = vocabularies.phases().stream().map(Phase::id).toList();
    this.actors = vocabularies.actors().stream().map(Actor::id).toList();
    this.counties = vocabularies.counties().all().stream().map(County::key).toList();
    this.countyNames = vocabularies.counties().all().stream().map(County::name).toList();
  }

  /** The county of a word that {@link #check} found no fault with, or of a code. */
  County county(String word) {
    return vocabularies.counties().find(word).orElseThrow();
  }

  /** Hands every fault to the consumer. Members of the wrong shape are the schema's business. */
  void check(JsonNode measure, Consumer<FieldFault> faults) {
    JsonNode county = measure.path("county");
    if (county.isTextual() && vocabularies.counties().named(county.textValue()).isEmpty()) {
      String word = county.textValue();
      faults.accept(
          Guess.nearest(word, countyNames)
              .map(
                  guess ->
                      new FieldFault("/county", unknown("county", word, guess), counties, guess))
              .orElseGet(() -> unknown("/county", "county", word, counties)));
    }
    checkTag(measure.path("category"), "/category", "category", categories, faults);
    checkTag(measure.path("group"), "/group", "group", groups, faults);
    checkTags(measure.path("phases"), "/phases", "phase", phases, faults);
    checkTags(measure.path("actors"), "/actors", "actor", actors, faults);
    checkGroupInCategory(measure, faults);
    JsonNode documents = measure.path("sources");
    for (int i = 0; i < documents.size(); i++) {
      JsonNode document = documents.get(i).path("document");
      if (document.isTextual() && !sources.contains(document.textValue())) {
        faults.accept(
            unknown("/sources/" + i + "/document", "source", document.textValue(), sources));
      }
    }
  }

  private void checkGroupInCategory(JsonNode measure, Consumer<FieldFault> faults) {
    String category = id(measure.path("category"));
    vocabularies
        .group(id(measure.path("group")))
        .filter(placed -> categories.contains(category))
        .filter(placed -> !placed.category().id().equals(category))
        .ifPresent(
            placed ->
                faults.accept(
                    FieldFault.of(
                        "/group",
                        "group %s belongs to category %s, not to %s"
                            .formatted(placed.group().id(), placed.category().id(), category))));
  }

  private static void checkTags(
      JsonNode tags, String field, String kind, List<String> allowed, Consumer<FieldFault> faults) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < tags.size(); i++) {
      String place = field + "/" + i;
      checkTag(tags.get(i), place, kind, allowed, faults);
      String id = id(tags.get(i));
      if (!id.isEmpty() && !seen.add(id)) {
        faults.accept(FieldFault.of(place, kind + " " + id + " is given twice"));
      }
    }
  }

  private static void checkTag(
      JsonNode tag, String field, String kind, List<String> allowed, Consumer<FieldFault> faults) {
    String id = id(tag);
    if (!id.isEmpty() && !allowed.contains(id)) {
      faults.accept(unknown(field, kind, id, allowed));
    }
  }

  private static String id(JsonNode tag) {
    return tag.isTextual() ? tag.textValue() : tag.path("id").asText("");
  }

  private static FieldFault unknown(
      String field, String kind, String given, Collection<String> allowed) {
    String guess = Guess.nearest(given, allowed).orElse(null);
    String message =
        guess != null
            ? unknown(kind, given, guess)
            : "there is no %s %s; expected one of %s"
                .formatted(kind, given, String.join(", ", allowed));
    return new FieldFault(field, message, List.copyOf(allowed), guess);
  }

  private static String unknown(String kind, String given, String guess) {
    return "there is no %s %s; did you mean %s?".formatted(kind, given, guess);
  }
}

package no.tiltakskatalogen.api.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.tiltakskatalogen.catalogue.vocabulary.Actor;
import no.tiltakskatalogen.catalogue.vocabulary.Category;
import no.tiltakskatalogen.catalogue.vocabulary.County;
import no.tiltakskatalogen.catalogue.vocabulary.LocalizedText;
import no.tiltakskatalogen.catalogue.vocabulary.Phase;
import no.tiltakskatalogen.catalogue.vocabulary.Vocabularies;
import no.tiltakskatalogen.catalogue.vocabulary.Vocabularies.PlacedGroup;
import org.jspecify.annotations.Nullable;

/** The vocabularies as concept schemes of SKOS. */
final class LinkedVocabularies {

  private static final String COUNTIES = "counties";
  private static final String CATEGORIES = "categories";
  private static final String GROUPS = "groups";
  private static final String PHASES = "phases";
  private static final String ACTORS = "actors";

  private final Vocabularies vocabularies;

  LinkedVocabularies(Vocabularies vocabularies) {
    this.vocabularies = vocabularies;
  }

  /** Each scheme, followed by its concepts. */
  List<Map<String, Object>> nodes(String address) {
    List<Map<String, Object>> nodes = new ArrayList<>();
    nodes.add(scheme(address, COUNTIES, new LocalizedText("Fylker", "Fylke", "Counties")));
    vocabularies.counties().all().forEach(county -> nodes.add(county(address, county)));
    nodes.add(
        scheme(
            address,
            CATEGORIES,
            new LocalizedText("Tiltakskategorier", "Tiltakskategoriar", "Categories of measures")));
    for (Category category : vocabularies.categories()) {
      Map<String, Object> node =
          concept(address, CATEGORIES, category.id(), category.label(), category.description());
      node.put("skos:notation", category.number());
      nodes.add(node);
    }
    nodes.add(scheme(address, GROUPS, new LocalizedText("Undergrupper", "Undergrupper", "Groups")));
    vocabularies.groups().forEach(placed -> nodes.add(group(address, placed)));
    nodes.add(scheme(address, PHASES, new LocalizedText("Faser", "Fasar", "Phases")));
    for (Phase phase : vocabularies.phases()) {
      nodes.add(concept(address, PHASES, phase.id(), phase.label(), phase.description()));
    }
    nodes.add(scheme(address, ACTORS, new LocalizedText("Aktører", "Aktørar", "Actors")));
    for (Actor actor : vocabularies.actors()) {
      nodes.add(concept(address, ACTORS, actor.id(), actor.label(), actor.description()));
    }
    return nodes;
  }

  private static Map<String, Object> scheme(
      String address, String vocabulary, LocalizedText title) {
    Map<String, Object> node = new LinkedHashMap<>();
    node.put("@id", LinkedData.scheme(address, vocabulary));
    node.put("@type", "skos:ConceptScheme");
    node.put("dct:title", LinkedData.text(title));
    return node;
  }

  private static Map<String, Object> concept(
      String address,
      String vocabulary,
      String id,
      LocalizedText label,
      @Nullable LocalizedText definition) {
    Map<String, Object> node = new LinkedHashMap<>(LinkedData.concept(address, vocabulary, id));
    node.put("@type", "skos:Concept");
    node.put("skos:inScheme", LinkedData.resource(LinkedData.scheme(address, vocabulary)));
    node.put("skos:prefLabel", LinkedData.text(label));
    if (definition != null) {
      node.put("skos:definition", LinkedData.text(definition));
    }
    return node;
  }

  private static Map<String, Object> group(String address, PlacedGroup placed) {
    Map<String, Object> node =
        concept(
            address,
            GROUPS,
            placed.group().id(),
            placed.group().label(),
            placed.group().description());
    node.put(
        "skos:broader",
        placed.parent() == null
            ? LinkedData.concept(address, CATEGORIES, placed.category().id())
            : LinkedData.concept(address, GROUPS, placed.parent().id()));
    return node;
  }

  /** The name of a county is one in all languages. */
  private static Map<String, Object> county(String address, County county) {
    Map<String, Object> node =
        new LinkedHashMap<>(LinkedData.concept(address, COUNTIES, county.code()));
    node.put("@type", "skos:Concept");
    node.put("skos:inScheme", LinkedData.resource(LinkedData.scheme(address, COUNTIES)));
    node.put("skos:prefLabel", LinkedData.text(county.name(), "nb"));
    node.put("skos:notation", county.code());
    if (county.initials() != null) {
      node.put("skos:altLabel", LinkedData.text(county.initials(), "nb"));
    }
    List<Object> successors = new ArrayList<>();
    for (String code : county.successors()) {
      successors.add(LinkedData.concept(address, COUNTIES, code));
    }
    if (!successors.isEmpty()) {
      node.put("dct:isReplacedBy", successors);
    }
    return node;
  }
}

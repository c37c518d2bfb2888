package no.tiltakskatalogen.api.knowledge;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.tiltakskatalogen.api.vocabulary.Labels;
import no.tiltakskatalogen.catalogue.knowledge.ActorEfforts;
import no.tiltakskatalogen.catalogue.knowledge.FrameworkPhase;
import no.tiltakskatalogen.catalogue.knowledge.GlossaryTerm;
import no.tiltakskatalogen.catalogue.knowledge.KnowledgeBase;
import no.tiltakskatalogen.catalogue.knowledge.Resource;
import no.tiltakskatalogen.catalogue.vocabulary.Language;
import no.tiltakskatalogen.openapi.model.KnowledgeEntry;
import no.tiltakskatalogen.openapi.model.KnowledgeKind;
import no.tiltakskatalogen.search.Facet;
import no.tiltakskatalogen.search.KnowledgeIndex.Entry;
import org.jspecify.annotations.Nullable;

/**
 * The entries of the knowledge base that can be searched, in the order of the sources. Immutable.
 */
@Singleton
final class KnowledgeEntries {

  /** What an entry is made of, before its labels are put into words. */
  private record Known(
      KnowledgeKind kind,
      String id,
      String title,
      @Nullable String text,
      List<String> links,
      List<String> phases,
      @Nullable String category,
      @Nullable String actor,
      List<String> labels,
      String href) {

    String key() {
      return kind.getValue() + "/" + id;
    }
  }

  private final Map<String, Known> entries = new LinkedHashMap<>();
  private final Labels labels;

  KnowledgeEntries(KnowledgeBase knowledge, Labels labels) {
    this.labels = labels;
    knowledge.phases().forEach(this::addEfforts);
    knowledge.actorEfforts().forEach(this::addEfforts);
    knowledge.resources().forEach(resource -> add(resource, knowledge.phases()));
    knowledge.glossary().forEach(this::add);
  }

  private void addEfforts(FrameworkPhase phase) {
    for (FrameworkPhase.Effort effort : phase.efforts()) {
      add(
          new Known(
              KnowledgeKind.EFFORT,
              effort.id(),
              effort.title(),
              effort.items().isEmpty() ? null : String.join("\n", effort.items()),
              List.of(),
              List.of(phase.phase()),
              null,
              null,
              labelsOf(Facet.PHASE, phase.phase()),
              "/v1/phases/" + phase.phase()));
    }
  }

  private void addEfforts(ActorEfforts efforts) {
    List<String> words = new ArrayList<>(labelsOf(Facet.CATEGORY, efforts.category()));
    words.addAll(labelsOf(Facet.ACTOR, efforts.actor()));
    for (ActorEfforts.Contribution effort : efforts.efforts()) {
      add(
          new Known(
              KnowledgeKind.EFFORT,
              effort.id(),
              effort.text(),
              null,
              List.of(),
              List.of(),
              efforts.category(),
              efforts.actor(),
              words,
              "/v1/categories/" + efforts.category()));
    }
  }

  private void add(Resource resource, List<FrameworkPhase> framework) {
    List<String> phases =
        framework.stream()
            .filter(phase -> phase.resources().contains(resource.id()))
            .map(FrameworkPhase::phase)
            .toList();
    add(
        new Known(
            KnowledgeKind.RESOURCE,
            resource.id(),
            resource.title(),
            resource.note(),
            resource.links(),
            phases,
            null,
            null,
            List.of(resource.kind()),
            phases.isEmpty() ? "/v1/knowledge" : "/v1/phases/" + phases.getFirst()));
  }

  private void add(GlossaryTerm term) {
    List<String> words = new ArrayList<>(term.abbreviations());
    if (term.english() != null) {
      words.add(term.english());
    }
    add(
        new Known(
            KnowledgeKind.TERM,
            term.id(),
            term.term(),
            term.definition(),
            List.of(),
            List.of(),
            null,
            null,
            words,
            "/v1/glossary/" + term.id()));
  }

  private void add(Known entry) {
    entries.put(entry.key(), entry);
  }

  private List<String> labelsOf(Facet facet, String id) {
    return List.of(
        labels.label(facet, id, Language.NB),
        labels.label(facet, id, Language.NN),
        labels.label(facet, id, Language.EN));
  }

  List<Entry> indexed() {
    return entries.values().stream()
        .map(
            entry ->
                new Entry(
                    entry.key(),
                    entry.kind.getValue(),
                    entry.phases,
                    entry.title,
                    entry.labels,
                    entry.text == null ? "" : entry.text))
        .toList();
  }

  KnowledgeEntry entry(String key, Language language) {
    Known entry = entries.get(key);
    if (entry == null) {
      throw new IllegalArgumentException("There is no entry " + key);
    }
    return new KnowledgeEntry(
        entry.kind,
        entry.id,
        entry.title,
        entry.text,
        entry.links,
        entry.phases.stream().map(id -> labels.of(Facet.PHASE, id, language)).toList(),
        entry.category == null ? null : labels.optional(Facet.CATEGORY, entry.category, language),
        entry.actor == null ? null : labels.optional(Facet.ACTOR, entry.actor, language),
        entry.href);
  }
}

package no.tiltakskatalogen.api.indexing;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import no.tiltakskatalogen.catalogue.measure.Measure;
import no.tiltakskatalogen.catalogue.measure.MeasureContent;
import no.tiltakskatalogen.catalogue.measure.MeasureDocument;
import no.tiltakskatalogen.catalogue.measure.MeasureState;
import no.tiltakskatalogen.catalogue.measure.Tag;
import no.tiltakskatalogen.catalogue.measure.Viewer;
import no.tiltakskatalogen.catalogue.vocabulary.County;
import no.tiltakskatalogen.catalogue.vocabulary.LocalizedText;
import no.tiltakskatalogen.catalogue.vocabulary.Vocabularies;
import no.tiltakskatalogen.catalogue.vocabulary.Vocabularies.PlacedGroup;
import no.tiltakskatalogen.search.Facet;
import no.tiltakskatalogen.search.IndexedMeasure;

/** What of a stored measure is searchable. Thread-safe. */
@Singleton
public final class IndexProjection {

  /** Changes whenever the projection of a measure may; the index is then built anew. */
  static final String VERSION = "2";

  private final Vocabularies vocabularies;

  public IndexProjection(Vocabularies vocabularies) {
    this.vocabularies = vocabularies;
  }

  IndexedMeasure of(Measure measure) {
    return of(
        measure.id(),
        measure.slug(),
        measure.content(),
        measure.state(),
        measure.updated(),
        measure.stamp());
  }

  /** The same for a measure that is not in a store. */
  public IndexedMeasure of(MeasureDocument measure) {
    UUID id = Objects.requireNonNull(measure.id());
    return of(id, id.toString(), measure.content(), measure.state(), Instant.EPOCH, "not stored");
  }

  private IndexedMeasure of(
      UUID id,
      String slug,
      MeasureContent content,
      MeasureState state,
      Instant updated,
      String stamp) {
    List<String> labels = new ArrayList<>(content.keywords());
    Map<Facet, List<String>> values = new EnumMap<>(Facet.class);
    String countyName = "";
    if (content.county() != null) {
      County county = vocabularies.counties().byCode(content.county());
      countyName = county.name();
      values.put(Facet.COUNTY, List.of(county.key()));
      vocabularies.counties().related(county).stream()
          .map(County::name)
          .distinct()
          .forEach(labels::add);
    }
    values.put(Facet.CATEGORY, List.of(content.category().id()));
    vocabularies
        .category(content.category().id())
        .ifPresent(category -> add(labels, category.label()));
    values.put(Facet.GROUP, groups(content, labels));
    values.put(Facet.PHASE, content.phases().stream().map(Tag::id).toList());
    content.phases().stream()
        .flatMap(tag -> vocabularies.phase(tag.id()).stream())
        .forEach(phase -> add(labels, phase.label()));
    values.put(Facet.ACTOR, content.actors().stream().map(Tag::id).toList());
    content.actors().stream()
        .flatMap(tag -> vocabularies.actor(tag.id()).stream())
        .forEach(actor -> add(labels, actor.label()));
    if (content.targetGroup() != null) {
      labels.add(content.targetGroup());
    }
    if (content.scope() != null) {
      labels.add(content.scope());
    }
    Map<String, String> sections = new LinkedHashMap<>();
    content.sections().forEach((section, text) -> sections.put(section.id(), text));
    return new IndexedMeasure(
        id.toString(),
        slug,
        content.title(),
        content.summary(),
        content.language().tag(),
        countyName,
        values,
        labels,
        sections,
        updated,
        Viewer.audiencesOf(state),
        stamp);
  }

  private List<String> groups(MeasureContent content, List<String> labels) {
    List<String> path = new ArrayList<>();
    if (content.group() != null) {
      PlacedGroup placed = vocabularies.group(content.group().id()).orElseThrow();
      path.add(placed.group().id());
      add(labels, placed.group().label());
      if (placed.parent() != null) {
        path.add(placed.parent().id());
        add(labels, placed.parent().label());
      }
    }
    return path;
  }

  private static void add(List<String> labels, LocalizedText label) {
    List.of(label.nb(), label.nn(), label.en()).stream().distinct().forEach(labels::add);
  }
}

package no.tiltakskatalogen.api.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import no.tiltakskatalogen.openapi.model.Measure;
import no.tiltakskatalogen.openapi.model.OptionalCounty;
import no.tiltakskatalogen.openapi.model.OptionalTag;
import no.tiltakskatalogen.openapi.model.Section;
import no.tiltakskatalogen.openapi.model.SourceRef;
import no.tiltakskatalogen.openapi.model.Tag;
import org.jspecify.annotations.Nullable;

/** A measure as a node of linked data: an undertaking with an aim, in the words of schema.org. */
final class LinkedMeasure {

  private LinkedMeasure() {}

  static Map<String, Object> of(Measure measure, String address) {
    String language = measure.getLanguage().toString();
    Map<String, Object> node = new LinkedHashMap<>();
    node.put("@id", address + "/v1/measures/" + measure.getId());
    node.put("@type", "schema:Project");
    node.put("dct:identifier", measure.getId());
    node.put("dct:title", LinkedData.text(measure.getTitle(), language));
    if (measure.getSummary() != null) {
      node.put("dct:abstract", LinkedData.text(measure.getSummary(), language));
    }
    String described = described(measure);
    if (!described.isEmpty()) {
      node.put("dct:description", LinkedData.text(described, language));
    }
    node.put("dct:language", LinkedData.language(language));
    OptionalCounty county = measure.getCounty();
    if (county != null) {
      node.put("dct:spatial", LinkedData.concept(address, "counties", county.getCode()));
    }
    node.put("dct:subject", subjects(measure, address));
    node.put(
        "dcat:keyword",
        measure.getKeywords().stream().map(word -> LinkedData.text(word, language)).toList());
    // The sources are named, not addressed, which dct:source would want.
    node.put("dc:source", measure.getSources().stream().map(LinkedMeasure::source).toList());
    node.put("dct:modified", LinkedData.time(measure.getUpdated()));
    node.put("dct:isPartOf", LinkedData.resource(LinkedData.dataset(address)));
    return node;
  }

  private static String described(Measure measure) {
    return measure.getSections().stream()
        .map(Section::getText)
        .filter(Objects::nonNull)
        .collect(Collectors.joining("\n\n"));
  }

  private static List<Object> subjects(Measure measure, String address) {
    List<Object> subjects = new ArrayList<>();
    subjects.add(LinkedData.concept(address, "categories", measure.getCategory().getId()));
    @Nullable OptionalTag group = measure.getGroup();
    if (group != null) {
      subjects.add(LinkedData.concept(address, "groups", group.getId()));
    }
    for (Tag phase : measure.getPhases()) {
      subjects.add(LinkedData.concept(address, "phases", phase.getId()));
    }
    for (Tag actor : measure.getActors()) {
      subjects.add(LinkedData.concept(address, "actors", actor.getId()));
    }
    return subjects;
  }

  private static String source(SourceRef source) {
    return source.getPlace() == null
        ? source.getTitle()
        : source.getTitle() + ", " + source.getPlace();
  }
}

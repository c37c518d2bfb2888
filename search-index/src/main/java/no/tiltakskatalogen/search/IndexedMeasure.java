package no.tiltakskatalogen.search;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is searchable of a measure.
 *
 * @param language the tag of the language its texts are in
 * @param countyName orders by county; empty for a national measure, which comes last
 * @param values what it is filtered and counted by. A group comes with the groups it is part of,
 *     the finest first.
 * @param labels words that its tags are known by, in the languages people search in
 * @param sections the texts of its sections by their ids; none for a measure that is only a title
 * @param audiences who may see it
 * @param stamp differs with every revision; tells whether the index holds the same as the store
 */
public record IndexedMeasure(
    String id,
    String slug,
    String title,
    @Nullable String summary,
    String language,
    String countyName,
    Map<Facet, List<String>> values,
    List<String> labels,
    Map<String, String> sections,
    Instant updated,
    Set<String> audiences,
    String stamp) {

  public IndexedMeasure {
    Map<Facet, List<String>> copy = new EnumMap<>(Facet.class);
    values.forEach((facet, list) -> copy.put(facet, List.copyOf(list)));
    values = Collections.unmodifiableMap(copy);
    labels = List.copyOf(labels);
    sections = Collections.unmodifiableMap(new LinkedHashMap<>(sections));
    audiences = Set.copyOf(audiences);
  }
}

package no.tiltakskatalogen.search;

import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A measure in the making: a bare, public title, to which a test adds what it is about. */
final class Draft {

  static final String PUBLIC = "public";
  static final Instant UPDATED = Instant.parse("2015-02-01T00:00:00Z");

  private final String id;
  private final Map<Facet, List<String>> values = new EnumMap<>(Facet.class);
  private final Map<String, String> sections = new LinkedHashMap<>();
  private String title;
  private @Nullable String summary;
  private String county = "";
  private List<String> labels = List.of();
  private Instant updated = UPDATED;
  private Set<String> audiences = Set.of(PUBLIC);

  private Draft(String id, String title) {
    this.id = id;
    this.title = title;
  }

  static Draft measure(String id) {
    return new Draft(id, "Tiltak");
  }

  static IndexedMeasure titled(String id, String title) {
    return new Draft(id, title).done();
  }

  Draft title(String text) {
    title = text;
    return this;
  }

  Draft summary(@Nullable String text) {
    summary = text;
    return this;
  }

  Draft section(String section, String text) {
    sections.put(section, text);
    return this;
  }

  Draft county(String name) {
    county = name;
    return this;
  }

  Draft labels(String... words) {
    labels = List.of(words);
    return this;
  }

  Draft values(Facet facet, String... some) {
    values.put(facet, List.of(some));
    return this;
  }

  Draft updated(Instant time) {
    updated = time;
    return this;
  }

  Draft audiences(String... some) {
    audiences = Set.of(some);
    return this;
  }

  IndexedMeasure done() {
    return new IndexedMeasure(
        id,
        "slug-" + id,
        title,
        summary,
        "nb",
        county,
        values,
        labels,
        sections,
        updated,
        audiences,
        "checksum");
  }
}

package no.tiltakskatalogen.catalogue.measure;

import java.time.YearMonth;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import no.tiltakskatalogen.catalogue.vocabulary.Section;
import org.jspecify.annotations.Nullable;

/**
 * What is said about a measure. What no source says is null or empty.
 *
 * @param county the KLASS code of the submitting county; null for a national measure
 * @param scope the scope the source gives in brackets
 * @param submitted when it was submitted to the ministry
 * @param group the finest group or sub-group
 * @param sections the texts of the template's sections; a line break ends a paragraph
 */
public record MeasureContent(
    String title,
    @Nullable String summary,
    WrittenForm language,
    @Nullable String county,
    @Nullable String scope,
    @Nullable Integer startYear,
    @Nullable YearMonth submitted,
    Tag category,
    @Nullable Tag group,
    List<Tag> phases,
    List<Tag> actors,
    @Nullable String targetGroup,
    List<String> keywords,
    Map<Section, String> sections,
    List<SourceReference> sources) {

  public MeasureContent {
    if (title.isBlank()) {
      throw new IllegalArgumentException("A measure needs a title");
    }
    phases = List.copyOf(phases);
    actors = List.copyOf(actors);
    keywords = List.copyOf(keywords);
    sources = List.copyOf(sources);
    Map<Section, String> ordered = new EnumMap<>(Section.class);
    ordered.putAll(sections);
    sections = Collections.unmodifiableMap(ordered);
  }

  /** The same of a county. */
  public MeasureContent of(String code) {
    return new MeasureContent(
        title,
        summary,
        language,
        code,
        scope,
        startYear,
        submitted,
        category,
        group,
        phases,
        actors,
        targetGroup,
        keywords,
        sections,
        sources);
  }
}

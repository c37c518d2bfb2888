package no.tiltakskatalogen.api.export;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.tiltakskatalogen.catalogue.vocabulary.Section;
import no.tiltakskatalogen.openapi.model.Measure;
import no.tiltakskatalogen.openapi.model.OptionalCounty;
import no.tiltakskatalogen.openapi.model.OptionalTag;
import no.tiltakskatalogen.openapi.model.Tag;
import org.jspecify.annotations.Nullable;

/** Measures as rows of a table. */
final class MeasureTable {

  private static final String BETWEEN_VALUES = "; ";

  /** What makes a spreadsheet take a cell for a formula, or for a cell and the next. */
  private static final String DANGEROUS_BEGINNINGS = "=+-@\t\r\n";

  private static final Map<String, Function<Measure, @Nullable Object>> COLUMNS = columns();

  private MeasureTable() {}

  private static Map<String, Function<Measure, @Nullable Object>> columns() {
    Map<String, Function<Measure, @Nullable Object>> columns = new LinkedHashMap<>();
    columns.put("id", Measure::getId);
    columns.put("slug", Measure::getSlug);
    columns.put("title", Measure::getTitle);
    columns.put("summary", Measure::getSummary);
    columns.put("language", Measure::getLanguage);
    columns.put("county", measure -> county(measure, OptionalCounty::getName));
    columns.put("countyCode", measure -> county(measure, OptionalCounty::getCode));
    columns.put("countyInitials", measure -> county(measure, OptionalCounty::getInitials));
    columns.put("scope", Measure::getScope);
    columns.put("startYear", Measure::getStartYear);
    columns.put("submitted", Measure::getSubmitted);
    columns.put("category", measure -> measure.getCategory().getLabel());
    columns.put("categoryId", measure -> measure.getCategory().getId());
    columns.put("group", measure -> group(measure, OptionalTag::getLabel));
    columns.put("groupId", measure -> group(measure, OptionalTag::getId));
    columns.put("phases", measure -> joined(measure.getPhases(), Tag::getLabel));
    columns.put("phaseIds", measure -> joined(measure.getPhases(), Tag::getId));
    columns.put("actors", measure -> joined(measure.getActors(), Tag::getLabel));
    columns.put("actorIds", measure -> joined(measure.getActors(), Tag::getId));
    columns.put("targetGroup", Measure::getTargetGroup);
    columns.put("keywords", measure -> joined(measure.getKeywords(), keyword -> keyword));
    for (Section section : Section.values()) {
      columns.put(section.id(), measure -> text(measure, section));
    }
    columns.put(
        "sources",
        measure ->
            joined(
                measure.getSources(),
                source ->
                    source.getPlace() == null
                        ? source.getTitle()
                        : source.getTitle() + ", " + source.getPlace()));
    columns.put("revision", Measure::getRevision);
    columns.put("updated", Measure::getUpdated);
    return columns;
  }

  private static @Nullable String county(
      Measure measure, Function<OptionalCounty, @Nullable String> part) {
    OptionalCounty county = measure.getCounty();
    return county == null ? null : part.apply(county);
  }

  private static @Nullable String group(Measure measure, Function<OptionalTag, String> part) {
    OptionalTag group = measure.getGroup();
    return group == null ? null : part.apply(group);
  }

  private static @Nullable String text(Measure measure, Section section) {
    return measure.getSections().stream()
        .filter(each -> each.getId().equals(section.id()))
        .findFirst()
        .map(no.tiltakskatalogen.openapi.model.Section::getText)
        .orElse(null);
  }

  private static <T> String joined(List<T> values, Function<T, String> part) {
    return values.stream().map(part).collect(Collectors.joining(BETWEEN_VALUES));
  }

  static List<String> header() {
    return List.copyOf(COLUMNS.keySet());
  }

  /** The cells of a measure, none of which a spreadsheet takes for a formula. */
  static List<String> row(Measure measure) {
    return COLUMNS.values().stream().map(column -> defused(column.apply(measure))).toList();
  }

  private static String defused(@Nullable Object value) {
    String text = value == null ? "" : value.toString();
    boolean isDangerous = !text.isEmpty() && DANGEROUS_BEGINNINGS.indexOf(text.charAt(0)) >= 0;
    return isDangerous ? "'" + text : text;
  }
}

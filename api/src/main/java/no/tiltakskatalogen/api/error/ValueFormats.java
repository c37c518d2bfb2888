package no.tiltakskatalogen.api.error;

import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no.tiltakskatalogen.catalogue.vocabulary.Actor;
import no.tiltakskatalogen.catalogue.vocabulary.Category;
import no.tiltakskatalogen.catalogue.vocabulary.Counties;
import no.tiltakskatalogen.catalogue.vocabulary.County;
import no.tiltakskatalogen.catalogue.vocabulary.Phase;
import no.tiltakskatalogen.catalogue.vocabulary.Section;
import no.tiltakskatalogen.catalogue.vocabulary.Vocabularies;

/** The formats of the API document whose values are the catalogue's own terms. Immutable. */
@Singleton
final class ValueFormats {

  private static final String COUNTY = "county";
  private static final String COUNTY_OR_OWN = "county-or-own";
  private static final String OWN = "own";

  private final Counties counties;
  private final Map<String, List<String>> terms;

  ValueFormats(Vocabularies vocabularies, ApiDocument document) {
    counties = vocabularies.counties();
    terms =
        Map.of(
            COUNTY,
            counties.all().stream().map(County::key).toList(),
            COUNTY_OR_OWN,
            Stream.concat(Stream.of(OWN), counties.all().stream().map(County::key)).toList(),
            "category",
            vocabularies.categories().stream().map(Category::id).toList(),
            "group",
            vocabularies.groups().stream().map(placed -> placed.group().id()).toList(),
            "phase",
            vocabularies.phases().stream().map(Phase::id).toList(),
            "actor",
            vocabularies.actors().stream().map(Actor::id).toList(),
            "section",
            Arrays.stream(Section.values()).map(Section::id).toList(),
            "knowledge-kind",
            List.of("effort", "resource", "term"),
            "measure-field",
            document.members("Measure"),
            "measure-hit-field",
            document.members("MeasureHit"));
  }

  /** Whether the format is one whose values are terms; others are left to the type. */
  boolean has(String format) {
    return terms.containsKey(format);
  }

  boolean accepts(String format, String value) {
    return (isCounty(format) && !value.equals(OWN))
        ? !counties.named(value).isEmpty()
        : allowed(format).contains(value);
  }

  private static boolean isCounty(String format) {
    return format.equals(COUNTY) || format.equals(COUNTY_OR_OWN);
  }

  List<String> allowed(String format) {
    return terms.getOrDefault(format, List.of());
  }

  /** Words a user may have meant: more than is listed as allowed, where names are taken too. */
  List<String> guesses(String format) {
    if (!isCounty(format)) {
      return allowed(format);
    }
    return counties.all().stream().map(County::name).distinct().toList();
  }
}

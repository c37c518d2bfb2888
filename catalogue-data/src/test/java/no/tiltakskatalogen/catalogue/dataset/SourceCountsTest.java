package no.tiltakskatalogen.catalogue.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.tiltakskatalogen.catalogue.measure.MeasureContent;
import no.tiltakskatalogen.catalogue.measure.MeasureDocument;
import no.tiltakskatalogen.catalogue.measure.SourceReference;
import org.junit.jupiter.api.Test;

/**
 * The data set against chapter 4 of the knowledge base of 2015, counted by hand, and against the
 * example collection of 2013.
 */
final class SourceCountsTest {

  private static final DataSet DATA_SET = BundledFiles.DATA_SET;
  private static final YearMonth FEBRUARY_2015 = YearMonth.of(2015, 2);
  private static final String KNOWLEDGE_BASE = "kunnskapsgrunnlag-2015";
  private static final String COLLECTION = "eksempelsamling-2013";

  @Test
  void ninetyOneMeasuresInAll() {
    assertEquals(91, DATA_SET.measures().size());
  }

  @Test
  void seventySevenMeasuresWereSubmittedInFebruary2015() {
    assertEquals(77, submitted().size());
  }

  @Test
  void noOtherMeasureSaysThatItWasSubmitted() {
    assertEquals(14, contents().stream().filter(measure -> measure.submitted() == null).count());
  }

  @Test
  void submittedMeasuresByCategory() {
    assertEquals(
        Map.of(
            "kunnskap-om-lokale-forhold", 5L,
            "kvalitetsheving-og-utviklingsarbeid", 13L,
            "koordinering-og-samordning", 14L,
            "malrettede-tiltak", 45L),
        counts(measure -> measure.category().id()));
  }

  @Test
  void submittedMeasuresByGroup() {
    assertEquals(
        Map.ofEntries(
            Map.entry("iko", 3L),
            Map.entry("kunnskapsoverforing", 2L),
            Map.entry("system-og-kvalitetsutvikling-1", 4L),
            Map.entry("system-og-kvalitetsutvikling-2", 3L),
            Map.entry("laeringsmiljo-1", 3L),
            Map.entry("laeringsmiljo-2", 3L),
            Map.entry("samarbeid-fylke-kommune", 4L),
            Map.entry("samordning-psykisk-helse", 4L),
            Map.entry("diverse-samarbeid-1", 4L),
            Map.entry("diverse-samarbeid-2", 2L),
            Map.entry("laereplass-1", 4L),
            Map.entry("laereplass-2", 4L),
            Map.entry("laereplass-3", 3L),
            Map.entry("forebyggende-kvalifisering", 4L),
            Map.entry("forebyggende-intensivopplaering", 3L),
            Map.entry("forebyggende-intensivkurs", 2L),
            Map.entry("forebyggende-kroppsoving", 3L),
            Map.entry("forebyggende-psykisk-helse", 4L),
            Map.entry("tilbakeforende-i-skole", 4L),
            Map.entry("tilbakeforende-alternativ-arena", 4L),
            Map.entry("tilbakeforende-andre", 4L),
            Map.entry("alternative-opplaeringslop-1", 3L),
            Map.entry("alternative-opplaeringslop-2", 3L)),
        counts(measure -> measure.group() == null ? "none" : measure.group().id()));
  }

  @Test
  void submittedMeasuresByCounty() {
    assertEquals(
        Map.ofEntries(
            Map.entry("ØS", 4L),
            Map.entry("AK", 4L),
            Map.entry("OS", 3L),
            Map.entry("HE", 4L),
            Map.entry("OP", 2L),
            Map.entry("BU", 4L),
            Map.entry("VE", 4L),
            Map.entry("TE", 4L),
            Map.entry("AA", 4L),
            Map.entry("VA", 5L),
            Map.entry("RO", 5L),
            Map.entry("HO", 3L),
            Map.entry("SF", 5L),
            Map.entry("MR", 5L),
            Map.entry("ST", 5L),
            Map.entry("NT", 5L),
            Map.entry("NO", 3L),
            Map.entry("TR", 3L),
            Map.entry("FI", 5L)),
        counts(SourceCountsTest::county));
  }

  @Test
  void everySubmittedMeasureNamesChapter4() {
    for (MeasureContent measure : submitted()) {
      assertTrue(
          measure.sources().stream()
              .anyMatch(
                  source ->
                      source.document().equals(KNOWLEDGE_BASE)
                          && String.valueOf(source.place()).startsWith("4.")),
          measure.title());
    }
  }

  @Test
  void twentyMeasuresAreDescribed() {
    assertEquals(20, contents().stream().filter(SourceCountsTest::isDescribed).count());
  }

  @Test
  void aMeasureIsDescribedWhereAnExampleDescribesItAndNowhereElse() {
    for (MeasureContent measure : contents()) {
      assertEquals(
          measure.sources().stream().map(SourceReference::document).anyMatch(COLLECTION::equals),
          isDescribed(measure),
          measure.title());
    }
  }

  @Test
  void everyExampleOf2013IsTheSourceOfOneMeasure() {
    // The places of the three municipalities also name what example 17 says of all of them.
    Map<String, Long> examples =
        contents().stream()
            .flatMap(measure -> measure.sources().stream())
            .filter(source -> source.document().equals(COLLECTION))
            .map(source -> String.valueOf(source.place()))
            .filter(place -> !place.contains("fellesomtalen"))
            .collect(
                Collectors.groupingBy(
                    place -> place.substring("eksempel ".length(), "eksempel 01".length()),
                    TreeMap::new,
                    Collectors.counting()));
    Map<String, Long> expected = new TreeMap<>();
    for (int example = 1; example <= 20; example++) {
      expected.put("%02d".formatted(example), 1L);
    }
    assertEquals(expected, examples);
  }

  @Test
  void sixExamplesDescribeASubmittedMeasure() {
    assertEquals(6, submitted().stream().filter(SourceCountsTest::isDescribed).count());
  }

  @Test
  void everyMeasureHasASource() {
    contents().forEach(measure -> assertTrue(!measure.sources().isEmpty(), measure.title()));
  }

  @Test
  void everyMeasureHasAnIdOfItsOwn() {
    Set<Object> ids = new HashSet<>();
    DATA_SET.measures().forEach(measure -> ids.add(String.valueOf(measure.id())));
    assertEquals(91, ids.size());
  }

  @Test
  void theFrameworkHasEightPhasesAndThreeActors() {
    assertEquals(8, DATA_SET.vocabularies().phases().size());
    assertEquals(3, DATA_SET.vocabularies().actors().size());
  }

  @Test
  void everyLinkOfChapter2BelongsToOneResource() {
    List<String> links =
        DATA_SET.knowledge().resources().stream()
            .flatMap(resource -> resource.links().stream())
            .toList();
    assertEquals(82, links.size());
    assertEquals(82, new HashSet<>(links).size());
  }

  private static boolean isDescribed(MeasureContent measure) {
    return !measure.sections().isEmpty();
  }

  private static List<MeasureContent> contents() {
    return DATA_SET.measures().stream().map(MeasureDocument::content).toList();
  }

  private static List<MeasureContent> submitted() {
    return contents().stream()
        .filter(measure -> FEBRUARY_2015.equals(measure.submitted()))
        .toList();
  }

  private static Map<String, Long> counts(Function<MeasureContent, String> by) {
    return submitted().stream().collect(Collectors.groupingBy(by, Collectors.counting()));
  }

  private static String county(MeasureContent measure) {
    return measure.county() == null
        ? "national"
        : DATA_SET.vocabularies().counties().byCode(measure.county()).key();
  }
}

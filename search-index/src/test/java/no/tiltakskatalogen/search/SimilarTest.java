package no.tiltakskatalogen.search;

import static no.tiltakskatalogen.search.Draft.PUBLIC;
import static no.tiltakskatalogen.search.Draft.measure;
import static no.tiltakskatalogen.search.Draft.titled;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import no.tiltakskatalogen.search.SearchVocabulary.CountyNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Measures that are comparable to another. */
final class SimilarTest {

  private static final Language LANGUAGE =
      new Language(
          Indexes.RELEVANCE,
          new SearchVocabulary(
              List.of(),
              List.of(
                  new CountyNames(
                      "TE", "Telemark", List.of("Telemark"), List.of(), Set.of("TE", "VT")),
                  new CountyNames(
                      "VT", "Vestfold og Telemark", List.of(), List.of(), Set.of("VT", "TE"))),
              Map.of()));

  private final MeasureIndex index;

  SimilarTest(@TempDir Path folder) {
    List<IndexedMeasure> measures = new ArrayList<>();
    measures.add(
        measure("own")
            .title("Sommerskole i matematikk")
            .values(Facet.GROUP, "3.1")
            .values(Facet.COUNTY, "TE")
            .section("goal", "Dugnad og gitar.")
            .done());
    measures.add(
        measure("near")
            .title("Matematikk på sommerskole")
            .values(Facet.GROUP, "3.1")
            .values(Facet.COUNTY, "HO")
            .done());
    measures.add(
        measure("words").title("Sommerskolen: matematikk").values(Facet.COUNTY, "VT").done());
    measures.add(measure("goal").title("Sykkel").section("goal", "Gitar og dugnad.").done());
    measures.add(
        measure("hidden")
            .title("Sommerskole i matematikk")
            .values(Facet.GROUP, "3.1")
            .audiences("curators")
            .done());
    IntStream.range(0, 20).forEach(i -> measures.add(titled("other" + i, "Verksted " + i)));
    index = Indexes.holding(folder, LANGUAGE, measures);
  }

  @org.junit.jupiter.api.AfterEach
  void close() {
    index.close();
  }

  @Test
  void theMostComparableComesFirst() {
    assertEquals(List.of("near", "words"), ids(request("own", Set.of(), Set.of(), false)));
  }

  @Test
  void aMeasureMayBeNamedByItsSlug() {
    assertEquals(List.of("near", "words"), ids(request("slug-own", Set.of(), Set.of(), false)));
  }

  @Test
  void itsReasonsAreTheWordsAndTagsThatBothHave() {
    SimilarMeasure near = similar(request("own", Set.of(), Set.of(), false)).getFirst();

    assertEquals(Set.of("Sommerskole", "matematikk"), Set.copyOf(near.words()));
    assertEquals(Map.of(Facet.GROUP, List.of("3.1")), near.tags());
    assertTrue(near.score() > 0 && near.score() <= 1, () -> "score " + near.score());
  }

  @Test
  void sectionsAreComparedWhereTheyAreAskedFor() {
    assertEquals(List.of("goal"), ids(request("own", Set.of("goal"), Set.of(), false)));
  }

  @Test
  void theOwnCountyIsLeftOutWithAllItStandsFor() {
    assertEquals(List.of("near"), ids(request("own", Set.of(), Set.of(), true)));
  }

  @Test
  void otherCountiesAreLeftOut() {
    assertEquals(List.of("words"), ids(request("own", Set.of(), Set.of("HO"), false)));
  }

  @Test
  void nothingIsBetterThanNoise() {
    index.apply(List.of(titled("alone", "Nattergal fyrtårn")), List.of(), 2);

    assertEquals(List.of(), ids(request("alone", Set.of(), Set.of(), false)));
  }

  @Test
  void aMeasureThatIsNotThereHasNoneToCompare() {
    assertEquals(Optional.empty(), index.similar(request("nobody", Set.of(), Set.of(), false)));
  }

  @Test
  void aMeasureForAnotherAudienceIsAsNotThere() {
    assertEquals(Optional.empty(), index.similar(request("hidden", Set.of(), Set.of(), false)));
  }

  @Test
  void whoMaySeeAMeasureIsShownItToo() {
    SimilarMeasure.Request request =
        new SimilarMeasure.Request(
            "own", Set.of(), Set.of(), false, 10, Set.of(PUBLIC, "curators"));

    assertTrue(ids(request).contains("hidden"));
  }

  @Test
  void noMoreThanAskedForAreGiven() {
    SimilarMeasure.Request request =
        new SimilarMeasure.Request("own", Set.of(), Set.of(), false, 1, Set.of(PUBLIC));

    assertEquals(List.of("near"), ids(request));
  }

  private static SimilarMeasure.Request request(
      String address, Set<String> sections, Set<String> notCounties, boolean notOwn) {
    return new SimilarMeasure.Request(address, sections, notCounties, notOwn, 10, Set.of(PUBLIC));
  }

  private List<SimilarMeasure> similar(SimilarMeasure.Request request) {
    return index.similar(request).orElseThrow();
  }

  private List<String> ids(SimilarMeasure.Request request) {
    return similar(request).stream().map(each -> each.hit().id()).toList();
  }
}

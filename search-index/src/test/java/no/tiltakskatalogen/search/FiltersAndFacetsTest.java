package no.tiltakskatalogen.search;

import static no.tiltakskatalogen.search.Ask.everything;
import static no.tiltakskatalogen.search.Ask.words;
import static no.tiltakskatalogen.search.Draft.PUBLIC;
import static no.tiltakskatalogen.search.Draft.measure;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import no.tiltakskatalogen.search.Relevance.Component;
import no.tiltakskatalogen.search.SearchRequest.Sort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which measures filters leave, and how many each value of a facet would give. */
final class FiltersAndFacetsTest {

  /** Several words mean all of them, however few measures have them and however common they are. */
  private static final Language ALL_WORDS =
      new Language(
          Relevance.standard().without(Component.RELAXING).without(Component.WEAK_WORDS),
          SearchVocabulary.EMPTY);

  private final Path folder;

  FiltersAndFacetsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void aMeasureHasAtLeastOneOfTheValuesOfAFacet() {
    try (MeasureIndex index = Indexes.holding(folder, threeCounties())) {
      assertEquals(
          Set.of("ho", "ro"), Set.copyOf(everything().with(Facet.COUNTY, "HO", "RO").idsOf(index)));
    }
  }

  @Test
  void aMeasurePassesTheFiltersOfAllFacets() {
    try (MeasureIndex index =
        Indexes.holding(
            folder,
            measure("a").values(Facet.COUNTY, "HO").values(Facet.PHASE, "vg1").done(),
            measure("b").values(Facet.COUNTY, "HO").values(Facet.PHASE, "vg2").done(),
            measure("c").values(Facet.COUNTY, "RO").values(Facet.PHASE, "vg1").done())) {
      assertEquals(
          List.of("a"),
          everything().with(Facet.COUNTY, "HO").with(Facet.PHASE, "vg1").idsOf(index));
    }
  }

  @Test
  void aFacetLeavesOutItsOwnFilter() {
    try (MeasureIndex index = Indexes.holding(folder, threeCounties())) {
      assertEquals(
          Map.of("HO", 1L, "RO", 1L, "TE", 1L),
          everything().with(Facet.COUNTY, "HO").of(index).counts().get(Facet.COUNTY));
    }
  }

  @Test
  void aFacetObeysTheFiltersOfTheOthers() {
    try (MeasureIndex index = Indexes.holding(folder, threeCounties())) {
      assertEquals(
          Map.of("vg1", 1L),
          everything().with(Facet.COUNTY, "HO").of(index).counts().get(Facet.PHASE));
    }
  }

  @Test
  void aMeasureCountsOnceForEachOfItsValues() {
    try (MeasureIndex index =
        Indexes.holding(folder, measure("a").values(Facet.GROUP, "3.1.2", "3.1", "3").done())) {
      assertEquals(
          Map.of("3.1.2", 1L, "3.1", 1L, "3", 1L),
          everything().of(index).counts().get(Facet.GROUP));
    }
  }

  @Test
  void aHitHasItsValuesInTheOrderTheyWereGiven() {
    try (MeasureIndex index =
        Indexes.holding(folder, measure("a").values(Facet.GROUP, "3.1.2", "3.1", "3").done())) {
      assertEquals(
          List.of("3.1.2", "3.1", "3"),
          everything().of(index).hits().getFirst().values().get(Facet.GROUP));
    }
  }

  @Test
  void aValueThatNoMeasureHasFindsNothing() {
    try (MeasureIndex index = Indexes.holding(folder, threeCounties())) {
      assertEquals(0, everything().with(Facet.COUNTY, "XX").of(index).total());
    }
  }

  @Test
  void anEmptyIndexAnswersWithNothing() {
    try (MeasureIndex index = Indexes.holding(folder)) {
      SearchPage page = words("lærling bedrift").with(Facet.COUNTY, "HO").of(index);

      assertEquals(0, page.total());
      assertEquals(List.of(), page.hits());
      assertEquals(Set.of(Facet.values()), page.counts().keySet());
    }
  }

  @Test
  void aMeasureForAnotherAudienceIsNotFound() {
    try (MeasureIndex index = Indexes.holding(folder, openAndConfidential())) {
      assertEquals(List.of("open"), words("lærling").idsOf(index));
    }
  }

  @Test
  void aMeasureForAnotherAudienceIsNotCounted() {
    try (MeasureIndex index = Indexes.holding(folder, openAndConfidential())) {
      assertEquals(
          Map.of("HO", 1L),
          everything().with(Facet.COUNTY, "HO", "RO").of(index).counts().get(Facet.COUNTY));
      assertEquals(1, index.count(Set.of(PUBLIC)));
    }
  }

  @Test
  void aMeasureForAnotherAudienceDoesNotSetHowManyWordsAreNeeded() {
    try (MeasureIndex index =
        Indexes.holding(
            folder,
            measure("open").title("Lærling").done(),
            measure("draft").title("Lærling i bedrift").audiences("HO").done())) {
      assertEquals(List.of("open"), words("lærling bedrift").idsOf(index));
    }
  }

  @Test
  void oneWhoBelongsToSeveralAudiencesSeesWhatEachOfThemSees() {
    try (MeasureIndex index = Indexes.holding(folder, openAndConfidential())) {
      assertEquals(2, everything().as(Set.of(PUBLIC, "RO")).of(index).total());
    }
  }

  @Test
  void oneOfNoAudienceSeesNothing() {
    try (MeasureIndex index = Indexes.holding(folder, openAndConfidential())) {
      assertEquals(0, everything().as(Set.of()).of(index).total());
    }
  }

  @Test
  void wordsAreLookedForInTheAskedSectionsOnly() {
    try (MeasureIndex index =
        Indexes.holding(
            folder,
            measure("title").title("Lærling").section("goal", "Noe annet.").done(),
            measure("goal").section("goal", "Lærling.").done(),
            measure("problem").section("problem", "Lærling.").done())) {
      assertEquals(List.of("goal"), words("lærling").in("goal").idsOf(index));
    }
  }

  @Test
  void withoutWordsAMeasureHasTextInOneOfTheAskedSections() {
    try (MeasureIndex index =
        Indexes.holding(
            folder,
            measure("bare").done(),
            measure("goal").section("goal", "Noe.").done(),
            measure("problem").section("problem", "Noe.").done())) {
      assertEquals(List.of("goal"), everything().in("goal", "capacity").idsOf(index));
    }
  }

  @Test
  void aDescribedMeasureHasTextInASection() {
    try (MeasureIndex index =
        Indexes.holding(
            folder,
            measure("bare").summary("Bare en setning.").done(),
            measure("full").section("goal", "Noe.").done())) {
      assertEquals(List.of("full"), everything().described(true).idsOf(index));
      assertEquals(List.of("bare"), everything().described(false).idsOf(index));
    }
  }

  /** Every seed gives other measures and other requests; a failure comes back with its seed. */
  @ParameterizedTest
  @MethodSource("seeds")
  void everyAnswerIsWhatLookingAtEachMeasureGives(int seed) {
    Random random = new Random(seed);
    List<IndexedMeasure> measures = RandomCatalogue.measures(random, 50 + random.nextInt(150));
    try (MeasureIndex index = Indexes.holding(folder, ALL_WORDS, measures)) {
      for (int i = 0; i < 40; i++) {
        SearchRequest request = RandomCatalogue.request(random);
        assertAnswer(BruteForce.answer(measures, request), index.search(request), request);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyAnswerIsSoAfterChangesInSeveralSegments(int seed) {
    Random random = new Random(seed);
    List<IndexedMeasure> measures = RandomCatalogue.measures(random, 300);
    try (MeasureIndex index = Indexes.holding(folder, ALL_WORDS, measures.subList(0, 100))) {
      List<IndexedMeasure> changed = RandomCatalogue.measures(random, 150);
      index.apply(measures.subList(100, 200), List.of(), 2);
      index.apply(measures.subList(200, 300), List.of(), 3);
      index.apply(changed, List.of("m200", "m201"), 4);
      List<IndexedMeasure> now = new ArrayList<>(changed);
      now.addAll(measures.subList(150, 200));
      now.addAll(measures.subList(202, 300));

      for (int i = 0; i < 25; i++) {
        SearchRequest request = RandomCatalogue.request(random);
        assertAnswer(BruteForce.answer(now, request), index.search(request), request);
      }
    }
  }

  static IntStream seeds() {
    return IntStream.range(0, 16);
  }

  private static void assertAnswer(
      BruteForce.Answer expected, SearchPage page, SearchRequest request) {
    assertEquals(expected.total(), page.total(), request::toString);
    assertEquals(expected.counts(), page.counts(), request::toString);
    if (request.sort() == Sort.UPDATED) {
      assertEquals(
          expected.newestFirst().stream().limit(request.limit()).toList(),
          Ask.ids(page),
          request::toString);
    }
  }

  private static List<IndexedMeasure> threeCounties() {
    return List.of(
        measure("ho").values(Facet.COUNTY, "HO").values(Facet.PHASE, "vg1").done(),
        measure("ro").values(Facet.COUNTY, "RO").values(Facet.PHASE, "vg1").done(),
        measure("te").values(Facet.COUNTY, "TE").values(Facet.PHASE, "vg2").done());
  }

  private static List<IndexedMeasure> openAndConfidential() {
    return List.of(
        measure("open").title("Lærling").values(Facet.COUNTY, "HO").done(),
        measure("draft")
            .title("Lærling")
            .values(Facet.COUNTY, "RO")
            .audiences("RO", "curators")
            .done());
  }
}

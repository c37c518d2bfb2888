package no.tiltakskatalogen.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import no.tiltakskatalogen.search.SearchRequest.Sort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WalkTest {

  private static final Set<String> AUDIENCES = Set.of(Draft.PUBLIC);
  private static final SearchRequest EVERYTHING =
      SearchRequest.listing(Map.of(), null, Sort.TITLE, 1, AUDIENCES);

  @Test
  void aWalkGivesAllThatIsFoundInTheOrderOfIds(@TempDir Path folder) {
    try (MeasureIndex index =
            Indexes.holding(
                folder, titled("b", "Skole"), titled("a", "Skole"), titled("c", "Arbeid"));
        Walk walk = index.walk(SearchRequest.forWords("skole", AUDIENCES))) {
      assertEquals(2, walk.total());
      assertEquals(List.of("a"), walk.ids(1));
      assertEquals(List.of("b"), walk.ids(5));
      assertEquals(List.of(), walk.ids(5));
    }
  }

  @Test
  void theEndStaysTheEndHoweverManySegmentsThereAre(@TempDir Path folder) {
    try (MeasureIndex index = Indexes.holding(folder, titled("a", "En"))) {
      index.apply(List.of(titled("c", "To")), List.of(), 2);
      index.apply(List.of(titled("b", "Tre")), List.of(), 3);
      try (Walk walk = index.walk(EVERYTHING)) {
        assertEquals(List.of("a", "b", "c"), walk.ids(5));
        assertEquals(List.of(), walk.ids(5));
        assertEquals(List.of(), walk.steps(5));
      }
    }
  }

  @Test
  void whatIsWrittenMeanwhileIsNotSeen(@TempDir Path folder) {
    try (MeasureIndex index = Indexes.holding(folder, titled("a", "En"), titled("c", "To"))) {
      try (Walk walk = index.walk(EVERYTHING)) {
        assertEquals(List.of("a"), walk.ids(1));
        index.apply(List.of(titled("b", "Ny"), titled("c", "Endret")), List.of("a"), 2);
        Indexes.fill(index, List.of(titled("d", "Bygd på nytt")), 3);

        assertEquals(List.of("c"), walk.ids(10));
        assertEquals(Indexes.FILLED, walk.revision());
      }
      try (Walk walk = index.walk(EVERYTHING)) {
        assertEquals(List.of("d"), walk.ids(10));
        assertEquals(3, walk.revision());
      }
    }
  }

  @Test
  void aRevisedMeasureIsGivenOnceAndARemovedOneNotAtAll(@TempDir Path folder) {
    try (MeasureIndex index = Indexes.holding(folder, titled("a", "En"), titled("b", "To"))) {
      index.apply(List.of(titled("a", "En til")), List.of("b"), 2);
      try (Walk walk = index.walk(EVERYTHING)) {
        assertEquals(List.of("a"), walk.ids(10));
      }
    }
  }

  @Test
  void whoMayNotSeeAMeasureDoesNotMeetIt(@TempDir Path folder) {
    SearchRequest asOther = SearchRequest.listing(Map.of(), null, Sort.TITLE, 1, Set.of("others"));
    try (MeasureIndex index = Indexes.holding(folder, titled("a", "En"));
        Walk walk = index.walk(asOther)) {
      assertEquals(0, walk.total());
      assertEquals(List.of(), walk.ids(10));
    }
  }

  @Test
  void stepsTellSlugAndTimeAndCanBePassedBy(@TempDir Path folder) {
    List<IndexedMeasure> many =
        IntStream.range(0, 25)
            .mapToObj(i -> titled("id-%02d".formatted(i), "Tiltak " + i))
            .toList();
    List<String> walked = new ArrayList<>();
    try (MeasureIndex index = Indexes.holding(folder, many);
        Walk walk = index.walk(EVERYTHING)) {
      assertEquals(20, walk.skip(20));
      walk.steps(3).forEach(step -> walked.add(step.id() + " " + step.updated()));
      assertEquals(2, walk.skip(10));
    }
    assertEquals(
        List.of("id-20", "id-21", "id-22").stream().map(id -> id + " " + Draft.UPDATED).toList(),
        walked);
  }

  private static IndexedMeasure titled(String id, String title) {
    return Draft.titled(id, title);
  }
}

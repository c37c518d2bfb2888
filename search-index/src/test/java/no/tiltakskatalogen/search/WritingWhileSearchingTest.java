package no.tiltakskatalogen.search;

import static no.tiltakskatalogen.search.Ask.everything;
import static no.tiltakskatalogen.search.Ask.words;
import static no.tiltakskatalogen.search.Draft.PUBLIC;
import static no.tiltakskatalogen.search.Draft.measure;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import no.tiltakskatalogen.search.SearchPage.Hit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Searches while measures are written and the index is built anew. */
final class WritingWhileSearchingTest {

  private static final int MEASURES = 12;
  private static final int WRITES = 30;

  private final Path folder;

  WritingWhileSearchingTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void noSearchFailsAndNoneSeesHalfARecord() throws InterruptedException {
    try (MeasureIndex index = Indexes.holding(folder, allOf(1))) {
      Random random = new Random(9);
      Searchers searchers = Searchers.start(3, () -> assertWhole(index));
      int revision = 1;
      for (int i = 0; i < WRITES; i++) {
        revision++;
        if (i % 10 == 9) {
          Indexes.fill(index, allOf(revision), revision);
        } else {
          index.apply(List.of(revision(random.nextInt(MEASURES), revision)), List.of(), revision);
        }
        if (i % 10 == 0) {
          searchers.awaitAnother();
        }
      }
      searchers.stop();
      assertEquals(revision, everything().of(index).revision());
    }
  }

  private static void assertWhole(MeasureIndex index) {
    SearchPage page = words("merke").of(index);
    assertEquals(MEASURES, page.total());
    assertEquals(MEASURES, new HashSet<>(Ask.ids(page)).size());
    page.hits().forEach(WritingWhileSearchingTest::assertOfOneRevision);
    Suggestions suggestions = index.suggest("merke", 5, Set.of(PUBLIC));
    assertEquals(MEASURES, suggestions.titlesFound());
    assertTrue(
        index
            .similar(new SimilarMeasure.Request("m0", Set.of(), Set.of(), false, 5, Set.of(PUBLIC)))
            .isPresent());
  }

  private static void assertOfOneRevision(Hit hit) {
    Set<String> seen = new HashSet<>();
    seen.add(hit.title());
    seen.add(Objects.requireNonNull(hit.summary()));
    hit.matches().forEach(match -> seen.add(match.text()));
    hit.values()
        .getOrDefault(Facet.COUNTY, List.of())
        .forEach(county -> seen.add("Merke " + county));
    assertEquals(4, hit.matches().size(), hit::toString);
    assertEquals(1, seen.size(), seen::toString);
  }

  private static List<IndexedMeasure> allOf(int revision) {
    return IntStream.range(0, MEASURES).mapToObj(i -> revision(i, revision)).toList();
  }

  private static IndexedMeasure revision(int number, int revision) {
    String text = "Merke r" + revision;
    return measure("m" + number)
        .title(text)
        .summary(text)
        .section("goal", text)
        .section("evaluation", text)
        .values(Facet.COUNTY, "r" + revision)
        .done();
  }
}

package no.tiltakskatalogen.search;

import static no.tiltakskatalogen.search.Ask.everything;
import static no.tiltakskatalogen.search.Ask.words;
import static no.tiltakskatalogen.search.Draft.UPDATED;
import static no.tiltakskatalogen.search.Draft.measure;
import static no.tiltakskatalogen.search.Draft.titled;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import no.tiltakskatalogen.search.SearchRequest.Sort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Walks through the pages of an answer. */
final class PagesTest {

  private static final int NUMBER = 48;

  private final Path folder;

  PagesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @ParameterizedTest
  @EnumSource(Sort.class)
  void aWalkMeetsEveryMeasureOnceInTheOrderOfASinglePage(Sort sort) {
    try (MeasureIndex index = Indexes.holding(folder, measures())) {
      for (String query : List.of("", "lærling")) {
        List<String> all = new ArrayList<>();
        for (SearchPage page : walk(index, 1_000, () -> words(query).by(sort))) {
          all.addAll(Ask.ids(page));
        }
        assertEquals(NUMBER, new HashSet<>(all).size());
        for (int limit : new int[] {1, 7, 47, 48}) {
          assertEquals(all, idsOfWalk(index, limit, () -> words(query).by(sort), page -> {}));
        }
      }
    }
  }

  @Test
  void theLastPageHasNoNext() {
    try (MeasureIndex index = Indexes.holding(folder, measures())) {
      assertNull(everything().limit(NUMBER).of(index).next());
      assertNotNull(everything().limit(NUMBER - 1).of(index).next());
    }
  }

  @Test
  void everyPageTellsTheTotalAndTheCounts() {
    try (MeasureIndex index = Indexes.holding(folder, measures())) {
      List<SearchPage> pages = walk(index, 30, () -> words("lærling").with(Facet.COUNTY, "HO"));

      assertEquals(2, pages.size());
      assertEquals(pages.getFirst().total(), pages.getLast().total());
      assertEquals(pages.getFirst().counts(), pages.getLast().counts());
    }
  }

  @Test
  void aPageMayBeOfAnotherSizeThanTheOneBefore() {
    try (MeasureIndex index = Indexes.holding(folder, measures())) {
      SearchPage first = everything().by(Sort.TITLE).limit(5).of(index);
      SearchPage second = everything().by(Sort.TITLE).limit(9).after(first.next()).of(index);

      List<String> both = new ArrayList<>(Ask.ids(first));
      both.addAll(Ask.ids(second));
      assertEquals(everything().by(Sort.TITLE).limit(14).idsOf(index), both);
    }
  }

  @Test
  void aWalkGoesOnWithSomeOfTheWordsWhereItBeganSo() {
    List<IndexedMeasure> measures = new ArrayList<>();
    measures.add(titled("a", "Fotball og gitar"));
    measures.add(titled("b", "Fotball, dugnad"));
    measures.add(titled("c", "Gitar, dugnad"));
    IntStream.range(0, 40).forEach(i -> measures.add(titled("other" + i, "Sykkel")));
    try (MeasureIndex index = Indexes.holding(folder, measures)) {
      SearchPage first = words("fotball gitar").by(Sort.TITLE).limit(1).of(index);
      index.apply(
          IntStream.range(0, CutOff.ENOUGH)
              .mapToObj(i -> titled("new" + i, "Annen fotball og gitar"))
              .toList(),
          List.of(),
          2);

      assertEquals(List.of("b"), Ask.ids(first));
      assertEquals(
          List.of("a", "c"),
          words("fotball gitar").by(Sort.TITLE).after(first.next()).idsOf(index));
    }
  }

  /** The unchanged measures are the even ones; all others come, go and move between the pages. */
  @ParameterizedTest
  @EnumSource(Sort.class)
  void aWalkNeitherLosesNorRepeatsAnUnchangedMeasureWhileOthersAreWritten(Sort sort) {
    Random random = new Random(7);
    try (MeasureIndex index = Indexes.holding(folder, measures())) {
      for (int limit : new int[] {1, 7, 20}) {
        List<String> walked =
            idsOfWalk(
                index,
                limit,
                () -> words("lærling").by(sort),
                page -> disturb(index, random, page));

        List<String> unchanged =
            walked.stream().filter(id -> id.length() == 4 && isEven(id)).toList();
        assertEquals(NUMBER / 2, unchanged.size());
        assertEquals(NUMBER / 2, new HashSet<>(unchanged).size());
      }
    }
  }

  @Test
  void aWalkByRelevanceStaysInTheStateItBeganIn() {
    try (MeasureIndex index =
        Indexes.holding(folder, titled("a", "Lærling"), titled("b", "Lærling for livet"))) {
      SearchPage first = words("lærling").limit(1).of(index);
      index.apply(List.of(titled("b", "Fravær")), List.of(), 2);
      SearchPage second = words("lærling").limit(1).after(first.next()).of(index);

      assertEquals(List.of("b"), Ask.ids(second));
      assertEquals(first.revision(), second.revision());
    }
  }

  @Test
  void aWalkByRelevanceWithoutWordsNeedsNoStateKept() {
    try (MeasureIndex index = Indexes.holding(folder, measures())) {
      String next = everything().limit(1).of(index).next();
      Indexes.fill(index, measures(), 2);

      assertEquals(NUMBER - 1, everything().limit(1_000).after(next).of(index).hits().size());
    }
  }

  @Test
  void aWalkGoesOnAfterAMeasureWhoseChangeMovedItAway() {
    try (MeasureIndex index =
        Indexes.holding(folder, titled("a", "A"), titled("b", "B"), titled("c", "C"))) {
      SearchPage first = everything().by(Sort.TITLE).limit(2).of(index);
      index.apply(List.of(titled("a", "Z")), List.of("b"), 2);

      assertEquals(List.of("c", "a"), everything().by(Sort.TITLE).after(first.next()).idsOf(index));
    }
  }

  @Test
  void aPageHasTheNumberOfTheLastChangeItHasSeen() {
    try (MeasureIndex index = Indexes.holding(folder, measures())) {
      assertEquals(Indexes.FILLED, everything().of(index).revision());
      index.apply(List.of(), List.of("m000"), 17);
      assertEquals(17, everything().of(index).revision());
    }
  }

  @Test
  void changesThatConcernNoMeasureAreSeenToo() {
    try (MeasureIndex index = Indexes.holding(folder, measures())) {
      index.apply(List.of(), List.of(), 17);
      assertEquals(17, everything().of(index).revision());
    }
  }

  private static void disturb(MeasureIndex index, Random random, int page) {
    List<IndexedMeasure> changed = new ArrayList<>();
    List<String> removed = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      int odd = 1 + 2 * random.nextInt(NUMBER / 2);
      if (random.nextBoolean()) {
        changed.add(random(random, "m%03d".formatted(odd)));
      } else {
        removed.add("m%03d".formatted(odd));
      }
    }
    changed.add(random(random, "new-%d-%d".formatted(page, random.nextInt(1_000))));
    removed.removeAll(changed.stream().map(IndexedMeasure::id).toList());
    index.apply(changed, removed, index.lastChange() + 1);
  }

  private static boolean isEven(String id) {
    return Integer.parseInt(id.substring(1)) % 2 == 0;
  }

  private static List<String> idsOfWalk(
      MeasureIndex index, int limit, Supplier<Ask> ask, IntConsumer betweenPages) {
    List<String> ids = new ArrayList<>();
    int number = 0;
    SearchPage page = ask.get().limit(limit).of(index);
    while (true) {
      assertTrue(page.hits().size() <= limit);
      ids.addAll(Ask.ids(page));
      String next = page.next();
      if (next == null) {
        return ids;
      }
      betweenPages.accept(number++);
      page = ask.get().limit(limit).after(next).of(index);
      assertNotEquals(0, page.hits().size());
    }
  }

  private static List<SearchPage> walk(MeasureIndex index, int limit, Supplier<Ask> ask) {
    List<SearchPage> pages = new ArrayList<>();
    SearchPage page = ask.get().limit(limit).of(index);
    pages.add(page);
    while (page.next() != null) {
      page = ask.get().limit(limit).after(page.next()).of(index);
      pages.add(page);
    }
    return pages;
  }

  private static List<IndexedMeasure> measures() {
    Random random = new Random(1);
    return IntStream.range(0, NUMBER).mapToObj(i -> random(random, "m%03d".formatted(i))).toList();
  }

  private static IndexedMeasure random(Random random, String id) {
    List<String> counties = List.of("Hordaland", "Østfold", "Aust-Agder", "");
    return measure(id)
        .title("Lærling " + "og flere ".repeat(random.nextInt(4)) + random.nextInt(20))
        .section("goal", "Lærling ".repeat(1 + random.nextInt(5)) + "i bedrift.")
        .county(counties.get(random.nextInt(counties.size())))
        .values(Facet.COUNTY, "HO")
        .updated(UPDATED.plus(random.nextInt(30), ChronoUnit.DAYS))
        .done();
  }
}

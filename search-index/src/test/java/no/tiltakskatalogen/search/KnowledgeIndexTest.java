package no.tiltakskatalogen.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import no.tiltakskatalogen.search.KnowledgeIndex.Entry;
import no.tiltakskatalogen.search.KnowledgeIndex.Page;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The search over the entries of the knowledge base. */
final class KnowledgeIndexTest {

  private final KnowledgeIndex index =
      new KnowledgeIndex(
          List.of(
              entry("los", "resource", "vg1", "Los", "Veiledning av ungdom i risiko."),
              entry("term-ot", "term", "", "Oppfølgingstjenesten", "Følger ungdom utenfor skole."),
              entry("area-vg2", "area", "vg2", "Læreplass", "Flere læreplasser i bedrifter."),
              entry("vip", "resource", "vg1", "VIP", "Psykisk helse i skolen.")),
          Indexes.CURSOR_KEY,
          Indexes.LANGUAGE);

  private static Entry entry(String key, String kind, String phase, String title, String text) {
    List<String> phases = phase.isEmpty() ? List.of() : List.of(phase);
    return new Entry(key, kind, phases, title, List.of("merkelapp" + kind), text);
  }

  @AfterEach
  void close() throws IOException {
    index.close();
  }

  @Test
  void aWordIsFoundInTitleLabelsAndText() {
    assertEquals(List.of("los"), found("los"));
    assertEquals(List.of("area-vg2"), found("merkelapparea"));
    assertEquals(List.of("vip"), found("psykisk"));
  }

  @Test
  void aWordIsFoundWithoutNorwegianLettersAndInOtherForms() {
    assertEquals(List.of("area-vg2"), found("laereplassen"));
  }

  @Test
  void anEntryWithTheWordInItsTitleComesFirst() throws IOException {
    try (KnowledgeIndex two =
        new KnowledgeIndex(
            List.of(
                entry("text", "term", "", "Ungdom", "Om los."),
                entry("title", "term", "", "Los", "Om ungdom.")),
            Indexes.CURSOR_KEY,
            Indexes.LANGUAGE)) {
      assertEquals(List.of("title", "text"), page(two, "los", 10, null).keys());
    }
  }

  @Test
  void withoutWordsAllEntriesComeInTheirGivenOrder() {
    assertEquals(List.of("los", "term-ot", "area-vg2", "vip"), found(""));
  }

  @Test
  void aWordThatNoEntryHasIsLeftOutWhereEnoughOthersAreKnown() {
    assertEquals(List.of("vip"), found("vip psykisk gullfisk"));
  }

  @Test
  void halfTheWordsAreNotEnough() {
    assertEquals(List.of(), found("psykisk gullfisk"));
  }

  @Test
  void signsFindNothing() {
    Page page = page(index, "?!", 10, null);
    assertEquals(0, page.total());
    assertEquals(List.of(), page.keys());
    assertNull(page.next());
  }

  @Test
  void onlyTheAskedKindsAreFound() {
    assertEquals(
        List.of("los", "vip"), index.search("", Set.of("resource"), Set.of(), 10, null).keys());
    assertEquals(
        Set.of("los", "vip", "term-ot"),
        Set.copyOf(index.search("", Set.of("resource", "term"), Set.of(), 10, null).keys()));
  }

  @Test
  void onlyEntriesOfTheAskedPhasesAreFound() {
    assertEquals(
        List.of("area-vg2"), index.search("", Set.of(), Set.of("vg2", "vg3"), 10, null).keys());
  }

  @Test
  void aWalkMeetsEveryEntryOnce() throws IOException {
    List<Entry> many =
        IntStream.range(0, 50)
            .mapToObj(i -> entry("k" + i, "term", "", "Ungdom", "Om ungdom ".repeat(1 + i % 7)))
            .toList();
    try (KnowledgeIndex fifty = new KnowledgeIndex(many, Indexes.CURSOR_KEY, Indexes.LANGUAGE)) {
      for (String query : List.of("", "ungdom")) {
        List<String> all = page(fifty, query, 50, null).keys();
        for (int limit : new int[] {1, 7, 49, 50}) {
          assertEquals(all, walk(fifty, query, limit));
        }
      }
    }
  }

  @Test
  void theTotalIsTheSameOnEveryPage() {
    Page first = page(index, "", 3, null);
    assertEquals(4, first.total());
    assertEquals(4, page(index, "", 3, first.next()).total());
  }

  @Test
  void aTamperedCursorIsRefused() {
    String cursor = Objects.requireNonNull(page(index, "", 1, null).next());
    for (int i = 0; i < cursor.length(); i++) {
      char other = cursor.charAt(i) == 'A' ? 'B' : 'A';
      String tampered = cursor.substring(0, i) + other + cursor.substring(i + 1);
      assertThrows(InvalidCursor.class, () -> page(index, "", 1, tampered));
      String truncated = cursor.substring(0, i);
      assertThrows(InvalidCursor.class, () -> page(index, "", 1, truncated));
    }
  }

  @Test
  void aCursorOfAnotherRequestIsRefused() {
    String cursor = Objects.requireNonNull(page(index, "", 1, null).next());
    assertThrows(InvalidCursor.class, () -> page(index, "ungdom", 1, cursor));
    assertThrows(InvalidCursor.class, () -> index.search("", Set.of("term"), Set.of(), 1, cursor));
    assertThrows(InvalidCursor.class, () -> index.search("", Set.of(), Set.of("vg1"), 1, cursor));
  }

  private List<String> found(String query) {
    return page(index, query, 10, null).keys();
  }

  private static Page page(KnowledgeIndex index, String query, int limit, @Nullable String cursor) {
    return index.search(query, Set.of(), Set.of(), limit, cursor);
  }

  private static List<String> walk(KnowledgeIndex index, String query, int limit) {
    List<String> keys = new ArrayList<>();
    Page page = page(index, query, limit, null);
    keys.addAll(page.keys());
    while (page.next() != null) {
      page = page(index, query, limit, page.next());
      keys.addAll(page.keys());
    }
    return keys;
  }
}

package no.tiltakskatalogen.search;

import static no.tiltakskatalogen.search.Ask.everything;
import static no.tiltakskatalogen.search.Ask.words;
import static no.tiltakskatalogen.search.Draft.PUBLIC;
import static no.tiltakskatalogen.search.Draft.measure;
import static no.tiltakskatalogen.search.Draft.titled;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import no.tiltakskatalogen.search.SearchRequest.Sort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which cursors are taken, and what is said of the others. */
final class CursorsTest {

  private static final String NOT_OF_THIS_REQUEST =
      "is not a cursor of this request; send the next of the page before, with the same parameters";
  private static final String EXPIRED = "has expired; start again from the first page";

  private final Path folder;

  CursorsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "x", "2", "null", "æøå", "====", "AAAAAAAAAAAAAAAAAAAAAAAA", "\0", "a b"})
  void whatIsNoCursorIsRefused(String cursor) {
    try (MeasureIndex index = three()) {
      assertRefused(NOT_OF_THIS_REQUEST, index, words("lærling").after(cursor));
    }
  }

  @Test
  void randomBytesAreRefused() {
    Random random = new Random(1);
    try (MeasureIndex index = three()) {
      for (int length = 0; length < 100; length++) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        String cursor = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        assertRefused(NOT_OF_THIS_REQUEST, index, words("lærling").after(cursor));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Sort.class)
  void aCursorWithAnotherCharacterInAnyPlaceIsRefused(Sort sort) {
    try (MeasureIndex index = three()) {
      String cursor = next(index, words("lærling").by(sort));
      for (int i = 0; i < cursor.length(); i++) {
        char other = cursor.charAt(i) == 'A' ? 'B' : 'A';
        String tampered = cursor.substring(0, i) + other + cursor.substring(i + 1);
        assertRefused(NOT_OF_THIS_REQUEST, index, words("lærling").by(sort).after(tampered));
      }
    }
  }

  @Test
  void onlyOneSpellingOfACursorIsTaken() {
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    try (MeasureIndex index = three()) {
      String cursor = next(index, words("lærling"));
      for (int i = 0; i < alphabet.length(); i++) {
        String tampered = cursor.substring(0, cursor.length() - 1) + alphabet.charAt(i);
        if (!tampered.equals(cursor)) {
          assertRefused(NOT_OF_THIS_REQUEST, index, words("lærling").after(tampered));
        }
      }
      assertRefused(NOT_OF_THIS_REQUEST, index, words("lærling").after(cursor + "="));
    }
  }

  @Test
  void aTruncatedCursorIsRefused() {
    try (MeasureIndex index = three()) {
      String cursor = next(index, words("lærling"));
      for (int length = 0; length < cursor.length(); length++) {
        assertRefused(
            NOT_OF_THIS_REQUEST, index, words("lærling").after(cursor.substring(0, length)));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("otherRequests")
  void aCursorOfAnotherRequestIsRefused(Ask other) {
    try (MeasureIndex index = three()) {
      String cursor =
          next(
              index,
              words("lærling")
                  .with(Facet.COUNTY, "HO")
                  .in("goal")
                  .described(true)
                  .by(Sort.TITLE)
                  .as(Set.of(PUBLIC)));
      assertRefused(NOT_OF_THIS_REQUEST, index, other.after(cursor));
    }
  }

  static Stream<Ask> otherRequests() {
    return Stream.of(
        like("lærlinger"),
        like("lærling").with(Facet.COUNTY, "RO"),
        like("lærling").with(Facet.COUNTY, "HO", "RO"),
        like("lærling").with(Facet.COUNTY, Set.of()).with(Facet.PHASE, "HO"),
        like("lærling").in("goal", "problem"),
        like("lærling").in(),
        like("lærling").described(null),
        like("lærling").described(false),
        like("lærling").by(Sort.COUNTY),
        like("lærling").as(Set.of(PUBLIC, "HO")),
        like("lærling").as(Set.of()));
  }

  private static Ask like(String query) {
    return words(query).with(Facet.COUNTY, "HO").in("goal").described(true).by(Sort.TITLE);
  }

  @Test
  void theOrderInWhichValuesAreNamedDoesNotMatter() {
    try (MeasureIndex index = three()) {
      String cursor =
          next(index, everything().with(Facet.COUNTY, "HO", "RO").in("goal", "problem"));
      Ask same = everything().with(Facet.COUNTY, "RO", "HO").in("problem", "goal").after(cursor);
      assertEquals(2, same.of(index).hits().size());
    }
  }

  @Test
  void aCursorOfAServerWithAnotherKeyIsRefused() {
    String cursor;
    try (MeasureIndex index = three()) {
      cursor = next(index, everything());
    }
    byte[] otherKey = "another key".getBytes(StandardCharsets.UTF_8);
    try (MeasureIndex index = Indexes.open(folder, Indexes.CONFIGURATION, otherKey)) {
      assertRefused(NOT_OF_THIS_REQUEST, index, everything().after(cursor));
    }
  }

  @Test
  void noByteCanBeMovedFromThePositionToTheRequest() {
    CursorSeal seal = new CursorSeal(Indexes.CURSOR_KEY);
    byte[] sealed =
        Base64.getUrlDecoder()
            .decode(seal.seal("position".getBytes(StandardCharsets.UTF_8), "purpose"));
    String moved =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(Arrays.copyOf(sealed, sealed.length - 1));

    assertThrows(InvalidCursor.class, () -> seal.open(moved, "npurpose"));
  }

  @ParameterizedTest
  @EnumSource(
      value = Sort.class,
      names = {"TITLE", "COUNTY", "UPDATED"})
  void aCursorOfAFixedOrderOutlivesTheProcess(Sort sort) {
    String cursor;
    List<String> rest;
    try (MeasureIndex index = three()) {
      cursor = next(index, words("lærling").by(sort));
      rest = words("lærling").by(sort).after(cursor).idsOf(index);
    }
    try (MeasureIndex index = Indexes.open(folder)) {
      assertEquals(rest, words("lærling").by(sort).after(cursor).idsOf(index));
    }
  }

  @Test
  void aCursorOfTheRelevanceOrderExpiresWithTheProcess() {
    String cursor;
    try (MeasureIndex index = three()) {
      cursor = next(index, words("lærling"));
    }
    try (MeasureIndex index = Indexes.open(folder)) {
      assertRefused(EXPIRED, index, words("lærling").after(cursor));
    }
  }

  @Test
  void aCursorExpiresWhenTooManyViewsWereNeededAfterIt() {
    try (MeasureIndex index = three()) {
      String first = next(index, words("lærling"));
      String last = first;
      for (int i = 0; i < Generation.MOST_VIEWS; i++) {
        index.apply(List.of(titled("d", "Lærling " + i)), List.of(), 2 + i);
        last = next(index, words("lærling"));
      }
      index.apply(List.of(titled("d", "Lærling igjen")), List.of(), 2 + Generation.MOST_VIEWS);
      assertRefused(EXPIRED, index, words("lærling").after(first));
      assertFalse(words("lærling").after(last).idsOf(index).isEmpty());
    }
  }

  @Test
  void aCursorOfTheRelevanceOrderExpiresWithTheIndexItWalksThrough() {
    try (MeasureIndex index = three()) {
      String cursor = next(index, words("lærling"));
      Indexes.fill(index, List.of(titled("a", "Lærling"), titled("b", "Lærling")), 2);
      assertRefused(EXPIRED, index, words("lærling").after(cursor));
    }
  }

  @ParameterizedTest
  @EnumSource(Sort.class)
  void aCursorFitsIntoAnAddressHoweverLongTheTitle(Sort sort) {
    for (String letter :
        List.of("a", "å", "Æ", "½", "学", "한", "\uD83D\uDE80", "Ǆ", "ﬃ", "\u0390")) {
      String text = letter.repeat(200 / letter.length());
      List<IndexedMeasure> measures = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        measures.add(
            measure("0195a9a0-6a3c-7000-8000-00000000000" + i)
                .title("Lærling " + text)
                .county(text)
                .done());
      }
      try (MeasureIndex index = Indexes.holding(folder, measures)) {
        String cursor = next(index, words("lærling").by(sort));
        assertTrue(cursor.length() < 2_000, () -> letter + ": " + cursor.length());
      }
    }
  }

  private MeasureIndex three() {
    List<IndexedMeasure> measures = new ArrayList<>();
    for (String id : List.of("a", "b", "c")) {
      measures.add(
          measure(id)
              .title("Lærling " + id)
              .section("goal", "Flere lærlinger i bedrift.")
              .values(Facet.COUNTY, "HO")
              .done());
    }
    return Indexes.holding(folder, measures);
  }

  private static String next(MeasureIndex index, Ask ask) {
    return Objects.requireNonNull(ask.limit(1).of(index).next());
  }

  private static void assertRefused(String message, MeasureIndex index, Ask ask) {
    InvalidCursor refused = assertThrows(InvalidCursor.class, () -> ask.of(index));
    assertEquals(message, refused.getMessage());
  }
}

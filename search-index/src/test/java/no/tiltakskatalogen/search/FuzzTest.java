package no.tiltakskatalogen.search;

import static no.tiltakskatalogen.search.Ask.words;
import static no.tiltakskatalogen.search.Draft.PUBLIC;
import static no.tiltakskatalogen.search.Draft.measure;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.tiltakskatalogen.search.SearchPage.Highlight;
import no.tiltakskatalogen.search.SearchPage.Hit;
import no.tiltakskatalogen.search.SearchPage.Match;
import no.tiltakskatalogen.search.SearchVocabulary.Concept;
import no.tiltakskatalogen.search.SearchVocabulary.CountyNames;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is typed is answered, at a cost that has bounds. */
final class FuzzTest {

  private static final List<String> PIECES =
      List.of(
          "fotball",
          "gitar",
          "sommerskole",
          "fotbll",
          "Telemark",
          "TE",
          "12",
          "og",
          "i",
          "tiltak",
          " ",
          " ",
          " ",
          " ",
          "\"",
          "«",
          "»",
          "-",
          "*",
          ":",
          "title:",
          "section:",
          "section:goal",
          "seksjon:",
          "del:",
          "(a+)+$",
          "a*",
          ".*",
          "[^x]*",
          "\\",
          "{{{",
          "AND",
          "OR",
          "~2",
          "^9",
          "\0",
          "\u200F",
          "\u202E",
          "\u00AD",
          "\uD83D\uDE80",
          "\uD83D",
          "\uDE80",
          "a\u030A",
          "e\u0301",
          "æøå",
          "学生",
          "\uFFFF",
          "\n",
          "\t",
          "/",
          "'");

  private final MeasureIndex index;

  FuzzTest(@TempDir Path folder) {
    SearchVocabulary vocabulary =
        new SearchVocabulary(
            List.of(
                new Concept(
                    "group",
                    "3.1",
                    "Sommerskole",
                    List.of("sommerskole"),
                    List.of("SOS"),
                    List.of())),
            List.of(
                new CountyNames(
                    "TE", "Telemark", List.of("Telemark"), List.of("TE", "12"), Set.of("TE"))),
            Map.of());
    List<IndexedMeasure> measures = new ArrayList<>(RandomCatalogue.measures(new Random(8), 40));
    measures.add(
        measure("odd")
            .title("Fotball \uD83D\uDE80gitar a\u030Apen Sommerskole")
            .summary("\uD83D\uDE80\uD83D\uDE80 fotball. Gitar\uD83D\uDE80! \u200FSommerskole")
            .section("goal", "Fotball (a+)+$ \uD83D\uDE80. Tiltak i Telemark, 12 gitarer.")
            .values(Facet.COUNTY, "TE")
            .done());
    index = Indexes.holding(folder, new Language(Indexes.RELEVANCE, vocabulary), measures);
  }

  @org.junit.jupiter.api.AfterEach
  void close() {
    index.close();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whateverIsTypedIsAnsweredAndTheAnswerAgreesWithItself(int seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 20; i++) {
      assertAnswered(query(random, 30));
    }
  }

  static IntStream seeds() {
    return IntStream.range(0, 6);
  }

  @ParameterizedTest
  @MethodSource("longQueries")
  void aLongQueryIsAnswered(String query) {
    assertAnswered(query);
  }

  static Stream<String> longQueries() {
    return Stream.of(
        "x".repeat(10_000),
        "sommerskole".repeat(900),
        "fotbll ".repeat(2_000),
        IntStream.range(0, 2_000).mapToObj(i -> "ord" + i).collect(Collectors.joining(" ")),
        IntStream.range(0, 2_000).mapToObj(i -> "-ord" + i).collect(Collectors.joining(" ")),
        IntStream.range(0, 2_000).mapToObj(i -> "fot" + i + "*").collect(Collectors.joining(" ")),
        "\"".repeat(10_000),
        "\" ".repeat(5_000),
        "-".repeat(10_000),
        "*".repeat(10_000),
        ":".repeat(10_000),
        "title:".repeat(1_600),
        "«fotball".repeat(1_250),
        "\uD83D\uDE80".repeat(5_000),
        "\uD83D".repeat(10_000),
        "\u0301".repeat(10_000),
        "(a+)+$".repeat(1_600),
        "a* ".repeat(3_000),
        "\0".repeat(10_000),
        "Telemark ".repeat(1_000));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whateverIsTypedSuggestionsKeepTheirBounds(int seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 20; i++) {
      String typed = query(random, 12);
      Suggestions suggestions = index.suggest(typed, 3, Set.of(PUBLIC));
      assertTrue(suggestions.titles().size() <= 3, typed);
      assertTrue(suggestions.titlesFound() >= suggestions.titles().size(), typed);
      assertTrue(suggestions.labels().stream().allMatch(label -> label.measures() > 0), typed);
    }
  }

  @ParameterizedTest
  @MethodSource("longQueries")
  void aLongTextIsNoTroubleToSuggestions(String typed) {
    assertTrue(index.suggest(typed, 3, Set.of(PUBLIC)).titles().size() <= 3);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aCursorThatIsNotOurOwnIsRefusedAndNothingElse(int seed) {
    Random random = new Random(seed);
    String cursor = Objects.requireNonNull(words("laks").limit(1).of(index).next());
    for (int i = 0; i < 40; i++) {
      String other = tampered(cursor, random);
      if (!other.equals(cursor)) {
        assertThrows(
            InvalidCursor.class, () -> words("laks").limit(1).after(other).of(index), other);
      }
    }
  }

  private static String tampered(String cursor, Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> cursor.substring(0, random.nextInt(cursor.length()));
      case 1 -> cursor + "A".repeat(1 + random.nextInt(5));
      case 2 -> cursor + "=";
      case 3 -> query(random, 5);
      case 4 -> new StringBuilder(cursor).reverse().toString();
      default -> {
        int at = random.nextInt(cursor.length());
        String letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        yield cursor.substring(0, at)
            + letters.charAt(random.nextInt(letters.length()))
            + cursor.substring(at + 1);
      }
    };
  }

  private static String query(Random random, int mostPieces) {
    StringBuilder query = new StringBuilder();
    int pieces = 1 + random.nextInt(mostPieces);
    for (int i = 0; i < pieces; i++) {
      query.append(
          switch (random.nextInt(30)) {
            case 0 -> Character.toString((char) random.nextInt(Character.MAX_VALUE + 1));
            case 1 -> "x".repeat(random.nextInt(400));
            default -> PIECES.get(random.nextInt(PIECES.size()));
          });
    }
    return query.toString();
  }

  private void assertAnswered(String query) {
    SearchPage page = words(query).explained().of(index);
    assertEquals(Math.min(100, page.total()), page.hits().size(), query);
    for (Hit hit : page.hits()) {
      hit.matches().forEach(match -> assertFits(match, query));
    }
    page.counts()
        .forEach(
            (facet, values) ->
                values.forEach(
                    (value, count) ->
                        assertEquals(
                            page.hits().stream()
                                .filter(
                                    hit ->
                                        hit.values().getOrDefault(facet, List.of()).contains(value))
                                .count(),
                            count,
                            query)));
    assertBounded(page.interpretation(), query);
    ParsedQuery parsed = QueryParser.parse(query, Map.of());
    assertTrue(
        parsed.items().stream().mapToInt(item -> item.tokens().size()).sum()
            <= QueryParser.MOST_WORDS,
        query);
  }

  private static void assertBounded(Interpretation interpretation, String query) {
    assertTrue(interpretation.corrections().size() <= 4, query);
    assertTrue(interpretation.suggestions().size() <= 5, query);
    interpretation
        .corrections()
        .forEach(
            each -> assertEquals(each.text(), query.substring(each.start(), each.end()), query));
    interpretation
        .ignored()
        .forEach(
            each -> assertEquals(each.text(), query.substring(each.start(), each.end()), query));
    interpretation
        .recognised()
        .forEach(
            each ->
                assertTrue(
                    0 <= each.start() && each.start() < each.end() && each.end() <= query.length(),
                    query));
  }

  /** In order, within bounds, apart, and with no character of two units cut. */
  private static void assertFits(Match match, String query) {
    String text = match.text();
    int end = 0;
    for (Highlight highlight : match.highlights()) {
      assertTrue(highlight.start() >= end && highlight.end() > highlight.start(), query);
      assertTrue(highlight.end() <= text.length(), query);
      assertFalse(cuts(text, highlight.start()) || cuts(text, highlight.end()), query);
      end = highlight.end();
    }
  }

  private static boolean cuts(String text, int at) {
    return at > 0
        && at < text.length()
        && Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
  }
}

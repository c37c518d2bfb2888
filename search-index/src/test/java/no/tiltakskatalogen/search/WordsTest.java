package no.tiltakskatalogen.search;

import static no.tiltakskatalogen.search.Ask.words;
import static no.tiltakskatalogen.search.Draft.measure;
import static no.tiltakskatalogen.search.Draft.titled;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which measures the words of a query find. */
final class WordsTest {

  private final Path folder;

  WordsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @ParameterizedTest
  @ValueSource(strings = {"lærling", "lærlinger", "lærlingen", "lærlingene", "LÆRLING"})
  void anInflectionFindsTheWord(String query) {
    assertEquals(List.of("a"), found(query, "Flere lærlinger i bedrift"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"laerling", "larling", "laerlinger", "larlingen"})
  void aWordIsFoundWithoutItsNorwegianLetters(String query) {
    assertEquals(List.of("a"), found(query, "Lærling i bedrift"));
  }

  @Test
  void aWordWrittenWithoutItsNorwegianLettersIsFoundWithThem() {
    assertEquals(List.of("a"), found("lærling", "Laerling i bedrift"));
  }

  @ParameterizedTest
  @CsvSource({
    "lærlingar, lærlinger",
    "lærlingane, lærling",
    "elevar, elevene",
    "elev, elevane",
    "oppfølging, oppfølgingar"
  })
  void theEndingsOfNynorskAndBokmaalMeet(String query, String title) {
    assertEquals(List.of("a"), found(query, title));
  }

  @Test
  void functionWordsAreNotLookedFor() {
    assertEquals(
        List.of("a"), found("hvordan er det med lærlingen", "Lærling", "Hvordan er det med den"));
  }

  @Test
  void functionWordsAreLookedForWhereThereIsNothingElse() {
    assertEquals(List.of("a"), found("til og med", "Til og med sommeren", "Sommerskole"));
  }

  @Test
  void aLongerWordThatBeginsWithTheWordComesAfterTheWordItself() {
    assertEquals(
        List.of("b", "a"), found("lærling", "Lærlingplass i en bedrift", "Plass for en lærling"));
  }

  @Test
  void theLastWordMayBeTheBeginningOfALongerOneWhereNoMeasureHasIt() {
    assertEquals(List.of("a"), found("ask", "Askepott på scenen", "Et maskineri"));
  }

  @Test
  void aShortWordThatAMeasureHasDoesNotMeetLongerOnes() {
    assertEquals(List.of("b"), found("ask", "Askepott på scenen", "En ask i skogen"));
  }

  @Test
  void aPartOfACompoundIsFound() {
    assertEquals(List.of("a"), found("plass", "Lærlingplass"));
  }

  @Test
  void lettersInsideAWordThatAreNoPartOfItAreNotFound() {
    assertEquals(List.of(), found("rlin", "Lærling"));
  }

  @Test
  void measuresWithAllTheWordsComeFirst() {
    assertEquals(
        "b",
        found("lærling bedrift", "Lærling i skole", "Bedrift med lærling", "Bedrift").getFirst());
  }

  @Test
  void theWordsMayStandInDifferentTexts() {
    IndexedMeasure spread =
        measure("a").title("Lærling").labels("Hordaland").section("goal", "Flere består.").done();
    try (MeasureIndex index = Indexes.holding(folder, spread, titled("b", "Lærling"))) {
      assertEquals(List.of("a"), words("lærling hordaland består").idsOf(index));
    }
  }

  @Test
  void measuresWithSomeOfTheWordsFollow() {
    assertEquals(
        List.of("a", "b"),
        found("lærling bedrift rådgiver fravær", "Lærling i bedrift", "Rådgiver", "Sommerskole"));
  }

  @Test
  void whereNoneHasAllTheWordsThoseWithMoreOfThemComeFirst() {
    assertEquals(List.of("b", "a"), found("lærling bedrift fravær", "Fravær", "Lærling i bedrift"));
  }

  @Test
  void severalFormsOfOneWordAreOneWord() {
    assertEquals(
        List.of(), found("lærling lærlinger lærlingen fravær rådgiver", "Lærling i bedrift"));
  }

  @Test
  void aFilterDoesNotChangeHowManyOfTheWordsAreNeeded() {
    List<IndexedMeasure> measures = new ArrayList<>();
    for (int i = 0; i < CutOff.ENOUGH; i++) {
      measures.add(measure("a" + i).title("Lærling i bedrift").values(Facet.COUNTY, "HO").done());
    }
    measures.add(measure("b").title("Lærling").values(Facet.COUNTY, "RO").done());
    try (MeasureIndex index = Indexes.holding(folder, measures)) {
      SearchPage page = words("lærling bedrift").with(Facet.COUNTY, "RO").of(index);

      assertEquals(0, page.total());
      assertEquals(Map.of("HO", (long) CutOff.ENOUGH), page.counts().get(Facet.COUNTY));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"?", "!!! --- ...", "\"", "**", "\u200F", "\uD83D", "\u00A0", "()[]{}"})
  void aQueryOfSignsOnlyFindsNothing(String query) {
    assertEquals(List.of(), found(query, "Lærling?! \" ** ()[]{}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\n"})
  void aBlankQueryFindsEverything(String query) {
    assertEquals(List.of("a", "b"), found(query, "Bedrift", "Lærling"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"title:lærling", "lærling*", "+lærling -(bedrift", "lærling AND", "lær\\"})
  void signsOfQueryLanguagesMeanNothing(String query) {
    assertDoesNotThrow(() -> found(query, "Lærling i bedrift"));
  }

  @Test
  void anEmojiBesideAWordDoesNotHideIt() {
    assertEquals(List.of("a"), found("lærling", "\uD83D\uDE80Lærling\uD83D\uDE80"));
  }

  @ParameterizedTest
  @MethodSource("oddQueries")
  void anOddQueryIsAnswered(String query) {
    assertDoesNotThrow(() -> found(query, "Lærling i bedrift"));
  }

  static Stream<String> oddQueries() {
    return Stream.of(
        "x".repeat(500),
        "æ".repeat(500),
        "lærling ".repeat(62),
        "lærling ".repeat(1_000),
        "og i på ".repeat(1_000),
        IntStream.range(0, 1_000).mapToObj(i -> "ord" + i).collect(Collectors.joining(" ")),
        "\uD83D\uDE80".repeat(250),
        "\u200F\u202Elærling\u202C\u200E",
        "\uD83Dlærling\uDE80 \uDE80\uD83D",
        "e\u0301".repeat(100),
        "\0\uFFFF\uFFFE lærling",
        "学生 شاگرد ученик");
  }

  @Test
  void noTextWhateverMakesASearchFail() {
    Random random = new Random(1);
    try (MeasureIndex index = Indexes.holding(folder, titled("a", "Lærling i bedrift"))) {
      for (int i = 0; i < 300; i++) {
        String query = OddTexts.text(random, 60);
        assertDoesNotThrow(() -> words(query).of(index), query);
      }
    }
  }

  @Test
  void noTextWhateverMakesIndexingFail() {
    Random random = new Random(2);
    List<IndexedMeasure> measures =
        IntStream.range(0, 200)
            .mapToObj(
                i ->
                    measure("m" + i)
                        .title(OddTexts.text(random, 60))
                        .section("goal", OddTexts.text(random, 300))
                        .done())
            .toList();
    try (MeasureIndex index = Indexes.holding(folder, measures)) {
      assertEquals(200, words("").of(index).total());
    }
  }

  /** The ids, a, b, c ..., of the titles that are found. */
  private List<String> found(String query, String... titles) {
    return Indexes.found(folder, query, titles);
  }
}

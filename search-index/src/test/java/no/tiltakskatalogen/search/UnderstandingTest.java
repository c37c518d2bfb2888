package no.tiltakskatalogen.search;

import static no.tiltakskatalogen.search.Ask.words;
import static no.tiltakskatalogen.search.Draft.titled;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import no.tiltakskatalogen.search.Interpretation.Correction;
import no.tiltakskatalogen.search.Interpretation.Ignored;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Questions, words that say little, words that nobody has, and misspelt ones. */
final class UnderstandingTest {

  private final Path folder;

  UnderstandingTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Hvordan kan vi hindre skulk?",
        "Korleis kan vi hindre skulk?",
        "Hva gjør man med skulk?",
        "tiltak mot skulk",
        "Finnes det erfaringer med skulk?"
      })
  void aQuestionIsWhatItsTellingWordsAre(String query) {
    assertEquals(
        "b",
        found(query, "Hvordan vi kan gjøre det", "Hindre skulk", "Tiltak og erfaringer")
            .getFirst());
  }

  @Test
  void wordsThatSayLittleAreWishedForOnly() {
    assertEquals(
        List.of("b", "a"),
        found("erfaringer med sommerskole", "Sommerskole", "Sommerskole og erfaringer", "Annet"));
  }

  @Test
  void wordsThatSayLittleAreLookedForWhereThereIsNothingElse() {
    assertEquals(List.of("b"), found("erfaringer", "Sommerskole", "Erfaringer", "Annet"));
  }

  @Test
  void aWordThatMostMeasuresHaveIsWishedForOnly() {
    List<IndexedMeasure> measures = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      measures.add(titled("common" + i, "Frokost"));
    }
    measures.add(titled("rare", "Dugnad"));
    try (MeasureIndex index = Indexes.holding(folder, measures)) {
      assertEquals("rare", words("frokost dugnad").idsOf(index).getFirst());
      assertFalse(words("frokost dugnad").idsOf(index).contains("common0"));
    }
  }

  @Test
  void oneUnknownWordOfThreeIsLeftOutAndReported() {
    try (MeasureIndex index =
        Indexes.holding(folder, titled("a", "Sommerskole med fotball"), titled("b", "Annet"))) {
      SearchPage page = words("sommerskole xqzzk fotball").of(index);

      assertEquals(List.of("a"), Ask.ids(page));
      assertEquals(
          List.of(new Ignored("xqzzk", 12, 17, Interpretation.Reason.UNKNOWN)),
          page.interpretation().ignored());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"2015", "7"})
  void aNumberThatNothingHasIsReportedToo(String query) {
    try (MeasureIndex index = Indexes.holding(folder, titled("a", "Sommerskole"))) {
      SearchPage page = words(query).of(index);

      assertEquals(0, page.total());
      assertEquals(
          List.of(new Ignored(query, 0, query.length(), Interpretation.Reason.UNKNOWN)),
          page.interpretation().ignored());
    }
  }

  @Test
  void whereNothingIsFoundTheSubjectThatIsKnownIsSuggested() {
    try (MeasureIndex index = Indexes.holding(folder, titled("a", "Lærling"), titled("b", "Los"))) {
      SearchPage page = words("xqzzk lærling").of(index);

      assertEquals(0, page.total());
      assertEquals(List.of("lærling"), page.interpretation().suggestions());
    }
  }

  @Test
  void aCorrectionIsWrittenAsItsWordIs() {
    try (MeasureIndex index = Indexes.holding(folder, titled("a", "Læreplass på Sørøya"))) {
      assertEquals(
          List.of(
              new Correction("larreplass", "læreplass", 0, 10),
              new Correction("soroyia", "sørøya", 11, 18)),
          words("larreplass soroyia").of(index).interpretation().corrections());
    }
  }

  @Test
  void aQueryOfUnknownWordsFindsNothing() {
    assertEquals(List.of(), found("xqzzk wvvqx", "Sommerskole", "Fotball"));
  }

  @Test
  void aQueryMostlyOfUnknownWordsFindsNothing() {
    assertEquals(List.of(), found("xqzzk wvvqx fotball bqqzt", "Sommerskole", "Fotball"));
  }

  @Test
  void whereNothingIsFoundWordsOfTheIndexAreSuggested() {
    try (MeasureIndex index = Indexes.holding(folder, titled("a", "Sommerskole"))) {
      SearchPage page = words("sommxqzzk").of(index);

      assertEquals(0, page.total());
      assertEquals(List.of("sommerskole"), page.interpretation().suggestions());
    }
  }

  @Test
  void whereSomethingIsFoundNothingIsSuggested() {
    try (MeasureIndex index = Indexes.holding(folder, titled("a", "Sommerskole"))) {
      assertEquals(List.of(), words("sommerskole").of(index).interpretation().suggestions());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "fotbll, a letter left out",
    "fottball, a letter too many",
    "fotnall, another letter",
    "ftoball, two letters swapped"
  })
  void aMisspeltWordIsTakenForTheNearestOne(String query, String fault) {
    assertEquals(List.of("a"), found(query, "Fotball", "Annet"), fault);
  }

  @Test
  void aCorrectionIsReportedWithItsPlaceInTheQuery() {
    try (MeasureIndex index =
        Indexes.holding(folder, titled("a", "Trening og fotball"), titled("b", "Annet"))) {
      assertEquals(
          List.of(new Correction("fotbll", "fotball", 11, 17)),
          words("trening og fotbll").of(index).interpretation().corrections());
    }
  }

  @Test
  void takenAsTypedNothingIsCorrected() {
    try (MeasureIndex index = Indexes.holding(folder, titled("a", "Fotball"))) {
      SearchPage page = words("fotbll").verbatim().of(index);

      assertEquals(0, page.total());
      assertEquals(List.of(), page.interpretation().corrections());
    }
  }

  @ParameterizedTest
  @CsvSource({"katten, Satten", "kjole, Skole", "fiske, Friske"})
  void anOrdinaryWordIsNeverTakenForAnother(String query, String title) {
    try (MeasureIndex index = Indexes.holding(folder, titled("a", title))) {
      SearchPage page = words(query).of(index);

      assertEquals(0, page.total());
      assertEquals(List.of(), page.interpretation().corrections());
    }
  }

  @Test
  void aWordThatAMeasureHasIsNeverTakenForAnother() {
    assertEquals(List.of("b"), found("fotbalt", "Fotball fotball", "Fotbalt", "Annet"));
  }

  @Test
  void atMostFourWordsAreCorrected() {
    try (MeasureIndex index =
        Indexes.holding(
            folder, titled("a", "Fotball trening dugnad frokost sykkel verksted gitar mentor"))) {
      Interpretation interpretation =
          words("fotbll trenning dugnnad frokkost sykkkel verrksted gittar menntor")
              .of(index)
              .interpretation();

      assertEquals(4, interpretation.corrections().size());
    }
  }

  private List<String> found(String query, String... titles) {
    return Indexes.found(folder, query, titles);
  }
}

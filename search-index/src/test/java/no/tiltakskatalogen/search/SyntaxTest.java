package no.tiltakskatalogen.search;

import static no.tiltakskatalogen.search.Ask.words;
import static no.tiltakskatalogen.search.Draft.measure;
import static no.tiltakskatalogen.search.Draft.titled;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.tiltakskatalogen.search.Interpretation.Ignored;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Phrases, exclusions, beginnings and fields; and signs that are none of these. */
final class SyntaxTest {

  private final Path folder;

  SyntaxTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"fotball og gitar\"",
        "«fotball og gitar»",
        "“FOTBALL og gitar”",
        "„fotball og gitar“"
      })
  void aPhraseIsFoundAsItIsWritten(String query) {
    assertEquals(
        List.of("a"), found(query, "Fotball og gitar", "Gitar og fotball", "Fotball gitar"));
  }

  @Test
  void thePhrasesWordsAreNotInflected() {
    assertEquals(List.of("b"), found("\"fotballen\"", "Fotball", "Fotballen"));
  }

  @Test
  void aPhraseMustBeThereHoweverFewHaveIt() {
    assertEquals(
        List.of("b"), found("\"gitar dugnad\" fotball", "Fotball", "Gitar dugnad", "Gitar"));
  }

  @Test
  void aPhraseOfFunctionWordsIsLookedFor() {
    assertEquals(List.of("b"), found("\"til og med\"", "Med og til", "Til og med fotball"));
  }

  @Test
  void aPhraseThatNothingHasFindsNothing() {
    assertEquals(List.of(), found("\"fotball gitar\"", "Fotball og gitar"));
  }

  @Test
  void aWordIsLeftOut() {
    assertEquals(List.of("a"), found("fotball -dugnad", "Fotball", "Fotball og dugnaden"));
  }

  @Test
  void aWordIsLeftOutAmongMeasuresWithSomeOfTheWordsToo() {
    assertEquals(
        List.of("a"), found("fotball dugnad -gitar", "Fotball", "Dugnad og gitar", "Gitar"));
  }

  @Test
  void aPhraseIsLeftOut() {
    assertEquals(
        List.of("b"), found("fotball -\"og gitar\"", "Fotball og gitar", "Gitar og fotball"));
  }

  @Test
  void aBeginningIsLeftOut() {
    assertEquals(List.of("a"), found("fotball -git*", "Fotball", "Fotball og gitarer"));
  }

  @Test
  void withOnlyAWordToLeaveOutEverythingElseIsFound() {
    assertEquals(List.of("a", "c"), found("-gitar", "Fotball", "Gitar", "Sykkel"));
  }

  @Test
  void aHyphenInsideAWordLeavesNothingOut() {
    assertEquals("a", found("fotball-gitar", "Fotball og gitar", "Sykkel").getFirst());
  }

  @Test
  void aBeginningFindsEveryWordThatBeginsSo() {
    assertEquals(
        Set.of("a", "b"), Set.copyOf(found("fot*", "Fotball", "Fotografer", "Barfot", "Sykkel")));
  }

  @Test
  void tooShortABeginningIsReported() {
    try (MeasureIndex index = Indexes.holding(folder, titled("a", "Fotball"))) {
      assertEquals(
          List.of(new Ignored("fo*", 8, 11, Interpretation.Reason.TOO_SHORT)),
          words("fotball fo*").of(index).interpretation().ignored());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "title:fotball",
        "tittel:fotball",
        "TITTEL:Fotball",
        "title:\"fotball\"",
        "title:fotb*"
      })
  void aWordIsHeldToTheTitle(String query) {
    assertEquals(List.of("title"), inTexts(query));
  }

  @Test
  void aWordOfTheTitleIsLeftOut() {
    assertEquals(List.of("goal", "evaluation"), inTexts("fotball -title:fotball"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "section:evaluation fotball",
        "fotball section:evaluation",
        "seksjon:evaluation fotball",
        "del:evaluering fotball"
      })
  void wordsAreHeldToASection(String query) {
    assertEquals(List.of("evaluation"), inTexts(query));
  }

  @Test
  void aSectionAloneGivesTheMeasuresThatHaveIt() {
    assertEquals(List.of("evaluation"), inTexts("section:evaluation"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"fotball",
        "fotball\"",
        "fotball \"\"",
        "fotball -",
        "- fotball",
        "fotball *",
        "fotball title:",
        "fotball section:",
        "fotball +",
        "(fotball)",
        "fotball:",
        "--fotball",
        "\"\"\"fotball"
      })
  void whatIsNoSyntaxIsTakenAsWords(String query) {
    assertTrue(found(query, "Fotball, title, section", "Sykkel").contains("a"));
  }

  @Test
  void aSectionThatIsNoneIsTakenAsWords() {
    assertEquals(
        List.of("b"), found("section:gitar", "Fotball i goal", "Fotball om section:gitar"));
  }

  private List<String> inTexts(String query) {
    Language language =
        new Language(
            Indexes.RELEVANCE,
            new SearchVocabulary(List.of(), List.of(), Map.of("Evaluering", "evaluation")));
    try (MeasureIndex index =
        Indexes.holding(
            folder,
            language,
            List.of(
                measure("evaluation").section("evaluation", "Fotball fotball.").done(),
                measure("goal").section("goal", "Fotball fotball fotball.").done(),
                measure("title").title("Fotball").done()))) {
      List<String> found = new ArrayList<>(words(query).idsOf(index));
      found.sort(Comparator.comparing(List.of("title", "goal", "evaluation")::indexOf));
      return found;
    }
  }

  private List<String> found(String query, String... titles) {
    return Indexes.found(folder, query, titles);
  }
}

package no.tiltakskatalogen.search;

import static no.tiltakskatalogen.search.Ask.words;
import static no.tiltakskatalogen.search.Draft.measure;
import static no.tiltakskatalogen.search.Draft.titled;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import no.tiltakskatalogen.search.SearchPage.Highlight;
import no.tiltakskatalogen.search.SearchPage.Hit;
import no.tiltakskatalogen.search.SearchPage.Match;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which passages a hit shows, and where in them the words are; marked here by brackets. */
final class HighlightsTest {

  private final Path folder;

  HighlightsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void aTitleIsShownWholeWithItsWords() {
    assertEquals(
        List.of("title: Oppfølging av [lærlinger]. I [bedrift]!"),
        shown("lærling bedrift", titled("a", "Oppfølging av lærlinger. I bedrift!")));
  }

  @Test
  void aSummaryIsShownWholeAfterTheTitle() {
    assertEquals(
        List.of("title: [Lærling]", "summary: Alle får hjelp. Også [lærlingen]."),
        shown(
            "lærling",
            measure("a").title("Lærling").summary("Alle får hjelp. Også lærlingen.").done()));
  }

  @Test
  void ofASectionTheBestSentenceIsShown() {
    assertEquals(
        List.of("goal: En [lærling] må ha en [bedrift]."),
        shown(
            "lærling bedrift",
            measure("a")
                .section(
                    "goal",
                    "Målet er klart. En lærling kom. En lærling må ha en bedrift. Det er alt.")
                .done()));
  }

  @Test
  void theSectionsInWhichTheWordsAreBestAreShownFirst() {
    assertEquals(
        List.of("evaluation: [Lærling] i [bedrift].", "problem: [Lærling] i skole."),
        shown(
            "lærling bedrift",
            measure("a")
                .section("problem", "Lærling i skole.")
                .section("evaluation", "Lærling i bedrift.")
                .done()));
  }

  @Test
  void atMostThreeSectionsAreShown() {
    Draft measure = measure("a");
    MeasureFields.SECTIONS.forEach(section -> measure.section(section, "Lærling."));

    assertEquals(3, shown("lærling", measure.done()).size());
  }

  @Test
  void onlyTheAskedSectionsAreShown() {
    IndexedMeasure measure =
        measure("a")
            .section("problem", "Lærling mangler.")
            .section("goal", "Lærling består.")
            .section("evaluation", "Lærling bestod.")
            .done();
    try (MeasureIndex index = Indexes.holding(folder, measure)) {
      assertEquals(
          List.of("goal: [Lærling] består."), shown(words("lærling").in("goal").of(index)));
    }
  }

  @Test
  void aTextWithoutTheWordsIsNotShown() {
    assertEquals(
        List.of("title: [Lærling]"),
        shown(
            "lærling",
            measure("a").title("Lærling").summary("Om noe annet.").section("goal", "Nei.").done()));
  }

  @Test
  void aMeasureFoundByItsLabelsShowsNothing() {
    assertEquals(List.of(), shown("hordaland", measure("a").labels("Hordaland").done()));
  }

  @Test
  void withoutWordsNothingIsShown() {
    assertEquals(List.of(), shown("", titled("a", "Lærling")));
  }

  @Test
  void aWordTypedWithoutNorwegianLettersIsMarkedAsItIsWritten() {
    assertEquals(
        List.of("title: Åpen [lærling] på [Ålesunds] øy"),
        shown("laerlingen alesund", titled("a", "Åpen lærling på Ålesunds øy")));
  }

  @Test
  void foldedLettersBeforeAWordDoNotMoveItsPlace() {
    assertEquals(
        List.of("title: Æææ ååå øøø aaaa oooo [lærling]"),
        shown("lærling", titled("a", "Æææ ååå øøø aaaa oooo lærling")));
  }

  @Test
  void charactersOfTwoUnitsBeforeAWordDoNotMoveItsPlace() {
    assertEquals(
        List.of("goal: \uD83D\uDE80 og \uD83D\uDE80 en [lærling] kom."),
        shown(
            "lærling",
            measure("a").section("goal", "\uD83D\uDE80 og \uD83D\uDE80 en lærling kom.").done()));
  }

  @Test
  void aCompoundFoundByItsBeginningIsMarkedWhole() {
    assertEquals(
        List.of("title: Flere [lærlingplasser]"),
        shown("lærling", titled("a", "Flere lærlingplasser")));
  }

  @Test
  void aCompoundFoundByItsEndIsMarkedWhole() {
    assertEquals(
        List.of("title: Flere [opplæringstilbud]"),
        shown("tilbud", titled("a", "Flere opplæringstilbud")));
  }

  @Test
  void thePartsOfACompoundAreMarked() {
    assertEquals(
        List.of("title: [Skole] om [sommeren]"),
        shown("sommerskole", titled("a", "Skole om sommeren")));
  }

  @Test
  void whatWasFoundInsteadOfAMisspeltWordIsMarked() {
    assertEquals(List.of("title: Mer [fotball]"), shown("fottball", titled("a", "Mer fotball")));
  }

  @Test
  void aSynonymIsMarked() {
    assertEquals(
        List.of("title: Mindre [frafall]"), shown("bortvalg", titled("a", "Mindre frafall")));
  }

  @Test
  void aPhraseIsMarkedWordByWord() {
    assertEquals(
        List.of("title: [Til] [og] [med] fotball"),
        shown("\"til og med\"", titled("a", "Til og med fotball")));
  }

  @Test
  void aWordWithAGivenBeginningIsMarkedWhole() {
    assertEquals(List.of("title: Ny [fotballbane]"), shown("fotb*", titled("a", "Ny fotballbane")));
  }

  @Test
  void combiningLettersBeforeAndInsideAWordAreCounted() {
    assertEquals(
        List.of("title: A\u030Apent e\u0301n [pa\u030Abygg] \uD83D\uDE80"),
        shown("påbygg", titled("a", "A\u030Apent e\u0301n pa\u030Abygg \uD83D\uDE80")));
  }

  @Test
  void functionWordsAreNotMarked() {
    assertEquals(
        List.of("title: Hvordan er det å være [lærling]"),
        shown("hvordan er lærling", titled("a", "Hvordan er det å være lærling")));
  }

  @Test
  void aWordThatHoldsTheEndOfASentenceIsShownWhole() {
    // What the tokenizer and the sentence rules make of such signs is theirs; it must only fit.
    for (String sign : List.of(".", "'", "\u2019", "\u2024", ":", "\u00B7", "_", "\u2029", "。")) {
      SearchPage page =
          search("lærling", measure("a").section("goal", "lærling" + sign + "Ål lærling.").done());
      assertFits(page.hits().getFirst());
    }
  }

  @Test
  void everyMarkIsAWordOfTheTextWhateverTheText() {
    Random random = new Random(4);
    for (int i = 0; i < 40; i++) {
      Draft measure =
          measure("a").title(OddTexts.text(random, 30)).summary(OddTexts.text(random, 60));
      MeasureFields.SECTIONS.forEach(
          section -> measure.section(section, OddTexts.text(random, 200)));
      IndexedMeasure done = measure.done();
      for (Hit hit : search("lærling bedrift ål øve", done).hits()) {
        assertFits(hit);
        assertTakenFrom(done, hit);
      }
    }
  }

  /** In order, within bounds, apart, and each a word that the query asks for. */
  private static void assertFits(Hit hit) {
    assertTrue(!hit.matches().isEmpty());
    for (Match match : hit.matches()) {
      int end = 0;
      assertTrue(!match.highlights().isEmpty(), match::toString);
      for (Highlight highlight : match.highlights()) {
        assertTrue(highlight.start() >= end, match::toString);
        assertTrue(highlight.end() > highlight.start(), match::toString);
        assertTrue(highlight.end() <= match.text().length(), match::toString);
        end = highlight.end();
        String word = match.text().substring(highlight.start(), highlight.end());
        assertTrue(
            word.matches("(?isu)(lærling|bedrift|(å|a\u030A)+l|øve).*"),
            () -> word + " in " + match);
      }
    }
  }

  private static void assertTakenFrom(IndexedMeasure measure, Hit hit) {
    for (Match match : hit.matches()) {
      String text =
          switch (match.field()) {
            case "title" -> measure.title();
            case "summary" -> measure.summary();
            default -> measure.sections().get(match.field());
          };
      assertTrue(text != null && wellFormed(text).contains(match.text()), match::toString);
    }
  }

  /** Half a character of two units becomes the replacement character when it is stored. */
  private static String wellFormed(String text) {
    StringBuilder whole = new StringBuilder();
    text.codePoints()
        .map(each -> Character.getType(each) == Character.SURROGATE ? 0xFFFD : each)
        .forEach(whole::appendCodePoint);
    return whole.toString();
  }

  private SearchPage search(String query, IndexedMeasure measure) {
    try (MeasureIndex index = Indexes.holding(folder, measure)) {
      return words(query).of(index);
    }
  }

  private List<String> shown(String query, IndexedMeasure measure) {
    return shown(search(query, measure));
  }

  private static List<String> shown(SearchPage page) {
    return page.hits().getFirst().matches().stream()
        .map(match -> match.field() + ": " + marked(match))
        .toList();
  }

  private static String marked(Match match) {
    StringBuilder text = new StringBuilder(match.text());
    for (Highlight highlight : match.highlights().reversed()) {
      text.insert(highlight.end(), ']').insert(highlight.start(), '[');
    }
    return text.toString();
  }
}

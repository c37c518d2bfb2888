package no.tiltakskatalogen.search;

import static no.tiltakskatalogen.search.Draft.PUBLIC;
import static no.tiltakskatalogen.search.Draft.measure;
import static no.tiltakskatalogen.search.Draft.titled;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.tiltakskatalogen.search.SearchVocabulary.Concept;
import no.tiltakskatalogen.search.SearchVocabulary.CountyNames;
import no.tiltakskatalogen.search.Suggestions.Label;
import no.tiltakskatalogen.search.Suggestions.Title;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is suggested to somebody who is typing. */
final class SuggestTest {

  private static final SearchVocabulary VOCABULARY =
      new SearchVocabulary(
          List.of(
              concept("group", "3.1", "Sommerskole og kurs"),
              concept("phase", "vg1", "Første år"),
              concept("term", "gitarlag", "Gitarspill")),
          List.of(
              new CountyNames("TE", "Telemark", List.of("Telemark"), List.of("08"), Set.of("TE")),
              new CountyNames(
                  "HO", "Hordaland", List.of("Hordaland"), List.of("12"), Set.of("HO"))),
          Map.of());

  private static final Language LANGUAGE = new Language(Indexes.RELEVANCE, VOCABULARY);

  private final MeasureIndex index;

  SuggestTest(@TempDir Path folder) {
    index =
        Indexes.holding(
            folder,
            LANGUAGE,
            List.of(
                measure("a")
                    .title("Sommerskole i matematikk")
                    .values(Facet.GROUP, "3.1")
                    .values(Facet.COUNTY, "TE")
                    .done(),
                measure("b").title("Matematikk om sommeren").values(Facet.GROUP, "3.1").done(),
                measure("c").title("Gitarspill på fritida").done(),
                measure("hidden")
                    .title("Sommerskole med gitarspill, hemmelig")
                    .values(Facet.GROUP, "3.1")
                    .values(Facet.COUNTY, "HO")
                    .audiences("curators")
                    .done()));
  }

  @org.junit.jupiter.api.AfterEach
  void close() {
    index.close();
  }

  private static Concept concept(String kind, String id, String label) {
    return new Concept(kind, id, label, List.of(label), List.of(), List.of());
  }

  @ParameterizedTest
  @CsvSource({
    "mat, a b",
    "matematikk, a b",
    "MATE, a b",
    "sommers, a",
    "mate somm, a b",
    "somm mate, a b",
    "sommerskole i mat, a",
    "på fri, c",
    "pa fri, c",
    "xqzzk, ''",
    "mat xqzzk, ''"
  })
  void everyWordTypedBeginsAWordOfTheTitleInAnyOrder(String typed, String ids) {
    assertEquals(
        ids.isEmpty() ? Set.of() : Set.of(ids.split(" ")), Set.copyOf(titles(suggest(typed))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"matemtik", "mateamtikk", "matenat"})
  void aMistypedWordIsTakenForTheNearestBeginning(String typed) {
    assertEquals(Set.of("a", "b"), Set.copyOf(titles(suggest(typed))));
  }

  @Test
  void nothingTypedSuggestsNothing() {
    assertEquals(new Suggestions(List.of(), 0, List.of()), suggest(" "));
    assertEquals(new Suggestions(List.of(), 0, List.of()), suggest("?!"));
  }

  @Test
  void noMoreTitlesThanAskedForComeButAllAreCounted() {
    Suggestions one = index.suggest("mat", 1, Set.of(PUBLIC));

    assertEquals(1, one.titles().size());
    assertEquals(2, one.titlesFound());
  }

  @Test
  void aTagComesWithTheNumberOfItsMeasures() {
    assertEquals(
        List.of(new Label("group", "3.1", "Sommerskole og kurs", 2)), suggest("kurs").labels());
  }

  @Test
  void aMeasureThatIsGoneIsNotCounted() {
    index.apply(List.of(), List.of("b"), 2);
    assertEquals(
        List.of(new Label("group", "3.1", "Sommerskole og kurs", 1)), suggest("kurs").labels());
    assertEquals(List.of("a"), titles(suggest("matematikk")));
  }

  @Test
  void aCountyIsSuggestedByItsNameAndItsNumber() {
    List<Label> telemark = List.of(new Label("county", "TE", "Telemark", 1));

    assertEquals(telemark, suggest("tele").labels());
    assertEquals(telemark, suggest("08").labels());
  }

  @Test
  void aConceptHasNoValueToFilterBy() {
    assertEquals(List.of(new Label("concept", "", "Gitarspill", 1)), suggest("gitar").labels());
  }

  @Test
  void whatWouldGiveNothingIsNotSuggested() {
    assertEquals(List.of(), suggest("første").labels());
  }

  @Test
  void aMeasureForAnotherAudienceIsNeitherSuggestedNorCounted() {
    Suggestions own = suggest("sommerskole");

    assertEquals(List.of("a"), titles(own));
    assertEquals(1, own.titlesFound());
    assertEquals(List.of(), titles(suggest("hemmelig")));
    assertEquals(List.of(), suggest("hordaland").labels());
  }

  @Test
  void aMeasureForAnotherAudienceIsNotCountedAfterThatAudienceAsked() {
    index.suggest("gitar", 10, Set.of(PUBLIC, "curators"));

    assertEquals(List.of(new Label("concept", "", "Gitarspill", 1)), suggest("gitar").labels());
  }

  @Test
  void aConceptIsCountedAnewWhenMeasuresChange() {
    suggest("gitar");
    index.apply(List.of(titled("d", "Mer gitarspill")), List.of(), 2);

    assertEquals(List.of(new Label("concept", "", "Gitarspill", 2)), suggest("gitar").labels());
  }

  private Suggestions suggest(String typed) {
    return index.suggest(typed, 10, Set.of(PUBLIC));
  }

  private static List<String> titles(Suggestions suggestions) {
    return suggestions.titles().stream().map(Title::id).toList();
  }
}

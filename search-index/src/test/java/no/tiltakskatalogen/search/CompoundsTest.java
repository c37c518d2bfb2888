package no.tiltakskatalogen.search;

import static no.tiltakskatalogen.search.Ask.words;
import static no.tiltakskatalogen.search.Draft.titled;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import no.tiltakskatalogen.search.Relevance.Component;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Compounds, their parts, and the other ways to write them. */
final class CompoundsTest {

  private final Path folder;

  CompoundsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @ParameterizedTest
  @CsvSource({
    "arbeidspraksis, Praksis i arbeid",
    "sommerskole, Skole om sommeren",
    "skolefrafall, Frafall i skolen"
  })
  void aCompoundFindsItsPartsCloseTogether(String query, String title) {
    assertEquals(List.of("a"), found(query, title, "Noe annet"));
  }

  @ParameterizedTest
  @CsvSource({
    "praksis i arbeid, Arbeidspraksis",
    "skole om sommeren, Sommerskole",
    "sommer skole, Sommerskole",
    "frafall i skolen, Skolefrafall"
  })
  void thePartsFindTheCompound(String query, String title) {
    assertEquals(List.of("a"), found(query, title, "Noe annet"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sommerskole", "sommerskoler", "sommerskolen", "sumarskulen"})
  void aCompoundIsInflectedAtItsEnd(String query) {
    assertEquals(List.of("a"), found(query, "Sommerskole", "Noe annet"));
  }

  @Test
  void aWordIsFoundAtTheEndOfACompoundButBelowTheWordItself() {
    assertEquals(
        List.of("b", "a"), found("tilbud", "Et opplæringstilbud", "Et tilbud", "Noe annet"));
  }

  @Test
  void aWordIsFoundAtTheBeginningOfACompoundButBelowTheWordItself() {
    assertEquals(
        List.of("b", "a"), found("frafall", "Om frafallsarbeid", "Om frafall", "Noe annet"));
  }

  @Test
  void aCompoundComesBeforeItsPartsWhereBothAreFound() {
    assertEquals(
        List.of("b", "a"),
        found("sommerskole", "Skole om sommeren", "Sommerskole ved fjorden", "Noe annet"));
  }

  @Test
  void thePartsOfACompoundFarApartAreNotTheCompound() {
    List<IndexedMeasure> measures = new ArrayList<>();
    for (int i = 0; i < CutOff.ENOUGH; i++) {
      measures.add(titled("whole" + i, "Sommerskole"));
    }
    measures.add(
        titled(
            "apart",
            "Skole med hjelp til bolig, økonomi, arbeid, trening, fritid og venner hver sommer"));
    try (MeasureIndex index = Indexes.holding(folder, measures)) {
      assertEquals(CutOff.ENOUGH, words("sommerskole").of(index).total());
    }
  }

  @ParameterizedTest
  @CsvSource({"lærlingplass, Læreplass", "læreplass, Lærlingplass", "læreplassen, Lærlingplasser"})
  void compoundsThatMeanTheSameFindEachOther(String query, String title) {
    assertEquals(List.of("a"), found(query, title, "Noe annet"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sommerskole", "sommer-skole", "sommer/skole", "sommer skole"})
  void hyphensSlashesAndSpacesDoNotHideACompound(String query) {
    assertEquals("a", found(query, "Sommerskole", "Noe annet").getFirst());
    assertEquals("a", found(query, "Sommer-skole", "Noe annet").getFirst());
    assertEquals("a", found(query, "Sommer/skole", "Noe annet").getFirst());
  }

  @Test
  void withoutCompoundsAPartIsNotFound() {
    Language without =
        new Language(Relevance.standard().without(Component.COMPOUNDS), SearchVocabulary.EMPTY);
    try (MeasureIndex index =
        Indexes.holding(folder, without, List.of(titled("a", "Et opplæringstilbud")))) {
      assertEquals(List.of(), words("tilbud").idsOf(index));
    }
  }

  private List<String> found(String query, String... titles) {
    return Indexes.found(folder, query, titles);
  }
}

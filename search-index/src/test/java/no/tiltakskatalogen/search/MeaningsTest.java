package no.tiltakskatalogen.search;

import static no.tiltakskatalogen.search.Ask.words;
import static no.tiltakskatalogen.search.Draft.titled;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.tiltakskatalogen.search.Interpretation.Recognised;
import no.tiltakskatalogen.search.SearchVocabulary.Concept;
import no.tiltakskatalogen.search.words.AnalysisLists;
import no.tiltakskatalogen.search.words.QueryLists;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What words mean besides themselves: abbreviations, synonyms, translations, kin. */
final class MeaningsTest {

  private static final Concept FOLLOW_UP_SERVICE =
      new Concept(
          "term",
          "oppfolgingstjenesten",
          "Oppfølgingstjenesten",
          List.of("oppfølgingstjenesten", "brobyggertjenesten"),
          List.of("OT", "BRB"),
          List.of("bridge builders"));

  private static final Language WITH_CONCEPT =
      new Language(
          Indexes.RELEVANCE, new SearchVocabulary(List.of(FOLLOW_UP_SERVICE), List.of(), Map.of()));

  private final Path folder;

  MeaningsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @ParameterizedTest
  @CsvSource({
    "vgs, Videregående skole",
    "videregående skole, Om VGS",
    "Vg1, Videregående trinn 1",
    "vg 1, Elever i Vg1",
    "GSK, Generell studiekompetanse",
    "generell studiekompetanse, Veien til GSK",
    "TPO, Tilpasset opplæring",
    "tilpasset opplæring, Mer TPO"
  })
  void anAbbreviationAndWhatItStandsForFindEachOther(String query, String title) {
    assertEquals(List.of("a"), found(query, title, "Noe annet"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"apprentice", "apprentices", "summer", "organised"})
  void anEnglishWordIsRecognisedWithItsEndings(String query) {
    assertEquals(List.of("english"), kindsRecognised(query));
  }

  @ParameterizedTest
  @ValueSource(strings = {"jobbe", "sommeren", "organisere"})
  void aNorwegianWordIsNotTakenForTheEnglishOneThatItResembles(String query) {
    assertFalse(kindsRecognised(query).contains("english"));
  }

  private List<String> kindsRecognised(String query) {
    try (MeasureIndex index =
        Indexes.holding(folder, List.of(titled("a", "Lærling, jobb, sommer og organisering")))) {
      return words(query).of(index).interpretation().recognised().stream()
          .map(Recognised::kind)
          .toList();
    }
  }

  @Test
  void anEverydayPhraseThatNobodyHasFindsItsKin() {
    assertEquals(
        List.of("a"), found("arbeide med hendene", "Praktisk verksted", "Arbeide i hagen"));
  }

  @Test
  void anAbbreviationThatIsAlsoAWordIsMeantInCapitalsOnly() {
    assertEquals(List.of("a"), found("TIP", "Teknikk og industriell produksjon", "Noe annet"));
    assertEquals(List.of(), found("tip", "Teknikk og industriell produksjon", "Noe annet"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"BRB", "brb", "brobyggertjenesten", "brobyggertjeneste", "bridge builders"})
  void aConceptOfTheGlossaryIsFoundByAllItsNames(String query) {
    try (MeasureIndex index =
        Indexes.holding(
            folder,
            WITH_CONCEPT,
            List.of(titled("a", "Oppfølgingstjenesten"), titled("b", "Noe annet")))) {
      assertEquals(List.of("a"), words(query).idsOf(index));
    }
  }

  @Test
  void aConceptThatWasUnderstoodIsReportedWithItsPlaceInTheQuery() {
    try (MeasureIndex index =
        Indexes.holding(folder, WITH_CONCEPT, List.of(titled("a", "Oppfølgingstjenesten")))) {
      assertEquals(
          List.of(
              new Recognised(
                  "BRB", 4, 7, "term", "oppfolgingstjenesten", "Oppfølgingstjenesten", Set.of())),
          words("Hva BRB gjør").of(index).interpretation().recognised());
    }
  }

  @Test
  void anotherVocabularyChangesAnswersWithoutARebuild() {
    Indexes.holding(folder, titled("a", "Oppfølgingstjenesten"), titled("b", "Noe annet")).close();
    try (MeasureIndex index = Indexes.open(folder)) {
      assertEquals(List.of(), words("BRB").idsOf(index));
    }
    try (MeasureIndex index = Indexes.open(folder, WITH_CONCEPT)) {
      assertFalse(index.needsRebuild());
      assertEquals(List.of("a"), words("BRB").idsOf(index));
    }
  }

  @Test
  void otherSynonymsChangeAnswersWithoutARebuild() {
    Indexes.holding(folder, titled("a", "Fotball"), titled("b", "Noe annet")).close();
    QueryLists standard = Indexes.RELEVANCE.queries();
    List<QueryLists.Equivalents> more = new ArrayList<>(standard.equivalents());
    List<String> same = List.of("fotball", "balleik");
    more.add(new QueryLists.Equivalents(QueryLists.Kind.SYNONYM, "fotball", same, same));
    Relevance relevance =
        new Relevance(
            Indexes.RELEVANCE.analysis(),
            new QueryLists(
                more,
                standard.capitals(),
                standard.families(),
                standard.weakWords(),
                standard.ordinaryWords(),
                standard.places()),
            Set.of());
    try (MeasureIndex index = Indexes.open(folder)) {
      assertEquals(List.of(), words("balleik").idsOf(index));
    }
    try (MeasureIndex index =
        Indexes.open(folder, new Language(relevance, SearchVocabulary.EMPTY))) {
      assertFalse(index.needsRebuild());
      assertEquals(List.of("a"), words("balleik").idsOf(index));
    }
  }

  @Test
  void otherListsOfWhatWordsBecomeInTheIndexTakeARebuild() {
    Indexes.holding(folder, titled("a", "Fotball")).close();
    AnalysisLists standard = Indexes.RELEVANCE.analysis();
    Map<String, String> forms = new java.util.HashMap<>(standard.writtenForms());
    forms.put("balleik", "fotball");
    AnalysisLists other =
        new AnalysisLists(
            standard.parts(),
            standard.generalParts(),
            forms,
            standard.stems(),
            standard.functionWords());
    Relevance relevance = new Relevance(other, Indexes.RELEVANCE.queries(), Set.of());
    try (MeasureIndex index =
        Indexes.open(folder, new Language(relevance, SearchVocabulary.EMPTY))) {
      assertTrue(index.needsRebuild());
      Indexes.fill(index, List.of(titled("a", "Fotball")), 2);
      assertFalse(index.needsRebuild());
      assertEquals(List.of("a"), words("balleik").idsOf(index));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "frafall, Bortvalg",
    "bortvalg, Frafall",
    "droppe ut, Hvorfor noen hopper av",
    "hoppe av, De som faller ut",
    "snu døgnet, Døgnrytme",
    "ulovlig fravær, Skulk"
  })
  void synonymsOfOneOrMoreWordsFindEachOther(String query, String title) {
    assertEquals(List.of("a"), found(query, title, "Noe annet"));
  }

  @Test
  void theWordItselfComesBeforeItsSynonym() {
    assertEquals(
        List.of("b", "a"), found("bortvalg", "Mindre frafall", "Mindre bortvalg", "Noe annet"));
  }

  @Test
  void theWordsOfASynonymFarApartAreNotTheSynonym() {
    assertEquals(
        List.of(),
        found("døgnrytme", "Snu trenden med trening, fotball, dugnad og gitar hele døgnet"));
  }

  @ParameterizedTest
  @CsvSource({
    "dropout, Frafall",
    "dropout prevention, Forebygge frafall",
    "upper secondary school, Videregående skole",
    "how to prevent absence from school, Fravær fra skolen",
    "apprenticeship, Læreplass"
  })
  void aQueryMayBeInEnglish(String query, String title) {
    assertEquals(List.of("a"), found(query, title, "Noe annet"));
  }

  @Test
  void kinOfAWordFollowsTheWordItself() {
    assertEquals(List.of("b", "a"), found("mentor", "En fadder", "En mentor", "Noe annet"));
  }

  @Test
  void kinIsFoundWhereNothingHasTheWord() {
    assertEquals(List.of("a"), found("mentor", "En fadder", "Noe annet"));
  }

  @Test
  void kinIsLeftOutWhereEnoughMeasuresHaveTheWord() {
    List<IndexedMeasure> measures = new ArrayList<>();
    for (int i = 0; i < CutOff.ENOUGH; i++) {
      measures.add(titled("mentor" + i, "En mentor"));
    }
    measures.add(titled("fadder", "En fadder"));
    try (MeasureIndex index = Indexes.holding(folder, measures)) {
      SearchPage page = words("mentor").of(index);
      assertEquals(CutOff.ENOUGH, page.total());
      assertFalse(page.interpretation().relaxed());
    }
  }

  private List<String> found(String query, String... titles) {
    return Indexes.found(folder, query, titles);
  }
}

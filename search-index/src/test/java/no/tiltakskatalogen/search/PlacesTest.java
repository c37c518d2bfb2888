package no.tiltakskatalogen.search;

import static no.tiltakskatalogen.search.Ask.words;
import static no.tiltakskatalogen.search.Draft.measure;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.tiltakskatalogen.search.Interpretation.Recognised;
import no.tiltakskatalogen.search.SearchVocabulary.CountyNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Counties and other places in a query. */
final class PlacesTest {

  private static final SearchVocabulary COUNTIES =
      new SearchVocabulary(
          List.of(),
          List.of(
              county("TE", "Telemark", Set.of("TE", "VT"), "TE", "08"),
              county("VE", "Vestfold", Set.of("VE", "VT"), "VE", "07"),
              county("VT", "Vestfold og Telemark", Set.of("VT", "VE", "TE"), "38"),
              county("HO", "Hordaland", Set.of("HO", "VL"), "HO", "12"),
              county("VL", "Vestland", Set.of("VL", "HO"), "46"),
              county("MR", "Møre og Romsdal", Set.of("MR"), "MR", "15")),
          Map.of());

  private static final Language LANGUAGE = new Language(Indexes.RELEVANCE, COUNTIES);

  private final MeasureIndex index;

  PlacesTest(@TempDir Path folder) {
    index =
        Indexes.holding(
            folder,
            LANGUAGE,
            List.of(
                in("te", "TE", "Sommerskole for elever"),
                in("ho", "HO", "Sommerskole for elever"),
                in("ve", "VE", "Sommerskole for elever"),
                in("vt", "VT", "Losordning"),
                in("mr", "MR", "Losordning")));
  }

  @org.junit.jupiter.api.AfterEach
  void close() {
    index.close();
  }

  private static CountyNames county(
      String key, String label, Set<String> related, String... marks) {
    return new CountyNames(
        key, label, List.of(label, label + " fylkeskommune"), List.of(marks), related);
  }

  private static IndexedMeasure in(String id, String county, String title) {
    return measure(id).title(title).values(Facet.COUNTY, county).done();
  }

  @ParameterizedTest
  @CsvSource({
    "sommerskole i Telemark, te",
    "Telemark sommerskole, te",
    "sommerskole i Telemarks skoler, te",
    "sommerskole i telemark fylkeskommune, te",
    "sommerskole Hordaland, ho",
    "sommerskole Vestland, ho",
    "sommerskole TE, te",
    "sommerskole 12, ho",
    "sommerskole Telemark fylke, te"
  })
  void theMeasuresOfACountyThatIsNamedComeFirst(String query, String first) {
    assertEquals(first, words(query).idsOf(index).getFirst());
  }

  @Test
  void aCountyIsAPreferenceAndNoFilter() {
    assertEquals(
        Set.of("te", "ho", "ve"), Set.copyOf(words("sommerskole i Telemark").idsOf(index)));
  }

  @Test
  void aQueryOfACountyOnlyGivesTheCountysMeasures() {
    assertEquals(Set.of("ho"), Set.copyOf(words("Hordaland").idsOf(index)));
  }

  @Test
  void aFormerCountyGivesTheMeasuresOfTheCountyThatFollowedIt() {
    assertEquals(Set.of("te", "vt"), Set.copyOf(words("Telemark").idsOf(index)));
  }

  @Test
  void aPresentCountyGivesTheMeasuresOfThoseItFollows() {
    assertEquals(Set.of("te", "ve", "vt"), Set.copyOf(words("Vestfold og Telemark").idsOf(index)));
    assertEquals(Set.of("ho"), Set.copyOf(words("Vestland").idsOf(index)));
  }

  @Test
  void wordsThatSayLittleDoNotMakeACountyLess() {
    assertEquals(Set.of("ho"), Set.copyOf(words("tiltak i Hordaland").idsOf(index)));
  }

  @Test
  void aCountyIsReportedWithItsPlaceInTheQuery() {
    assertEquals(
        List.of(
            new Recognised(
                "Møre og Romsdal", 14, 29, "county", "MR", "Møre og Romsdal", Set.of("MR"))),
        recognised("sommerskole i Møre og Romsdal"));
  }

  @Test
  void aCountyStandsForThoseItIsRelatedTo() {
    assertEquals(Set.of("HO", "VL"), recognised("Hordaland").getFirst().counties());
  }

  @Test
  void aMunicipalityIsReportedAndPrefersItsCounty() {
    Recognised place = recognised("sommerskole i Horten").getFirst();

    assertEquals("municipality", place.kind());
    assertEquals("Horten", place.label());
    assertEquals(14, place.start());
    assertEquals(20, place.end());
    assertEquals(Set.of("VE", "VT"), place.counties());
  }

  @Test
  void aMunicipalityIsAlsoAWordToLookFor() {
    index.apply(List.of(in("text", "HO", "Losordning lik den i Horten")), List.of(), 2);

    assertTrue(words("losordning Horten").idsOf(index).contains("text"));
  }

  @Test
  void ofTheMeasuresThatNameAMunicipalityThoseOfItsCountyComeFirst() {
    index.apply(
        List.of(
            in("a", "TE", "Losordning som den i Horten"),
            in("b", "VE", "Losordning som den i Horten"),
            in("c", "HO", "Losordning som den i Horten")),
        List.of(),
        2);

    assertEquals("b", words("losordning Horten").idsOf(index).getFirst());
  }

  @Test
  void initialsInSmallLettersAreWords() {
    assertEquals(List.of(), recognised("sommerskole te"));
  }

  @Test
  void initialsInAQueryAllInCapitalsAreWords() {
    assertEquals(List.of(), recognised("SOMMERSKOLE I TE"));
  }

  @Test
  void aNumberMeansACountyAtTheEndOnly() {
    assertEquals(List.of(), recognised("12 sommerskoler"));
    assertEquals("HO", recognised("sommerskoler 12").getFirst().id());
  }

  @Test
  void takenAsTypedNoPlaceIsRecognised() {
    assertEquals(
        List.of(),
        words("sommerskole i Telemark").verbatim().of(index).interpretation().recognised().stream()
            .filter(each -> each.kind().equals("county"))
            .toList());
    assertEquals(List.of(), words("Hordaland").verbatim().idsOf(index));
  }

  private List<Recognised> recognised(String query) {
    return words(query).of(index).interpretation().recognised().stream()
        .filter(each -> !each.kind().equals("synonym"))
        .toList();
  }
}

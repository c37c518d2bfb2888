package no.tiltakskatalogen.catalogue.vocabulary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import no.tiltakskatalogen.catalogue.dataset.DataSetReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CountiesTest {

  private static final Counties COUNTIES = DataSetReader.readBundled().vocabularies().counties();

  @ParameterizedTest
  @CsvSource({"HO, 12", "ho, 12", "' HO ', 12", "46, 46", "Hordaland, 12", "HORDALAND, 12"})
  void initialsCodesAndNamesFindACounty(String word, String code) {
    assertEquals(List.of(code), codes(word));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Sør-Trøndelag", "sor-trondelag", "sør trøndelag", "SOR TRONDELAG"})
  void aNameIsFoundWithoutItsNorwegianLettersAndHyphens(String word) {
    assertEquals(List.of("16"), codes(word));
  }

  @Test
  void initialsKeepTheirLetters() {
    assertEquals(List.of(List.of("01"), List.of("03")), List.of(codes("ØS"), codes("OS")));
  }

  @Test
  void theInitialsOfNordlandAreAWordLikeAnyOther() {
    assertEquals(List.of("18"), codes("no"));
  }

  @Test
  void aNameThatWasTakenUpAgainGivesBothCounties() {
    assertEquals(List.of("01", "31"), codes("ostfold"));
  }

  @Test
  void aDataFileMeansTheOldestCountyOfAName() {
    assertEquals("01", COUNTIES.find("Østfold").orElseThrow().code());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "XX", "13", "Atlantis"})
  void otherWordsNameNoCounty(String word) {
    assertEquals(List.of(), codes(word));
  }

  @ParameterizedTest
  @CsvSource({
    "46, 46 12 14",
    "12, 12 46",
    "50, 50 16 17",
    "30, 30 01 02 06 31 32 33",
    "31, 31 30 01",
    "01, 01 30 31",
    "54, 54 19 20 55 56",
    "55, 55 54 19",
    "56, 56 54 20",
    "19, 19 54 55",
    "20, 20 54 56",
    "03, 03"
  })
  void aCountyIsRelatedToItsPredecessorsAndSuccessorsAndItselfBeforeAMerger(
      String code, String related) {
    assertEquals(
        Set.of(related.split(" ")),
        COUNTIES.related(COUNTIES.byCode(code)).stream()
            .map(County::code)
            .collect(Collectors.toSet()));
  }

  @Test
  void everySuccessionGoesToACountyThatBeginsTheDayAfter() {
    for (County county : COUNTIES.all()) {
      for (String successor : county.successors()) {
        assertEquals(
            county.validTo() == null ? null : county.validTo().plusDays(1),
            COUNTIES.byCode(successor).validFrom(),
            county.name());
      }
    }
  }

  @Test
  void nineteenCountiesHadInitialsIn2015AndFifteenStandToday() {
    List<County> all = COUNTIES.all();
    assertEquals(19, all.stream().filter(county -> county.initials() != null).count());
    assertEquals(15, all.stream().filter(county -> county.validTo() == null).count());
  }

  private static List<String> codes(String word) {
    return COUNTIES.named(word).stream().map(County::code).toList();
  }
}

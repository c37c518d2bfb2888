package no.tiltakskatalogen.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One word in all its forms: inflected, in bokmål and nynorsk, without its letters, badly read. */
final class WrittenFormsTest {

  private final Path folder;

  WrittenFormsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @ParameterizedTest
  @CsvSource({
    "skole, Skolene i bygda",
    "skolene, En skole",
    "bedriftens, Bedrifter",
    "ungdommen, Ungdom",
    "sommeren, Sommer",
    "rådgivere, Rådgiveren",
    "veiledningen, Veiledning",
    "fullføre, Fullfører"
  })
  void aWordIsFoundInItsOtherInflections(String query, String title) {
    assertEquals(List.of("a"), found(query, title, "Noe annet"));
  }

  @ParameterizedTest
  @CsvSource({
    "skole, skule",
    "skolene, skulane",
    "frafall, fråfall",
    "forebygging, førebygging",
    "lærlinger, lærlingar",
    "mulighet, moglegheit",
    "muligheter, moglegheiter",
    "ferdigheter, ferdigheiter",
    "nysgjerrighet, nysgjerrigheit",
    "veiledning, rettleiing",
    "videregående, vidaregåande"
  })
  void bokmaalAndNynorskFindEachOther(String bokmaal, String nynorsk) {
    assertEquals(List.of("a"), found(bokmaal, "Om " + nynorsk, "Noe annet"));
    assertEquals(List.of("a"), found(nynorsk, "Om " + bokmaal, "Noe annet"));
  }

  @ParameterizedTest
  @CsvSource({"frafallsskule, Frafallsskole", "grunnskule, Grunnskolen", "sumarskule, Sommerskole"})
  void thePartsOfACompoundHaveTwoFormsToo(String query, String title) {
    assertEquals(List.of("a"), found(query, title, "Noe annet"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"jeg vil ha lærling", "eg vil ha lærling"})
  void functionWordsOfBothFormsAreLeftOut(String query) {
    assertEquals(List.of("a"), found(query, "Lærling", "Jeg og eg"));
  }

  @ParameterizedTest
  @CsvSource({
    "opplaering, Opplæring",
    "opplaring, Opplæring",
    "forebygging, Førebygging",
    "foerebygging, Førebygging",
    "moteplass, Møteplass",
    "moeteplass, Møteplass",
    "arsstudium, Årsstudium",
    "aarsstudium, Årsstudium",
    "OPPLÆRING, opplæring"
  })
  void norwegianLettersMayBeWrittenInOtherWays(String query, String title) {
    assertEquals(List.of("a"), found(query, title, "Noe annet"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Opplæring", "OPPL\u00C6RING", "Oppl\u00E6ring"})
  void aLetterIsFoundHoweverItIsEncoded(String title) {
    assertEquals(List.of("a"), found("opplæring", title, "Noe annet"));
  }

  @Test
  void aLetterMadeOfTwoCharactersIsTheSameLetter() {
    assertEquals(List.of("a"), found("a\u030Arsplan", "\u00C5rsplan", "Noe annet"));
    assertEquals(List.of("a"), found("\u00E5rsplan", "A\u030Arsplan", "Noe annet"));
  }

  @ParameterizedTest
  @CsvSource({"opplzering, Opplæring", "m0teplass, Møteplass", "1ærling, Lærling"})
  void whatAScannerReadsWrongIsUnderstood(String query, String title) {
    assertEquals(List.of("a"), found(query, title, "Noe annet"));
  }

  private List<String> found(String query, String... titles) {
    return Indexes.found(folder, query, titles);
  }
}

package no.tiltakskatalogen.catalogue.measure;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers are made up: in the month they have what no person's number has. */
final class IdentityNumbersTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "15819010029",
        "Født 158190 10029.",
        "(158190-10029)",
        "55819010012",
        "15.81.90 10029",
        "15 81 90-10029",
        "158190 – 10029",
        "158190/100 29",
        "158190\n10029",
        "１５８１９０１００２９",
        "158190\u200b10029",
        "fnr15819010029",
        "15819010029kr",
        "158190, 10029",
        "158190 (10029)",
        "158190_10029",
        "15.81.1990 10029",
        "١٥٨١٩٠١٠٠٢٩"
      })
  void anIdentityNumberIsFound(String text) {
    assertTrue(IdentityNumbers.areIn(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "15819010028",
        "115819010029",
        "158190100291",
        "0197a3c2-0d5e-7c1b-9f3e-a15819010029",
        "Konto 1234.56.78903",
        "Organisasjon 974 760 673",
        "Telefon 22 24 90 90, i 2013-2014",
        "15.81.1990 10028",
        ""
      })
  void otherNumbersAreLeftAlone(String text) {
    assertFalse(IdentityNumbers.areIn(text));
  }
}

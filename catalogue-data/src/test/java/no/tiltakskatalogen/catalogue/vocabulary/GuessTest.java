package no.tiltakskatalogen.catalogue.vocabulary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GuessTest {

  private static final List<String> ALLOWED =
      List.of("overgang-grunnskole", "oppstart-vg1", "oppfolging-vg1", "oppfolging-vg2");

  @ParameterizedTest
  @ValueSource(strings = {"oppstart-vg", "opstart-vg1", "oppstrat-vg1", "OPPSTART-VG1"})
  void aLetterLeftOutOrSwappedOrInTheWrongCaseIsForgiven(String given) {
    assertEquals(Optional.of("oppstart-vg1"), Guess.nearest(given, ALLOWED));
  }

  @Test
  void theNearestOfSeveralIsGuessed() {
    assertEquals(Optional.of("oppfolging-vg2"), Guess.nearest("oppfølging-vg2", ALLOWED));
  }

  @Test
  void aWordWithMostlyOtherLettersIsNotGuessed() {
    assertEquals(Optional.empty(), Guess.nearest("fiske", ALLOWED));
  }

  @Test
  void aVeryLongWordIsNotGuessed() {
    assertEquals(Optional.empty(), Guess.nearest("oppstart-vg1".repeat(1000), ALLOWED));
  }

  @Test
  void neighboursThatChangedPlacesAreOneMistake() {
    assertEquals(Optional.of("NO"), Guess.nearest("ON", List.of("VA", "NO")));
  }
}

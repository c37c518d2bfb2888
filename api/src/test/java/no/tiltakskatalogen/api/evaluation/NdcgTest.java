package no.tiltakskatalogen.api.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The measure of an answer, against values worked out by hand. */
final class NdcgTest {

  @Test
  void theBestOrderIsOne() {
    assertEquals(1, Ndcg.of(List.of("a", "b", "c"), Map.of("a", 3, "b", 1)), 1e-9);
  }

  @Test
  void aLaterPlaceCountsLess() {
    // One measure of grade 3 in the second place: 7 / log2(3) of 7.
    assertEquals(1 / 1.584962500721156, Ndcg.of(List.of("x", "a"), Map.of("a", 3)), 1e-9);
  }

  @Test
  void gradesCountTwoToTheirPowerLessOne() {
    double dcg = 1 + 7 / 1.584962500721156;
    double ideal = 7 + 1 / 1.584962500721156;
    assertEquals(dcg / ideal, Ndcg.of(List.of("b", "a"), Map.of("a", 3, "b", 1)), 1e-9);
  }

  @Test
  void whatComesAfterTheTenthPlaceDoesNotCount() {
    List<String> late = new java.util.ArrayList<>(Collections.nCopies(10, "x"));
    late.add("a");
    assertEquals(0, Ndcg.of(late, Map.of("a", 3)));
  }

  @Test
  void nothingIsTheOnlyGoodAnswerToAQueryAboutNothing() {
    assertEquals(1, Ndcg.of(List.of(), Map.of()));
    assertEquals(0, Ndcg.of(List.of("a"), Map.of()));
  }
}

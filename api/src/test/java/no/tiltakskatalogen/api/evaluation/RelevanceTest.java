package no.tiltakskatalogen.api.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.tiltakskatalogen.api.evaluation.Evaluation.Outcome;
import no.tiltakskatalogen.api.evaluation.JudgedQuery.Half;
import no.tiltakskatalogen.catalogue.dataset.DataSet;
import no.tiltakskatalogen.catalogue.dataset.DataSetReader;
import no.tiltakskatalogen.search.Relevance;
import org.junit.jupiter.api.Test;

/** How good the answers are to queries that nobody has tuned on. */
final class RelevanceTest {

  private static final DataSet DATA_SET = DataSetReader.readBundled();

  @Test
  void theAnswersToQueriesNobodyTunedOnAreGood() {
    try (Evaluation evaluation = Evaluation.of(DATA_SET, Relevance.standard())) {
      List<Outcome> outcomes = evaluation.outcomes(JudgedQuery.of(Half.CHECK));

      double ndcg = Evaluation.mean(outcomes);
      assertTrue(ndcg >= 0.90, "nDCG@10 is " + ndcg + "; see ./tiltak evaluate");
      double answered = Evaluation.answeredNothings(outcomes);
      assertTrue(answered <= 0.10, answered + " of the queries about nothing got an answer");
    }
  }

  @Test
  void theyAreFarBetterThanLuceneGivesAsItComes() {
    List<JudgedQuery> check = JudgedQuery.of(Half.CHECK);
    try (Evaluation ours = Evaluation.of(DATA_SET, Relevance.standard());
        Evaluation stock = Evaluation.ofStock(DATA_SET)) {
      double gain = Evaluation.mean(ours.outcomes(check)) - Evaluation.mean(stock.outcomes(check));
      assertTrue(gain > 0.2, "better by " + gain);
    }
  }

  @Test
  void theHalvesHaveTheSameTypesAndNoQueryInCommon() {
    List<JudgedQuery> tuning = JudgedQuery.of(Half.TUNING);
    List<JudgedQuery> check = JudgedQuery.of(Half.CHECK);
    assertEquals(types(tuning).keySet(), types(check).keySet());
    assertTrue(types(check).size() >= 12);
    assertTrue(tuning.size() + check.size() >= 250);
    types(tuning)
        .forEach(
            (type, number) ->
                assertTrue(Math.abs(number - types(check).getOrDefault(type, 0L)) <= 1, type));
    Set<String> texts = new HashSet<>(tuning.stream().map(JudgedQuery::text).toList());
    check.forEach(query -> assertTrue(texts.add(query.text()), query.text()));
  }

  private static Map<String, Long> types(List<JudgedQuery> queries) {
    return queries.stream()
        .collect(Collectors.groupingBy(JudgedQuery::type, Collectors.counting()));
  }

  @Test
  void everyJudgementIsOfAMeasureOfTheDataSet() {
    Set<String> ids =
        DATA_SET.measures().stream()
            .map(measure -> String.valueOf(measure.id()))
            .collect(Collectors.toSet());
    Stream.of(Half.values())
        .flatMap(half -> JudgedQuery.of(half).stream())
        .forEach(
            query -> {
              assertTrue(ids.containsAll(query.grades().keySet()), query.text());
              assertEquals(
                  query.type().equals(JudgedQuery.NOTHING), query.grades().isEmpty(), query.text());
            });
  }
}

package no.tiltakskatalogen.api.cli;

import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import no.tiltakskatalogen.api.evaluation.Evaluation;
import no.tiltakskatalogen.api.evaluation.Evaluation.Outcome;
import no.tiltakskatalogen.api.evaluation.JudgedQuery;
import no.tiltakskatalogen.api.evaluation.JudgedQuery.Half;
import no.tiltakskatalogen.catalogue.dataset.DataSet;
import no.tiltakskatalogen.catalogue.dataset.DataSetReader;
import no.tiltakskatalogen.catalogue.measure.MeasureDocument;
import no.tiltakskatalogen.search.Relevance;
import no.tiltakskatalogen.search.Relevance.Component;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "evaluate",
    description = {
      "Searches the measures that come with the program for judged queries and prints how good the"
          + " answers are (nDCG@10).",
      "Word lists and weights may be tuned on the tuning half only; look at the worst queries of"
          + " that one."
    },
    mixinStandardHelpOptions = true)
final class EvaluateCommand implements Callable<Integer> {

  @Option(
      names = "--worst",
      paramLabel = "N",
      defaultValue = "0",
      description = "Show the N worst queries of the tuning half with what they found.")
  private int worst;

  @Option(
      names = "--ablation",
      description =
          "Show what each part of the search is worth, and Lucene's own Norwegian search.")
  private boolean ablation;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = Output.out(spec);
    DataSet dataSet = DataSetReader.readBundled();
    List<JudgedQuery> tuning = JudgedQuery.of(Half.TUNING);
    List<JudgedQuery> check = JudgedQuery.of(Half.CHECK);
    try (Evaluation evaluation = Evaluation.of(dataSet, Relevance.standard())) {
      List<Outcome> tuned = evaluation.outcomes(tuning);
      table(out, tuned, evaluation.outcomes(check));
      worst(out, dataSet, tuned);
    }
    if (ablation) {
      ablation(out, dataSet, tuning, check);
    }
    return 0;
  }

  private static void ablation(
      PrintWriter out, DataSet dataSet, List<JudgedQuery> tuning, List<JudgedQuery> check) {
    out.printf("%n%-20s %8s %8s %8s%n", "without", "tuning", "check", "nothing");
    for (Component component : Component.values()) {
      Relevance less = Relevance.standard().without(component);
      String name = component.name().toLowerCase(Locale.ROOT).replace('_', ' ');
      try (Evaluation evaluation = Evaluation.of(dataSet, less)) {
        row(out, name, evaluation, tuning, check);
      }
    }
    try (Evaluation stock = Evaluation.ofStock(dataSet)) {
      row(out, "(Lucene as it comes)", stock, tuning, check);
    }
  }

  private static void row(
      PrintWriter out,
      String name,
      Evaluation evaluation,
      List<JudgedQuery> tuning,
      List<JudgedQuery> check) {
    List<Outcome> checked = evaluation.outcomes(check);
    out.printf(
        Locale.ROOT,
        "%-20s %8.3f %8.3f %8.3f%n",
        name,
        Evaluation.mean(evaluation.outcomes(tuning)),
        Evaluation.mean(checked),
        1 - Evaluation.answeredNothings(checked));
    out.flush();
  }

  private static void table(PrintWriter out, List<Outcome> tuning, List<Outcome> check) {
    Map<String, Double> tuned = Evaluation.byType(tuning);
    Map<String, Double> checked = Evaluation.byType(check);
    out.printf("%-14s %8s %8s%n", "type", "tuning", "check");
    tuned.forEach(
        (type, mean) ->
            out.printf(
                Locale.ROOT, "%-14s %8.3f %8.3f%n", type, mean, checked.getOrDefault(type, 0.0)));
    out.printf(
        Locale.ROOT, "%-14s %8.3f %8.3f%n", "all", Evaluation.mean(tuning), Evaluation.mean(check));
    out.flush();
  }

  private void worst(PrintWriter out, DataSet dataSet, List<Outcome> outcomes) {
    outcomes.stream()
        .sorted(Comparator.comparing(Outcome::ndcg))
        .limit(worst)
        .forEach(outcome -> show(out, dataSet, outcome));
    out.flush();
  }

  private static void show(PrintWriter out, DataSet dataSet, Outcome outcome) {
    JudgedQuery query = outcome.query();
    out.printf(Locale.ROOT, "%n%.2f %s: %s%n", outcome.ndcg(), query.type(), query.text());
    outcome.hits().stream()
        .limit(10)
        .forEach(
            id ->
                out.printf("   %s  %s%n", query.grades().getOrDefault(id, 0), title(dataSet, id)));
    query.grades().entrySet().stream()
        .filter(grade -> !outcome.hits().contains(grade.getKey()))
        .forEach(
            missed ->
                out.printf("  (%s) %s%n", missed.getValue(), title(dataSet, missed.getKey())));
  }

  private static String title(DataSet dataSet, String id) {
    return dataSet.measures().stream()
        .filter(measure -> id.equals(String.valueOf(measure.id())))
        .map(MeasureDocument::content)
        .map(content -> content.title() + " (" + content.county() + ")")
        .findFirst()
        .orElse(id);
  }
}

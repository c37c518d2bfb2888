package no.tiltakskatalogen.catalogue.dataset;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import no.tiltakskatalogen.catalogue.measure.MeasureContent;
import no.tiltakskatalogen.catalogue.measure.MeasureDocument;
import no.tiltakskatalogen.catalogue.vocabulary.Counties;

/** Holds the decisions on the examples of 2013 against the measures that carry the examples. */
final class Decisions {

  private static final String COLLECTION = "eksempelsamling-2013";

  private final Map<String, Optional<MeasureDocument>> files;
  private final Counties counties;
  private final BiConsumer<String, String> faults;

  /**
   * @param files the measures by the names of their files without {@code .yaml}; empty where a file
   *     has faults of its own
   */
  Decisions(
      Map<String, Optional<MeasureDocument>> files,
      Counties counties,
      BiConsumer<String, String> faults) {
    this.files = files;
    this.counties = counties;
    this.faults = faults;
  }

  void check(List<Decision> decisions) {
    for (int i = 0; i < decisions.size(); i++) {
      Decision decision = decisions.get(i);
      String place = "/" + i;
      exists(decision.measure(), place + "/measure");
      file(decision.measure()).ifPresent(measure -> check(decision, measure.content(), place));
      for (int j = 0; j < decision.comparedWith().size(); j++) {
        exists(decision.comparedWith().get(j), place + "/comparedWith/" + j);
      }
    }
  }

  private void check(Decision decision, MeasureContent measure, String place) {
    if (!namesExample(measure, decision.example())) {
      faults.accept(
          place + "/measure",
          "expected measures/%s.yaml to name eksempel %s of %s among its sources"
              .formatted(decision.measure(), decision.example(), COLLECTION));
    }
    String county = measure.county() == null ? null : counties.byCode(measure.county()).initials();
    if (!Optional.ofNullable(county).equals(Optional.ofNullable(decision.county()))) {
      faults.accept(
          place + "/county",
          "expected the county of measures/%s.yaml, which is %s"
              .formatted(decision.measure(), county == null ? "none" : county));
    }
    Decision.Kind kind =
        measure.submitted() == null ? Decision.Kind.SEPARATE : Decision.Kind.MERGED;
    if (decision.decision() != kind) {
      faults.accept(
          place + "/decision",
          measure.submitted() == null
              ? "expected separate: the measure was not submitted"
              : "expected merged: the measure was submitted");
    }
  }

  private static boolean namesExample(MeasureContent measure, String example) {
    Pattern named = Pattern.compile("eksempel " + example + "\\b.*");
    return measure.sources().stream()
        .filter(source -> source.document().equals(COLLECTION))
        .anyMatch(source -> source.place() != null && named.matcher(source.place()).matches());
  }

  private void exists(String file, String place) {
    if (!files.containsKey(file)) {
      faults.accept(place, "refers to measures/" + file + ".yaml, which is not there");
    }
  }

  private Optional<MeasureDocument> file(String name) {
    return files.getOrDefault(name, Optional.empty());
  }
}

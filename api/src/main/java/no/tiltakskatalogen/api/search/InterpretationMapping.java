package no.tiltakskatalogen.api.search;

import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import no.tiltakskatalogen.openapi.model.IgnoredWord;
import no.tiltakskatalogen.openapi.model.IgnoredWordReason;
import no.tiltakskatalogen.openapi.model.QueryCorrection;
import no.tiltakskatalogen.openapi.model.QueryInterpretation;
import no.tiltakskatalogen.openapi.model.QueryRecognition;
import no.tiltakskatalogen.openapi.model.Reason;
import no.tiltakskatalogen.search.Interpretation;
import no.tiltakskatalogen.search.SearchPage;

/** What a query was taken to mean, and what placed a hit, in the API's words. */
final class InterpretationMapping {

  private InterpretationMapping() {}

  static QueryInterpretation of(Interpretation interpretation) {
    return new QueryInterpretation(
        interpretation.corrections().stream()
            .map(
                each ->
                    new QueryCorrection(each.text(), each.replacement(), each.start(), each.end()))
            .toList(),
        interpretation.recognised().stream()
            .map(
                each ->
                    new QueryRecognition(
                        each.text(),
                        each.start(),
                        each.end(),
                        each.kind(),
                        each.id(),
                        each.label(),
                        List.copyOf(new TreeSet<>(each.counties()))))
            .toList(),
        interpretation.ignored().stream()
            .map(
                each ->
                    new IgnoredWord(
                        each.text(),
                        each.start(),
                        each.end(),
                        IgnoredWordReason.fromValue(
                            each.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'))))
            .toList(),
        interpretation.relaxed(),
        interpretation.suggestions());
  }

  static Reason of(SearchPage.Reason reason) {
    return new Reason(
        reason.word(), reason.kind(), reason.found(), reason.fields(), reason.points());
  }
}

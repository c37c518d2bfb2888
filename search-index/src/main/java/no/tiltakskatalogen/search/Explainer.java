package no.tiltakskatalogen.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import no.tiltakskatalogen.search.SearchPage.Reason;
import no.tiltakskatalogen.search.Sought.Need;
import org.apache.lucene.search.Explanation;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/** Says what placed a hit, in words a curator understands. For one request. */
final class Explainer {

  private final IndexSearcher searcher;
  private final Plan plan;
  private final Collection<String> sections;
  private final @Nullable Query preferred;

  /**
   * @param sections that words are looked for in; empty for everywhere
   * @param preferred what a county that the query names gives; null if it names none
   */
  Explainer(
      IndexSearcher searcher, Plan plan, Collection<String> sections, @Nullable Query preferred) {
    this.searcher = searcher;
    this.plan = plan;
    this.sections = sections;
    this.preferred = preferred;
  }

  /** What counted for a document, the most first. */
  List<Reason> reasons(int document) throws IOException {
    List<Reason> reasons = new ArrayList<>();
    for (Sought sought : plan.sought()) {
      Reason best = best(sought, document);
      if (best != null) {
        reasons.add(best);
      }
    }
    if (!plan.title().isEmpty()) {
      Explanation title = searcher.explain(TitleRanking.weighted(plan.title()), document);
      if (title.isMatch()) {
        reasons.add(
            new Reason(
                String.join(" ", plan.title()),
                "title",
                "",
                List.of(MeasureFields.TITLE),
                title.getValue().doubleValue()));
      }
    }
    if (preferred != null) {
      Explanation county = searcher.explain(preferred, document);
      if (county.isMatch()) {
        reasons.add(new Reason("", "county", "", List.of(), county.getValue().doubleValue()));
      }
    }
    reasons.sort(Comparator.comparing(Reason::points).reversed());
    return reasons;
  }

  /** Of several ways the best one counts, and is the one to tell. */
  private @Nullable Reason best(Sought sought, int document) throws IOException {
    float factor = sought.need() == Need.WISHED ? VariantRanking.WEAK_WORD : 1;
    Reason best = null;
    for (List<Variant> variants : List.of(sought.strong(), sought.weak())) {
      for (Variant variant : variants) {
        for (Query query : MeasureQueries.queries(variant, sought, sections)) {
          Explanation counted = searcher.explain(query, document);
          double points = counted.getValue().doubleValue() * variant.weight() * factor;
          if (counted.isMatch() && (best == null || points > best.points())) {
            best =
                new Reason(
                    sought.text(),
                    variant.kind().name().toLowerCase(Locale.ROOT),
                    variant.text(),
                    fields(variant, document),
                    points);
          }
        }
      }
    }
    return best;
  }

  private List<String> fields(Variant variant, int document) throws IOException {
    List<String> fields = new ArrayList<>();
    for (String source : MeasureFields.SOURCES) {
      if (searcher.explain(WayQueries.of(variant.way(), source), document).isMatch()) {
        fields.add(source);
      }
    }
    return fields;
  }
}

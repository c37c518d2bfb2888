package no.tiltakskatalogen.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import no.tiltakskatalogen.search.SearchPage.Reason;
import no.tiltakskatalogen.search.Sought.Need;
import no.tiltakskatalogen.search.words.Tokens;
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
  private final FoundWords words;
  private final WrittenWords written;

  /**
   * @param sections that words are looked for in; empty for everywhere
   * @param preferred what a county that the query names gives; null if it names none
   */
  Explainer(
      IndexSearcher searcher,
      Plan plan,
      Collection<String> sections,
      @Nullable Query preferred,
      FoundWords words,
      WrittenWords written) {
    this.searcher = searcher;
    this.plan = plan;
    this.sections = sections;
    this.preferred = preferred;
    this.words = words;
    this.written = written;
  }

  /** What counted for a document, the most first. */
  List<Reason> reasons(int document, StoredMeasure texts) throws IOException {
    List<Reason> reasons = new ArrayList<>();
    for (Sought sought : plan.sought()) {
      Reason best = best(sought, document, texts);
      if (best != null) {
        reasons.add(best);
      }
    }
    if (!plan.title().isEmpty()) {
      Explanation title = searcher.explain(TitleRanking.weighted(plan.title()), document);
      if (title.isMatch()) {
        reasons.add(
            new Reason(
                written.of(searcher, String.join(" ", plan.title())),
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
  private @Nullable Reason best(Sought sought, int document, StoredMeasure texts)
      throws IOException {
    float factor = sought.need() == Need.WISHED ? VariantRanking.WEAK_WORD : 1;
    Variant best = null;
    double most = 0;
    for (List<Variant> variants : List.of(sought.strong(), sought.weak())) {
      for (Variant variant : variants) {
        double points = points(variant, sought, document, texts) * variant.weight() * factor;
        if (points > most) {
          best = variant;
          most = points;
        }
      }
    }
    if (best == null) {
      return null;
    }
    List<String> fields = fields(best, document, texts);
    return new Reason(
        sought.text(),
        best.kind().name().toLowerCase(Locale.ROOT),
        words.in(texts, fields, best),
        fields,
        most);
  }

  private double points(Variant variant, Sought sought, int document, StoredMeasure texts)
      throws IOException {
    if (variant.way() instanceof Variant.Beginning beginning) {
      List<String> having = having(beginning, texts);
      boolean counts =
          sought.source() != null
              ? having.contains(sought.source())
              : !having.isEmpty()
                  && (sections.isEmpty() || having.stream().anyMatch(sections::contains));
      return counts ? 1 : 0;
    }
    double most = 0;
    for (Query query : MeasureQueries.queries(variant, sought, sections)) {
      Explanation counted = searcher.explain(query, document);
      most = counted.isMatch() ? Math.max(most, counted.getValue().doubleValue()) : most;
    }
    return most;
  }

  private List<String> fields(Variant variant, int document, StoredMeasure texts)
      throws IOException {
    if (variant.way() instanceof Variant.Beginning beginning) {
      return having(beginning, texts);
    }
    List<String> fields = new ArrayList<>();
    for (String source : MeasureFields.SOURCES) {
      if (searcher.explain(WayQueries.of(variant.way(), source), document).isMatch()) {
        fields.add(source);
      }
    }
    return fields;
  }

  /**
   * The sources with a word that begins so, read in the texts themselves: the index would go
   * through all words with that beginning for every hit.
   */
  private static List<String> having(Variant.Beginning beginning, StoredMeasure texts) {
    return MeasureFields.SOURCES.stream()
        .filter(source -> has(texts.texts(source), beginning.prefix()))
        .toList();
  }

  private static boolean has(List<String> texts, String prefix) {
    return texts.stream()
        .flatMap(text -> Tokens.of(text).stream())
        .anyMatch(token -> token.folded().startsWith(prefix));
  }
}

package no.tiltakskatalogen.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import no.tiltakskatalogen.search.Sought.Need;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;

/** Builds the Lucene queries of a plan. */
final class MeasureQueries {

  private static final int SHORTEST_TITLE = 3;

  private final Plan plan;
  private final Collection<String> sections;

  /**
   * @param sections that words are looked for in; empty for everywhere
   */
  MeasureQueries(Plan plan, Collection<String> sections) {
    this.plan = plan;
    this.sections = sections;
  }

  /** What has everything that must be there, or is called so. */
  Query complete() {
    BooleanQuery.Builder query = demanded();
    List<Sought> required =
        plan.required().stream().filter(each -> each.need() == Need.REQUIRED).toList();
    // A letter or two begin some word of most titles.
    boolean titled = sections.isEmpty() && String.join("", plan.title()).length() >= SHORTEST_TITLE;
    if (!required.isEmpty()) {
      BooleanQuery.Builder words = new BooleanQuery.Builder();
      required.forEach(each -> words.add(anyOf(each, each.strong()), Occur.FILTER));
      BooleanQuery.Builder either = new BooleanQuery.Builder();
      either.add(words.build(), Occur.SHOULD);
      if (titled && plan.title().size() > 1) {
        either.add(TitleRanking.of(plan.title()), Occur.SHOULD);
      }
      query.add(either.build(), Occur.FILTER);
    } else if (titled && plan.required().isEmpty() && plan.counties().isEmpty()) {
      query.add(TitleRanking.of(plan.title()), Occur.FILTER);
    } else if (!plan.title().isEmpty() && plan.required().isEmpty() && plan.counties().isEmpty()) {
      query.add(MatchNoDocsQuery.INSTANCE, Occur.FILTER);
    }
    if (plan.required().isEmpty() && !sections.isEmpty()) {
      query.add(anyOf(MeasureFields.HAS_SECTION, sections), Occur.FILTER);
    }
    return query.build();
  }

  /**
   * What has some of it, the more the better.
   *
   * @param some of which one at least must be there
   */
  Query partial(Collection<Sought> some) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    BooleanQuery.Builder query = demanded();
    for (Sought each : plan.sought()) {
      (some.contains(each) ? any : query).add(weighted(each), Occur.SHOULD);
    }
    return query.add(any.setMinimumNumberShouldMatch(1).build(), Occur.MUST).build();
  }

  private BooleanQuery.Builder demanded() {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    query.add(MatchAllDocsQuery.INSTANCE, Occur.FILTER);
    plan.sought().stream()
        .filter(each -> each.need() == Need.DEMANDED)
        .forEach(each -> query.add(anyOf(each, each.strong()), Occur.FILTER));
    plan.excluded().forEach(each -> query.add(anyOf(each, each.strong()), Occur.MUST_NOT));
    return query;
  }

  /** What places a measure among those found. */
  BooleanQuery.Builder score() {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    for (Sought each : plan.sought()) {
      query.add(weighted(each), Occur.SHOULD);
    }
    if (!plan.title().isEmpty()) {
      query.add(TitleRanking.weighted(plan.title()), Occur.SHOULD);
    }
    return query;
  }

  private Query weighted(Sought each) {
    return each.need() == Need.WISHED
        ? new BoostQuery(best(each), VariantRanking.WEAK_WORD)
        : best(each);
  }

  /** The best way in which a measure has a word. */
  private Query best(Sought sought) {
    List<Query> ways = new ArrayList<>();
    for (List<Variant> variants : List.of(sought.strong(), sought.weak())) {
      for (Variant variant : variants) {
        for (Query query : queries(variant, sought)) {
          ways.add(variant.weight() == 1 ? query : new BoostQuery(query, variant.weight()));
        }
      }
    }
    return ways.size() == 1
        ? ways.getFirst()
        : new DisjunctionMaxQuery(ways, VariantRanking.TIE_BREAKER);
  }

  private Query anyOf(Sought sought, List<Variant> variants) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    variants.forEach(
        variant -> queries(variant, sought).forEach(each -> query.add(each, Occur.SHOULD)));
    return query.build();
  }

  private List<Query> queries(Variant variant, Sought sought) {
    return queries(variant, sought, sections);
  }

  /** What a way asks of the index, held to the sections or to the field of what is sought. */
  static List<Query> queries(Variant variant, Sought sought, Collection<String> sections) {
    if (sought.source() != null) {
      return List.of(WayQueries.of(variant.way(), sought.source()));
    }
    return sections.isEmpty()
        ? List.of(WayQueries.of(variant.way()))
        : sections.stream().map(section -> WayQueries.of(variant.way(), section)).toList();
  }

  static Query anyOf(String field, Collection<String> values) {
    return new TermInSetQuery(field, values.stream().map(BytesRef::new).toList());
  }
}

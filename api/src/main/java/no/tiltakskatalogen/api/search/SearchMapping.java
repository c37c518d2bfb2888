package no.tiltakskatalogen.api.search;

import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.tiltakskatalogen.api.vocabulary.Labels;
import no.tiltakskatalogen.catalogue.vocabulary.Actor;
import no.tiltakskatalogen.catalogue.vocabulary.Category;
import no.tiltakskatalogen.catalogue.vocabulary.Counties;
import no.tiltakskatalogen.catalogue.vocabulary.County;
import no.tiltakskatalogen.catalogue.vocabulary.Language;
import no.tiltakskatalogen.catalogue.vocabulary.Phase;
import no.tiltakskatalogen.catalogue.vocabulary.Vocabularies;
import no.tiltakskatalogen.openapi.model.ContentLanguage;
import no.tiltakskatalogen.openapi.model.FacetValue;
import no.tiltakskatalogen.openapi.model.Facets;
import no.tiltakskatalogen.openapi.model.Label;
import no.tiltakskatalogen.openapi.model.Match;
import no.tiltakskatalogen.openapi.model.MeasureHit;
import no.tiltakskatalogen.openapi.model.MeasurePage;
import no.tiltakskatalogen.openapi.model.SharedTag;
import no.tiltakskatalogen.openapi.model.SharedTagKind;
import no.tiltakskatalogen.openapi.model.SimilarMeasureList;
import no.tiltakskatalogen.openapi.model.Suggestion;
import no.tiltakskatalogen.openapi.model.SuggestionGroup;
import no.tiltakskatalogen.openapi.model.SuggestionGroupKind;
import no.tiltakskatalogen.openapi.model.SuggestionList;
import no.tiltakskatalogen.search.Facet;
import no.tiltakskatalogen.search.SearchPage;
import no.tiltakskatalogen.search.SearchPage.Hit;
import no.tiltakskatalogen.search.SearchRequest;
import no.tiltakskatalogen.search.SimilarMeasure;
import no.tiltakskatalogen.search.Suggestions;
import org.jspecify.annotations.Nullable;

/** Between the API's words and those of the index. Thread-safe. */
@Singleton
public final class SearchMapping {

  private static final String MEASURES = "/v1/measures";

  private final Vocabularies vocabularies;
  private final Labels labels;

  SearchMapping(Vocabularies vocabularies, Labels labels) {
    this.vocabularies = vocabularies;
    this.labels = labels;
  }

  /** The values of a list parameter, which come repeated or with commas; none if there is none. */
  public static Set<String> values(@Nullable List<String> parameter) {
    return parameter == null
        ? Set.of()
        : parameter.stream()
            .flatMap(text -> Arrays.stream(text.split(",", -1)))
            .map(String::strip)
            .filter(value -> !value.isEmpty())
            .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** The counties that are meant, with those they stand for and those that stand for them. */
  public Set<String> counties(@Nullable List<String> parameter) {
    Counties counties = vocabularies.counties();
    return values(parameter).stream()
        .flatMap(word -> counties.named(word).stream())
        .flatMap(county -> counties.related(county).stream())
        .map(County::key)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /**
   * The answer to a search.
   *
   * @param counties the counties that were asked for, as they came
   */
  public MeasurePage page(
      SearchRequest request, SearchPage page, @Nullable List<String> counties, Language language) {
    List<MeasureHit> hits = page.hits().stream().map(hit -> hit(hit, language)).toList();
    return new MeasurePage(
        page.total(),
        hits,
        facets(request, page, counties, language),
        page.next(),
        page.revision(),
        InterpretationMapping.of(page.interpretation()));
  }

  private MeasureHit hit(Hit hit, Language language) {
    String group = first(hit, Facet.GROUP);
    return new MeasureHit(
        hit.id(),
        hit.slug(),
        hit.title(),
        hit.summary(),
        ContentLanguage.fromValue(hit.language()),
        labels.county(first(hit, Facet.COUNTY)),
        all(hit, Facet.CATEGORY, language).getFirst(),
        group == null ? null : labels.optional(Facet.GROUP, group, language),
        all(hit, Facet.PHASE, language),
        all(hit, Facet.ACTOR, language),
        hit.described(),
        hit.updated().atZone(ZoneOffset.UTC),
        hit.matches().stream().map(SearchMapping::match).toList(),
        hit.reasons().stream().map(InterpretationMapping::of).toList());
  }

  /** Comparable measures. */
  public SimilarMeasureList similar(List<SimilarMeasure> similar, Language language) {
    return new SimilarMeasureList(similar.stream().map(each -> similar(each, language)).toList());
  }

  private no.tiltakskatalogen.openapi.model.SimilarMeasure similar(
      SimilarMeasure similar, Language language) {
    Hit hit = similar.hit();
    String group = first(hit, Facet.GROUP);
    List<SharedTag> tags = new ArrayList<>();
    for (Facet facet : Facet.values()) {
      for (String value : similar.tags().getOrDefault(facet, List.of())) {
        String label =
            facet == Facet.COUNTY ? county(value).name() : labels.label(facet, value, language);
        tags.add(
            new SharedTag(
                SharedTagKind.fromValue(facet.name().toLowerCase(Locale.ROOT)), value, label));
      }
    }
    return new no.tiltakskatalogen.openapi.model.SimilarMeasure(
        hit.id(),
        hit.slug(),
        hit.title(),
        labels.county(first(hit, Facet.COUNTY)),
        all(hit, Facet.CATEGORY, language).getFirst(),
        group == null ? null : labels.optional(Facet.GROUP, group, language),
        all(hit, Facet.PHASE, language),
        hit.described(),
        // Two decimals are all that it tells.
        Math.round(similar.score() * 100) / 100.0,
        similar.words(),
        tags);
  }

  private County county(String key) {
    return vocabularies.counties().find(key).orElseThrow();
  }

  /** Suggestions, by kind; a kind without any is not there. */
  public SuggestionList suggestions(Suggestions suggestions, Language language) {
    List<SuggestionGroup> groups = new ArrayList<>();
    if (!suggestions.titles().isEmpty()) {
      groups.add(
          new SuggestionGroup(
              SuggestionGroupKind.TITLE,
              suggestions.titlesFound(),
              suggestions.titles().stream()
                  .map(title -> new Suggestion(title.title(), 1L, MEASURES + "/" + title.slug()))
                  .toList()));
    }
    Map<String, List<Suggestion>> byKind = new LinkedHashMap<>();
    for (Suggestions.Label label : suggestions.labels()) {
      byKind
          .computeIfAbsent(label.kind(), kind -> new ArrayList<>())
          .add(suggestion(label, language));
    }
    byKind.forEach(
        (kind, items) ->
            groups.add(
                new SuggestionGroup(
                    SuggestionGroupKind.fromValue(kind), (long) items.size(), items)));
    return new SuggestionList(groups);
  }

  private Suggestion suggestion(Suggestions.Label label, Language language) {
    if (label.id().isEmpty()) {
      return new Suggestion(
          label.label(),
          label.measures(),
          MEASURES + "?q=" + URLEncoder.encode(label.label(), StandardCharsets.UTF_8));
    }
    Facet facet = Facet.valueOf(label.kind().toUpperCase(Locale.ROOT));
    String text = facet == Facet.COUNTY ? label.label() : labels.label(facet, label.id(), language);
    return new Suggestion(
        text,
        label.measures(),
        MEASURES
            + "?"
            + label.kind()
            + "="
            + URLEncoder.encode(label.id(), StandardCharsets.UTF_8));
  }

  private static @Nullable String first(Hit hit, Facet facet) {
    return hit.values().getOrDefault(facet, List.of()).stream().findFirst().orElse(null);
  }

  private List<Label> all(Hit hit, Facet facet, Language language) {
    return hit.values().getOrDefault(facet, List.of()).stream()
        .map(value -> labels.of(facet, value, language))
        .toList();
  }

  private static Match match(SearchPage.Match match) {
    return new Match(
        match.field(),
        match.text(),
        match.highlights().stream().map(each -> List.of(each.start(), each.end())).toList());
  }

  private Facets facets(
      SearchRequest request, SearchPage page, @Nullable List<String> counties, Language language) {
    return new Facets(
        counties(page, counties),
        facet(
            Facet.CATEGORY,
            vocabularies.categories().stream().map(Category::id),
            request,
            page,
            language),
        facet(
            Facet.GROUP,
            vocabularies.groups().stream().map(placed -> placed.group().id()),
            request,
            page,
            language),
        facet(Facet.PHASE, vocabularies.phases().stream().map(Phase::id), request, page, language),
        facet(Facet.ACTOR, vocabularies.actors().stream().map(Actor::id), request, page, language));
  }

  /**
   * A county counts what its filter would give: its own measures, and those of the counties it
   * stands for. One without measures of its own is listed only when it was asked for.
   */
  private List<FacetValue> counties(SearchPage page, @Nullable List<String> asked) {
    Counties all = vocabularies.counties();
    Map<String, Long> counts = page.counts().getOrDefault(Facet.COUNTY, Map.of());
    Set<County> chosen =
        values(asked).stream()
            .flatMap(word -> all.named(word).stream())
            .collect(Collectors.toSet());
    List<FacetValue> values = new ArrayList<>();
    for (County county : all.all()) {
      boolean selected = chosen.contains(county);
      if (selected || counts.containsKey(county.key())) {
        long count =
            all.related(county).stream()
                .mapToLong(related -> counts.getOrDefault(related.key(), 0L))
                .sum();
        values.add(new FacetValue(county.key(), county.name(), count, selected));
      }
    }
    return values;
  }

  /** The vocabulary's order; values that would give nothing are left out unless they are chosen. */
  private List<FacetValue> facet(
      Facet facet,
      Stream<String> vocabulary,
      SearchRequest request,
      SearchPage page,
      Language language) {
    Map<String, Long> counts = page.counts().getOrDefault(facet, Map.of());
    Set<String> chosen = request.filters().getOrDefault(facet, Set.of());
    List<FacetValue> values = new ArrayList<>();
    vocabulary.forEach(
        value -> {
          long count = counts.getOrDefault(value, 0L);
          boolean selected = chosen.contains(value);
          if (count > 0 || selected) {
            values.add(
                new FacetValue(value, labels.label(facet, value, language), count, selected));
          }
        });
    return values;
  }
}

package no.tiltakskatalogen.api.knowledge;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Optional;
import no.tiltakskatalogen.api.error.ProblemException;
import no.tiltakskatalogen.api.search.MeasureSearch;
import no.tiltakskatalogen.api.search.NextPage;
import no.tiltakskatalogen.api.search.SearchMapping;
import no.tiltakskatalogen.api.vocabulary.Labels;
import no.tiltakskatalogen.catalogue.knowledge.FrameworkPhase;
import no.tiltakskatalogen.catalogue.knowledge.KnowledgeBase;
import no.tiltakskatalogen.catalogue.measure.Viewer;
import no.tiltakskatalogen.catalogue.vocabulary.Guess;
import no.tiltakskatalogen.catalogue.vocabulary.Vocabularies;
import no.tiltakskatalogen.openapi.model.ActorEfforts;
import no.tiltakskatalogen.openapi.model.CategoryDetail;
import no.tiltakskatalogen.openapi.model.Effort;
import no.tiltakskatalogen.openapi.model.GlossaryList;
import no.tiltakskatalogen.openapi.model.GlossaryTerm;
import no.tiltakskatalogen.openapi.model.KnowledgePage;
import no.tiltakskatalogen.openapi.model.Language;
import no.tiltakskatalogen.openapi.model.NationalMeasure;
import no.tiltakskatalogen.openapi.model.PhaseDetail;
import no.tiltakskatalogen.openapi.model.Programme;
import no.tiltakskatalogen.openapi.model.Resource;
import no.tiltakskatalogen.openapi.model.TextItem;
import no.tiltakskatalogen.openapi.server.KnowledgeApi;
import no.tiltakskatalogen.search.Facet;
import no.tiltakskatalogen.search.KnowledgeIndex;
import org.jspecify.annotations.Nullable;

@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class KnowledgeController implements KnowledgeApi {

  private static final int DEFAULT_LIMIT = 20;

  private final Vocabularies vocabularies;
  private final KnowledgeBase knowledge;
  private final Labels labels;
  private final Glossary glossary;
  private final ProgrammeMapping programme;
  private final KnowledgeEntries entries;
  private final KnowledgeIndex index;
  private final MeasureSearch search;

  KnowledgeController(
      Vocabularies vocabularies,
      KnowledgeBase knowledge,
      Labels labels,
      Glossary glossary,
      ProgrammeMapping programme,
      KnowledgeEntries entries,
      KnowledgeIndex index,
      MeasureSearch search) {
    this.vocabularies = vocabularies;
    this.knowledge = knowledge;
    this.labels = labels;
    this.glossary = glossary;
    this.programme = programme;
    this.entries = entries;
    this.index = index;
    this.search = search;
  }

  @Override
  public PhaseDetail getPhase(String id, @Nullable Language lang) {
    var language = Labels.language(lang);
    List<String> ids = vocabularies.phases().stream().map(each -> each.id()).toList();
    var phase = vocabularies.phase(id).orElseThrow(() -> unknown("phase", id, ids));
    FrameworkPhase framework =
        knowledge.phases().stream()
            .filter(each -> each.phase().equals(id))
            .findFirst()
            .orElse(new FrameworkPhase(id, null, List.of(), List.of(), List.of()));
    return new PhaseDetail(
        id,
        phase.label().in(language),
        phase.subtitle() == null ? null : phase.subtitle().in(language),
        phase.description().in(language),
        framework.chapter(),
        framework.efforts().stream()
            .map(
                effort ->
                    new Effort(effort.id(), effort.title(), effort.items(), effort.resources()))
            .toList(),
        framework.resources().stream().map(this::resource).toList(),
        framework.nationalMeasures().stream()
            .map(measure -> new NationalMeasure(measure.title(), measure.place()))
            .toList(),
        search.list(Facet.PHASE, id, "phase", Viewer.ANONYMOUS));
  }

  private Resource resource(String id) {
    return knowledge.resources().stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .map(each -> new Resource(id, each.title(), each.kind(), each.links(), each.note()))
        .orElseThrow();
  }

  @Override
  public CategoryDetail getCategory(String id, @Nullable Language lang) {
    var language = Labels.language(lang);
    List<String> ids = vocabularies.categories().stream().map(each -> each.id()).toList();
    var category = vocabularies.category(id).orElseThrow(() -> unknown("category", id, ids));
    List<ActorEfforts> actors =
        knowledge.actorEfforts().stream()
            .filter(each -> each.category().equals(id))
            .map(
                each ->
                    new ActorEfforts(
                        labels.of(Facet.ACTOR, each.actor(), language),
                        each.chapter(),
                        each.efforts().stream()
                            .map(effort -> new TextItem(effort.id(), effort.text()))
                            .toList()))
            .toList();
    return new CategoryDetail(
        id,
        category.number(),
        category.label().in(language),
        category.description().in(language),
        Labels.groups(category.groups(), language),
        actors,
        search.list(Facet.CATEGORY, id, "category", Viewer.ANONYMOUS));
  }

  @Override
  public GlossaryList listGlossary(@Nullable Language lang) {
    return new GlossaryList(glossary.size(), glossary.all());
  }

  @Override
  public GlossaryTerm getGlossaryTerm(String term, @Nullable Language lang) {
    return glossary
        .find(term)
        .orElseThrow(() -> unknown("term", term, glossary.guess(term), "/v1/glossary lists all."));
  }

  @Override
  public HttpResponse<KnowledgePage> searchKnowledge(
      @Nullable String q,
      @Nullable List<String> kind,
      @Nullable List<String> phase,
      @Nullable Integer limit,
      @Nullable String cursor,
      @Nullable Language lang) {
    var language = Labels.language(lang);
    KnowledgeIndex.Page page =
        index.search(
            q == null ? "" : q.strip(),
            SearchMapping.values(kind),
            SearchMapping.values(phase),
            limit == null ? DEFAULT_LIMIT : limit,
            cursor == null || cursor.isBlank() ? null : cursor);
    MutableHttpResponse<KnowledgePage> response =
        HttpResponse.ok(
            new KnowledgePage(
                page.total(),
                page.keys().stream().map(key -> entries.entry(key, language)).toList(),
                page.next()));
    return page.next() == null
        ? response
        : response.header(HttpHeaders.LINK, NextPage.link(page.next()));
  }

  @Override
  public Programme getProgramme(@Nullable Language lang) {
    return programme.of(knowledge);
  }

  private static ProblemException unknown(String kind, String id, List<String> ids) {
    return unknown(kind, id, Guess.nearest(id, ids), "There are " + String.join(", ", ids) + ".");
  }

  private static ProblemException unknown(
      String kind, String id, Optional<String> guess, String otherwise) {
    return ProblemException.notFound(
        "There is no %s %s. %s"
            .formatted(kind, id, guess.map(it -> "Did you mean " + it + "?").orElse(otherwise)));
  }
}

package no.tiltakskatalogen.api.vocabulary;

import io.micronaut.http.annotation.Controller;
import java.util.List;
import no.tiltakskatalogen.catalogue.vocabulary.Counties;
import no.tiltakskatalogen.catalogue.vocabulary.LocalizedText;
import no.tiltakskatalogen.catalogue.vocabulary.Vocabularies;
import no.tiltakskatalogen.openapi.model.Category;
import no.tiltakskatalogen.openapi.model.CategoryList;
import no.tiltakskatalogen.openapi.model.County;
import no.tiltakskatalogen.openapi.model.CountyList;
import no.tiltakskatalogen.openapi.model.Language;
import no.tiltakskatalogen.openapi.model.Question;
import no.tiltakskatalogen.openapi.model.Template;
import no.tiltakskatalogen.openapi.model.TemplateSection;
import no.tiltakskatalogen.openapi.model.TermList;
import no.tiltakskatalogen.openapi.model.TextItem;
import no.tiltakskatalogen.openapi.model.Vocabulary;
import no.tiltakskatalogen.openapi.model.VocabularyList;
import no.tiltakskatalogen.openapi.model.VocabularyTerm;
import no.tiltakskatalogen.openapi.server.VocabulariesApi;
import org.jspecify.annotations.Nullable;

@Controller
final class VocabulariesController implements VocabulariesApi {

  private static final String ADDRESS = "/v1/vocabularies/";

  private static final LocalizedText COUNTIES = new LocalizedText("Fylker", "Fylke", "Counties");
  private static final LocalizedText CATEGORIES =
      new LocalizedText("Tiltakskategorier", "Tiltakskategoriar", "Categories of measures");
  private static final LocalizedText PHASES = new LocalizedText("Faser", "Fasar", "Phases");
  private static final LocalizedText ACTORS = new LocalizedText("Aktører", "Aktørar", "Actors");

  private final Vocabularies vocabularies;

  VocabulariesController(Vocabularies vocabularies) {
    this.vocabularies = vocabularies;
  }

  @Override
  public VocabularyList listVocabularies(@Nullable Language lang) {
    var language = Labels.language(lang);
    return new VocabularyList(
        List.of(
            vocabulary("counties", COUNTIES.in(language), vocabularies.counties().all().size()),
            vocabulary("categories", CATEGORIES.in(language), vocabularies.categories().size()),
            vocabulary("phases", PHASES.in(language), vocabularies.phases().size()),
            vocabulary("actors", ACTORS.in(language), vocabularies.actors().size())));
  }

  private static Vocabulary vocabulary(String id, String label, int count) {
    return new Vocabulary(id, label, count, ADDRESS + id);
  }

  @Override
  public CountyList listCounties(@Nullable Language lang) {
    Counties counties = vocabularies.counties();
    return new CountyList(
        counties.all().stream()
            .map(
                county ->
                    new County(
                        county.code(),
                        county.initials(),
                        county.name(),
                        county.validFrom(),
                        county.validTo(),
                        counties.predecessors(county).stream().map(each -> each.code()).toList(),
                        county.successors()))
            .toList());
  }

  @Override
  public CategoryList listCategories(@Nullable Language lang) {
    var language = Labels.language(lang);
    return new CategoryList(
        vocabularies.categories().stream()
            .map(
                category ->
                    new Category(
                        category.id(),
                        category.number(),
                        category.label().in(language),
                        category.description().in(language),
                        Labels.groups(category.groups(), language)))
            .toList());
  }

  @Override
  public TermList listPhases(@Nullable Language lang) {
    var language = Labels.language(lang);
    return new TermList(
        vocabularies.phases().stream()
            .map(
                phase ->
                    new VocabularyTerm(
                        phase.id(),
                        phase.label().in(language),
                        phase.subtitle() == null ? null : phase.subtitle().in(language),
                        phase.description().in(language)))
            .toList());
  }

  @Override
  public TermList listActors(@Nullable Language lang) {
    var language = Labels.language(lang);
    return new TermList(
        vocabularies.actors().stream()
            .map(
                actor ->
                    new VocabularyTerm(
                        actor.id(),
                        actor.label().in(language),
                        null,
                        actor.description().in(language)))
            .toList());
  }

  @Override
  public Template getTemplate(@Nullable Language lang) {
    var language = Labels.language(lang);
    var template = vocabularies.template();
    return new Template(
        template.title().in(language),
        template.introduction().in(language),
        template.criteria().stream()
            .map(criterion -> new TextItem(criterion.id(), criterion.text().in(language)))
            .toList(),
        template.sections().stream()
            .map(
                section ->
                    new TemplateSection(
                        section.id(),
                        section.label().in(language),
                        section.questions().stream()
                            .map(question -> question(question, language))
                            .toList()))
            .toList());
  }

  private static Question question(
      no.tiltakskatalogen.catalogue.vocabulary.Template.Question question,
      no.tiltakskatalogen.catalogue.vocabulary.Language language) {
    return new Question(
        question.id(),
        question.text().in(language),
        question.hints().stream().map(hint -> hint.in(language)).toList());
  }
}

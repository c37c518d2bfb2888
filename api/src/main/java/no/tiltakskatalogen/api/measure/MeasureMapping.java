package no.tiltakskatalogen.api.measure;

import jakarta.inject.Singleton;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import no.tiltakskatalogen.api.knowledge.SourceTitles;
import no.tiltakskatalogen.api.vocabulary.Labels;
import no.tiltakskatalogen.catalogue.measure.MeasureContent;
import no.tiltakskatalogen.catalogue.vocabulary.Language;
import no.tiltakskatalogen.catalogue.vocabulary.Template;
import no.tiltakskatalogen.catalogue.vocabulary.Vocabularies;
import no.tiltakskatalogen.openapi.model.ContentLanguage;
import no.tiltakskatalogen.openapi.model.Measure;
import no.tiltakskatalogen.openapi.model.Section;
import no.tiltakskatalogen.search.Facet;

/** A stored measure in the words of the API. Thread-safe. */
@Singleton
public final class MeasureMapping {

  private final Labels labels;
  private final Template template;
  private final SourceTitles sources;

  MeasureMapping(Labels labels, Vocabularies vocabularies, SourceTitles sources) {
    this.labels = labels;
    this.template = vocabularies.template();
    this.sources = sources;
  }

  /** A measure with labels in a language. */
  public Measure of(no.tiltakskatalogen.catalogue.measure.Measure measure, Language language) {
    MeasureContent content = measure.content();
    return new Measure(
        measure.id().toString(),
        measure.slug(),
        content.title(),
        content.summary(),
        ContentLanguage.fromValue(content.language().tag()),
        labels.county(content.county()),
        content.scope(),
        content.startYear(),
        content.submitted() == null ? null : content.submitted().toString(),
        labels.tag(Facet.CATEGORY, content.category(), language),
        content.group() == null ? null : labels.optionalTag(Facet.GROUP, content.group(), language),
        content.phases().stream().map(tag -> labels.tag(Facet.PHASE, tag, language)).toList(),
        content.actors().stream().map(tag -> labels.tag(Facet.ACTOR, tag, language)).toList(),
        content.targetGroup(),
        content.keywords(),
        sections(content, language),
        content.sources().stream()
            .map(source -> sources.reference(source.document(), source.place()))
            .toList(),
        measure.state().name(),
        measure.revision(),
        measure.updated().atZone(ZoneOffset.UTC));
  }

  private List<Section> sections(MeasureContent content, Language language) {
    return Arrays.stream(no.tiltakskatalogen.catalogue.vocabulary.Section.values())
        .map(
            section ->
                new Section(
                    section.id(),
                    template.label(section).in(language),
                    content.sections().get(section)))
        .toList();
  }
}

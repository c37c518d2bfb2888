package no.tiltakskatalogen.api.knowledge;

import jakarta.inject.Singleton;
import no.tiltakskatalogen.catalogue.knowledge.KnowledgeBase;
import no.tiltakskatalogen.openapi.model.Finding;
import no.tiltakskatalogen.openapi.model.KeyFigure;
import no.tiltakskatalogen.openapi.model.Prioritisation;
import no.tiltakskatalogen.openapi.model.PrioritisationStep;
import no.tiltakskatalogen.openapi.model.Programme;

/** What the sources say of the programme as a whole, in the words of the API. Thread-safe. */
@Singleton
final class ProgrammeMapping {

  private final SourceTitles sources;

  ProgrammeMapping(SourceTitles sources) {
    this.sources = sources;
  }

  Programme of(KnowledgeBase knowledge) {
    return new Programme(
        knowledge.findings().stream()
            .map(
                finding ->
                    new Finding(finding.id(), finding.text(), sources.reference(finding.source())))
            .toList(),
        knowledge.keyFigures().stream()
            .map(
                figure ->
                    new KeyFigure(
                        figure.id(),
                        figure.label(),
                        figure.value(),
                        figure.unit(),
                        figure.of(),
                        figure.period(),
                        figure.note(),
                        sources.reference(figure.source())))
            .toList(),
        prioritisation(knowledge.prioritisation()));
  }

  private Prioritisation prioritisation(
      no.tiltakskatalogen.catalogue.knowledge.Prioritisation process) {
    return new Prioritisation(
        process.title(),
        process.purpose(),
        process.steps().stream()
            .map(
                step ->
                    new PrioritisationStep(step.id(), step.title(), step.period(), step.points()))
            .toList(),
        process.demands(),
        process.sources().stream().map(sources::reference).toList());
  }
}

package no.tiltakskatalogen.api.measure;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.context.ServerRequestContext;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import no.tiltakskatalogen.api.error.JsonBody;
import no.tiltakskatalogen.api.error.Preconditions;
import no.tiltakskatalogen.api.error.ProblemException;
import no.tiltakskatalogen.api.identity.Actor;
import no.tiltakskatalogen.api.identity.Pseudonyms;
import no.tiltakskatalogen.api.web.CatalogueRevision;
import no.tiltakskatalogen.catalogue.measure.IdentityNumbers;
import no.tiltakskatalogen.catalogue.measure.Lookup;
import no.tiltakskatalogen.catalogue.measure.MeasureContent;
import no.tiltakskatalogen.catalogue.measure.MeasureDocument;
import no.tiltakskatalogen.catalogue.measure.MeasureState;
import no.tiltakskatalogen.catalogue.measure.Measures;
import no.tiltakskatalogen.catalogue.measure.Viewer;
import no.tiltakskatalogen.catalogue.vocabulary.Counties;
import no.tiltakskatalogen.catalogue.vocabulary.Language;
import no.tiltakskatalogen.catalogue.vocabulary.Vocabularies;
import no.tiltakskatalogen.openapi.model.Fault;
import no.tiltakskatalogen.openapi.model.Measure;
import no.tiltakskatalogen.openapi.server.EditingApi;
import org.jspecify.annotations.Nullable;

/** Counties write their own measures; whose a measure is, is asked while nobody else can write. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class EditingController implements EditingApi {

  private static final Pattern LINE = Pattern.compile("[^\\p{Cc}\\p{Cs}]*");

  private final Measures measures;
  private final MeasureMapping mapping;
  private final MeasureTags tags;
  private final Counties counties;
  private final Pseudonyms pseudonyms;

  EditingController(
      Measures measures,
      MeasureMapping mapping,
      MeasureTags tags,
      Vocabularies vocabularies,
      Pseudonyms pseudonyms) {
    this.measures = measures;
    this.mapping = mapping;
    this.tags = tags;
    this.counties = vocabularies.counties();
    this.pseudonyms = pseudonyms;
  }

  /** A measure as it was written, and the change that did so. */
  private record Written(no.tiltakskatalogen.catalogue.measure.Measure measure, long change) {}

  @Override
  public HttpResponse<Measure> createMeasure(
      Map<String, Object> measureInput, @Nullable String idempotencyKey) {
    MeasureDocument sent = sent();
    if (sent.id() != null) {
      throw wrongId("is given by the catalogue; PUT revises a measure");
    }
    Actor actor = Actor.current();
    // A measure without a county is one of the editor's.
    String own = sent.content().county() == null ? actor.county().orElse(null) : null;
    MeasureContent content = own == null ? sent.content() : sent.content().of(own);
    checkEditor(actor, content.county());
    Written written =
        measures.atomically(
            () -> save(new MeasureDocument(null, content, sent.state()).identified(), actor));
    URI place = URI.create("/v1/measures/" + written.measure().slug());
    return told(HttpResponse.created(place), written);
  }

  @Override
  public HttpResponse<Measure> reviseMeasure(
      String id, String ifMatch, Map<String, Object> measureInput) {
    MeasureDocument sent = sent();
    Actor actor = Actor.current();
    return told(
        HttpResponse.ok(),
        measures.atomically(
            () -> {
              var present = present(id, ifMatch, actor);
              if (sent.id() != null && !sent.id().equals(present.id())) {
                throw wrongId("is not that of the measure at this address");
              }
              // Whose a measure is does not change by leaving it out.
              String county = present.content().county();
              MeasureContent content =
                  sent.content().county() == null && county != null
                      ? sent.content().of(county)
                      : sent.content();
              checkEditor(actor, content.county());
              return save(new MeasureDocument(present.id(), content, sent.state()), actor);
            }));
  }

  @Override
  public HttpResponse<Void> withdrawMeasure(String id, String ifMatch, String reason) {
    if (reason.isBlank() || !LINE.matcher(reason).matches()) {
      throw wrongReason("expected one line of text that says why");
    }
    if (IdentityNumbers.areIn(reason)) {
      throw wrongReason(IdentityNumbers.REFUSED);
    }
    Actor actor = Actor.current();
    Written written =
        measures.atomically(
            () -> {
              var present = present(id, ifMatch, actor);
              MeasureState withdrawn = new MeasureState.Withdrawn(reason.strip());
              return save(new MeasureDocument(present.id(), present.content(), withdrawn), actor);
            });
    return HttpResponse.<Void>noContent()
        .header(CatalogueRevision.HEADER, Long.toString(written.change()));
  }

  private static MeasureDocument sent() {
    return MeasureBodies.of(ServerRequestContext.currentRequest().orElseThrow());
  }

  private static ProblemException wrongReason(String detail) {
    Fault fault = new Fault(detail);
    fault.setParameter("reason");
    return ProblemException.badRequest(List.of(fault));
  }

  private static ProblemException wrongId(String detail) {
    return ProblemException.badRequest(List.of(JsonBody.fault("/id", detail)));
  }

  /** The measure that is to be changed, as nobody else can change it any more. */
  private no.tiltakskatalogen.catalogue.measure.Measure present(
      String id, String ifMatch, Actor actor) {
    measures.takeTurn();
    var present =
        switch (measures.lookup(id, Viewer.ANONYMOUS)) {
          case Lookup.Found(var measure) -> measure;
          case Lookup.Gone(String reason) -> throw MeasuresController.withdrawn(reason);
          case Lookup.Moved _, Lookup.Unknown() -> throw MeasuresController.unknown();
        };
    checkEditor(actor, present.content().county());
    Preconditions.require(ifMatch, tags.of(present));
    return present;
  }

  private void checkEditor(Actor actor, @Nullable String county) {
    if (county == null || !actor.isEditorOf(counties.byCode(county), counties)) {
      throw ProblemException.of(
          HttpStatus.FORBIDDEN, "Measures of this county are for its own editors to write.");
    }
  }

  private Written save(MeasureDocument document, Actor actor) {
    measures.save(List.of(document), pseudonyms.of(actor.identity()));
    var measure = measures.withIds(Set.of(String.valueOf(document.id()))).getFirst();
    return new Written(measure, measures.lastChange());
  }

  private HttpResponse<Measure> told(MutableHttpResponse<?> response, Written written) {
    return response
        .body(mapping.of(written.measure(), Language.NB))
        .header(HttpHeaders.ETAG, tags.of(written.measure(), Language.NB, Set.of()))
        .header(CatalogueRevision.HEADER, Long.toString(written.change()))
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }
}

package no.tiltakskatalogen.api.webhook;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import no.tiltakskatalogen.api.error.Preconditions;
import no.tiltakskatalogen.api.error.ProblemException;
import no.tiltakskatalogen.api.identity.Actor;
import no.tiltakskatalogen.api.search.SavedSearches;
import no.tiltakskatalogen.catalogue.identity.Role;
import no.tiltakskatalogen.catalogue.webhook.Webhook;
import no.tiltakskatalogen.catalogue.webhook.Webhooks;
import no.tiltakskatalogen.openapi.model.Fault;
import no.tiltakskatalogen.openapi.model.IssuedWebhook;
import no.tiltakskatalogen.openapi.model.NewWebhook;
import no.tiltakskatalogen.openapi.model.WebhookList;
import no.tiltakskatalogen.openapi.model.WebhookState;
import no.tiltakskatalogen.openapi.server.WebhooksApi;
import org.jspecify.annotations.Nullable;

/** Webhooks of whoever asks; an administrator sees and removes everybody's. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class WebhooksController implements WebhooksApi {

  private final Webhooks webhooks;
  private final WebhookVerification verification;
  private final WebhookUrls urls;
  private final SavedSearches searches;

  WebhooksController(
      Webhooks webhooks,
      WebhookVerification verification,
      WebhookUrls urls,
      SavedSearches searches) {
    this.webhooks = webhooks;
    this.verification = verification;
    this.urls = urls;
    this.searches = searches;
  }

  @Override
  public WebhookList listWebhooks() {
    Actor actor = Actor.current();
    List<Webhook> seen = seesAll(actor) ? webhooks.all() : webhooks.of(actor.identity());
    return new WebhookList(seen.stream().map(WebhooksController::mapped).toList());
  }

  @Override
  public HttpResponse<IssuedWebhook> createWebhook(
      NewWebhook wanted, @Nullable String idempotencyKey) {
    String search = wanted.getSearch() == null ? "" : wanted.getSearch();
    List<Fault> faults = new ArrayList<>();
    urls.fault(wanted.getUrl()).ifPresent(detail -> faults.add(fault("/url", new Fault(detail))));
    searches.faults(search).forEach(each -> faults.add(fault("/search", each)));
    if (!faults.isEmpty()) {
      throw ProblemException.badRequest(faults);
    }
    Webhook made =
        webhooks
            .create(Actor.current().identity(), wanted.getUrl(), search)
            .orElseThrow(
                () ->
                    ProblemException.of(
                        HttpStatus.CONFLICT,
                        "You have as many webhooks as one may have; remove one first."));
    MutableHttpResponse<IssuedWebhook> response =
        HttpResponse.created(
            new IssuedWebhook(mapped(made), made.secret()),
            URI.create("/v1/webhooks/" + made.id()));
    return response
        .header(HttpHeaders.ETAG, etag(made))
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  /** Faults of the search have the parameter that they are about as well. */
  private static Fault fault(String pointer, Fault fault) {
    fault.setPointer(pointer);
    return fault;
  }

  @Override
  public HttpResponse<no.tiltakskatalogen.openapi.model.Webhook> getWebhook(String id) {
    return told(own(id));
  }

  @Override
  public HttpResponse<Void> removeWebhook(String id, String ifMatch) {
    Webhook webhook = own(id);
    Preconditions.require(ifMatch, etag(webhook));
    if (!webhooks.remove(webhook)) {
      throw Preconditions.stale();
    }
    return HttpResponse.noContent();
  }

  @Override
  public HttpResponse<no.tiltakskatalogen.openapi.model.Webhook> verifyWebhook(String id) {
    verification.verify(own(id));
    return told(own(id));
  }

  /** Somebody else's is none of yours to know of. */
  private Webhook own(String id) {
    Actor actor = Actor.current();
    return webhooks
        .find(id)
        .filter(webhook -> seesAll(actor) || webhook.owner().equals(actor.identity()))
        .orElseThrow(() -> ProblemException.notFound("You have no webhook with this id."));
  }

  private static boolean seesAll(Actor actor) {
    return actor.roles().contains(Role.ADMIN);
  }

  private static HttpResponse<no.tiltakskatalogen.openapi.model.Webhook> told(Webhook webhook) {
    return HttpResponse.ok(mapped(webhook)).header(HttpHeaders.ETAG, etag(webhook));
  }

  private static no.tiltakskatalogen.openapi.model.Webhook mapped(Webhook webhook) {
    boolean waits = webhook.state() == Webhook.State.ACTIVE && webhook.failures() > 0;
    return new no.tiltakskatalogen.openapi.model.Webhook(
        webhook.id(),
        webhook.url(),
        webhook.search(),
        WebhookState.fromValue(webhook.state().name().toLowerCase(Locale.ROOT)),
        webhook.delivered(),
        webhook.failures(),
        waits ? webhook.nextAttempt().atZone(ZoneOffset.UTC) : null,
        webhook.lastFailure(),
        webhook.created().atZone(ZoneOffset.UTC));
  }

  private static String etag(Webhook webhook) {
    return "\"%d\"".formatted(webhook.version());
  }
}

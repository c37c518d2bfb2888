package no.tiltakskatalogen.api.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import no.tiltakskatalogen.api.cli.Api.Answer;
import no.tiltakskatalogen.api.indexing.IndexProgress;
import no.tiltakskatalogen.catalogue.identity.ApiKeys;
import no.tiltakskatalogen.catalogue.identity.Role;
import no.tiltakskatalogen.catalogue.identity.Scope;
import no.tiltakskatalogen.catalogue.measure.MeasureContent;
import no.tiltakskatalogen.catalogue.measure.MeasureDocument;
import no.tiltakskatalogen.catalogue.measure.MeasureState;
import no.tiltakskatalogen.catalogue.measure.Measures;
import org.jspecify.annotations.Nullable;

/** Writes to a running catalogue and asks it, as an administrator does, whether all is well. */
final class Administrator {

  static final String NEW_KEY = "{\"name\":\"Portal\",\"scopes\":[\"read\"],\"expiresInDays\":1}";

  /** However slow the machine is. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Service service;
  private final String key;
  private final Caller caller;

  Administrator(Service service) {
    this.service = service;
    key = key(service, new Scope(Role.ADMIN, null));
    caller = at(service.port());
  }

  /** A new key of a running catalogue. */
  static String key(Service service, Scope scope) {
    return service
        .context()
        .getBean(ApiKeys.class)
        .create("test", List.of(scope), Duration.ofDays(90))
        .secret();
  }

  /** Somebody with a new key of a running catalogue. */
  static Caller caller(Service service, Role role, @Nullable String county) {
    return Caller.bearer(service.port(), key(service, new Scope(role, county)));
  }

  Caller caller() {
    return caller;
  }

  /** The same at another server of the catalogue. */
  Caller at(int port) {
    return Caller.bearer(port, key);
  }

  Answer post(String address) {
    return caller.send("POST", address, "");
  }

  /** Stores one more measure. */
  void write() {
    Measures measures = service.context().getBean(Measures.class);
    MeasureContent content = measures.createdAfter(0, 1).getFirst().measure().content();
    measures.save(
        List.of(new MeasureDocument(UUID.randomUUID(), content, new MeasureState.Published())),
        "test");
  }

  JsonNode index() {
    Answer answer = caller.get("/v1/admin/index");
    assertEquals(200, answer.status(), answer.response().body());
    return answer.body();
  }

  /** That the index comes to hold everything, and provably so. */
  void assertAllIsThere(int measures) throws InterruptedException {
    long last = service.context().getBean(Measures.class).lastChange();
    assertTrue(service.context().getBean(IndexProgress.class).await(last, PATIENCE));
    Answer report = verified();
    assertEquals(200, report.status(), report.response().body());
    assertTrue(report.body().get("clean").asBoolean(), report.response().body());
    assertEquals(measures, report.body().get("compared").asInt());
    Api api = new Api(service.port());
    assertEquals(measures, api.ok("/v1/measures").body().get("total").asInt());
  }

  /** Asked again while the answer is that it has to be. */
  Answer verified() {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    Answer answer = post("/v1/admin/index/verify");
    while (answer.status() == 503 && System.nanoTime() < deadline) {
      assertEquals("5", answer.header("Retry-After"));
      answer = post("/v1/admin/index/verify");
    }
    return answer;
  }
}

package no.tiltakskatalogen.api.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import no.tiltakskatalogen.api.cli.Api.Answer;
import no.tiltakskatalogen.catalogue.measure.Measures;
import no.tiltakskatalogen.search.MeasureIndex;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an administrator sees and does of the index over HTTP. */
final class IndexAdministrationTest {

  private static final String INDEX = "/v1/admin/index";

  private Service service;
  private Administrator administrator;

  @BeforeEach
  void start(@TempDir Path folder) {
    service = Service.start(Database.embedded(folder), folder, "localhost", 0, indexed -> {});
    administrator = new Administrator(service);
  }

  @AfterEach
  void stop() {
    service.close();
  }

  /** Takes the first measure out of the index behind the follower's back. */
  private String lose() {
    String id = service.context().getBean(Measures.class).headsAfter("", 1).getFirst().id();
    service.context().getBean(MeasureIndex.class).mend(List.of(), List.of(id));
    return id;
  }

  private void awaitRebuilt() {
    JsonNode state = administrator.index();
    while (state.get("rebuilding").asBoolean()) {
      state = administrator.index();
    }
    assertTrue(state.get("failure").isNull(), state.toString());
  }

  @Test
  void itsStateTellsWhatItHolds() {
    JsonNode state = administrator.index();
    assertEquals(91, state.get("measures").asInt());
    assertEquals(0, state.get("lag").asInt());
    assertEquals(state.get("storeChange"), state.get("lastChange"));
    assertFalse(state.get("rebuilding").asBoolean());
    assertTrue(state.get("failure").isNull());
    assertTrue(state.get("bytes").asLong() > 100_000, state.toString());
  }

  @Test
  void aVerificationTellsWhatDiffersAndARepairMendsIt() throws Exception {
    String lost = lose();
    for (String address : List.of(INDEX + "/verify", INDEX + "/repair")) {
      Answer found = administrator.post(address);
      assertEquals(200, found.status(), found.response().body());
      assertFalse(found.body().get("clean").asBoolean());
      assertEquals(lost, found.body().at("/missing/0").textValue());
      assertEquals(1, found.body().get("faults").asInt());
    }
    administrator.assertAllIsThere(91);
  }

  @Test
  void aRebuildIsUnderWayFromWhenItIsAskedForAndMendsEverything() throws Exception {
    lose();
    Answer asked = administrator.post(INDEX + "/rebuild");
    assertEquals(202, asked.status(), asked.response().body());
    assertEquals(INDEX, asked.header("Location"));
    assertTrue(asked.body().get("rebuilding").asBoolean(), asked.response().body());
    awaitRebuilt();
    administrator.assertAllIsThere(91);
  }

  @ParameterizedTest
  @ValueSource(strings = {"repair", "rebuild"})
  void whoAskedBeforeIsAnsweredByTheMendedIndex(String way) throws Exception {
    lose();
    Api api = new Api(service.port());
    Answer before = api.ok("/v1/measures");
    assertEquals(90, before.body().get("total").asInt());
    administrator.post(INDEX + "/" + way);
    awaitRebuilt();
    administrator.assertAllIsThere(91);
    Answer after = api.get("/v1/measures", "If-None-Match", before.header("ETag"));
    assertEquals(200, after.status());
    assertEquals(91, after.body().get("total").asInt());
  }
}

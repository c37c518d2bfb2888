package no.tiltakskatalogen.api.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import no.tiltakskatalogen.api.cli.Api.Answer;
import no.tiltakskatalogen.api.error.ApiDocument;
import no.tiltakskatalogen.api.error.Operation;
import no.tiltakskatalogen.catalogue.identity.Role;
import no.tiltakskatalogen.catalogue.identity.Scope;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every operation of the API document, asked for by everybody there is. The table is kept apart
 * from the document, so that whoever loosens a declaration has to loosen it here too.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AccessTest {

  private static final String OWN_COUNTY = "46";
  private static final String OTHER_COUNTY = "03";

  /** Who may call the operations that are not for everybody. All others only read. */
  private static final Map<String, Set<Role>> EXPECTED =
      Map.ofEntries(
          Map.entry("listKeys", Set.of(Role.ADMIN)),
          Map.entry("createKey", Set.of(Role.ADMIN)),
          Map.entry("getKey", Set.of(Role.ADMIN)),
          Map.entry("rotateKey", Set.of(Role.ADMIN)),
          Map.entry("revokeKey", Set.of(Role.ADMIN)),
          Map.entry("listAudit", Set.of(Role.ADMIN)),
          Map.entry("getIndex", Set.of(Role.ADMIN)),
          Map.entry("verifyIndex", Set.of(Role.ADMIN)),
          Map.entry("repairIndex", Set.of(Role.ADMIN)),
          Map.entry("rebuildIndex", Set.of(Role.ADMIN)),
          Map.entry("createMeasure", Set.of(Role.COUNTY_EDITOR)),
          Map.entry("reviseMeasure", Set.of(Role.COUNTY_EDITOR)),
          Map.entry("withdrawMeasure", Set.of(Role.COUNTY_EDITOR)),
          Map.entry("listWebhooks", Set.of(Role.PORTAL, Role.ADMIN)),
          Map.entry("createWebhook", Set.of(Role.PORTAL)),
          Map.entry("getWebhook", Set.of(Role.PORTAL, Role.ADMIN)),
          Map.entry("removeWebhook", Set.of(Role.PORTAL, Role.ADMIN)),
          Map.entry("verifyWebhook", Set.of(Role.PORTAL)));

  private record Asker(String name, Set<Role> roles, Caller caller) {}

  private Service service;
  private final List<Asker> askers = new ArrayList<>();

  @BeforeAll
  void start(@TempDir Path folder) {
    service = Service.start(Database.embedded(folder), folder, "localhost", 0, indexed -> {});
    askers.add(new Asker("anonymous", Set.of(), new Caller(service.port())));
    scopes()
        .forEach(
            (name, scope) ->
                askers.add(
                    new Asker(
                        name,
                        Set.of(scope.role()),
                        Caller.bearer(service.port(), Administrator.key(service, scope)))));
  }

  @AfterAll
  void stop() {
    service.close();
  }

  private static Map<String, Scope> scopes() {
    Map<String, Scope> scopes = new LinkedHashMap<>();
    for (Role role : Role.values()) {
      if (role == Role.COUNTY_EDITOR) {
        scopes.put("editor of the county", new Scope(role, OWN_COUNTY));
        scopes.put("editor of another county", new Scope(role, OTHER_COUNTY));
      } else {
        scopes.put(role.id(), new Scope(role, null));
      }
    }
    return scopes;
  }

  @Test
  void theTableNamesOperationsThatThereAre() {
    Set<String> known =
        document().operations().stream().map(Operation::id).collect(Collectors.toSet());
    assertTrue(known.containsAll(EXPECTED.keySet()), EXPECTED.keySet().toString());
  }

  @TestFactory
  List<DynamicTest> everyOperationIsForThoseInTheTable() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Operation operation : document().operations()) {
      for (Asker asker : askers) {
        tests.add(
            DynamicTest.dynamicTest(
                operation.id() + " by " + asker.name(), () -> check(operation, asker)));
      }
    }
    return tests;
  }

  private ApiDocument document() {
    return service.context().getBean(ApiDocument.class);
  }

  private static void check(Operation operation, Asker asker) {
    Set<Role> expected = EXPECTED.getOrDefault(operation.id(), Set.of());
    boolean isForAll = !EXPECTED.containsKey(operation.id());
    assertTrue(!isForAll || !operation.writes(), "A write for everybody has to be in the table");
    // A parameter that there is not: whoever may ask is told so, and nothing is carried out.
    Answer answer =
        asker
            .caller()
            .send(
                operation.method(),
                operation.path().replaceAll("\\{[^}]*}", "x") + "?nonsense=1",
                "",
                "If-Match",
                "*");
    int status =
        isForAll || expected.stream().anyMatch(asker.roles()::contains)
            ? 400
            : asker.roles().isEmpty() ? 401 : 403;
    assertEquals(status, answer.status(), answer.response().body());
    assertEquals(status != 400, !answer.header("WWW-Authenticate").isEmpty());
  }

  @Test
  void theCountyIsThatOfTheKeyWhateverTheRequestSays() {
    for (Asker asker : askers) {
      if (asker.roles().contains(Role.COUNTY_EDITOR)) {
        JsonNode identity =
            asker.caller().send("GET", "/v1/identity", "", "X-County", "18", "County", "18").body();
        String expected = asker.name().contains("another") ? OTHER_COUNTY : OWN_COUNTY;
        assertEquals(expected, identity.at("/county/code").textValue());
      }
    }
  }
}

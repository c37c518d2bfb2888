package no.tiltakskatalogen.api.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.swagger.v3.oas.models.media.Schema;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import no.tiltakskatalogen.catalogue.identity.Role;
import no.tiltakskatalogen.catalogue.identity.Scope;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The API document is the truth: every operation in it, also one added tomorrow, keeps to it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ContractWalkTest {

  private static final long SEED = 20261122;

  private final Map<String, String> keys = new HashMap<>();
  private Service service;

  @BeforeAll
  void start(@TempDir Path folder) {
    service =
        Service.start(
            Database.embedded(folder),
            folder,
            "localhost",
            0,
            indexed -> {},
            Map.of("tiltak.limits.enabled", false));
    // Before the first request: keys are read again only now and then.
    DocumentedOperation.of(Api.document()).stream()
        .flatMap(operation -> operation.roles().stream())
        .distinct()
        .forEach(role -> keys.put(role, key(role)));
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @TestFactory
  Stream<DynamicTest> anOperationAnswersWhatItsDocumentAllows() {
    return each((walk, operation) -> walk.askProperly(operation, SEED));
  }

  @TestFactory
  Stream<DynamicTest> anOperationRefusesWhatItsDocumentDoesNotAllow() {
    return each(ContractWalk::askImproperly);
  }

  @TestFactory
  Stream<DynamicTest> anOperationForSomeAnswersThemWhatItsDocumentAllows() {
    return eachForSome((walk, operation) -> walk.askProperly(operation, SEED));
  }

  @TestFactory
  Stream<DynamicTest> anOperationForSomeRefusesThemWhatItsDocumentDoesNotAllow() {
    return eachForSome(ContractWalk::askImproperly);
  }

  @Test
  void anAnswerThatTheDocumentDoesNotTellOfIsFound() {
    List<String> wrong =
        walked(
            "/v1/glossary/{term}",
            "        '404':\n          $ref: '#/components/responses/NotFound'\n",
            "");
    assertTrue(wrong.toString().contains("404"), wrong.toString());
  }

  @Test
  void anAnswerThatBreaksItsSchemaIsFound() {
    List<String> wrong =
        walked(
            "/v1/glossary/{term}", "required: [id, term,", "required: [id, term, pronunciation,");
    assertTrue(wrong.toString().contains("pronunciation"), wrong.toString());
  }

  @Test
  void aFaultThatIsNotRefusedIsFound() {
    List<String> wrong = walked("/v1/suggestions", "maxLength: 200\n", "maxLength: 20\n");
    assertTrue(wrong.toString().contains("does not allow it"), wrong.toString());
  }

  @Test
  void bodiesAreMadeOfTheirSchema() {
    String document =
        """
        openapi: 3.0.3
        info: {title: Made, version: 1.0.0}
        paths:
          /things:
            post:
              requestBody:
                content:
                  application/json:
                    schema:
                      type: object
                      required: [name]
                      properties:
                        name: {type: string}
                        count: {type: integer, minimum: 3}
              responses:
                '201': {description: Made.}
        """;
    Schema<?> body = Objects.requireNonNull(DocumentedOperation.of(document).getFirst().body());
    assertEquals("{\"name\":\"tekst\",\"count\":3}", GeneratedBodies.valid(body).toString());
    List<String> invalid = GeneratedBodies.invalid(body);
    assertTrue(invalid.contains("{\"count\":3}"), invalid.toString());
    assertTrue(invalid.contains("{\"name\":\"tekst\",\"count\":{}}"), invalid.toString());
  }

  /** What a walk of one address finds wrong with a document that says something else. */
  private List<String> walked(String path, String before, String after) {
    String changed = Api.document().replace(before, after);
    assertTrue(!changed.equals(Api.document()), "The document has no " + before);
    ContractWalk walk = new ContractWalk(service.port(), changed);
    DocumentedOperation.of(changed).stream()
        .filter(operation -> operation.path().equals(path))
        .forEach(
            operation -> {
              walk.askProperly(operation, SEED);
              walk.askImproperly(operation);
            });
    return walk.wrong();
  }

  private interface Asking {
    void ask(ContractWalk walk, DocumentedOperation operation);
  }

  private Stream<DynamicTest> each(Asking asking) {
    List<DocumentedOperation> operations = DocumentedOperation.of(Api.document());
    assertTrue(operations.size() >= 19, operations.toString());
    return operations.stream().map(operation -> test(asking, operation, each -> Map.of()));
  }

  /** As those whom the document names. */
  private Stream<DynamicTest> eachForSome(Asking asking) {
    List<DocumentedOperation> operations =
        DocumentedOperation.of(Api.document()).stream()
            .filter(DocumentedOperation::isForSome)
            .toList();
    assertTrue(operations.size() >= 10, operations.toString());
    return operations.stream().map(operation -> test(asking, operation, this::credentials));
  }

  private Map<String, String> credentials(DocumentedOperation operation) {
    return operation.roles().stream()
        .findFirst()
        .map(role -> Map.of("X-API-Key", Objects.requireNonNull(keys.get(role))))
        .orElse(Map.of());
  }

  private String key(String role) {
    Role named =
        Stream.of(Role.values()).filter(each -> each.id().equals(role)).findFirst().orElseThrow();
    return Administrator.key(service, new Scope(named, named == Role.COUNTY_EDITOR ? "46" : null));
  }

  private DynamicTest test(
      Asking asking, DocumentedOperation operation, ContractWalk.Credentials credentials) {
    return DynamicTest.dynamicTest(
        operation.toString(),
        () -> {
          ContractWalk walk = new ContractWalk(service.port(), Api.document(), credentials);
          asking.ask(walk, operation);
          assertTrue(walk.asked() > 0, "Nothing was asked");
          assertEquals(List.of(), walk.wrong());
        });
  }
}

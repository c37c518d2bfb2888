package no.tiltakskatalogen.api.cli;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Asks an operation in every way that its document tells of, properly and improperly, and holds
 * each answer against the document. What is found wrong is collected, so that one run tells all.
 */
final class ContractWalk {

  /** Longer than the longest time that an operation may wait for news. */
  private static final Duration PATIENCE = Duration.ofSeconds(45);

  private static final int COMBINATIONS = 12;
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final int port;
  private final OpenApiInteractionValidator contract;
  private final Map<String, String> ids = new HashMap<>();
  private final List<String> wrong = new ArrayList<>();
  private final List<DocumentedOperation> operations;
  private final Credentials credentials;
  private int asked;

  /** Asks as nobody in particular. */
  ContractWalk(int port, String document) {
    this(port, document, operation -> Map.of());
  }

  ContractWalk(int port, String document, Credentials credentials) {
    this.port = port;
    this.credentials = credentials;
    operations = DocumentedOperation.of(document);
    contract = OpenApiInteractionValidator.createForInlineApiSpecification(document).build();
  }

  /** With what headers an operation that is only for some is asked; without any, it refuses. */
  interface Credentials {
    Map<String, String> of(DocumentedOperation operation);
  }

  /** What an answer has to be beyond what its document says. */
  private enum Wanted {
    NO_REFUSAL,
    REFUSAL,
    REFUSAL_THAT_SAYS_WHERE,
    ANYTHING
  }

  /** What was found wrong, each with its request; empty if all is well. */
  List<String> wrong() {
    return List.copyOf(wrong);
  }

  int asked() {
    return asked;
  }

  /** Asks as the document allows: each value of each parameter, then several at a time. */
  void askProperly(DocumentedOperation operation, long seed) {
    List<Parameter> parameters =
        operation.parameters("query").stream()
            .filter(parameter -> !GeneratedValues.valid(parameter).isEmpty())
            .toList();
    send(operation, required(operation), Wanted.NO_REFUSAL);
    for (Parameter parameter : parameters) {
      for (String value : GeneratedValues.valid(parameter)) {
        send(operation, with(operation, parameter.getName(), value), Wanted.NO_REFUSAL);
      }
    }
    Random random = new Random(seed);
    for (int i = 0; i < COMBINATIONS && !parameters.isEmpty(); i++) {
      Map<String, String> several = required(operation);
      for (Parameter parameter : parameters) {
        List<String> values = GeneratedValues.valid(parameter);
        if (random.nextBoolean()) {
          several.put(parameter.getName(), values.get(random.nextInt(values.size())));
        }
      }
      send(operation, several, Wanted.NO_REFUSAL);
    }
  }

  /** Asks with one fault at a time, and with what is no fault but might do harm. */
  void askImproperly(DocumentedOperation operation) {
    send(operation, with(operation, "no~such~parameter", "1"), Wanted.REFUSAL_THAT_SAYS_WHERE);
    for (Parameter parameter : operation.parameters("query")) {
      for (String value : GeneratedValues.invalid(parameter)) {
        send(
            operation, with(operation, parameter.getName(), value), Wanted.REFUSAL_THAT_SAYS_WHERE);
      }
      for (String value : GeneratedValues.nasty()) {
        send(operation, with(operation, parameter.getName(), value), Wanted.ANYTHING);
      }
    }
    for (Parameter parameter : operation.parameters("path")) {
      List<String> others = new ArrayList<>(GeneratedValues.nasty());
      others.addAll(GeneratedValues.invalid(parameter));
      others.add("no~such~thing");
      for (String value : others) {
        Map<String, String> path = Map.of(parameter.getName(), value);
        send(operation, address(operation, path, required(operation)), "", Wanted.ANYTHING);
      }
    }
    if (operation.body() != null) {
      String address = address(operation, Map.of(), required(operation));
      for (String body : GeneratedBodies.invalid(operation.body())) {
        send(operation, address, body, Wanted.REFUSAL);
      }
    }
  }

  private static Map<String, String> required(DocumentedOperation operation) {
    Map<String, String> query = new LinkedHashMap<>();
    for (Parameter parameter : operation.parameters("query")) {
      List<String> values = GeneratedValues.valid(parameter);
      if (Boolean.TRUE.equals(parameter.getRequired()) && !values.isEmpty()) {
        query.put(parameter.getName(), values.getFirst());
      }
    }
    return query;
  }

  private static Map<String, String> with(
      DocumentedOperation operation, String name, String value) {
    Map<String, String> query = required(operation);
    query.put(name, value);
    return query;
  }

  private void send(DocumentedOperation operation, Map<String, String> query, Wanted wanted) {
    String body =
        operation.body() == null ? "" : GeneratedBodies.valid(operation.body()).toString();
    send(operation, address(operation, Map.of(), query), body, wanted);
  }

  private void send(DocumentedOperation operation, String address, String body, Wanted wanted) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + address))
            .timeout(PATIENCE)
            .method(operation.method(), HttpRequest.BodyPublishers.ofString(body));
    credentials.of(operation).forEach(request::header);
    for (Parameter header : operation.parameters("header")) {
      // Whatever state it is in: what is walked through is nobody else's.
      List<String> values =
          header.getName().equals("If-Match") ? List.of("*") : GeneratedValues.valid(header);
      if (Boolean.TRUE.equals(header.getRequired()) && !values.isEmpty()) {
        request.header(header.getName(), values.getFirst());
      }
    }
    if (!body.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    judge(operation, address, answer(request.build()), wanted);
  }

  private void judge(
      DocumentedOperation operation, String address, HttpResponse<String> answer, Wanted wanted) {
    String told = operation.method() + " " + address + " → " + answer.statusCode();
    asked++;
    if (answer.statusCode() >= 500) {
      wrong.add(told + " is a fault of the server");
    }
    boolean isRefused = answer.statusCode() >= 400;
    boolean isOpen = !operation.isForSome() || !credentials.of(operation).isEmpty();
    // What is asked of somebody outside, whom there is not here, ends as the document says.
    boolean wantsOthers =
        answer.statusCode() == 409
            && operation.operation().getOperationId().equals("verifyWebhook");
    if (isOpen && wanted == Wanted.NO_REFUSAL && isRefused && !wantsOthers) {
      wrong.add(told + " though the document allows it: " + answer.body());
    }
    boolean wantsRefusal = wanted == Wanted.REFUSAL || wanted == Wanted.REFUSAL_THAT_SAYS_WHERE;
    if (wantsRefusal && !isRefused) {
      wrong.add(told + " though the document does not allow it");
    }
    if (isOpen
        && wanted == Wanted.REFUSAL_THAT_SAYS_WHERE
        && !answer.body().contains("\"parameter\":\"")) {
      wrong.add(told + " without saying where the fault is: " + answer.body());
    }
    SimpleResponse.Builder given =
        SimpleResponse.Builder.status(answer.statusCode()).withBody(answer.body());
    answer.headers().map().forEach((name, values) -> given.withHeader(name, values));
    contract
        .validateResponse(
            URI.create(address).getRawPath(),
            Request.Method.valueOf(operation.method()),
            given.build())
        .getMessages()
        .forEach(message -> wrong.add(told + ": " + message.getMessage()));
  }

  private String address(
      DocumentedOperation operation, Map<String, String> path, Map<String, String> query) {
    String address = operation.path();
    for (Parameter parameter : operation.parameters("path")) {
      String name = parameter.getName();
      String value = path.containsKey(name) ? path.get(name) : id(operation, parameter);
      address = address.replace("{" + name + "}", encoded(value).replace("+", "%20"));
    }
    StringJoiner text = new StringJoiner("&", "?", "").setEmptyValue("");
    query.forEach((name, value) -> text.add(encoded(name) + "=" + encoded(value)));
    return address + text;
  }

  /** From the document's example, or else made or listed at the address above it. */
  private String id(DocumentedOperation operation, Parameter parameter) {
    List<String> values = GeneratedValues.valid(parameter);
    if (!values.isEmpty()) {
      return values.getFirst();
    }
    String above =
        operation.path().substring(0, operation.path().indexOf("/{" + parameter.getName()));
    // One that is made for this request may be changed or removed by it.
    boolean canMake = !credentials.of(operation).isEmpty() && maker(above).isPresent();
    return canMake
        ? made(maker(above).orElseThrow())
        : ids.computeIfAbsent(above, list -> listed(operation, list));
  }

  private Optional<DocumentedOperation> maker(String path) {
    return operations.stream()
        .filter(each -> each.path().equals(path) && each.method().equals("POST"))
        .filter(each -> each.body() != null)
        .findFirst();
  }

  private String made(DocumentedOperation maker) {
    String body = GeneratedBodies.valid(Objects.requireNonNull(maker.body())).toString();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + maker.path()))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    credentials.of(maker).forEach(request::header);
    return idIn(maker.path(), 201, answer(request.build()));
  }

  private String listed(DocumentedOperation operation, String list) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + list)).timeout(PATIENCE);
    credentials.of(operation).forEach(request::header);
    return idIn(list, 200, answer(request.build()));
  }

  private String idIn(String address, int status, HttpResponse<String> answer) {
    @Nullable JsonNode first = null;
    try {
      first = answer.statusCode() == status ? JSON.readTree(answer.body()).findValue("id") : null;
    } catch (IOException e) {
      wrong.add(address + " answers with nothing that can be read");
    }
    return first == null ? "00000000-0000-7000-8000-000000000000" : first.asText();
  }

  private HttpResponse<String> answer(HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(request + " got no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}

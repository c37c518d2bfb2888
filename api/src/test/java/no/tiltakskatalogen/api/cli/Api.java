package no.tiltakskatalogen.api.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** Asks a running service over HTTP, and holds every answer against the OpenAPI document. */
final class Api {

  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final OpenApiInteractionValidator CONTRACT =
      OpenApiInteractionValidator.createForInlineApiSpecification(document()).build();

  private final int port;

  Api(int port) {
    this.port = port;
  }

  /** An answer; its body is empty JSON where it has none. */
  record Answer(HttpResponse<String> response, JsonNode body) {

    int status() {
      return response.statusCode();
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    /** The text members of a name in a list of objects, in order. */
    List<String> texts(String list, String member) {
      return Api.texts(body.at(list), member);
    }

    List<String> titles() {
      return texts("/items", "title");
    }

    /** The count of a facet's value; 0 if it is not listed. */
    long count(String facet, String value) {
      return StreamSupport.stream(body.at("/facets/" + facet).spliterator(), false)
          .filter(entry -> entry.get("value").textValue().equals(value))
          .mapToLong(entry -> entry.get("count").longValue())
          .findFirst()
          .orElse(0);
    }
  }

  static String document() {
    try {
      return Files.readString(
          Path.of(System.getProperty("repository.root"), "openapi", "tiltakskatalog-v1.yaml"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> texts(JsonNode list, String member) {
    List<String> texts = new ArrayList<>();
    list.forEach(entry -> texts.add(entry.path(member).asText()));
    return texts;
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Sends a GET that must succeed. */
  Answer ok(String address, String... headers) {
    Answer answer = get(address, headers);
    assertEquals(200, answer.status(), answer.response().body());
    return answer;
  }

  Answer get(String address, String... headers) {
    return send("GET", address, headers);
  }

  /** Asks for a page for people, which the API document does not tell of. */
  Answer page(String address) {
    try {
      URI uri = URI.create("http://localhost:" + port + address);
      HttpResponse<String> response =
          CLIENT.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(response, JSON.createObjectNode());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  Answer send(String method, String address, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + address))
            .method(method, HttpRequest.BodyPublishers.noBody());
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    try {
      HttpResponse<String> response =
          CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
      if (method.equals("GET")) {
        validate(address, response);
      }
      return new Answer(response, json(response));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Sends a request line as it is, however wrong. */
  String raw(String requestLine) {
    String request = requestLine + "\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    try (Socket socket = new Socket("localhost", port)) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode json(HttpResponse<String> response) throws JsonProcessingException {
    String type = response.headers().firstValue("Content-Type").orElse("");
    boolean isJson = type.contains("json") && !response.body().isEmpty();
    return isJson ? JSON.readTree(response.body()) : JSON.createObjectNode();
  }

  private static void validate(String address, HttpResponse<String> response) {
    SimpleResponse.Builder given =
        SimpleResponse.Builder.status(response.statusCode()).withBody(response.body());
    response.headers().map().forEach((name, values) -> given.withHeader(name, values));
    String path = URI.create(address).getRawPath();
    ValidationReport report = CONTRACT.validateResponse(path, Request.Method.GET, given.build());
    boolean isUnknownPath =
        report.getMessages().stream()
            .anyMatch(message -> message.getKey().equals("validation.request.path.missing"));
    if (isUnknownPath) {
      assertEquals(404, response.statusCode(), address + " is not in the API document");
      return;
    }
    assertTrue(
        report.getMessages().isEmpty(),
        () -> address + " breaks the API document: " + report.getMessages() + response.body());
  }
}

package no.tiltakskatalogen.api.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.stream.Stream;
import no.tiltakskatalogen.api.cli.Api.Answer;

/** Sends any request to a running service, with the same headers each time. */
final class Caller {

  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final int port;
  private final String[] headers;

  Caller(int port, String... headers) {
    this.port = port;
    this.headers = headers.clone();
  }

  /** Whoever holds a key or token. */
  static Caller bearer(int port, String credential) {
    return new Caller(port, "Authorization", "Bearer " + credential);
  }

  Answer get(String address) {
    return send("GET", address, "");
  }

  /** Sends JSON, or nothing if the body is empty. */
  Answer send(String method, String address, String body, String... more) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + address))
            .method(
                method,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    if (!body.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    String[] all =
        Stream.concat(Arrays.stream(headers), Arrays.stream(more)).toArray(String[]::new);
    for (int i = 0; i < all.length; i += 2) {
      request.header(all[i], all[i + 1]);
    }
    try {
      HttpResponse<String> response =
          CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
      boolean isJson =
          response.headers().firstValue("Content-Type").orElse("").contains("json")
              && !response.body().isEmpty();
      JsonNode node = isJson ? JSON.readTree(response.body()) : JSON.createObjectNode();
      return new Answer(response, node);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The answer, which has to be a problem report of a status. */
  static Answer refused(int status, Answer answer) {
    assertEquals(status, answer.status(), answer.response().body());
    assertEquals("application/problem+json", answer.header("Content-Type"));
    assertEquals(status, answer.body().get("status").asInt());
    return answer;
  }
}

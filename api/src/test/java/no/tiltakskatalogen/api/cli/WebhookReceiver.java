package no.tiltakskatalogen.api.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Receives the messages of webhooks on loopback, and answers verifications. */
final class WebhookReceiver implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();
  private static final int PATIENCE_SECONDS = 60;

  private final HttpServer server;
  private final BlockingQueue<Message> changes = new LinkedBlockingQueue<>();
  private volatile int status = 200;
  private volatile boolean repeatsChallenge = true;

  /** A message as it came. */
  record Message(String id, String timestamp, String signature, String body, JsonNode json) {

    List<Long> numbers() {
      List<Long> numbers = new ArrayList<>();
      json.at("/data/changes").forEach(change -> numbers.add(change.get("number").asLong()));
      return numbers;
    }

    List<String> kinds() {
      return Api.texts(json.at("/data/changes"), "kind");
    }
  }

  WebhookReceiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::receive);
    server.start();
  }

  String url() {
    return "http://localhost:%d/hook".formatted(server.getAddress().getPort());
  }

  /** What messages about changes are answered with from now on. */
  void answerWith(int wanted) {
    status = wanted;
  }

  /** Answers verifications as somebody does who was never asked. */
  void ignoreChallenges() {
    repeatsChallenge = false;
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      JsonNode json = JSON.readTree(body);
      boolean verifies = json.get("type").asText().equals("verification");
      String answer = verifies && repeatsChallenge ? json.at("/data/challenge").asText() : "";
      if (!verifies) {
        changes.add(
            new Message(
                exchange.getRequestHeaders().getFirst("webhook-id"),
                exchange.getRequestHeaders().getFirst("webhook-timestamp"),
                exchange.getRequestHeaders().getFirst("webhook-signature"),
                new String(body, StandardCharsets.UTF_8),
                json));
      }
      byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(verifies ? 200 : status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  /** The next message about changes. */
  Message next() throws InterruptedException {
    Message message = changes.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (message == null) {
      throw new AssertionError("No message came");
    }
    return message;
  }

  /** How many messages about changes have come and were not taken. */
  int waiting() {
    return changes.size();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

package no.tiltakskatalogen.api.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.tiltakskatalogen.api.cli.Api.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The documentation for people, as a browser meets it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DocsTest {

  private static final Pattern ADDRESS = Pattern.compile("(?:href|src)=\"([^\"]+)\"");
  private static final Pattern DOCUMENT = Pattern.compile("url: '([^']+)'");

  private Service service;
  private Api api;

  @BeforeAll
  void start(@TempDir Path folder) {
    service = Service.start(Database.embedded(folder), folder, "localhost", 0, indexed -> {});
    api = new Api(service.port());
  }

  @AfterAll
  void stop() {
    service.close();
  }

  /** Not part of the API document, so it is asked for without holding it against it. */
  private Answer page(String address) {
    Answer answer = api.page(address);
    assertEquals(200, answer.status(), address);
    return answer;
  }

  @Test
  void allThatThePageLoadsComesFromTheSameServer() {
    List<String> addresses = new ArrayList<>();
    Matcher links = ADDRESS.matcher(page("/docs").response().body());
    while (links.find()) {
      addresses.add(links.group(1));
    }
    assertTrue(addresses.size() >= 5, addresses.toString());
    for (String address : addresses) {
      if (!address.equals("data:,")) {
        assertFalse(address.contains("//"), address);
        page("/" + address);
      }
    }
  }

  @Test
  void theViewerShowsThisServersOwnDocument() {
    Matcher document = DOCUMENT.matcher(page("/docs/start.js").response().body());
    assertTrue(document.find());
    assertEquals(Api.document(), page("/" + document.group(1)).response().body());
  }

  @Test
  void theViewerIsWhole() {
    String script = page("/docs/swagger-ui-bundle.js").response().body();
    assertTrue(script.contains("SwaggerUIBundle"), "The script is another one");
    assertTrue(page("/docs/swagger-ui.css").response().body().contains(".swagger-ui"));
    String styles = page("/docs/swagger-ui.css").response().body();
    assertFalse(styles.contains("url(http"), "The style sheet loads from elsewhere");
  }

  @Test
  void thePolicyLetsTheBrowserLoadFromThisServerAlone() {
    String policy = page("/docs").header("Content-Security-Policy");
    assertTrue(policy.startsWith("default-src 'none'"), policy);
    assertFalse(policy.contains("http"), policy);
    assertFalse(policy.contains("unsafe"), policy);
    assertFalse(policy.contains("*"), policy);
  }

  @Test
  void theChangelogIsServed() {
    assertTrue(page("/docs/changelog").response().body().startsWith("# Changelog of the API"));
  }

  @Test
  void aPageThatIsNoneIsNotFound() {
    assertEquals(404, api.get("/docs/application.yml").status());
    assertEquals(404, api.get("/docs/..%2Fapplication.yml").status());
  }
}

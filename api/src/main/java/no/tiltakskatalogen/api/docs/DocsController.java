package no.tiltakskatalogen.api.docs;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import no.tiltakskatalogen.api.error.ProblemException;

/** Shows the API document in a viewer. All that a browser loads for it comes from here. */
@Controller("/docs")
@ExecuteOn(TaskExecutors.BLOCKING)
final class DocsController {

  /** Nothing but this server may be loaded from or asked; the viewer draws its icons as data. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

  private static final String TEXT = "text/plain;charset=utf-8";

  /** Files of the class path by address, with their types. */
  private static final Map<String, Page> PAGES =
      Map.of(
          "", new Page("index.html", "text/html;charset=utf-8"),
          "start.js", new Page("start.js", "text/javascript;charset=utf-8"),
          "swagger-ui-bundle.js", new Page("swagger-ui-bundle.js", "text/javascript;charset=utf-8"),
          "swagger-ui.css", new Page("swagger-ui.css", "text/css;charset=utf-8"),
          "changelog", new Page("CHANGELOG.md", TEXT),
          "notice", new Page("NOTICE.txt", TEXT));

  private record Page(String file, String type) {

    byte[] bytes() {
      try (InputStream in = DocsController.class.getResourceAsStream("/docs/" + file)) {
        if (in == null) {
          throw new IllegalStateException(file + " is missing from the class path");
        }
        return in.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Get
  @Produces("*/*")
  HttpResponse<byte[]> index() {
    return page("");
  }

  @Get("/{name}")
  @Produces("*/*")
  HttpResponse<byte[]> page(String name) {
    Page page = PAGES.get(name);
    if (page == null) {
      throw ProblemException.notFound("The documentation has no such page.");
    }
    return HttpResponse.ok(page.bytes())
        .header(HttpHeaders.CONTENT_TYPE, page.type())
        .header(HttpHeaders.CACHE_CONTROL, "public, max-age=3600")
        .header("Content-Security-Policy", POLICY)
        .header("X-Content-Type-Options", "nosniff");
  }
}

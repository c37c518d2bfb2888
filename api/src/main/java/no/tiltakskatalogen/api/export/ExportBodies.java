package no.tiltakskatalogen.api.export;

import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.body.StreamFileBodyWriter;
import io.micronaut.http.server.types.files.StreamedFile;

/**
 * Has exports written as files. Left to itself, the server has whatever is of a type of JSON
 * written by what makes JSON of objects, also if it is a file.
 */
@ServerFilter("/v1/exports/*")
final class ExportBodies {

  private final StreamFileBodyWriter writer;

  ExportBodies(StreamFileBodyWriter writer) {
    this.writer = writer;
  }

  @ResponseFilter
  @SuppressWarnings("unchecked") // The body has been looked at.
  void choose(MutableHttpResponse<?> response) {
    if (response.body() instanceof StreamedFile) {
      ((MutableHttpResponse<StreamedFile>) response).bodyWriter(writer);
    }
  }
}

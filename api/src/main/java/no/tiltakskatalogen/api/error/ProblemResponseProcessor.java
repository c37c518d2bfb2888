package no.tiltakskatalogen.api.error;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import jakarta.inject.Singleton;
import java.util.List;
import no.tiltakskatalogen.openapi.model.Problem;

/**
 * Turns whatever the server itself finds wrong into a problem report. Its own messages name
 * classes, so none of them is passed on.
 */
@Singleton
final class ProblemResponseProcessor implements ErrorResponseProcessor<Problem> {

  @Override
  public MutableHttpResponse<Problem> processResponse(
      ErrorContext context, MutableHttpResponse<?> response) {
    HttpStatus status = status(context.getRequest(), response.status());
    return Problems.write(
        response.status(status), context.getRequest(), status, detail(context, status), List.of());
  }

  /** Of a head that is too large the server says only that something is. */
  private static HttpStatus status(HttpRequest<?> request, HttpStatus status) {
    if (request instanceof NettyHttpRequest<?> received) {
      Throwable cause = received.getNativeRequest().decoderResult().cause();
      if (cause instanceof TooLongHttpLineException) {
        return HttpStatus.REQUEST_URI_TOO_LONG;
      }
      if (cause instanceof TooLongHttpHeaderException) {
        return HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE;
      }
    }
    return status;
  }

  private static String detail(ErrorContext context, HttpStatus status) {
    String path = context.getRequest().getPath();
    return switch (status) {
      case NOT_FOUND ->
          "There is nothing at %s. What there is stands in /openapi.yaml.".formatted(path);
      case METHOD_NOT_ALLOWED ->
          "%s cannot be sent to %s; see the Allow header."
              .formatted(context.getRequest().getMethodName(), path);
      case NOT_ACCEPTABLE -> "%s is not served in any format of the Accept header.".formatted(path);
      case UNSUPPORTED_MEDIA_TYPE -> "%s does not take this Content-Type.".formatted(path);
      case REQUEST_ENTITY_TOO_LARGE -> "The request is too large.";
      case REQUEST_URI_TOO_LONG -> "The address is too long.";
      case REQUEST_HEADER_FIELDS_TOO_LARGE -> "The headers are too large.";
      case BAD_REQUEST -> "The request cannot be read; check its encoding.";
      default ->
          status.getCode() >= 500
              ? "Something went wrong here; it has been logged."
              : "The request cannot be answered.";
    };
  }
}

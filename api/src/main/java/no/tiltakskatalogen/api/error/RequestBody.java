package no.tiltakskatalogen.api.error;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.body.ByteBody.SplitBackpressureMode;
import io.micronaut.http.body.CloseableAvailableByteBody;
import io.micronaut.http.body.CloseableByteBody;
import java.util.concurrent.CompletionException;

/** The body of a request for filters, which leave it to the operation as well. */
public final class RequestBody {

  private RequestBody() {}

  /** Waits for all of the body, which the server limits in size. */
  public static byte[] bytes(HttpRequest<?> request) {
    if (!(request instanceof ServerHttpRequest<?> received)) {
      throw new IllegalStateException("Only requests to this server have a body to read");
    }
    try (CloseableByteBody own = received.byteBody().split(SplitBackpressureMode.FASTEST);
        CloseableAvailableByteBody whole = own.buffer().join()) {
      return whole.toByteArray();
    } catch (CompletionException e) {
      // Such as a body that is too large, which the server answers itself.
      throw e.getCause() instanceof RuntimeException fault ? fault : e;
    }
  }
}

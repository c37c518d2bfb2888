package no.tiltakskatalogen.api.operations;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpHeaders;
import jakarta.inject.Singleton;
import no.tiltakskatalogen.api.web.ConnectionPart;
import no.tiltakskatalogen.api.web.EveryAnswer;

/** Names also the requests that are answered before {@link RequestObserver} sees them. */
@Singleton
final class RequestIds implements ConnectionPart {

  private final ChannelHandler handler = new EveryAnswer(RequestIds::add);

  @Override
  public void join(ChannelPipeline pipeline, String codec) {
    pipeline.addAfter(codec, "tiltak-request-id", handler);
  }

  private static void add(HttpHeaders headers) {
    if (!headers.contains(RequestId.HEADER)) {
      headers.set(RequestId.HEADER, RequestId.of(null).text());
    }
  }
}

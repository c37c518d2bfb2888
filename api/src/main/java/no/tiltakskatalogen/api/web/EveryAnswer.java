package no.tiltakskatalogen.api.web;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import java.util.function.Consumer;

/**
 * Adds headers to every answer, also to those that no filter sees: of requests that cannot be read,
 * and of those by which browsers ask what they may send. Thread-safe.
 */
@Sharable
public final class EveryAnswer extends ChannelOutboundHandlerAdapter {

  private final Consumer<HttpHeaders> adding;

  /**
   * @param adding is given the headers of each answer, on whichever thread
   */
  public EveryAnswer(Consumer<HttpHeaders> adding) {
    this.adding = adding;
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // The promise is the future.
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    if (message instanceof HttpResponse answer
        && answer.status().codeClass() != HttpStatusClass.INFORMATIONAL) {
      adding.accept(answer.headers());
    }
    context.write(message, promise);
  }
}

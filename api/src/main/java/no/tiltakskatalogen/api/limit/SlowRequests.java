package no.tiltakskatalogen.api.limit;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.Future;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import no.tiltakskatalogen.api.web.ConnectionPart;
import org.jspecify.annotations.Nullable;

/**
 * Hangs up on clients whose request does not arrive in time, however steadily it drips: the time of
 * an idle connection, which the server knows, never ends for these.
 */
@Singleton
final class SlowRequests implements ConnectionPart {

  private final LimitSettings settings;

  SlowRequests(LimitSettings settings) {
    this.settings = settings;
  }

  @Override
  public void join(ChannelPipeline pipeline, String codec) {
    Deadline deadline = new Deadline(pipeline.channel(), settings.request().toMillis());
    pipeline.addBefore(codec, "tiltak-request-begins", new Begins(deadline));
    pipeline.addAfter(codec, "tiltak-request-ends", new Ends(deadline));
  }

  /** When the request that is arriving has to be there. Of one connection, on its thread. */
  private static final class Deadline {

    private final Channel channel;
    private final long millis;
    private @Nullable Future<?> running;

    Deadline(Channel channel, long millis) {
      this.channel = channel;
      this.millis = millis;
      start();
    }

    void start() {
      if (running == null) {
        running = channel.eventLoop().schedule(this::hangUp, millis, TimeUnit.MILLISECONDS);
      }
    }

    private void hangUp() {
      Future<?> _ = channel.close();
    }

    void stop() {
      if (running != null) {
        running.cancel(false);
        running = null;
      }
    }
  }

  private static final class Begins extends ChannelInboundHandlerAdapter {

    private final Deadline deadline;

    Begins(Deadline deadline) {
      this.deadline = deadline;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
      deadline.start();
      context.fireChannelRead(bytes);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      deadline.stop();
      context.fireChannelInactive();
    }
  }

  private static final class Ends extends ChannelInboundHandlerAdapter {

    private final Deadline deadline;

    Ends(Deadline deadline) {
      this.deadline = deadline;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      // Several requests may come in one go.
      if (message instanceof HttpRequest) {
        deadline.start();
      }
      if (message instanceof LastHttpContent) {
        deadline.stop();
      }
      context.fireChannelRead(message);
    }
  }
}

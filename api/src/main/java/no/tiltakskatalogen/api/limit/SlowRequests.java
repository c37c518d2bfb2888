package no.tiltakskatalogen.api.limit;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.Future;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Hangs up on clients whose request does not arrive in time, however steadily it drips: the time of
 * an idle connection, which the server knows, never ends for these.
 */
@Singleton
final class SlowRequests implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {

  private final LimitSettings settings;

  SlowRequests(LimitSettings settings) {
    this.settings = settings;
  }

  @Override
  public NettyServerCustomizer.Registry onCreated(
      BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
    event.getBean().register(new Customizer(null));
    return event.getBean();
  }

  private final class Customizer implements NettyServerCustomizer {

    private final @Nullable Channel channel;

    Customizer(@Nullable Channel channel) {
      this.channel = channel;
    }

    @Override
    public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
      return new Customizer(role == ChannelRole.CONNECTION ? channel : null);
    }

    @Override
    public void onStreamPipelineBuilt() {
      if (channel == null) {
        return;
      }
      ChannelPipeline pipeline = channel.pipeline();
      String codec = ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC;
      if (pipeline.get(codec) != null) {
        Deadline deadline = new Deadline(channel, settings.request().toMillis());
        pipeline.addBefore(codec, "tiltak-request-begins", new Begins(deadline));
        pipeline.addAfter(codec, "tiltak-request-ends", new Ends(deadline));
      }
    }
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

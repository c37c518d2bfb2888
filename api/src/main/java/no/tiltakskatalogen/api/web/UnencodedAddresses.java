package no.tiltakskatalogen.api.web;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpRequest;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Takes æ, ø and å in addresses as whoever types one into a terminal sends them: as they are; and
 * signs that browsers do not encode either. Clients should encode them, and nothing behind here
 * sees that one has not.
 */
@Singleton
final class UnencodedAddresses implements ConnectionPart {

  private static final int LAST_ASCII = 0x7F;

  /** What browsers leave as it is in a query, though no address may have it. */
  private static final String UNSAFE = "\"<>\\^`{|}";

  @Override
  public void join(ChannelPipeline pipeline, String codec) {
    pipeline.addAfter(codec, "tiltak-address", Encoder.INSTANCE);
  }

  /**
   * An address of which every byte is encoded that is not ASCII, or that no address may have.
   *
   * @param received a character for each byte that has arrived
   */
  static String encoded(String received) {
    if (received.chars().allMatch(UnencodedAddresses::isAllowed)) {
      return received;
    }
    StringBuilder encoded = new StringBuilder();
    for (byte each : utf8(received.getBytes(StandardCharsets.ISO_8859_1))) {
      if (each >= 0 && isAllowed(each)) {
        encoded.append((char) each);
      } else {
        encoded.append("%%%02X".formatted(each));
      }
    }
    return encoded.toString();
  }

  private static boolean isAllowed(int each) {
    return each <= LAST_ASCII && UNSAFE.indexOf(each) < 0;
  }

  /** What is no UTF-8 is from one of the old systems, where a letter is a byte. */
  private static byte[] utf8(byte[] received) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(received));
      return received;
    } catch (CharacterCodingException e) {
      return new String(received, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.UTF_8);
    }
  }

  @Sharable
  private static final class Encoder extends ChannelInboundHandlerAdapter {

    private static final Encoder INSTANCE = new Encoder();

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      if (message instanceof HttpRequest request) {
        request.setUri(encoded(request.uri()));
      }
      context.fireChannelRead(message);
    }
  }
}

package no.tiltakskatalogen.api.web;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.MediaType;
import io.micronaut.http.server.netty.DefaultHttpCompressionStrategy;
import io.micronaut.http.server.netty.HttpCompressionStrategy;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import jakarta.inject.Singleton;

/** Compresses what is text, lines of JSON too, which the server does not take for text. */
@Singleton
@Replaces(DefaultHttpCompressionStrategy.class)
final class Compression implements HttpCompressionStrategy {

  private static final String LINES_OF_JSON = "application/x-ndjson";

  /** Below this, a compressed answer is hardly smaller. */
  private static final long LEAST_BYTES = 1024;

  /** Most of the gain for little of the work. */
  private static final int LEVEL = 3;

  private static final int ZSTD_BYTES = 1 << 25;

  @Override
  public boolean shouldCompress(HttpResponse response) {
    String type = response.headers().get(HttpHeaderNames.CONTENT_TYPE);
    boolean isText =
        type != null && (MediaType.isTextBased(type) || type.startsWith(LINES_OF_JSON));
    return isText && HttpUtil.getContentLength(response, LEAST_BYTES) >= LEAST_BYTES;
  }

  @Override
  public int getCompressionLevel() {
    return LEVEL;
  }

  @Override
  public int getMaxZstdEncodeSize() {
    return ZSTD_BYTES;
  }
}

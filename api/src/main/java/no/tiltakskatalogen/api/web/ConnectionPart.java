package no.tiltakskatalogen.api.web;

import io.netty.channel.ChannelPipeline;

/** Something that every connection has, before any filter and route. */
public interface ConnectionPart {

  /**
   * Adds handlers to a new connection, on its thread.
   *
   * @param codec the name of the handler that reads and writes HTTP: what comes before it sees
   *     bytes, what comes after it sees requests and answers
   */
  void join(ChannelPipeline pipeline, String codec);
}

package no.tiltakskatalogen.api.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Asks for something long and takes little of it at a time, so that the server has to wait. */
final class SlowReader implements Closeable {

  private final Socket socket;
  private final InputStream in;

  private SlowReader(Socket socket) throws IOException {
    this.socket = socket;
    in = new BufferedInputStream(socket.getInputStream(), 1_024);
  }

  /** Sends a GET and reads no more than the head of its answer, which has to be good. */
  static SlowReader of(int port, String address) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4_096);
    socket.connect(new InetSocketAddress("localhost", port));
    socket.setSoTimeout(60_000);
    String request = "GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted(address);
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    SlowReader reader = new SlowReader(socket);
    assertEquals("HTTP/1.1 200 OK", reader.line());
    String head = reader.line();
    boolean isChunked = false;
    while (!head.isEmpty()) {
      isChunked |= head.equalsIgnoreCase("Transfer-Encoding: chunked");
      head = reader.line();
    }
    assertTrue(isChunked, "Its end could not be told from a connection that broke off");
    return reader;
  }

  /** Reads until the server says that this was all; counts the lines. */
  int linesToTheEnd() throws IOException {
    int lines = 0;
    int size = Integer.parseInt(line(), 16);
    while (size > 0) {
      for (byte each : in.readNBytes(size)) {
        lines += each == '\n' ? 1 : 0;
      }
      assertEquals("", line());
      size = Integer.parseInt(line(), 16);
    }
    return lines;
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int each = in.read(); each != '\n'; each = in.read()) {
      if (each < 0) {
        throw new EOFException("The connection was broken off");
      }
      line.append((char) each);
    }
    return line.toString().stripTrailing();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}

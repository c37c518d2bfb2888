package no.tiltakskatalogen.api.cli;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** Where a command writes to. */
final class Output {

  private Output() {}

  static PrintWriter out(@Nullable CommandSpec spec) {
    return known(spec).commandLine().getOut();
  }

  static PrintWriter err(@Nullable CommandSpec spec) {
    return known(spec).commandLine().getErr();
  }

  private static CommandSpec known(@Nullable CommandSpec spec) {
    if (spec == null) {
      throw new IllegalStateException("picocli gives every command its specification");
    }
    return spec;
  }
}

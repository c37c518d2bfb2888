package no.tiltakskatalogen.api.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first minute of {@code ./tiltak soak}, without looking at times and the heap. */
final class SoakTest {

  @Test
  void whileSomeReadAndOthersWriteAllIsAnsweredAndTheIndexIsAsTheDatabase(@TempDir Path folder)
      throws InterruptedException {
    StringWriter told = new StringWriter();
    try (Service service =
        Service.start(
            Database.embedded(folder),
            folder,
            "localhost",
            0,
            indexed -> {},
            Map.of("tiltak.limits.enabled", false))) {
      Soak.Outcome outcome =
          new Soak(service, 50, 4, 1, new PrintWriter(told)).run(2, clients -> clients.ask(400));
      assertEquals(List.of(), outcome.errors());
      assertTrue(outcome.inStep(), told.toString());
      // Each of the two stretches has had its share of writes.
      assertTrue(
          outcome.checkpoints().getLast().change() > outcome.checkpoints().getFirst().change());
    }
  }
}

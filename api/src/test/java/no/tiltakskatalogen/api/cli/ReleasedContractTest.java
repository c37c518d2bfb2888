package no.tiltakskatalogen.api.cli;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.output.ConsoleRender;

/** Inside v1 things are only added: whoever follows the last released document is still served. */
final class ReleasedContractTest {

  private static final Path RELEASED =
      Path.of(System.getProperty("repository.root"), "openapi/released/tiltakskatalog-v1.yaml");

  @Test
  void nothingThatWasReleasedIsBroken() throws IOException {
    ChangedOpenApi changes =
        OpenApiCompare.fromContents(Files.readString(RELEASED), Api.document());
    assertTrue(changes.isCompatible(), () -> told(changes));
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/glossary/{term}:, /v1/words/{term}:",
    "name: verbatim, name: literal",
    "maxLength: 2000, maxLength: 20"
  })
  void aBreakingChangeIsFound(String before, String after) throws IOException {
    assertTrue(compared(before, after).isIncompatible(), before + " became " + after);
  }

  @Test
  void aMemberTakenAwayIsFound() throws IOException {
    String member = "        total:\n          description: How many measures match";
    assertTrue(compared(member, member.replace("total", "sum")).isIncompatible());
  }

  @Test
  void anAdditionIsNoBreak() throws IOException {
    String members = "        total:\n          description: How many measures match";
    String added = "        another:\n          type: string\n";
    assertTrue(compared(members, added + members).isCompatible());
  }

  /** The released document against one that has something else in one place. */
  private static ChangedOpenApi compared(String before, String after) throws IOException {
    String released = Files.readString(RELEASED);
    String changed = released.replaceFirst(Pattern.quote(before), after);
    assertNotEquals(released, changed, "The released document has no " + before);
    return OpenApiCompare.fromContents(released, changed);
  }

  private static String told(ChangedOpenApi changes) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    new ConsoleRender().render(changes, new OutputStreamWriter(text, StandardCharsets.UTF_8));
    return text.toString(StandardCharsets.UTF_8);
  }
}

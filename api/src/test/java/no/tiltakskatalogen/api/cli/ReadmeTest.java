package no.tiltakskatalogen.api.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README says what is so. */
final class ReadmeTest {

  private static final Path ROOT = Path.of(System.getProperty("repository.root"));
  private static final Pattern BLOCK = Pattern.compile("(?s)```console\n(.*?)```");
  private static final Pattern COMMAND =
      Pattern.compile("\\$ curl -s 'http://localhost:8080([^']*)' \\| jq '([^']*)'");
  private static final JsonMapper JSON = new JsonMapper();

  /** A command of the tour and what the README says it prints. */
  private record Step(String address, String filter, String printed) {}

  @Test
  void theTourPrintsWhatItSaysItPrints(@TempDir Path folder) throws IOException {
    List<Step> steps = steps();
    assertTrue(steps.size() >= 6, "The tour has " + steps.size() + " steps");
    try (Service service =
        Service.start(Database.embedded(folder), folder, "localhost", 0, indexed -> {})) {
      Api api = new Api(service.port());
      for (Step step : steps) {
        JsonNode answer = api.get(step.address).body().at(pointer(step.filter));
        assertEquals(parsed(step.printed), answer, step.address);
      }
    }
  }

  private static List<Step> steps() throws IOException {
    List<Step> steps = new ArrayList<>();
    Matcher blocks = BLOCK.matcher(Files.readString(ROOT.resolve("README.md")));
    while (blocks.find()) {
      for (String part : blocks.group(1).split("(?m)^(?=\\$ )")) {
        if (!part.isBlank()) {
          String[] lines = part.split("\n", 2);
          Matcher command = COMMAND.matcher(lines[0]);
          assertTrue(command.matches(), lines[0]);
          steps.add(new Step(command.group(1), command.group(2), lines[1]));
        }
      }
    }
    return steps;
  }

  /** A jq path such as {@code .items[0].title} as a JSON pointer. */
  private static String pointer(String filter) {
    return filter.replace('.', '/').replaceAll("\\[(\\d+)]", "/$1");
  }

  private static JsonNode parsed(String printed) {
    try {
      return JSON.readTree(printed);
    } catch (JsonProcessingException e) {
      throw new AssertionError("The README shows no JSON: " + printed, e);
    }
  }
}

package no.tiltakskatalogen.catalogue.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A YAML file of the data set: its content, and the line of any place in it. */
public final class YamlDocument {

  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private static final ObjectMapper JSON = JsonMapper.builder().findAndAddModules().build();

  private final String name;
  private final String text;
  private final JsonNode content;

  private YamlDocument(String name, String text, JsonNode content) {
    this.name = name;
    this.text = text;
    this.content = content;
  }

  /**
   * Reads a file.
   *
   * @param name what faults call the file
   * @param faults takes the fault of a file that is no YAML; the document is then empty
   */
  public static Optional<YamlDocument> read(Path file, String name, List<Fault> faults) {
    try {
      String text = Files.readString(file);
      JsonNode content = YAML.readTree(text);
      return Optional.of(new YamlDocument(name, text, content));
    } catch (CharacterCodingException e) {
      faults.add(new Fault(name, null, "", "expected UTF-8"));
      return Optional.empty();
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      faults.add(new Fault(name, line, "", "expected YAML, but " + e.getOriginalMessage()));
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be read", e);
    }
  }

  public String name() {
    return name;
  }

  public JsonNode content() {
    return content;
  }

  /** The content as an object; to be called on a document that its schema found no fault with. */
  public <T> T as(Class<T> type) {
    try {
      return JSON.treeToValue(content, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(name + ": " + e.getOriginalMessage(), e);
    }
  }

  public Fault fault(FieldFault found) {
    return fault(found.field(), found.message());
  }

  public Fault fault(String pointer, String message) {
    return new Fault(name, line(pointer), pointer, message);
  }

  /** The line of a JSON pointer, or of the nearest place around it that exists. */
  private int line(String pointer) {
    Node node = new Yaml(new LoaderOptions()).compose(new StringReader(text));
    if (node == null) {
      return 1;
    }
    int line = node.getStartMark().getLine();
    String[] steps = pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/", -1);
    for (String step : steps) {
      NodeTuple member = member(node, step);
      if (member != null) {
        line = member.getKeyNode().getStartMark().getLine();
        node = member.getValueNode();
      } else if (node instanceof SequenceNode list && isIndexOf(step, list)) {
        node = list.getValue().get(Integer.parseInt(step));
        line = node.getStartMark().getLine();
      } else {
        break;
      }
    }
    return line + 1;
  }

  private static boolean isIndexOf(String step, SequenceNode list) {
    return step.matches("\\d{1,6}") && Integer.parseInt(step) < list.getValue().size();
  }

  private static @Nullable NodeTuple member(Node node, String key) {
    if (node instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        if (tuple.getKeyNode() instanceof ScalarNode scalar && scalar.getValue().equals(key)) {
          return tuple;
        }
      }
    }
    return null;
  }
}

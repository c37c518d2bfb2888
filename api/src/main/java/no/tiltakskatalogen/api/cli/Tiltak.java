package no.tiltakskatalogen.api.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line: {@code tiltak serve}, those that care for the data, and those that measure. */
@Command(
    name = "tiltak",
    description =
        "The catalogue of the counties' measures for completing upper-secondary education.",
    mixinStandardHelpOptions = true,
    versionProvider = Tiltak.Version.class,
    synopsisSubcommandLabel = "COMMAND")
public final class Tiltak implements Callable<Integer> {

  /** Kept, so that its level is: Lucene would recommend JVM options to every user at start. */
  private static final Logger LUCENE = Logger.getLogger("org.apache.lucene");

  private static final String DEBUG = "TILTAK_DEBUG";

  /** In the order of the help text. */
  private static final List<Class<?>> COMMANDS =
      List.of(
          ServeCommand.class,
          ImportCommand.class,
          ExportCommand.class,
          IndexCommand.class,
          BackupCommand.class,
          RestoreCommand.class,
          GenerateCommand.class,
          BenchCommand.class,
          SoakCommand.class,
          EvaluateCommand.class,
          KeysCommand.class,
          HelpCommand.class);

  @Spec private @Nullable CommandSpec spec;

  private Tiltak() {}

  /** Runs the command and ends the process with its exit code: 0, 1 for a failure, 2 for misuse. */
  public static void main(String[] arguments) {
    // Standard output in UTF-8 whatever the terminal says: titles have Norwegian letters.
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(out, err, arguments));
  }

  static int run(PrintWriter out, PrintWriter err, String... arguments) {
    LUCENE.setLevel(Level.SEVERE);
    CommandLine commands = new CommandLine(new Tiltak());
    commands(arguments).forEach(commands::addSubcommand);
    wholeNumbers(commands);
    return commands
        .setOut(out)
        .setErr(err)
        .setParameterExceptionHandler((misuse, given) -> explain(misuse))
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> report(failure, command.getErr()))
        .execute(arguments);
  }

  /**
   * The command that is named, or all if help or another word is wanted: to take in the options of
   * all is a good part of a start.
   */
  private static List<Class<?>> commands(String... arguments) {
    List<Class<?>> named =
        COMMANDS.stream()
            .filter(each -> arguments.length > 0 && name(each).equals(arguments[0]))
            .filter(each -> each != HelpCommand.class)
            .toList();
    return named.isEmpty() ? COMMANDS : named;
  }

  private static String name(Class<?> command) {
    Command described = command.getAnnotation(Command.class);
    return described == null ? "" : described.name();
  }

  /** In words for people who know no Java. */
  private static void wholeNumbers(CommandLine commands) {
    CommandLine.ITypeConverter<Integer> whole =
        given -> {
          try {
            return Integer.valueOf(given);
          } catch (NumberFormatException e) {
            throw new TypeConversionException("«%s» is no whole number".formatted(given));
          }
        };
    commands.registerConverter(int.class, whole).registerConverter(Integer.class, whole);
  }

  private static int explain(ParameterException misuse) {
    CommandLine command = misuse.getCommandLine();
    String guess =
        misuse instanceof UnmatchedArgumentException unmatched
                && !unmatched.getSuggestions().isEmpty()
            ? " Did you mean %s?".formatted(String.join(" or ", unmatched.getSuggestions()))
            : "";
    String message = String.valueOf(misuse.getMessage()).replaceFirst("([^.!?])$", "$1.");
    command
        .getErr()
        .printf(
            "tiltak: %s%s See %s --help.%n",
            message, guess, command.getCommandSpec().qualifiedName());
    return command.getCommandSpec().exitCodeOnInvalidInput();
  }

  private static int report(Exception failure, PrintWriter err) {
    if (failure instanceof StartupFailure) {
      err.println("tiltak: " + failure.getMessage());
    } else {
      err.println(
          "tiltak: an unexpected failure; please report it. %s=1 shows more.".formatted(DEBUG));
      if (System.getenv(DEBUG) != null) {
        failure.printStackTrace(err);
      }
    }
    err.flush();
    return 1;
  }

  @Override
  public Integer call() {
    if (spec == null) {
      throw new IllegalStateException("picocli gives every command its specification");
    }
    throw new ParameterException(spec.commandLine(), "Say what to do, such as serve.");
  }

  /** Says which version this is. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"tiltak " + number()};
    }

    static String number() {
      String version = Tiltak.class.getPackage().getImplementationVersion();
      return version == null ? "(development)" : version;
    }
  }
}

package no.tiltakskatalogen.api.cli;

import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.tiltakskatalogen.catalogue.audit.AuditLog;
import no.tiltakskatalogen.catalogue.identity.ApiKey;
import no.tiltakskatalogen.catalogue.identity.ApiKeys;
import no.tiltakskatalogen.catalogue.identity.IssuedKey;
import no.tiltakskatalogen.catalogue.identity.Scope;
import no.tiltakskatalogen.catalogue.vocabulary.Counties;
import no.tiltakskatalogen.catalogue.vocabulary.Vocabularies;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The keys of the API, for whoever runs the catalogue; a key is printed once, by its maker. */
@Command(
    name = "keys",
    description =
        "Creates, lists, rotates and revokes API keys. While an embedded catalogue is being served,"
            + " its keys are at /v1/admin/keys.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class KeysCommand implements Runnable {

  private static final String ID = "ID";

  /** How the audit log names whoever may run commands here. */
  private static final String ACTOR = "command-line";

  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    if (spec != null) {
      throw new ParameterException(
          spec.commandLine(), "Say what to do: create, list, rotate or revoke.");
    }
  }

  @Command(
      name = "create",
      description = "Creates a key and prints it, this once.",
      mixinStandardHelpOptions = true)
  int create(
      @Option(
              names = "--name",
              required = true,
              paramLabel = "TEXT",
              description = "What the key is for; never a person's name.")
          String name,
      @Option(
              names = "--scope",
              required = true,
              paramLabel = "SCOPE",
              description =
                  "read, webhooks, measures:write:county:46 (the editor of a county of today),"
                      + " assess, curate or admin. May be given several times.")
          List<String> scopes,
      @Option(
              names = "--days",
              paramLabel = "DAYS",
              defaultValue = "365",
              description = "How long it opens, 1 to 730 days (default: 365).")
          int days,
      @Mixin StoreOptions store)
      throws IOException {
    if (days < 1 || days > 730) {
      throw new StartupFailure("--days wants a number from 1 to 730, not %d.".formatted(days));
    }
    if (name.isBlank() || name.length() > 80) {
      throw new StartupFailure("--name wants 1 to 80 characters.");
    }
    return with(
        store,
        context -> {
          Counties counties = context.getBean(Vocabularies.class).counties();
          List<Scope> known =
              scopes.stream().distinct().map(text -> scope(text, counties)).toList();
          if (known.stream().filter(scope -> scope.county() != null).count() > 1) {
            throw new StartupFailure("A key is for one county at most.");
          }
          print(
              audited(
                  context,
                  "createKey",
                  "",
                  keys -> keys.create(name.strip(), known, Duration.ofDays(days))));
          return 0;
        });
  }

  @Command(
      name = "list",
      description = "Lists all keys, without what opens.",
      mixinStandardHelpOptions = true)
  int list(@Mixin StoreOptions store) throws IOException {
    return withPresent(
        store,
        context -> {
          PrintWriter out = Output.out(spec);
          context.getBean(ApiKeys.class).all().forEach(key -> out.println(line(key)));
          out.flush();
          return 0;
        });
  }

  @Command(
      name = "rotate",
      description = "Gives a key a new secret and prints it, this once; the old one opens nothing.",
      mixinStandardHelpOptions = true)
  int rotate(@Parameters(paramLabel = ID) String id, @Mixin StoreOptions store) throws IOException {
    return withPresent(
        store,
        context -> {
          print(
              audited(
                  context,
                  "rotateKey",
                  "/" + id + "/rotate",
                  keys -> keys.rotate(found(keys, id)).orElseThrow(() -> changed(id))));
          return 0;
        });
  }

  @Command(
      name = "revoke",
      description = "Makes a key open nothing from now on.",
      mixinStandardHelpOptions = true)
  int revoke(@Parameters(paramLabel = ID) String id, @Mixin StoreOptions store) throws IOException {
    return withPresent(
        store,
        context -> {
          if (!audited(context, "revokeKey", "/" + id, keys -> keys.revoke(found(keys, id)))) {
            throw changed(id);
          }
          Output.err(spec).println("Revoked.");
          return 0;
        });
  }

  /** Leaves in the audit log what the same request to the service would leave. */
  private static <T> T audited(
      ApplicationContext context, String operation, String place, Function<ApiKeys, T> work) {
    AuditLog log = context.getBean(AuditLog.class);
    String target = "/v1/admin/keys" + place;
    long number = log.asked(ACTOR, operation, target);
    T result = work.apply(context.getBean(ApiKeys.class));
    log.answered(ACTOR, operation, target, 200, number);
    return result;
  }

  private static Scope scope(String text, Counties counties) {
    return Scope.of(text, counties)
        .orElseThrow(
            () ->
                new StartupFailure(
                    "There is no scope «%s»; create --help has them all, such as read."
                        .formatted(text)));
  }

  private static ApiKey found(ApiKeys keys, String id) {
    return keys.find(id)
        .orElseThrow(() -> new StartupFailure("There is no key %s; list has them.".formatted(id)));
  }

  private static StartupFailure changed(String id) {
    return new StartupFailure("Key %s is revoked, or has just been changed.".formatted(id));
  }

  private void print(IssuedKey issued) {
    PrintWriter err = Output.err(spec);
    err.println(line(issued.key()));
    err.println("The key stands on the next line, and nowhere else from now on:");
    err.flush();
    Output.out(spec).println(issued.secret());
    Output.out(spec).flush();
  }

  private static String line(ApiKey key) {
    String state = key.revoked() == null ? "until " + key.expires() : "revoked " + key.revoked();
    String scopes = key.scopes().stream().map(Scope::toString).collect(Collectors.joining(" "));
    String used = key.lastUsed() == null ? "never used" : "used " + key.lastUsed();
    return String.join(
        "  ", key.id(), key.beginning() + "…", key.name(), "[" + scopes + "]", state, used);
  }

  /** A catalogue that is not there has no keys; to look for them must not make one. */
  private static int withPresent(StoreOptions store, Function<ApplicationContext, Integer> work)
      throws IOException {
    store.present();
    return with(store, work);
  }

  private static int with(StoreOptions store, Function<ApplicationContext, Integer> work)
      throws IOException {
    Database database = store.database();
    Optional<DataDirectory> directory =
        store.isEmbedded() ? DataDirectory.tryHold(store.directory()) : Optional.empty();
    if (store.isEmbedded() && directory.isEmpty()) {
      throw new StartupFailure(
          "The catalogue in %s is in use. Stop it first, or use its /v1/admin/keys."
              .formatted(store.directory()));
    }
    try (ApplicationContext context =
        Catalogue.open(database, store.directory(), Map.of("micronaut.server.port", -1))) {
      return work.apply(context);
    } finally {
      if (directory.isPresent()) {
        directory.get().close();
      }
    }
  }
}

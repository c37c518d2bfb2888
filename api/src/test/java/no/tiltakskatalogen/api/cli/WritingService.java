package no.tiltakskatalogen.api.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import no.tiltakskatalogen.api.indexing.IndexFollower;
import no.tiltakskatalogen.catalogue.measure.MeasureContent;
import no.tiltakskatalogen.catalogue.measure.MeasureDocument;
import no.tiltakskatalogen.catalogue.measure.MeasureState;
import no.tiltakskatalogen.catalogue.measure.Measures;

/**
 * A catalogue in a process of its own that never rests, to be killed: it writes measures, printing
 * the id of each once it is stored, while its index is built anew, or committed, again and again.
 */
final class WritingService {

  private WritingService() {}

  static Database database(String url, Path folder) {
    return url.isEmpty() ? Database.embedded(folder) : Database.server(url, "root", "");
  }

  /**
   * Takes the data directory, the address of a database server, empty for the embedded one, and
   * what is done with the index meanwhile: {@code rebuild} or {@code commit}.
   */
  @SuppressWarnings("InfiniteLoopStatement")
  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[0]);
    Service service =
        Service.start(database(arguments[1], folder), folder, "localhost", 0, indexed -> {});
    Measures measures = service.context().getBean(Measures.class);
    IndexFollower follower = service.context().getBean(IndexFollower.class);
    Runnable work =
        switch (arguments[2]) {
          case "rebuild" -> () -> follower.rebuild(taken -> {});
          // Whatever it is asked for, the follower takes what is new and commits it before.
          case "commit" -> follower::repair;
          default -> throw new IllegalArgumentException(arguments[2]);
        };
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              while (true) {
                work.run();
              }
            });
    MeasureContent content = measures.createdAfter(0, 1).getFirst().measure().content();
    while (true) {
      UUID id = UUID.randomUUID();
      measures.save(
          List.of(new MeasureDocument(id, content, new MeasureState.Published())), "test");
      System.out.println(id);
      System.out.flush();
    }
  }
}

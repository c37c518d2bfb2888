package no.tiltakskatalogen.api.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of requests at hand when the service is asked to stop. */
final class ShutdownTest {

  @Test
  void aRequestThatIsBeingAnsweredIsAnsweredAndNoOtherIsTaken(@TempDir Path folder)
      throws Exception {
    Service service =
        Service.start(Database.embedded(folder), folder, "localhost", 0, indexed -> {});
    HikariDataSource pool =
        service.context().getBean(DataSource.class).unwrap(HikariDataSource.class);
    List<Connection> taken = new ArrayList<>();
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      // Without a connection the request has to wait, for as long as the test likes.
      for (int i = 0; i < pool.getMaximumPoolSize(); i++) {
        taken.add(pool.getConnection());
      }
      Api api = new Api(service.port());
      CompletableFuture<Integer> slow =
          CompletableFuture.supplyAsync(
              () -> api.get("/v1/measures/den-tredje-vei-sor-trondelag").status(), threads);
      // One is the follower, which looks for changes.
      await(() -> pool.getHikariPoolMXBean().getThreadsAwaitingConnection() >= 2);
      CompletableFuture<Void> stopped = CompletableFuture.runAsync(service::close, threads);
      await(() -> !isListening(service.port()));
      assertFalse(slow.isDone());
      assertFalse(stopped.isDone());
      for (Connection connection : taken) {
        connection.close();
      }
      assertEquals(200, slow.get(20, TimeUnit.SECONDS));
      stopped.get(20, TimeUnit.SECONDS);
    }
  }

  private static boolean isListening(int port) {
    try (Socket socket = new Socket("localhost", port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + 20_000_000_000L;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("It never came to pass");
      }
      Thread.onSpinWait();
    }
  }
}

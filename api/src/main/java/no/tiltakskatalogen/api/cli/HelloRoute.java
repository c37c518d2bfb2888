package no.tiltakskatalogen.api.cli;

import io.micronaut.context.RuntimeBeanDefinition;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;

/**
 * Answers without any work: what the server itself and its filters take. It is there only where a
 * benchmark asks for it; no setting can.
 */
@Controller(HelloRoute.PATH)
@Requires(bean = HelloRoute.Wanted.class)
final class HelloRoute {

  static final String PATH = "/hello";

  /** The bean whose presence opens the route. */
  record Wanted() {}

  static RuntimeBeanDefinition<Wanted> wanted() {
    return RuntimeBeanDefinition.builder(Wanted.class, Wanted::new).singleton(true).build();
  }

  @Get(produces = MediaType.TEXT_PLAIN)
  String hello() {
    return "hello";
  }
}

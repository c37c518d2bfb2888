package no.tiltakskatalogen.api.service;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.net.URI;

/** Whoever opens the bare address is led to what there is. No part of the API. */
@Controller
final class RootController {

  @Get("/")
  HttpResponse<Void> root() {
    return HttpResponse.seeOther(URI.create("/v1/about"));
  }
}

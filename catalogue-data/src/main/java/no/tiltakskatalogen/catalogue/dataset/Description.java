package no.tiltakskatalogen.catalogue.dataset;

import java.time.LocalDate;
import no.tiltakskatalogen.catalogue.vocabulary.LocalizedText;

/** What the data set says of itself. */
public record Description(
    String version,
    LocalDate issued,
    LocalizedText title,
    LocalizedText description,
    String licence) {}

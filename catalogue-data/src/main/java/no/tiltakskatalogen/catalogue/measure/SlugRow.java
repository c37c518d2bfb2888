package no.tiltakskatalogen.catalogue.measure;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

@MappedEntity("measure_slug")
record SlugRow(@Id String slug, String measureId) {}

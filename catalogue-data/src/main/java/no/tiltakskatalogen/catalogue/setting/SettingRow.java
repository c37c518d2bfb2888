package no.tiltakskatalogen.catalogue.setting;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

@MappedEntity("setting")
record SettingRow(@Id String name, String content) {}

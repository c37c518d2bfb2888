@NullMarked
package no.tiltakskatalogen.catalogue.schedule;

import org.jspecify.annotations.NullMarked;

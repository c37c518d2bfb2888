@NullMarked
package no.tiltakskatalogen.catalogue.measure;

import org.jspecify.annotations.NullMarked;

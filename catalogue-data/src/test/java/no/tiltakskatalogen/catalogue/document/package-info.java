@NullMarked
package no.tiltakskatalogen.catalogue.document;

import org.jspecify.annotations.NullMarked;

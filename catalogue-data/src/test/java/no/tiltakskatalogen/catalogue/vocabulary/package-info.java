@NullMarked
package no.tiltakskatalogen.catalogue.vocabulary;

import org.jspecify.annotations.NullMarked;

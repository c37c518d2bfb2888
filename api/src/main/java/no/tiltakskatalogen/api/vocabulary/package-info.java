@NullMarked
package no.tiltakskatalogen.api.vocabulary;

import org.jspecify.annotations.NullMarked;

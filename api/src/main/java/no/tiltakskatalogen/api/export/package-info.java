@NullMarked
package no.tiltakskatalogen.api.export;

import org.jspecify.annotations.NullMarked;

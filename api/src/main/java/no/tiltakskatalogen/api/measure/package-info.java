@NullMarked
package no.tiltakskatalogen.api.measure;

import org.jspecify.annotations.NullMarked;

@NullMarked
package no.tiltakskatalogen.api.cli;

import org.jspecify.annotations.NullMarked;

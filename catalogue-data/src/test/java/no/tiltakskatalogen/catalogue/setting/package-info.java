@NullMarked
package no.tiltakskatalogen.catalogue.setting;

import org.jspecify.annotations.NullMarked;

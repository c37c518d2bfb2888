@NullMarked
package no.tiltakskatalogen.api.web;

import org.jspecify.annotations.NullMarked;

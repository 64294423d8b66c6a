/**
 * The application around the modules: security and the one authorisation table, errors as problem+json, the front end's files, the first
 * start with the sample district, health. Owns no tables.
 */
@NullMarked
package io.wanping.shell;

import org.jspecify.annotations.NullMarked;

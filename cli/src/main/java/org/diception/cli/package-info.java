/**
 * The command line: one class per command. Data goes to stdout, chatter to stderr; exit 0 done, 1 failed, 2
 * usage, 3 model missing or broken.
 */
package org.diception.cli;

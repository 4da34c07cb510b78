/**
 * The model behind HTTP: {@link org.diception.server.Server} joins the parts, {@code photos} keeps what was
 * sent, {@code work} decides who is answered when, {@code http} speaks with clients, {@code metrics} counts.
 * {@code docs/server.md} shows every call.
 */
package org.diception.server;

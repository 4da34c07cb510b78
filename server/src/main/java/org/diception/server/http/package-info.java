/**
 * HTTP around {@code work} and {@code photos}: each {@link org.diception.server.http.Route} says once what it
 * takes and gives, for the router and for OpenAPI alike; whatever goes wrong becomes a
 * {@link org.diception.server.http.Problem} (RFC 9457).
 */
package org.diception.server.http;

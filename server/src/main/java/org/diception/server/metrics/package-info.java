/** What a server did, for Prometheus and for people: {@link org.diception.server.metrics.Meters}, a log. */
package org.diception.server.metrics;

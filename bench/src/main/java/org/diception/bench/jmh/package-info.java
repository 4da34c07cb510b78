/** What single parts cost, by JMH, and the history of it. */
package org.diception.bench.jmh;

/**
 * Who is answered when: {@link org.diception.server.work.Desk} takes questions, a
 * {@link org.diception.server.work.FairQueue} lets clients take turns, one
 * {@link org.diception.server.work.Device} answers, {@link org.diception.server.work.Jobs} keeps what nobody
 * waits for. Knows nothing of HTTP.
 */
package org.diception.server.work;

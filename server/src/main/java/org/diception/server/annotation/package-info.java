/**
 * What annotators do in CVAT and Label Studio, as questions and answers of the model: clicks that take away,
 * boxes, Label Studio's run lengths, its labelling configuration and its pictures. Knows no HTTP.
 */
package org.diception.server.annotation;

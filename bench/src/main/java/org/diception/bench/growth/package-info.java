/** How time and memory grow with resolution, tasks, batch and steps, beside how the arithmetic does. */
package org.diception.bench.growth;

/** What boxes and clicks beside a thing bring, as the server does them for annotation tools. */
package org.diception.bench.prompts;

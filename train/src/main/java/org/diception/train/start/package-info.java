/** Where training from scratch begins. */
package org.diception.train.start;

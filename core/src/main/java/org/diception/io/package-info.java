/** Files of weights, arrays and settings: readers that trust nothing, writers that leave nothing half-written. */
package org.diception.io;

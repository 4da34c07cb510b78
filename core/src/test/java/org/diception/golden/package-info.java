/** The reference numbers that the parity tests of all modules compare with. */
package org.diception.golden;

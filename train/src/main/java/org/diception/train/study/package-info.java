/** What studies have in common: many trainings one after the other, which may be stopped at any moment. */
package org.diception.train.study;

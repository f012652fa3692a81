/** Numbers from files that are not trusted (JSON, CSV, NumPy archives, images), with a place for every fault. */
package org.flowcheck.simulation.data;

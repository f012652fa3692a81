/** Arrays of numbers from files that are not trusted: JSON and NumPy archives, with a place for every fault. */
package org.flowcheck.simulation.data;

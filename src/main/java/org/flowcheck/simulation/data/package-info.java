/** Arrays of numbers from files that are not trusted (JSON, CSV, NumPy archives), with a place for every fault. */
package org.flowcheck.simulation.data;

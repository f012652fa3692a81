/**
 * A checked system as data: parameters, random draws, states, definitions, dynamics, invariants, observables.
 * Everything in it is consistent: names are declared, shapes agree, definitions have no circle and stand in the order
 * of dependence, functions of whole arrays have been written out as sums.
 */
package org.flowcheck.theory.model;

import { setFlagsFromString } from 'node:v8';

/**
 * Has V8 make every object in the young generation of the heap. By itself it learns from the first seconds under load
 * where in the code objects are made that live long, and from then on makes those in the old generation: what a server
 * makes for one request, which dies there unseen and keeps all that it refers to until the next full collection (ADR 41).
 */
export function keepNewObjectsYoung(): void {
  setFlagsFromString('--no-allocation-site-pretenuring');
}

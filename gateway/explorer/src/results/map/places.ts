import { createContext } from 'react';
import type { Place } from '../../settings';

/** Where the graph being explored offers to go to. */
export const PlacesContext = createContext<readonly Place[]>([]);

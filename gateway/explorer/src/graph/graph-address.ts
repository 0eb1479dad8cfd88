import { createContext } from 'react';

/** Where the graph is. */
export const GraphAddressContext = createContext('');

import { createContext } from 'react';

import { type OperatorPrices } from '../../prices/operator-prices';

/** Prices of the operator's own, from the app's settings; undefined where there are none. */
export const OperatorPricesContext = createContext<OperatorPrices | undefined>(undefined);

import { t } from '@grafana/i18n';

import { type OperatorPrices, PriceFileError, readOperatorPrices } from '../prices/operator-prices';
import { AS_TEXT } from '../ui/interpolation';

/** Prices of the operator's own as the settings hold them, or what is wrong with them; neither where there are none. */
export function storedPrices(stored: unknown): { prices?: OperatorPrices; problem?: PriceFileError } {
  return stored === undefined || stored === null ? {} : attempt(() => readOperatorPrices(stored));
}

/** What `read` gives, or what is wrong with the price document that it reads. */
export function attempt(read: () => OperatorPrices): { prices?: OperatorPrices; problem?: PriceFileError } {
  try {
    return { prices: read() };
  } catch (error) {
    if (error instanceof PriceFileError) {
      return { problem: error };
    }
    throw error;
  }
}

/** Where a price document is wrong, and what was expected there. */
export function priceProblemSentence({ place, problem }: PriceFileError): string {
  return place === undefined
    ? t('app.prices.problem', 'The prices of your own can’t be read: {{problem}}.', { problem, interpolation: AS_TEXT })
    : t('app.prices.problem-at', 'The prices of your own can’t be read, at {{place}}: {{problem}}.', {
        place,
        problem,
        interpolation: AS_TEXT,
      });
}

import { createContext, useContext } from 'react';
import type { Priority } from '../../shared/catalogue';

/** What the head of the sheet tells that is not in the map's own document. */
export interface SheetFacts {
  /** The person behind the role; empty when nobody is named. */
  readonly person: string;
  readonly priority: Priority | null;
  readonly account: string;
  /** The name of whoever looks at this page; empty when they gave none. */
  readonly me: string;
}

const NOTHING: SheetFacts = { person: '', priority: null, account: '', me: '' };

const SheetFactsContext = createContext<SheetFacts>(NOTHING);

/** Gives the facts to the sheet inside. */
export const SheetFactsProvider = SheetFactsContext.Provider;

/** What the head of the sheet tells. */
export function useSheetFacts(): SheetFacts {
  return useContext(SheetFactsContext);
}

import type { RequestState } from '../../api/accessTypes';
import { ApiError } from '../../api/errors';

/** How often to ask at first, and how often once it takes long, in milliseconds. */
const SOON = 2000;
const LATER = 10_000;
/** After so many questions it takes long. */
const PATIENT = 30;

/** What may come of waiting; without an address nobody was let in. */
export type Outcome = { readonly address: string | null };

/** Asks how a request stands until it is answered; a hidden page waits for its turn. */
export function awaitAnswer(
  ask: () => Promise<RequestState>,
  done: (outcome: Outcome) => void,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;
  let isLeft = false;
  const later = () => {
    asked += 1;
    timer = setTimeout(() => void look(), asked < PATIENT ? SOON : LATER);
  };
  const look = async () => {
    if (document.visibilityState === 'hidden') return later();
    const outcome = await ask().then(outcomeOf, failureOf);
    if (isLeft) return;
    if (outcome) done(outcome);
    else later();
  };
  void look();
  return () => {
    isLeft = true;
    clearTimeout(timer);
  };
}

function outcomeOf({ state, address }: RequestState): Outcome | null {
  if (state === 'waiting') return null;
  return { address: state === 'in' ? address : null };
}

/** A request that the server does not know any more is over; anything else passes. */
function failureOf(error: unknown): Outcome | null {
  return error instanceof ApiError && error.status === 404 ? { address: null } : null;
}

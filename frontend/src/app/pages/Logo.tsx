import { headPath } from '../../shared/geometry';

/** The product's mark: the head of the sheet with a note in it. */
export function Logo() {
  return (
    <svg className="logo" viewBox="860 390 1480 1080" aria-hidden="true">
      <path className="logo-head" d={headPath()} />
      <path className="logo-note" d="M1320 690h420l160 160v350h-580z" />
    </svg>
  );
}

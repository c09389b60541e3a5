const PROFILE =
  'M6 29v-8.5C3.8 18.3 3 15.6 3 13 3 7 7.9 3 14.2 3S25.5 7.2 25.5 13l3 4.8c.5.9.1 1.7-.9 1.8l-2.1.2v3.2c0 1.7-1 2.7-2.6 2.7H19V29Z';

/** The product's mark: a head in profile. */
export function Logo() {
  return (
    <svg className="logo" viewBox="0 0 32 32" aria-hidden="true">
      <path d={PROFILE} />
    </svg>
  );
}

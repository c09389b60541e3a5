type Plural<K extends string> = K extends `${infer Base}_one` | `${infer Base}_other` ? Base : K;

/** The keys of all texts in a tree of them, without the endings of plurals. */
export type Leaves<T, Path extends string = ''> = {
  [K in keyof T & string]: T[K] extends string
    ? Plural<`${Path}${K}`>
    : Leaves<T[K], `${Path}${K}.`>;
}[keyof T & string];

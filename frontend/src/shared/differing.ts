/** The keys whose values are not the same in both. */
export function differing<V>(a: ReadonlyMap<string, V>, b: ReadonlyMap<string, V>): string[] {
  const gone = [...a.keys()].filter((key) => !b.has(key));
  const changed = [...b].filter(([key, value]) => a.get(key) !== value);
  return [...gone, ...changed.map(([key]) => key)];
}

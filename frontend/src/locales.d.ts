// Texts in two pieces, as the build makes them of one file (vite.config.ts).
declare module '*.json?early' {
  const texts: Record<string, object>;
  export default texts;
}

declare module '*.json?late' {
  const texts: Record<string, object>;
  export default texts;
}

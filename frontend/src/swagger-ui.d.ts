declare module 'swagger-ui-dist/swagger-ui-es-bundle.js' {
  interface Options {
    url: string;
    dom_id: string;
    deepLinking?: boolean;
    validatorUrl?: string | null;
  }
  /** Renders the API reference into the element that `dom_id` selects. */
  export default function SwaggerUIBundle(options: Options): unknown;
}

/** The API reference: Swagger UI from our own bundle, so that nothing is fetched from elsewhere. */
import 'swagger-ui-dist/swagger-ui.css';
import SwaggerUIBundle from 'swagger-ui-dist/swagger-ui-es-bundle.js';

SwaggerUIBundle({
  url: '/api/openapi.json',
  dom_id: '#reference',
  deepLinking: true,
  // The validator badge would send the document to another host.
  validatorUrl: null,
});

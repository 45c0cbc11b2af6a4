SwaggerUIBundle({
  url: '/api/openapi.json',
  domNode: document.getElementById('reference'),
  deepLinking: true,
  filter: true,
  persistAuthorization: false,
  validatorUrl: null,
})

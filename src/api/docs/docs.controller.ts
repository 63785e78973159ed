import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Controller, Get, Header, NotFoundException, Param, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController, type OpenAPIObject } from '@nestjs/swagger';
import type { Response } from 'express';
import { Access } from '../../identity/access.js';
import { allowDataImages } from '../../identity/security-headers.js';
import { ApiProblemFilter } from '../parts/problem-filter.js';
import { ApiDescription } from './api-description.js';

/** The Swagger UI that @nestjs/swagger brings; nothing is fetched from elsewhere. */
const swaggerUi = createRequire(createRequire(import.meta.url).resolve('@nestjs/swagger'));
const fromPackage = (name: string) => readFileSync(swaggerUi.resolve(`swagger-ui-dist/${name}`), 'utf8');

/** Without `validatorUrl: null` the page would send the address of the document to a validator on the internet. */
const START = `const withHeading = (Operations, { React }) => (props) =>
  React.createElement('div', null, React.createElement('h2', null, '操作の一覧'), React.createElement(Operations, props));
const asRegion = (Info, { React }) => (props) => React.createElement('section', { 'aria-label': '概要' }, React.createElement(Info, props));
SwaggerUIBundle({
  url: '/api/openapi.json',
  dom_id: '#swagger-ui',
  validatorUrl: null,
  docExpansion: 'none',
  plugins: [() => ({ wrapComponents: { operations: withHeading, InfoContainer: asRegion } })],
});
`;

/** Colours of Swagger UI that are too pale to read (WCAG 1.4.3), darkened in their own hue. */
const CONTRAST = `.swagger-ui .info .title small.version-stamp, .swagger-ui .info .title small { background: #4d6b00; }
.swagger-ui .info .title small.version-stamp pre.version, .swagger-ui .info .title small pre.version { background: transparent; color: #fff; }
.swagger-ui .info .link .url, .swagger-ui .info a { color: #0017c1; }
.swagger-ui .btn.authorize, .swagger-ui .btn.authorize span { color: #197a4b; border-color: #197a4b; }
.swagger-ui .opblock.opblock-get .opblock-summary-method { background: #0f5ea8; }
.swagger-ui .opblock.opblock-post .opblock-summary-method { background: #197a4b; }
`;

const FILES: Readonly<Record<string, { type: string; text: () => string }>> = {
  'swagger-ui.css': { type: 'text/css', text: () => fromPackage('swagger-ui.css') },
  'swagger-ui-bundle.js': { type: 'text/javascript', text: () => fromPackage('swagger-ui-bundle.js') },
  'contrast.css': { type: 'text/css', text: () => CONTRAST },
  'start.js': { type: 'text/javascript', text: () => START },
};

const PAGE = `<!doctype html>
<html lang="ja">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>APIの説明</title>
<link rel="stylesheet" href="/api/docs/swagger-ui.css">
<link rel="stylesheet" href="/api/docs/contrast.css">
</head>
<body>
<div id="swagger-ui"></div>
<noscript><p>この説明を開くにはJavaScriptが必要です。<a href="/api/openapi.json">OpenAPIの文書</a>は、そのまま読めます。</p></noscript>
<script src="/api/docs/swagger-ui-bundle.js"></script>
<script src="/api/docs/start.js"></script>
</body>
</html>
`;

/** What the API offers: the OpenAPI document, and a page to read and try it. */
@Controller('api')
@UseFilters(ApiProblemFilter)
@ApiExcludeController()
@Access('signedIn')
export class DocsController {
  constructor(private readonly description: ApiDescription) {}

  @Get('openapi.json')
  openApi(): OpenAPIObject {
    return this.description.document();
  }

  @Get('docs')
  @Header('Content-Type', 'text/html; charset=utf-8')
  page(@Res({ passthrough: true }) response: Response): string {
    allowDataImages(response);
    return PAGE;
  }

  @Get('docs/:file')
  file(@Param('file') name: string, @Res() response: Response): void {
    const file = Object.hasOwn(FILES, name) ? FILES[name] : undefined;
    if (!file) throw new NotFoundException();
    response.type(file.type).send(file.text());
  }
}

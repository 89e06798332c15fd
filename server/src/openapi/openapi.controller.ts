import { Controller, Get, Header } from '@nestjs/common';
import { Access } from '../identity/access.js';
import { API_OPERATIONS } from './api-operations.js';
import { openApiDocument } from './openapi-document.js';

/** The description of the API: for machines, and as a page without a single script. */
@Controller()
export class OpenApiController {
  readonly #document = openApiDocument();
  readonly #page = page();

  @Get('openapi.json')
  @Access('open')
  document(): object {
    return this.#document;
  }

  @Get('docs')
  @Access('open')
  @Header('content-type', 'text/html; charset=utf-8')
  docs(): string {
    return this.#page;
  }
}

function page(): string {
  const rows = API_OPERATIONS.map(
    ({ method, path, summary, who }) =>
      `<tr><td><code>${method.toUpperCase()}</code></td><td><code>${path}</code></td><td>${summary}</td><td>${who}</td></tr>`,
  );
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Ringfence API</title>
<style>body{font:15px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}
table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.4rem .6rem;border-bottom:1px solid #8884}</style></head>
<body><h1>Ringfence API</h1><p>200 carries permit and deny alike; anything else means: do not connect.
All shapes: <a href="/openapi.json">openapi.json</a>.</p>
<table><thead><tr><th>Method</th><th>Path</th><th>What</th><th>For</th></tr></thead><tbody>${rows.join('\n')}</tbody></table></body></html>`;
}

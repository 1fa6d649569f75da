/** The description of the API (OpenAPI 3.1), made from the schemas that check its requests. */
import { z } from 'zod';
import type { ApiRoute } from './route.ts';

type Schema = Record<string, unknown> & { properties?: Record<string, object>; required?: string[] };

export function openApi(routes: readonly ApiRoute[], version: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) {
    const operation = operationOf(route);
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Docent',
      version,
      summary: 'Search and answers from your own documents, on this computer only.',
      description: 'Every answer has citations: the exact quote, its page, and a link that opens the place in Docent.',
    },
    security: [{ token: [] }],
    paths,
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'Copy it in Docent: Settings, Other programs.' },
      },
      schemas: { Error: schemaOf(errorSchema) },
    },
  };
}

const errorSchema = z.object({
  error: z.object({ message: z.string(), type: z.string(), code: z.string(), param: z.null() }),
});

function operationOf({ method, path, summary, query, body, gives, status = 200 }: ApiRoute): object {
  const parameters = query ? Object.entries(schemaOf(query).properties ?? {}) : [];
  const required = query ? (schemaOf(query).required ?? []) : [];
  const content = {
    ...(gives === 'text' ? { 'text/plain': {} } : { 'application/json': {} }),
    ...(gives === 'json or events' ? { 'text/event-stream': {} } : {}),
  };
  const error = { content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } } };
  return {
    operationId: `${method.toLowerCase()}${path.replace(/[^a-z]+(.)/gi, (_, letter: string) => letter.toUpperCase())}`,
    summary,
    ...(parameters.length > 0
      ? {
          parameters: parameters.map(([name, schema]) => ({
            ...{ name, in: 'query', required: required.includes(name), schema },
          })),
        }
      : {}),
    ...(body
      ? {
          requestBody: {
            required: true,
            content:
              body === 'bytes'
                ? { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } }
                : { 'application/json': { schema: schemaOf(body) } },
          },
        }
      : {}),
    responses: {
      [status]: { description: 'As asked.', content },
      ...Object.fromEntries(Object.entries(problems).map(([code, description]) => [code, { description, ...error }])),
    },
  };
}

const problems = {
  400: 'Not a valid request; the message names the field.',
  401: 'No token, or not the one Docent has now.',
  403: 'It comes from a web page, or what it asks for is locked.',
  404: 'Not in the library.',
  413: 'Too large.',
  415: 'Not JSON.',
  429: 'Too many requests; try again in a second.',
  503: 'A model or the library is not there now.',
};

function schemaOf(schema: z.ZodType): Schema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input' }) as Schema;
  return rest;
}

/** The API against requests made from its own description: right shapes with wrong values everywhere. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { seededRandom } from '../../helpers/seeded-random.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { testApi } from '../../helpers/test-api.ts';
import { testEngine } from '../../helpers/test-engine.ts';

type Schema = {
  readonly type?: string;
  readonly properties?: Record<string, Schema>;
  readonly required?: string[];
  readonly items?: Schema;
  readonly enum?: unknown[];
  readonly const?: unknown;
  readonly anyOf?: Schema[];
  readonly minimum?: number;
  readonly default?: unknown;
};
type Operation = {
  readonly parameters?: { name: string; required: boolean; schema: Schema }[];
  readonly requestBody?: { content: Record<string, { schema: Schema }> };
};

/** Requests per operation. */
const rounds = 60;
const hostile: readonly unknown[] = [
  ...[
    null,
    true,
    0,
    -1,
    1.5,
    1e308,
    '',
    ' ',
    '\u0000',
    '\ud800',
    '../../etc/passwd',
    "'; DROP TABLE file; --",
    '%00',
    '"',
  ],
  ...[
    'x'.repeat(100_001),
    [],
    [[]],
    {},
    { a: 1 },
    ['x'],
    'NaN',
    '__proto__',
    'constructor',
    '((((((',
    '{"a":',
    '-harbour',
    'OR OR',
  ],
];

test('answers every request with a status of its own, never with a failure of the inside', async () => {
  const engine = await testEngine();
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, 'harbour.txt'), 'The harbour was built in 1872 by Ole Hansen.');
  await engine.add(folder);
  // The rate is another test's: time runs fast here.
  let time = 0;
  const api = await testApi(engine, { now: () => (time += 1_000) });
  const { paths } = (await (await fetch(`${api.address}/openapi.json`)).json()) as {
    paths: Record<string, Record<string, Operation>>;
  };
  const { random, pick } = chances(4711);
  const right = (schema: Schema): unknown => {
    if (schema.const !== undefined) return schema.const;
    if (schema.enum) return pick(schema.enum);
    if (schema.anyOf) return right(pick(schema.anyOf));
    if (schema.type === 'array') return [right(schema.items ?? { type: 'string' })];
    if (schema.type === 'object') {
      const fields = Object.entries(schema.properties ?? {});
      const chosen = fields.filter(([name]) => schema.required?.includes(name) || random() < 0.5);
      return Object.fromEntries(chosen.map(([name, field]) => [name, right(field)]));
    }
    if (schema.type === 'integer' || schema.type === 'number') return schema.minimum ?? 1;
    if (schema.type === 'boolean') return random() < 0.5;
    if (schema.type === 'null') return null;
    return 'harbour';
  };
  /** One value somewhere in it becomes another. */
  const spoiled = (value: unknown): unknown => {
    if (value === null || typeof value !== 'object' || random() < 0.3) return pick(hostile);
    if (Array.isArray(value)) return value.length === 0 ? pick(hostile) : value.map(spoiled);
    const names = Object.keys(value);
    if (names.length === 0 || random() < 0.2)
      return { ...value, [pick(['extra', '__proto__', 'constructor'])]: pick(hostile) };
    const name = pick(names);
    return { ...value, [name]: spoiled((value as Record<string, unknown>)[name]) };
  };

  const statuses = new Map<string, Set<number>>();
  let asked = 0;
  for (const [route, operations] of Object.entries(paths)) {
    for (const [method, { parameters = [], requestBody }] of Object.entries(operations)) {
      const schema = requestBody?.content['application/json']?.schema;
      for (let round = 0; round < rounds; round += 1) {
        const isRight = round % 4 === 0;
        const query = new URLSearchParams(
          parameters
            .filter(({ required }) => required || random() < 0.5)
            .map(({ name, schema: field }): [string, string] => [
              name,
              String(isRight ? right(field) : pick(hostile)).slice(0, 2_000),
            ]),
        );
        const value = schema && right(schema);
        const body = schema ? JSON.stringify(isRight ? value : spoiled(value)) : requestBody ? 'some bytes' : undefined;
        const target = `${route}?${query}`;
        const response = method === 'get' ? await api.get(target) : await api.post(target, body ?? '');
        const text = await response.text();
        asked += 1;
        const key = `${method} ${route}`;
        statuses.set(key, (statuses.get(key) ?? new Set()).add(response.status));
        expect(
          [200, 202, 400, 404, 409, 503],
          `${key} ${body?.slice(0, 300)} ${query}: ${text.slice(0, 300)}`,
        ).toContain(response.status);
        if (response.status >= 400)
          expect(JSON.parse(text)).toMatchObject({ error: { message: expect.any(String), code: expect.any(String) } });
        expect(text).not.toMatch(/\.ts:\d+|node:internal|SqliteError|SQLITE_/);
      }
    }
  }
  expect(asked).toBe(rounds * 12);
  // Right requests came through on every route, so that the wrong ones were refused for what is wrong in them.
  for (const [key, seen] of statuses)
    expect(
      [...seen].some((status) => status < 300 || status === 404 || status === 409),
      key,
    ).toBe(true);
  expect((await api.get('/api/health')).status).toBe(200);
});

function chances(seed: number) {
  const random = seededRandom(seed);
  const pick = <Value>(values: readonly Value[]): Value => values[Math.floor(random() * values.length)] as Value;
  return { random, pick };
}

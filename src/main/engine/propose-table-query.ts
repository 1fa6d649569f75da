/** A query over a table, written by a chat model under a grammar that knows only that table's columns. */
import type { ChatModel } from './ports.ts';
import { tableLimits } from './tables/limits.ts';
import { queryGrammar, readQuery } from './tables/query-grammar.ts';
import type { Table } from './tables/table.ts';
import type { TableQuery } from './tables/table-query.ts';

/** Asks the model; null where it writes nothing that fits, or the table is too wide to be described. Rejects with the model's AppError. */
export async function proposeTableQuery(
  model: ChatModel,
  table: Table,
  question: string,
  signal: AbortSignal,
): Promise<TableQuery | null> {
  const { columns, rows, characters, tokens } = tableLimits.model;
  if (table.columns.length > columns) return null;
  const names = table.columns
    .map(({ name, type }) => (type === 'text' ? `"${name}"` : `"${name}" and, as a number, "${name} #"`))
    .join(', ');
  const sample = table.rows
    .slice(0, rows)
    .map((row) => row.map((cell) => cell?.text.slice(0, characters) ?? '').join(' | '));
  const { text } = await model.generate(
    [
      {
        role: 'system',
        text: 'You write one SQLite SELECT over the table "data" that answers the question. Write only SQL.',
      },
      { role: 'user', text: `Columns: ${names}\nFirst rows:\n${sample.join('\n')}\n\nQuestion: ${question}` },
    ],
    { maxTokens: tokens, temperature: 0, grammar: queryGrammar(table) },
    () => undefined,
    signal,
  );
  return readQuery(table, text);
}

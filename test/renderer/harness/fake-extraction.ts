/** A table of receipts in the harness: it can be sorted, filtered, corrected and locked as the engine's can. */
import { AppError } from '../../../src/preload/contract/errors.ts';
import type { RequestInput } from '../../../src/preload/contract/requests.ts';
import type {
  ExtractionCell,
  ExtractionCellDetail,
  ExtractionRow,
  ExtractionRun,
  RowFilter,
  Template,
} from '../../../src/preload/contract/shapes.ts';
import { fakeCitations } from './fake-answers.ts';
import { fakeExtractionRun, fakeTableRow, fakeTemplates, receiptFields } from './fake-tables.ts';
import type { PdfPassage } from './pdf-passage.ts';

export type TableScenario = {
  /** Rows of the one table; without it nothing was extracted yet. */
  readonly tableRows?: number;
  readonly tableRun?: Partial<ExtractionRun>;
};

const passes: Readonly<Record<RowFilter, (row: ExtractionRow) => boolean>> = {
  all: () => true,
  unverified: ({ cells }) => cells.some(({ verified, value }) => !verified && value !== null),
  conflicts: ({ cells }) => cells.some(({ conflict }) => conflict),
  corrected: ({ cells }) => cells.some(({ corrected }) => corrected),
  failed: ({ state }) => state === 'failed',
  duplicates: ({ duplicateOf }) => duplicateOf !== null,
  violations: ({ cells }) => cells.some(({ violations }) => violations.length > 0),
  incomplete: ({ cells }) => cells.some(({ value }) => value === null),
};

function compare(a: ExtractionRow, b: ExtractionRow, sort: RequestInput<'extraction.rows'>['sort']): number {
  if (typeof sort !== 'object') return sort === 'file' ? a.name.localeCompare(b.name) : a.ordinal - b.ordinal;
  const value = (row: ExtractionRow) => row.cells.find(({ field }) => field === sort.field)?.value ?? '';
  const [x, y] = [value(a), value(b)];
  return typeof x === 'number' && typeof y === 'number' ? x - y : String(x).localeCompare(String(y));
}

export function createExtractionFakes(passage: PdfPassage, { tableRows = 0, tableRun = {} }: TableScenario = {}) {
  let templates: Template[] = [...fakeTemplates];
  let run = fakeExtractionRun({ total: tableRows, ...tableRun });
  let runs = tableRows > 0 ? [run.id] : [];
  let rows = Array.from({ length: tableRows }, (_, ordinal) => fakeTableRow(ordinal));
  const [citation] = fakeCitations(passage);
  const known = (): ExtractionRun => {
    if (runs.length === 0) throw new AppError('not-found', 'No such run.');
    return run;
  };
  const template = (templateId: string): Template => {
    const found = templates.find(({ id }) => id === templateId);
    if (!found) throw new AppError('not-found', 'No such template.');
    return found;
  };
  const cellOf = ({ fileId, field }: { readonly fileId: string; readonly field: string }): ExtractionCell => {
    const found = rows.find((row) => row.fileId === fileId)?.cells.find((cell) => cell.field === field);
    if (!found) throw new AppError('not-found', 'No such cell.');
    return found;
  };
  const detail = (cell: ExtractionCell): ExtractionCellDetail => ({
    ...cell,
    citation: cell.verified ? citation : null,
    chain: cell.corrected ? ['person'] : ['label', 'pattern'],
    list: Array.isArray(cell.value)
      ? cell.value.map((text) => ({ text, note: '', verified: true, confidence: 0.9, citation }))
      : [],
    alternatives: cell.conflict
      ? [
          {
            ...{ text: 'OJC Marketing', value: 'OJC Marketing', currency: null, verified: true },
            ...{ confidence: 0.5, chain: ['layout'], citation },
          },
        ]
      : [],
    before: null,
  });
  const change = (key: { readonly fileId: string; readonly field: string }, changes: Partial<ExtractionCell>) => {
    const changed = { ...cellOf(key), ...changes };
    const withCell = (row: ExtractionRow) => ({
      ...row,
      cells: row.cells.map((cell) => (cell.field === key.field ? changed : cell)),
    });
    rows = rows.map((row) => (row.fileId === key.fileId ? withCell(row) : row));
    return detail(changed);
  };
  const save = (input: RequestInput<'template.save'>): Template => {
    const id = input.templateId ?? `own-${templates.length}`;
    const { name, purpose = '', fields } = input.template;
    const filled = fields.map((field) => ({
      ...{ description: '', labels: [], examples: [], options: [], rules: {}, group: null },
      ...field,
    }));
    const saved: Template = { id, name, purpose, fields: filled, builtIn: false, changedAt: 1 };
    templates = [...templates.filter((each) => each.id !== id), saved];
    return saved;
  };
  return {
    'template.list': () => templates,
    'template.get': ({ templateId }: { readonly templateId: string }) => template(templateId),
    'template.check': ({ template: draft }: RequestInput<'template.check'>) =>
      draft.name === '' ? [{ field: null, code: 'name-missing' as const, values: {}, stops: true }] : [],
    'template.save': save,
    'template.remove': ({ templateId }: { readonly templateId: string }) => {
      templates = templates.filter(({ id }) => id !== templateId);
      return null;
    },
    'template.propose': () => ({ name: 'Receipts', purpose: '', fields: receiptFields }),
    'template.importSchema': () => ({
      template: { name: 'Imported', purpose: '', fields: receiptFields },
      ignored: ['/properties/total/readOnly'],
    }),
    'template.exportSchema': () => ({ text: '{}' }),
    'template.saveSchema': () => null,
    'template.adapters': () => [],
    'template.attachAdapter': () => [],
    'extraction.estimate': () => ({
      ...{ items: 214, characters: 1_830_000, seconds: 240, model: null, mode: 'auto' as const },
      ...{ unreadable: 3, waiting: 12 },
    }),
    'extraction.start': () => {
      runs = [run.id];
      return run;
    },
    'extraction.list': () => (runs.length > 0 ? [run] : []),
    'extraction.get': known,
    'extraction.setAppend': ({ append }: { readonly append: boolean }) => {
      run = { ...known(), append };
      return run;
    },
    'extraction.rows': (input: RequestInput<'extraction.rows'>) => {
      const { sort, descending, only = 'all', contains = '', from = 0, limit = 100 } = input;
      const words = contains.toLowerCase();
      const found = rows.filter((row) => passes[only](row) && JSON.stringify(row).toLowerCase().includes(words));
      found.sort((a, b) => (descending ? -1 : 1) * compare(a, b, sort));
      const count = (filter: RowFilter) => rows.filter(passes[filter]).length;
      const counts = Object.fromEntries(
        (Object.keys(passes) as RowFilter[]).map((filter) => [filter, count(filter)]),
      ) as Record<RowFilter, number>;
      const totals = receiptFields.map(({ name, type }) => {
        const values = found.flatMap(({ cells }) =>
          cells.filter(({ field, value }) => field === name && value !== null),
        );
        const numbers = values.flatMap(({ value }) => (typeof value === 'number' ? [value] : []));
        const dates = values.map(({ value }) => String(value)).sort();
        return {
          ...{ field: name, filled: values.length, verified: values.filter(({ verified }) => verified).length },
          sum: type === 'money' ? numbers.reduce((sum, value) => sum + value, 0) : null,
          currency: type === 'money' ? 'MYR' : null,
          least: type === 'date' ? (dates[0] ?? null) : null,
          most: type === 'date' ? (dates.at(-1) ?? null) : null,
          counts: type === 'yes-no' ? [{ value: 'true', rows: values.length }] : [],
        };
      });
      return { rows: found.slice(from, from + limit), total: found.length, totals, counts };
    },
    'extraction.cell': (key: RequestInput<'extraction.cell'>) => detail(cellOf(key)),
    'extraction.items': (key: RequestInput<'extraction.items'>) => ({ items: detail(cellOf(key)).list, total: 0 }),
    'extraction.correct': (input: RequestInput<'extraction.correct'>) => {
      if (input.value === 'soon') throw new AppError('cell-invalid', 'No date.', { detail: '“soon” is no date' });
      const value = typeof input.value === 'string' ? input.value : null;
      return change(input, { value, text: value ?? '', corrected: true, verified: true, confidence: 1 });
    },
    'extraction.uncorrect': (key: RequestInput<'extraction.uncorrect'>) => change(key, { corrected: false }),
    'extraction.lock': ({ locked, ...key }: RequestInput<'extraction.lock'>) => change(key, { locked }),
    'extraction.rerun': ({ fileIds }: RequestInput<'extraction.rerun'>) =>
      rows.filter(({ fileId }) => fileIds.includes(fileId)),
    'extraction.quality': () =>
      receiptFields.map(({ name }, index) => ({
        ...{ field: name, filled: 240 - index * 9, verified: 230 - index * 11, corrected: index % 2 },
        ...{ conflicts: index % 3, violations: 0, confidence: 0.95 - index / 20 },
      })),
    'extraction.export': () => ({ text: '', next: null }),
    'extraction.workbook': () => ({ bytes: new Uint8Array() }),
    'extraction.save': () => null,
    'extraction.corrections': () => ({ lines: [], excluded: [], documents: 0, next: null }),
    'extraction.saveCorrections': () => null,
  };
}

/** Every name a figure may have; a missing one is a compile error. */
import type { CountName, IngestStage, MeteredProcess, TimeName } from '../../../preload/contract/metrics-shapes.ts';

const listed = <Name extends string>(names: Readonly<Record<Name, true>>) =>
  Object.keys(names) as unknown as readonly Name[];

export const timeNames = listed<TimeName>({
  search: true,
  'search.typed': true,
  'answer.first': true,
  'answer.whole': true,
  document: true,
});
export const ingestStages = listed<IngestStage>({
  hash: true,
  extract: true,
  count: true,
  chunk: true,
  analyse: true,
  store: true,
  embed: true,
});
export const countNames = listed<CountName>({
  requests: true,
  'tokens.read': true,
  'tokens.written': true,
  'vectors.hit': true,
  'vectors.miss': true,
  'answers.hit': true,
  'answers.miss': true,
});
export const processNames = listed<MeteredProcess>({
  engine: true,
  'model-host': true,
  'extract-worker': true,
  'picture-worker': true,
  'table-worker': true,
});

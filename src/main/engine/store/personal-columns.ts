/**
 * Every text and blob column of personal.db, said once: `sealed` ones hold what a person typed or was answered and go through
 * `PersonalText`; `plain` ones say why they need not. A test fails on a column that stands in neither. A table that refers to another one
 * comes after it: in this order `records/` puts back what changed on the disk.
 */
export type TableColumns = {
  /** The columns that name a record; together they bind a sealed text to it. */
  readonly id: readonly string[];
  readonly sealed?: readonly string[];
  readonly plain?: Readonly<Record<string, string>>;
};

const ids = 'a random id';
const choice = 'one of a few words of ours';
const place = 'a place on this disk, which library.db holds too';
const modelFile = 'what a model or adapter on this disk is called';

export const personalColumns: Readonly<Record<string, TableColumns>> = {
  meta: { id: ['key'], plain: { key: 'a name of ours', value: 'a number of ours' } },
  setting: { id: ['key'], plain: { key: 'a name of ours', value: 'switches and sizes; no words of a person' } },
  folder: { id: ['id'], plain: { id: ids, path: place, volume: 'the number of a disk' } },
  exclusion: { id: ['id'], plain: { id: ids, folder_id: ids, pattern: place } },
  model: { id: ['id'], plain: { id: ids, name: modelFile, role: choice, path: place } },
  adapter: {
    id: ['id'],
    plain: {
      ...{ id: ids, name: modelFile, format: choice, path: place, source: place },
      ...{ architecture: modelFile, base_name: modelFile },
    },
  },
  adapter_use: { id: ['kind', 'target', 'adapter_id'], plain: { kind: choice, target: ids, adapter_id: ids } },
  sealed_password: {
    id: ['content_sha256'],
    plain: { content_sha256: 'the hash of a file', sealed: 'sealed by the login already' },
  },
  key_slot: {
    id: ['key_number', 'kind'],
    plain: { kind: choice, salt: 'random', wrapped: 'a key, sealed itself' },
  },
  sealing: { id: ['id'], plain: { state: choice } },
  conversation_folder: { id: ['id'], sealed: ['folder_name'], plain: { id: ids } },
  conversation: {
    id: ['id'],
    sealed: ['title', 'scope_items', 'model_name', 'preset_language'],
    plain: { id: ids, folder_id: ids, model_id: ids, preset_id: ids },
  },
  preset: { id: ['id'], sealed: ['preset_name', 'preset_text'], plain: { id: ids } },
  draft: { id: ['conversation_id'], sealed: ['draft_text'], plain: { conversation_id: ids } },
  message: {
    id: ['id'],
    sealed: ['text', 'answer', 'error', 'rating'],
    plain: { id: ids, conversation_id: ids, role: choice, state: choice },
  },
  citation: {
    id: ['message_id', 'number'],
    sealed: ['locator', 'quote', 'title'],
    plain: { message_id: ids, content_sha256: 'the hash of a file', kind: choice, reading: 'how a file was read' },
  },
  batch_run: {
    id: ['id'],
    sealed: ['title', 'request', 'outcome'],
    plain: {
      ...{
        id: ids,
        kind: choice,
        state: choice,
        mode: choice,
        model: modelFile,
        conversation_id: ids,
        message_id: ids,
      },
      ...{ reason_code: choice, reason_values: place },
    },
  },
  batch_item: {
    id: ['run_id', 'ordinal'],
    sealed: ['question', 'result'],
    plain: {
      ...{ run_id: ids, target: ids, state: choice, reason_code: choice, reason_values: place },
      document: 'the id of a text in the library',
    },
  },
  extraction_template: { id: ['id'], sealed: ['template_text'], plain: { id: ids } },
  extraction_cell: { id: ['run_id', 'target', 'field'], sealed: ['cell_text'], plain: { run_id: ids, target: ids } },
  extraction_wish: { id: ['run_id', 'target'], plain: { run_id: ids, target: ids, mode: choice } },
  extraction_setting: { id: ['run_id'], plain: { run_id: ids } },
  search_entry: { id: ['id'], sealed: ['query'], plain: { id: ids } },
  saved_search: {
    id: ['id'],
    sealed: ['name', 'query'],
    plain: { id: ids, folder_id: ids, kinds: 'names of file formats' },
  },
  model_test: { id: ['id'], sealed: ['subject', 'result'], plain: { id: ids, kind: choice } },
  record_sum: {
    id: ['table_name', 'record_id'],
    plain: {
      ...{ table_name: 'a name of ours', record_id: 'the ids of a record' },
      sums: 'checksums of what is stored, sealed where that is; they go with it',
    },
  },
  record_sum_state: { id: ['id'] },
};

import { create } from 'zustand';
import type { Reason, Template, TemplateDraft, TemplateField, TemplateProblem } from '../../preload/contract/shapes.ts';
import { request } from '../api.ts';
import { reasonOf } from '../reason-of.ts';
import { tableLimits } from './table-limits.ts';

/** A field with a key of its own, so that it stays the same element while it is renamed and moved. */
export type DraftField = TemplateField & { readonly key: string };

type DraftState = {
  readonly templateId: string | null;
  readonly name: string;
  readonly purpose: string;
  readonly fields: readonly DraftField[];
  readonly problems: readonly TemplateProblem[];
  readonly error: Reason | null;
  readonly saving: boolean;
  /** Something was changed since it was opened. */
  readonly changed: boolean;
  /** The field whose details are open. */
  readonly openKey: string | null;
  readonly open: (templateId: string | null, draft: TemplateDraft) => void;
  readonly setHead: (changes: Partial<Pick<DraftState, 'name' | 'purpose'>>) => void;
  readonly addField: () => void;
  readonly setField: (key: string, changes: Partial<TemplateField>) => void;
  readonly removeField: (key: string) => void;
  /** To the place `to`, counted from 0. */
  readonly moveField: (key: string, to: number) => void;
  readonly toggle: (key: string) => void;
  /** The saved template; null when it can't be saved so. */
  readonly save: () => Promise<Template | null>;
};

export const emptyField: TemplateField = {
  ...{ name: '', type: 'text', description: '', labels: [], examples: [], options: [], rules: {}, group: null },
};

/** Another order: the item at `from` stands at `to` then. */
export function moved<T>(items: readonly T[], from: number, to: number): T[] {
  const rest = items.filter((_, index) => index !== from);
  const item = items[from];
  if (item === undefined) return [...items];
  rest.splice(Math.max(0, Math.min(to, rest.length)), 0, item);
  return rest;
}

/** What is sent: no keys, nothing of another type's, no empty lines. */
export function draftOf({ name, purpose, fields }: Pick<DraftState, 'name' | 'purpose' | 'fields'>): TemplateDraft {
  return {
    name: name.trim(),
    purpose: purpose.trim(),
    fields: fields.map(({ key: _, ...field }) => ({
      ...field,
      name: field.name.trim(),
      options: field.type === 'enum' ? field.options.filter((option) => option.trim() !== '') : [],
      labels: field.labels.filter((label) => label.trim() !== ''),
      examples: field.examples.filter((example) => example.trim() !== ''),
      group: field.group?.trim() ? field.group.trim() : null,
    })),
  };
}

/** The request's own shape has arrays that can be written. */
export function requestDraft(draft: TemplateDraft) {
  const fields = draft.fields.map((field) => ({
    ...field,
    labels: [...field.labels],
    examples: [...field.examples],
    options: [...field.options],
  }));
  return { ...draft, fields };
}

export const useTemplateDraft = create<DraftState>()((set, get) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let version = 0;
  let nextKey = 0;
  const newKey = () => `field-${nextKey++}`;

  async function check(): Promise<void> {
    const mine = version;
    const { templateId } = get();
    try {
      const template = requestDraft(draftOf(get()));
      const problems = await request('template.check', { template, ...(templateId === null ? {} : { templateId }) });
      if (mine === version) set({ problems });
    } catch (error) {
      if (mine === version) set({ error: reasonOf(error) });
    }
  }

  function change(changes: Partial<DraftState>): void {
    version += 1;
    set({ ...changes, changed: true, error: null });
    clearTimeout(timer);
    timer = setTimeout(() => void check(), tableLimits.checkMs);
  }

  const withField = (key: string, update: (field: DraftField) => DraftField) =>
    get().fields.map((field) => (field.key === key ? update(field) : field));

  return {
    templateId: null,
    name: '',
    purpose: '',
    fields: [],
    problems: [],
    error: null,
    saving: false,
    changed: false,
    openKey: null,
    open(templateId, draft) {
      version += 1;
      clearTimeout(timer);
      const fields = draft.fields.map((field) => ({ ...field, key: newKey() }));
      const begun = fields.length > 0 ? fields : [{ ...emptyField, key: newKey() }];
      set({ templateId, name: draft.name, purpose: draft.purpose, fields: begun, problems: [], error: null });
      set({ saving: false, changed: templateId === null && draft.fields.length > 0, openKey: null });
    },
    setHead: (changes) => change(changes),
    addField() {
      const key = newKey();
      change({ fields: [...get().fields, { ...emptyField, key }], openKey: null });
    },
    setField: (key, changes) => change({ fields: withField(key, (field) => ({ ...field, ...changes })) }),
    removeField: (key) => change({ fields: get().fields.filter((field) => field.key !== key) }),
    moveField(key, to) {
      const { fields } = get();
      const from = fields.findIndex((field) => field.key === key);
      if (from >= 0) change({ fields: moved(fields, from, to) });
    },
    toggle: (key) => set({ openKey: get().openKey === key ? null : key }),
    async save() {
      const { templateId } = get();
      clearTimeout(timer);
      set({ saving: true, error: null });
      try {
        const template = requestDraft(draftOf(get()));
        const problems = await request('template.check', { template, ...(templateId === null ? {} : { templateId }) });
        set({ problems });
        if (problems.some(({ stops }) => stops)) return null;
        const saved = await request('template.save', { template, ...(templateId === null ? {} : { templateId }) });
        set({ changed: false, templateId: saved.id });
        return saved;
      } catch (error) {
        set({ error: reasonOf(error) });
        return null;
      } finally {
        set({ saving: false });
      }
    },
  };
});

import { create } from 'zustand';
import type { Reason, Template, TemplateDraft } from '../../preload/contract/shapes.ts';
import { on, request } from '../api.ts';
import { t } from '../languages/translate.ts';
import { reasonOf } from '../reason-of.ts';
import { attempt } from './notice-store.ts';
import { useTables } from './tables-store.ts';

export const emptyDraft: TemplateDraft = { name: '', purpose: '', fields: [] };

type TemplatesState = {
  /** Built-in ones first; null until the first list has come. */
  readonly templates: readonly Template[] | null;
  readonly error: Reason | null;
  /** A draft is being made from example files. */
  readonly proposing: boolean;
  readonly refresh: () => Promise<void>;
  readonly begin: () => void;
  readonly edit: (template: Template) => void;
  readonly copy: (template: Template) => void;
  readonly remove: (templateId: string) => Promise<void>;
  readonly importSchema: (text: string) => Promise<void>;
  readonly saveSchema: (templateId: string) => Promise<void>;
  /** True when there is a draft to look at now. */
  readonly propose: (fileIds: readonly string[]) => Promise<boolean>;
  readonly start: () => () => void;
};

/** `Invoice` → `Invoice copy`, `Invoice copy 2` …: no name is taken twice, capitals not counted. */
export function copyName(name: string, taken: readonly string[]): string {
  const used = new Set(taken.map((each) => each.toLowerCase()));
  const base = t('{name} copy', { name });
  for (let number = 1; ; number += 1) {
    const tried = number === 1 ? base : `${base} ${number}`;
    if (!used.has(tried.toLowerCase())) return tried;
  }
}

const draftOf = ({ name, purpose, fields }: TemplateDraft): TemplateDraft => ({ name, purpose, fields });

export const useTemplates = create<TemplatesState>()((set, get) => {
  const write = (templateId: string | null, draft: TemplateDraft, ignored: readonly string[] = []) =>
    useTables.getState().go({ type: 'template', templateId, draft, ignored });
  return {
    templates: null,
    error: null,
    proposing: false,
    async refresh() {
      try {
        set({ templates: await request('template.list', {}), error: null });
      } catch (error) {
        set({ error: reasonOf(error) });
      }
    },
    begin: () => write(null, emptyDraft),
    edit: (template) => write(template.id, draftOf(template)),
    copy(template) {
      const taken = (get().templates ?? []).map(({ name }) => name);
      write(null, { ...draftOf(template), name: copyName(template.name, taken) });
    },
    async remove(templateId) {
      await attempt(() => request('template.remove', { templateId }));
      await get().refresh();
    },
    async importSchema(text) {
      const read = await attempt(() => request('template.importSchema', { text }));
      if (read) write(null, read.template, read.ignored);
    },
    async saveSchema(templateId) {
      await attempt(() => request('template.saveSchema', { templateId }));
    },
    async propose(fileIds) {
      set({ proposing: true });
      const draft = await attempt(() => request('template.propose', { fileIds: [...fileIds] }));
      set({ proposing: false });
      if (draft) write(null, draft);
      return draft !== null;
    },
    start() {
      void get().refresh();
      const stops = [
        on('templates.changed', () => void get().refresh()),
        on('processes.changed', (processes) => {
          const isBack = processes.some(({ name, state }) => name === 'engine' && state === 'running');
          if (isBack && get().error) void get().refresh();
        }),
      ];
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
});

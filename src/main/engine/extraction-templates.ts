/** Templates by id: those that came with the app and those a person made. */
import { AppError } from '../../preload/contract/errors.ts';
import type { Template, TemplateDraft, TemplateProblem } from '../../preload/contract/shapes.ts';
import type { EngineContext } from './engine-context.ts';
import { builtInTemplates } from './extraction/built-in-templates.ts';
import { checkTemplate } from './extraction/check-template.ts';

type Personal = Pick<EngineContext, 'personal'>;

/** Built-in ones first; a person's own by name. */
export function templatesOf({ personal }: Personal): Template[] {
  const own = personal.extractions.templates().map(
    ({ id, text, changedAt }): Template => ({
      ...(JSON.parse(text) as TemplateDraft),
      id,
      builtIn: false,
      changedAt,
    }),
  );
  return [...builtInTemplates, ...own.sort((a, b) => a.name.localeCompare(b.name))];
}

/** By id, or by its name as a person types it. Rejects with `not-found`. */
export function templateById(context: Personal, id: string): Template {
  const all = templatesOf(context);
  const wanted = id.trim().toLowerCase();
  const found = all.find((template) => template.id === id) ?? all.find(({ name }) => name.toLowerCase() === wanted);
  if (!found) throw new AppError('not-found', 'There is no such template.');
  return found;
}

export function problemsOf(context: Personal, draft: TemplateDraft, templateId: string | undefined): TemplateProblem[] {
  const taken = templatesOf(context).filter(({ id }) => id !== templateId);
  return checkTemplate(
    draft,
    taken.map(({ name }) => name),
  );
}

/** Rejects with `template-invalid`, `template-built-in`, `not-found`. */
export function saveTemplate(context: Personal, draft: TemplateDraft, templateId: string | undefined): Template {
  if (templateId !== undefined && templateById(context, templateId).builtIn) throw builtIn();
  const stopping = problemsOf(context, draft, templateId).find(({ stops }) => stops);
  if (stopping) {
    const detail = `${stopping.field === null ? '' : `${stopping.field}: `}${stopping.code}`;
    throw new AppError('template-invalid', `This template cannot be used: ${detail}.`, {
      detail,
      code: stopping.code,
      field: stopping.field,
    });
  }
  const text = JSON.stringify({ name: draft.name.trim(), purpose: draft.purpose, fields: draft.fields });
  const { extractions } = context.personal;
  if (templateId === undefined) return templateById(context, extractions.createTemplate(text));
  extractions.changeTemplate(templateId, text);
  return templateById(context, templateId);
}

export function removeTemplate(context: Personal, templateId: string): void {
  if (templateById(context, templateId).builtIn) throw builtIn();
  context.personal.extractions.removeTemplate(templateId);
}

const builtIn = () => new AppError('template-built-in', 'This template came with Docent and stays as it is.');

/** Templates of extraction, as the window and the command line ask for them. */
import { AppError } from '../../../preload/contract/errors.ts';
import type { EngineRoute, Handlers } from '../../../preload/contract/requests.ts';
import type { EngineContext } from '../engine-context.ts';
import { builtInTemplates } from '../extraction/built-in-templates.ts';
import { fromJsonSchema, toJsonSchema } from '../extraction/json-schema.ts';
import { proposeTemplate } from '../extraction/propose-template.ts';
import { extractionDocument } from '../extraction-document.ts';
import { problemsOf, removeTemplate, saveTemplate, templateById, templatesOf } from '../extraction-templates.ts';

export function templateHandlers(context: EngineContext): Handlers<Extract<EngineRoute, `template.${string}`>> {
  const { library } = context;
  const { adapters } = context.personal;
  const attached = (id: string) => adapters.attached({ kind: 'template', id });
  return {
    'template.list': async () => templatesOf(context),
    'template.get': async ({ templateId }) => templateById(context, templateId),
    'template.check': async ({ template, templateId }) => problemsOf(context, template, templateId),
    'template.save': async ({ template, templateId }) => {
      const saved = saveTemplate(context, template, templateId);
      context.emit('templates.changed', null);
      return saved;
    },
    'template.remove': async ({ templateId }) => {
      removeTemplate(context, templateId);
      context.emit('templates.changed', null);
      return null;
    },
    'template.adapters': async ({ templateId }) => attached(templateById(context, templateId).id),
    'template.attachAdapter': async ({ templateId, adapterId, strength }) => {
      const target = { kind: 'template', id: templateById(context, templateId).id } as const;
      if (!adapters.byId(adapterId)) throw new AppError('not-found', 'This adapter is not in the list.');
      if (strength === 0) adapters.detach(target, adapterId);
      else adapters.attach(target, adapterId, strength);
      return attached(target.id);
    },
    'template.propose': async ({ fileIds }) => {
      const documents = fileIds.flatMap((fileId) => {
        const contentId = library.collection.readableContent(fileId);
        const content = contentId === undefined ? undefined : library.contents.byId(contentId);
        return content ? [extractionDocument(context, content, library.files.byPublicId(fileId)?.name ?? '')] : [];
      });
      const draft = documents.length > 0 ? proposeTemplate(documents, builtInTemplates) : null;
      if (!draft) throw new AppError('template-no-examples', 'Nothing in common was found in these files.');
      return draft;
    },
    'template.importSchema': async ({ text }) => fromJsonSchema(text),
    'template.exportSchema': async ({ templateId }) => ({ text: toJsonSchema(templateById(context, templateId)) }),
  };
}

/** Groups of requests that are loaded when they are needed, or once the start is over. */
import type { EngineContext } from './engine-context.ts';
import { laterHandlers } from './later-handlers.ts';

export function partsOfLater(context: EngineContext, dataDir: string) {
  let cancelAnswers = async () => {};
  const answer = laterHandlers(['answer.start', 'answer.once', 'answer.cancel'], async () => {
    const made = (await import('./handlers/answer-handlers.ts')).answerHandlers(context);
    cancelAnswers = made.cancelAll;
    return made;
  });
  const backup = laterHandlers(
    [
      ...([
        'backup.start',
        'backup.inspect',
        'backup.restore',
        'backup.merge',
        'backup.apply',
        'backup.cancel',
      ] as const),
      ...(['backup.job', 'backup.setAside', 'backup.goBack'] as const),
      ...(['library.passages', 'folder.relink', 'folder.suggest'] as const),
    ],
    async () => (await import('./handlers/backup-handlers.ts')).backupHandlers(context, dataDir),
  );
  const batch = laterHandlers(
    [
      ...(['batch.list', 'batch.get', 'batch.items', 'batch.pause', 'batch.resume', 'batch.cancel'] as const),
      ...(['batch.retry', 'batch.remove', 'batch.export'] as const),
      ...(['collection.start', 'collection.wanted', 'collection.estimate', 'collection.answer'] as const),
      ...(['questions.read', 'questions.start', 'questions.estimate'] as const),
    ],
    async () => (await import('./handlers/batch-handlers.ts')).batchHandlers(context),
  );
  const documents = () => import('./handlers/document-handlers.ts');
  const document = laterHandlers(
    ['document.open', 'document.blocks', 'document.text', 'document.picture', 'document.locate'],
    async () => (await documents()).documentHandlers(context),
  );
  const door = laterHandlers(['context.pack', 'passage.read', 'extract.once', 'embedding.run'], async () =>
    (await import('./handlers/door-handlers.ts')).doorHandlers(context),
  );
  const extraction = laterHandlers(
    [
      ...(['extraction.estimate', 'extraction.start', 'extraction.list', 'extraction.get'] as const),
      ...(['extraction.setAppend', 'extraction.rows', 'extraction.cell', 'extraction.items'] as const),
      ...(['extraction.correct', 'extraction.uncorrect', 'extraction.lock', 'extraction.rerun'] as const),
      ...(['extraction.quality', 'extraction.export', 'extraction.workbook', 'extraction.corrections'] as const),
    ],
    async () => (await import('./handlers/extraction-handlers.ts')).extractionHandlers(context),
  );
  const health = laterHandlers(['doctor.run', 'bench.run', 'bench.history'], async () =>
    (await import('./handlers/health-handlers.ts')).healthHandlers(context),
  );
  const help = laterHandlers(['help.pages', 'help.page', 'help.search'], async () =>
    (await import('./help-library.ts')).helpHandlers(context),
  );
  const measure = laterHandlers(
    ['regress.run', 'compare.once', 'compare.start', 'compare.cancel', 'compare.list', 'compare.remove'],
    async () => (await import('./handlers/measure-handlers.ts')).measureHandlers(context),
  );
  const overview = laterHandlers(
    ['library.suggestions', 'document.summary', 'folder.overview', 'conversation.followUps'],
    async () => (await import('./handlers/overview-handlers.ts')).overviewHandlers(context),
  );
  const search = laterHandlers(
    [
      ...(['search.run', 'search.similar', 'search.insights', 'search.forget'] as const),
      ...(['search.saved', 'search.save', 'search.unsave'] as const),
    ],
    async () => (await import('./handlers/search-handlers.ts')).searchHandlers(context),
  );
  const picture = laterHandlers(
    [
      ...(['picture.status', 'picture.list', 'picture.sections', 'picture.details', 'picture.duplicates'] as const),
      ...(['picture.search', 'picture.similar', 'picture.searchByPicture', 'picture.cited'] as const),
      ...(['picture.trouble', 'picture.words', 'picture.useModel', 'picture.dropModel'] as const),
    ],
    async () => (await import('./handlers/picture-handlers.ts')).pictureHandlers(context),
  );
  const team = laterHandlers(
    ['team.get', 'team.set', 'team.publish', 'team.job', 'team.cancel', 'team.search'],
    async () => (await import('./handlers/team-handlers.ts')).teamHandlers(context),
  );
  const template = laterHandlers(
    [
      ...(['template.list', 'template.get', 'template.check', 'template.save', 'template.remove'] as const),
      ...(['template.adapters', 'template.attachAdapter', 'template.propose'] as const),
      ...(['template.importSchema', 'template.exportSchema'] as const),
    ],
    async () => (await import('./handlers/template-handlers.ts')).templateHandlers(context),
  );
  const training = laterHandlers(['training.part', 'training.rated', 'training.plan'], async () =>
    (await import('./handlers/training-handlers.ts')).trainingHandlers(context),
  );
  const groups = [
    search,
    answer,
    document,
    batch,
    extraction,
    overview,
    door,
    health,
    measure,
    training,
    backup,
    picture,
    team,
    template,
  ];
  return {
    handlers: {
      ...answer.handlers,
      ...backup.handlers,
      ...search.handlers,
      ...document.handlers,
      ...batch.handlers,
      ...extraction.handlers,
      ...overview.handlers,
      ...door.handlers,
      ...health.handlers,
      ...measure.handlers,
      ...training.handlers,
      ...help.handlers,
      ...picture.handlers,
      ...team.handlers,
      ...template.handlers,
    },
    /** Resolves when none is being written any more. */
    cancelAnswers: () => cancelAnswers(),
    /** Loads them one after another, so that requests are answered between. */
    async loadAll(signal: AbortSignal): Promise<void> {
      for (const group of groups) if (!signal.aborted) await group.loaded();
    },
    documents,
  };
}

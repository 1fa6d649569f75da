import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { app } from 'electron';
import { z } from 'zod';
import type { Answer, Citation } from '../../preload/contract/shapes.ts';
import type { Log } from '../engine/ports.ts';
import { appLimits } from './limits.ts';
import { createPageDriver, type PageDriver } from './page-driver.ts';
import type { AppPaths } from './paths.ts';
import type { Processes } from './processes.ts';
import type { AppWindow } from './window.ts';

/** One question the samples answer: which file and page, and words the cited sentence must hold. */
const questionsSchema = z
  .array(z.object({ question: z.string(), file: z.string(), page: z.number().nullable(), contains: z.string() }))
  .min(1);
type SampleQuestion = z.infer<typeof questionsSchema>[number];

type Step = { readonly name: string; readonly ok: boolean; readonly milliseconds: number; readonly problem?: string };
type Findings = { answer: Answer | null; citation: Citation | null; written: Answer | null };

const { windowMs, ingestMs, answerMs } = appLimits.selfTest;

/**
 * `Docent --self-test OUT [--self-test-model FILE.gguf]`: a first launch through the real processes and the real window, in a fresh data folder.
 * Writes OUT/report.json and OUT/self-test.png and ends with 0 when every step passed, else 1.
 */
export async function runSelfTest(options: {
  window: AppWindow;
  paths: AppPaths;
  processes: Processes;
  outDir: string;
  chatModel: string | null;
  log: Log;
}): Promise<void> {
  const { window, paths, outDir, log } = options;
  const started = Date.now();
  const steps: Step[] = [];
  const findings: Findings = { answer: null, citation: null, written: null };
  let reason: string | null = null;
  try {
    mkdirSync(outDir, { recursive: true });
    const question = sampleQuestion(paths.resourcesDir);
    const driver = createPageDriver(window.browserWindow);
    for (const [name, work] of stepsOf(driver, question, findings, options.chatModel)) {
      const begun = Date.now();
      const problem = await work().then(
        () => null,
        (error: unknown) => (error instanceof Error ? error.message : String(error)),
      );
      steps.push({ name, ok: problem === null, milliseconds: Date.now() - begun, ...(problem ? { problem } : {}) });
      log.info(`self-test: ${name}`, { ok: problem === null });
      if (problem !== null) throw new Error(`${name}: ${problem}`);
    }
  } catch (error) {
    reason = error instanceof Error ? error.message : String(error);
    log.error('the self-test failed', { reason });
  }
  // Taken of a failure too: it shows where the window stood.
  const pictureProblem = await savePicture(window, path.join(outDir, 'self-test.png'));
  reason ??= pictureProblem;
  const report = {
    ok: reason === null,
    reason,
    milliseconds: Date.now() - started,
    versions: { docent: app.getVersion(), electron: process.versions.electron, node: process.versions.node },
    platform: `${process.platform} ${process.arch}`,
    packaged: app.isPackaged,
    processes: options.processes.statuses(),
    steps,
    ...findings,
  };
  writeFileSync(path.join(outDir, 'report.json'), `${JSON.stringify(report, null, 2)}\n`);
  process.stdout.write(`self-test ${report.ok ? 'passed' : `failed: ${reason}`}\n`);
  await options.processes.stop();
  app.exit(report.ok ? 0 : 1);
}

function stepsOf(
  driver: PageDriver,
  question: SampleQuestion,
  findings: Findings,
  chatModel: string | null,
): readonly (readonly [string, () => Promise<void>])[] {
  const written: readonly [string, () => Promise<void>] = [
    'let the model write an answer',
    async () => {
      findings.written = await writtenAnswer(driver, question, chatModel ?? '');
    },
  ];
  return [
    ['add the samples from the first screen', () => driver.click('try-samples', windowMs)],
    ['read and index every sample', () => samplesReady(driver)],
    ['open the chat', () => driver.click('nav-chat', windowMs)],
    ['type the sample question', () => driver.fill('chat-input', question.question, windowMs)],
    ['send it', () => driver.click('chat-send', windowMs)],
    [
      'receive a cited answer',
      async () => {
        findings.answer = await lastAnswer(driver);
        findings.citation = expectedCitation(findings.answer, question);
      },
    ],
    [
      'open the citation',
      () => driver.click('citation-chip', windowMs, { name: 'data-citation-id', value: String(findings.citation?.id) }),
    ],
    ['see the sentence marked on its page', () => seeMark(driver, findings)],
    ...(chatModel === null ? [] : [written]),
  ];
}

function sampleQuestion(resourcesDir: string): SampleQuestion {
  const text = readFileSync(path.join(resourcesDir, 'sample-questions.json'), 'utf8');
  return questionsSchema.parse(JSON.parse(text))[0] as SampleQuestion;
}

async function samplesReady(driver: PageDriver): Promise<void> {
  await driver.until('the samples to be ready', ingestMs, async () => {
    const { files, counts, working } = await driver.request('library.status', {});
    return files > 0 && !working && counts.ready === files ? true : null;
  });
}

/** Has the model begin an answer, sees its first words and stops it. */
async function writtenAnswer(driver: PageDriver, { question }: SampleQuestion, path: string): Promise<Answer> {
  const { id: modelId } = await driver.request('model.add', { path });
  const { answerId, conversationId } = await driver.request('answer.start', { question, mode: 'generate', modelId });
  await driver.until('the first words', answerMs, async () => {
    const last = (await driver.request('conversation.get', { conversationId })).messages.at(-1);
    return last?.text || last?.state !== 'streaming' ? true : null;
  });
  // That it writes is proven; the rest would only take time.
  await driver.request('answer.cancel', { answerId });
  const answer = await lastAnswer(driver, conversationId);
  if (answer.mode !== 'generate' || answer.model === null) throw new Error('no model wrote the answer');
  return answer;
}

async function lastAnswer(driver: PageDriver, wanted?: string): Promise<Answer> {
  return driver.until('the answer', answerMs, async () => {
    const conversationId = wanted ?? (await driver.request('conversation.list', {}))[0]?.id;
    if (!conversationId) return null;
    const { messages } = await driver.request('conversation.get', { conversationId });
    const last = messages.at(-1);
    if (last?.role !== 'assistant' || last.state === 'streaming') return null;
    if (!last.answer) throw new Error(`the answer ended as ${last.state}`);
    return last.answer;
  });
}

function expectedCitation(answer: Answer, question: SampleQuestion): Citation {
  if (!answer.found) throw new Error('the answer says that nothing was found');
  const fits = answer.citations.find(
    (citation) =>
      path.posix.basename(citation.path) === path.posix.basename(question.file) &&
      citation.page === question.page &&
      citation.quote.includes(question.contains),
  );
  if (!fits) {
    const seen = answer.citations.map(({ path: file, page }) => `${file} page ${page}`).join('; ') || 'none';
    throw new Error(`no citation of ${question.file} page ${question.page}; seen: ${seen}`);
  }
  if (!fits.verified) throw new Error('the quotation does not stand in the document');
  return fits;
}

async function seeMark(driver: PageDriver, { citation }: Findings): Promise<void> {
  await driver.until('a mark that can be seen', answerMs, async () => {
    const [box] = await driver.boxes('citation-mark');
    return box && box.y >= 0 && box.y + box.height <= driver.height() ? true : null;
  });
  await driver.until('the page to be drawn', answerMs, async () =>
    (await driver.attribute('citation-mark', 'data-drawn')) === 'true' ? true : null,
  );
  const page = await driver.attribute('citation-mark', 'data-page');
  if (citation?.page !== null && page !== String(citation?.page)) {
    throw new Error(`the mark is on page ${page}, the citation on ${citation?.page}`);
  }
  const documentId = await driver.attribute('citation-mark', 'data-document-id');
  if (documentId !== citation?.documentId) throw new Error('another document is open');
}

/** @returns what went wrong, null when the picture was taken */
async function savePicture(window: AppWindow, file: string): Promise<string | null> {
  try {
    const image = await window.browserWindow.webContents.capturePage();
    if (image.isEmpty()) return 'the picture of the window is empty';
    writeFileSync(file, image.toPNG());
    return null;
  } catch (error) {
    return `no picture of the window: ${String(error)}`;
  }
}

/** `docent config` */
import { valueInWords } from '../engine/config/setting-value.ts';
import type { Door } from './open-door.ts';
import type { Output } from './output.ts';

export async function configCommand(door: Door, output: Output): Promise<void> {
  const report = await door.request('config.get', {});
  output.document(report, () =>
    [
      ...report.settings.flatMap(({ name, value, from, source, type, usual, environment, sentence }) => [
        `${name} = ${valueInWords(value)}   (${source ?? from})`,
        `    ${sentence} ${type}; default ${valueInWords(usual)}; ${environment}`,
      ]),
      ...report.files.map(({ path, found }) => `${found ? 'read' : 'not there'}: ${path}`),
      ...report.problems.map(({ sentence }) => `! ${sentence}`),
    ].join('\n'),
  );
}

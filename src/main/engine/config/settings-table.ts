/** The settings as a table in Markdown; a test holds the README against it. */
import { environmentName, settingList } from '../../../preload/contract/setting-list.ts';
import { typeInWords, valueInWords } from './setting-value.ts';

export function settingsTable(): string {
  const rows = settingList.map(({ name, kind, usual, sentence }) =>
    [`\`${name}\``, `\`${environmentName(name)}\``, typeInWords(kind), valueInWords(usual), sentence].join(' | '),
  );
  return ['In the file | In the environment | What it may be | Default | What it does', '---|---|---|---|---', ...rows]
    .map((row) => `| ${row} |`)
    .join('\n');
}

import type { HelpPage } from '../../../src/preload/contract/help-requests.ts';

const asking = { id: 'asking', title: 'Asking questions', summary: 'How to ask.' };
const backup = { id: 'backup', title: 'Backup', summary: 'One file.' };

/** Two pages, and a search that knows one word. */
export function fakeHelp() {
  const pages: Readonly<Record<string, HelpPage>> = {
    asking: {
      ...asking,
      sections: [
        { heading: 'Keep to some files', text: 'Type `@` and a name.' },
        { heading: 'Not found', text: 'It says so.' },
      ],
      related: [backup],
    },
    backup: { ...backup, sections: [{ heading: 'Restore', text: 'Choose a file.' }], related: [asking] },
  };
  return {
    'help.pages': () => [asking, backup],
    'help.page': ({ id }: { id: string }) => pages[id] ?? (pages.asking as HelpPage),
    'help.search': ({ query }: { query: string }) =>
      query.includes('restore')
        ? [
            {
              ...{ pageId: 'backup', title: 'Backup', section: 0, heading: 'Restore', sentence: 'Choose a file.' },
              marks: [{ start: 0, end: 6 }],
            },
          ]
        : [],
  };
}

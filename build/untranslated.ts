/** What stands in the window as it is, in every language. */

/** Names and abbreviations that are the same in all of them. */
export const sameEverywhere: ReadonlySet<string> = new Set([
  'Docent',
  ...['PDF', 'CSV', 'JSON', 'OCR', 'WebP', 'ISBN'],
  ...['Claude', 'Claude Code', 'Cursor', 'VS Code', 'Windsurf'],
  ...['Touch ID', 'FileVault', '· Electron {}', 'sha256 {}'],
]);

/** Further ones that are so in one file only, with the reason. */
export const sameInFile: Readonly<Record<string, { readonly reason: string; readonly texts: readonly string[] }>> = {
  'platform.ts': {
    reason: 'names of programs and keys',
    texts: ['Finder', 'File Manager', 'Ctrl+{}'],
  },
  'views/kinds.ts': {
    reason: 'names of programs; a group’s English name is its key',
    texts: [
      ...['Word', 'Word 97–2003', 'Pages', 'Excel', 'Excel 97–2003', 'Numbers', 'PowerPoint', 'PowerPoint 97–2003'],
      ...['Keynote', 'Markdown'],
    ],
  },
  'views/chat/preset-picker.tsx': {
    reason: 'languages as their own speakers write them',
    texts: ['English', 'Deutsch', 'Français', 'Español', 'Italiano', 'Português', 'Nederlands'],
  },
  'views/health/feedback-file.ts': {
    reason: 'facts for those who make Docent, who read English',
    texts: ['Docent {}{}', ', Electron {}'],
  },
  'components/icon.tsx': { reason: 'a class', texts: ['icon {}'] },
  'background.ts': { reason: 'the app’s name before a line that is translated', texts: ['Docent: {}'] },
  'handlers.ts': { reason: 'the name of a format', texts: ['Markdown'] },
  'save-extraction.ts': { reason: 'the same', texts: ['JSON Schema'] },
  'stores/query-conditions.ts': { reason: 'what a search understands', texts: ['after:{} before:{}'] },
  'views/settings/programs-settings.tsx': { reason: 'a command', texts: ['docent mcp --register {} --write'] },
  'views/settings/team-settings.tsx': { reason: 'an address', texts: ['postgres://anna:password@db.example.org/team'] },
  'stores/file-query.ts': { reason: 'the name of a field', texts: ['title'] },
  'views/health/health-view.tsx': { reason: 'the name of an icon', texts: ['warning'] },
  'views/search/query-help.tsx': { reason: 'keys of the Linux build that tests drive', texts: ['Ctrl Return'] },
  'views/tables/key-help.tsx': { reason: 'the same', texts: ['Ctrl C'] },
  'views/tables/field-details.tsx': { reason: 'the kind of an input', texts: ['text'] },
  'views/document/pdf-assets.ts': { reason: 'for the log', texts: ['pdf.js asked for {}, which is not bundled'] },
};

import { afterEach, describe, expect, it } from 'vitest';
import { useDocument } from '../../../src/renderer/stores/document-store.ts';
import { useNavigation } from '../../../src/renderer/stores/navigation-store.ts';
import { useTables } from '../../../src/renderer/stores/tables-store.ts';
import { emptyField, useTemplateDraft } from '../../../src/renderer/stores/template-draft-store.ts';

afterEach(() => {
  useNavigation.setState({ view: 'library' });
  useDocument.getState().close();
});

describe('a document beside a section', () => {
  it('goes when another section is shown, and stays when the same one is shown again', () => {
    useNavigation.getState().show('tables');
    useDocument.setState({ documentId: 'd', title: 'Invoice.pdf', expanded: true });
    useNavigation.getState().show('tables');
    expect(useDocument.getState().documentId).toBe('d');
    useNavigation.getState().show('pictures');
    expect(useDocument.getState()).toMatchObject({ documentId: null, expanded: false });
  });
});

describe('a new template', () => {
  it('is left by Escape while nothing is written in it, and no longer then', () => {
    const page = {
      type: 'template' as const,
      templateId: null,
      draft: { name: '', purpose: '', fields: [] },
      ignored: [],
    };
    useTemplateDraft.getState().open(null, page.draft);
    useTables.getState().go(page);
    expect(useTables.getState().back()).toBe(true);
    expect(useTables.getState().page.type).toBe('start');
    // One that came from a schema or from examples is work already.
    useTemplateDraft.getState().open(null, { ...page.draft, fields: [{ ...emptyField, name: 'total' }] });
    useTables.getState().go(page);
    expect(useTables.getState().back()).toBe(false);
    useTables.getState().go({ type: 'start' });
  });
});

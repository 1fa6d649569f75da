import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { queryHelp } from '../../../src/preload/contract/query-help.ts';
import type { SearchHit } from '../../../src/preload/contract/shapes.ts';
import type { DocumentGroup as Group } from '../../../src/renderer/stores/document-groups.ts';
import { groupHits, hitKey } from '../../../src/renderer/stores/document-groups.ts';
import { DocumentGroup } from '../../../src/renderer/views/search/document-group.tsx';
import { offeredValues } from '../../../src/renderer/views/search/filter-strip.tsx';
import { QueryHelp } from '../../../src/renderer/views/search/query-help.tsx';
import { SearchHitRow } from '../../../src/renderer/views/search/search-hit-row.tsx';
import { aHit } from '../a-hit.ts';
import { stubBridge } from '../bridge-stub.ts';

beforeEach(() => void stubBridge({}));
afterEach(() => vi.unstubAllGlobals());

const hits = [1, 2, 3, 4, 5].map((start) => aHit('a', start, { text: `passage ${start}`, title: 'A <title>' }));
const [group] = groupHits(hits) as [Group];
const show = (changes: Partial<Parameters<typeof DocumentGroup>[0]> = {}) =>
  renderToStaticMarkup(
    <DocumentGroup group={group} isOpen={false} selectedKey={null} explained={new Set()} {...changes} />,
  );

describe('a document in the results', () => {
  it('says its title and how many passages it has, and shows the best', () => {
    const html = show();
    expect(html).toContain('aria-label="A &lt;title&gt;, 5 passages"');
    expect(html.match(/data-testid="search-hit"/g)).toHaveLength(2);
    expect(html).toContain('3 more passages');
    expect(show({ isOpen: true }).match(/data-testid="search-hit"/g)).toHaveLength(5);
  });

  it('makes only the chosen row’s buttons stops of the Tab key', () => {
    expect(show()).not.toContain('tabindex="0"');
    const html = show({ selectedKey: hitKey(aHit('a', 2)) });
    expect(html.match(/aria-selected="true"/g)).toHaveLength(1);
    expect(html.match(/tabindex="0"/g)).toHaveLength(2);
  });

  it('tells why a hit is there, to those who asked', () => {
    expect(show()).not.toContain('data-testid="hit-why"');
    expect(show({ explained: new Set([hitKey(aHit('a', 1))]) })).toContain('1st by words');
  });

  it('bears hits without the newer fields', () => {
    const old = hits.map(({ matched, similarity, rerank, ...rest }) => rest as SearchHit);
    const [oldGroup] = groupHits(old) as [Group];
    const html = show({ group: oldGroup, explained: new Set(old.map(hitKey)) });
    expect(html).toContain('passage 1');
    expect(
      renderToStaticMarkup(<SearchHitRow hit={old[0] as SearchHit} selected onOpen={() => undefined} />),
    ).toContain('passage 1');
  });
});

describe('what narrows a search', () => {
  const facet = (...values: string[]) => ({
    name: 'kind' as const,
    values: values.map((value) => ({ value, documents: 1 })),
  });

  it('offers values that are a choice, not what is asked for already, and not too many', () => {
    const asked = [{ name: 'kind' as const, value: 'pdf', texts: ['type:pdf'] }];
    const values = (...of: string[]) => offeredValues(facet(...of), [], 'kind').map(({ value }) => value);
    expect(values('pdf')).toEqual([]);
    expect(values('pdf', 'docx')).toEqual(['pdf', 'docx']);
    expect(values(...'abcdefghij')).toHaveLength(6);
    expect(offeredValues(facet('pdf', 'docx'), asked, 'kind').map(({ value }) => value)).toEqual(['docx']);
    expect(offeredValues(undefined, [], 'kind')).toEqual([]);
  });
});

describe('the help for queries', () => {
  it('lists everything the engine understands, with an example each', () => {
    const html = renderToStaticMarkup(<QueryHelp onChoose={() => undefined} />);
    const plain = html.replaceAll('&quot;', '"');
    for (const { syntax, meaning, example } of queryHelp) {
      for (const words of [syntax, meaning, example]) expect(plain).toContain(words);
    }
    expect(new Set(queryHelp.map(({ syntax }) => syntax)).size).toBe(queryHelp.length);
  });
});

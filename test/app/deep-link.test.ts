import { describe, expect, it } from 'vitest';
import { deepLinkOf, parseDeepLink } from '../../src/main/app/deep-link.ts';
import { deepLink } from '../../src/main/engine/doors/deep-link.ts';
import { seededRandom } from '../helpers/seeded-random.ts';

const documentId = 'a3f0c5d2e1b94f7c8a6d5e4f3b2a1908a3f0c5d2e1b94f7c8a6d5e4f3b2a1908';

describe('links into the app', () => {
  it('reads every link the doors write', () => {
    expect(parseDeepLink(deepLink({ documentId }))).toEqual({ documentId, page: null, span: null });
    expect(parseDeepLink(deepLink({ documentId, page: 3 }))).toEqual({ documentId, page: 3, span: null });
    expect(parseDeepLink(deepLink({ documentId, page: 3, start: 0, end: 90 }))).toEqual({
      documentId,
      page: 3,
      span: { start: 0, end: 90 },
    });
  });

  // Some systems put a slash behind what they take for a host.
  it('takes the slash some systems add', () => {
    expect(parseDeepLink(`docent://open/?document=${documentId}`)?.documentId).toBe(documentId);
  });

  it.each([
    '',
    'docent:',
    'docent://',
    'docent://open',
    'docent://open?',
    'docent://open?document=',
    'docent://run?document=a',
    'docent://open/run?document=a',
    'docent://open?document=a#x',
    'docent://open?document=../../etc/passwd',
    'docent://open?document=a%2fb',
    'docent://open?document=a&document=b',
    'docent://open?document=a&page=0',
    'docent://open?document=a&page=-1',
    'docent://open?document=a&page=1e3',
    'docent://open?document=a&page=01',
    'docent://open?document=a&page=99999999999',
    'docent://open?document=a&start=5',
    'docent://open?document=a&start=5&end=5',
    'docent://open?document=a&view=settings',
    'docent://open?document=a&__proto__=b',
    'docent://user@open?document=a',
    'docent://open:80?document=a',
    ' docent://open?document=a',
    'docent://open?document=a\n--inspect',
    'DOCENT://open?document=a',
    'file:///etc/passwd',
    'https://open?document=a',
    `docent://open?document=${'a'.repeat(500)}`,
  ])('refuses %j', (text) => expect(parseDeepLink(text)).toBeNull());

  it('takes one link of a start, and none of several', () => {
    const link = `docent://open?document=${documentId}`;
    expect(deepLinkOf(['Docent', '--no-sandbox', link])?.documentId).toBe(documentId);
    expect(deepLinkOf(['Docent', link, link])).toBeNull();
    expect(deepLinkOf(['Docent', link, 'Docent:x'])).toBeNull();
    expect(deepLinkOf(['Docent', '--data-dir', '/tmp'])).toBeNull();
  });

  it('says of 100,000 links made at random nothing but null or exactly what they say', () => {
    const random = seededRandom(84);
    const pieces = [
      ...[
        'docent://',
        'open',
        '?',
        '&',
        '=',
        'document',
        'page',
        'start',
        'end',
        '/',
        '#',
        '%00',
        '..',
        'a1',
        '7',
        '-3',
        '0',
      ],
      ...[
        'docent://open?document=a1',
        '&page=2',
        '&start=1&end=9',
        ' ',
        '\u202e',
        'javascript:',
        '--inspect',
        '🙂',
        '\0',
      ],
    ];
    let read = 0;
    for (let round = 0; round < 100_000; round += 1) {
      const count = 1 + Math.floor(random() * 8);
      const text = Array.from({ length: count }, () => pieces[Math.floor(random() * pieces.length)]).join('');
      const link = parseDeepLink(text);
      if (!link) continue;
      read += 1;
      // Written anew it is the same link: nothing in it went by unread.
      const again = deepLink({ documentId: link.documentId, page: link.page, ...link.span });
      const parts = (one: string) => one.replace('open/?', 'open?').split('?')[1]?.split('&').sort();
      expect(parts(again)).toEqual(parts(text));
    }
    // Were everything refused, the above would say nothing.
    expect(read).toBeGreaterThan(100);
  });
});

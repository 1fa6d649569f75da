import type { Page } from 'playwright-core';
import { canaryHost } from './xss-payloads.ts';

/** What a page did of its own because of a text it showed. */
export type Alarms = {
  /** Code that ran, elements and attributes that could run or ask, refusals by the content security policy. */
  found(): Promise<readonly string[]>;
  /** Requests to anything but the app's own two schemes. */
  readonly requests: readonly string[];
};

/** Watches a page from now on: what runs, what is asked for, and every element that is added. */
export async function watchPage(page: Page): Promise<Alarms> {
  const requests: string[] = [];
  page.on('request', (request) => {
    if (!/^(app|doc|blob):/.test(request.url())) requests.push(request.url());
  });
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.evaluate((host) => {
    type Watched = Window & { __ran: () => void; __alarms: string[] };
    const watched = window as unknown as Watched;
    watched.__alarms = [];
    watched.__ran = () => {
      watched.__alarms.push('code ran');
    };
    document.addEventListener('securitypolicyviolation', (event) => {
      watched.__alarms.push(`refused: ${event.violatedDirective} ${event.blockedURI}`);
    });
    const barred = new Set(
      'script iframe frame object embed link meta base form video audio source marquee math foreignobject animate template noscript title'.split(
        ' ',
      ),
    );
    // What a bar or a day of our own charts says under the pointer, and our one form: no payload has these classes.
    const ours = 'rect.chart-reach > title, rect.chart-bar > title, form.setting-row.has-field';
    const isOurs = (element: Element) => element.matches(ours);
    const inspect = (element: Element) => {
      const name = element.localName.toLowerCase();
      if (barred.has(name) && !isOurs(element)) watched.__alarms.push(`element: ${element.outerHTML.slice(0, 200)}`);
      for (const { name: attribute, value } of element.attributes) {
        const asks = ['src', 'href', 'srcset', 'poster', 'data', 'action', 'style'].includes(attribute);
        if (/^on/i.test(attribute) || (asks && (value.includes(host) || /^\s*(java|vb)script:/i.test(value)))) {
          watched.__alarms.push(`attribute: ${attribute}=${value.slice(0, 200)}`);
        }
      }
    };
    new MutationObserver((records) => {
      for (const record of records) {
        if (record.type === 'attributes') inspect(record.target as Element);
        for (const node of record.addedNodes) {
          if (!(node instanceof Element)) continue;
          inspect(node);
          for (const inside of node.querySelectorAll('*')) inspect(inside);
        }
      }
    }).observe(document, { subtree: true, childList: true, attributes: true });
  }, canaryHost);
  return {
    requests,
    found: async () => [
      ...dialogs,
      ...(await page.evaluate(() => (window as unknown as { __alarms: string[] }).__alarms)),
    ],
  };
}

/** Pictures of the Tables view. */
import type { Page } from 'playwright-core';
import { fakeExtractionRun } from './fake-tables.ts';

const id = (name: string) => `[data-testid="${name}"]`;

async function openTable(page: Page): Promise<void> {
  await page.click(id('nav-tables'));
  await page.click(id('table-run'));
  await page.waitForSelector(id('table-row'));
}

async function chooseCell(page: Page, row: number, field: string): Promise<void> {
  await page.click(`${id('table-row')}[data-row="${row}"] [data-field="${field}"]`);
}

export const tableShots = [
  { name: 'tables-no-folder', files: 0, act: async (page: Page) => page.click(id('nav-tables')) },
  { name: 'tables-start', tableRows: 240, act: async (page: Page) => page.click(id('nav-tables')) },
  {
    name: 'tables-setup',
    act: async (page: Page) => {
      await page.click(id('nav-tables'));
      await page.click(`${id('template-card')}[data-template="receipt"]`);
      await page.click(id('scope-files'));
      await page.waitForTimeout(500);
    },
  },
  {
    name: 'tables-form',
    act: async (page: Page) => {
      await page.click(id('nav-tables'));
      await page.click(id('template-menu-receipt'));
      await page.click(id('template-copy-receipt'));
      await page.click(`${id('field-more')} >> nth=2`);
    },
  },
  {
    name: 'tables-propose',
    act: async (page: Page) => {
      await page.click(id('nav-tables'));
      await page.click(id('template-propose'));
      await page.waitForSelector(id('file-choice'));
      await page.click(`${id('file-choice')} >> nth=1`);
    },
  },
  { name: 'table', tableRows: 240, act: openTable },
  {
    name: 'table-running',
    tableRows: 240,
    tableRun: fakeExtractionRun({ state: 'running', done: 96, total: 240, secondsLeft: 130, title: 'Receipts' }),
    act: openTable,
  },
  {
    name: 'table-cell',
    tableRows: 240,
    act: async (page: Page) => {
      await openTable(page);
      await chooseCell(page, 2, 'company');
      await page.waitForSelector('[data-drawn="true"]');
      await page.waitForTimeout(600);
    },
  },
  {
    name: 'table-edit',
    tableRows: 240,
    act: async (page: Page) => {
      await openTable(page);
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowRight');
      await page.keyboard.type('soon');
      await page.keyboard.press('Enter');
      await page.waitForSelector(id('cell-refused'));
    },
  },
  {
    name: 'table-range',
    tableRows: 240,
    act: async (page: Page) => {
      await openTable(page);
      await chooseCell(page, 1, 'date');
      await page.keyboard.press('Escape');
      await page.focus(id('table-grid'));
      for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowRight'])
        await page.keyboard.press(`Shift+${key}`);
    },
  },
  {
    name: 'table-menu',
    tableRows: 240,
    act: async (page: Page) => {
      await openTable(page);
      await page.click(id('table-quality'));
      await page.waitForSelector(id('field-quality'));
    },
  },
  {
    name: 'table-help',
    tableRows: 240,
    act: async (page: Page) => {
      await openTable(page);
      await page.click(id('table-help'));
    },
  },
];

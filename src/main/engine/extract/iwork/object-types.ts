/** Numbers of the programs' registry of object types that are read. */
export const objectTypes = {
  /** Keynote: `KN.DocumentArchive`; Numbers: `TN.DocumentArchive`. */
  document: 1,
  /** Keynote: `KN.ShowArchive`; Numbers: `TN.SheetArchive`. */
  showOrSheet: 2,
  /** `TSWP.StorageArchive`: a text with its styles. */
  storages: [2001, 2005] as readonly number[],
  /** `TST.TableInfoArchive` and the table it shows. */
  tableInfo: 6000,
  /** `TST.TableDataList`. */
  dataList: 6005,
} as const;

/** What a text is for (`TSWP.StorageArchive.KindType`). */
export const textKinds = { body: 0, header: 1, footnote: 2, box: 3, note: 4, cell: 5, contents: 7 } as const;

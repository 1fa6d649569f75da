/** What is used of a node of an HTML tree. */
export type DomNode = {
  /** 1 element, 3 text, 9 document, 8 anything else. */
  readonly nodeType: number;
  /** Lower-case name of an element. */
  readonly localName?: string;
  readonly nodeValue?: string;
  /** Name of the element it stands in; '' at the top. */
  readonly parentName: string;
  readonly childNodes: readonly DomNode[];
  getAttribute?(name: string): string | null;
};

/** What is used of a DOM node, whichever library made it. */
export type DomNode = {
  /** 1 element, 3 text, 9 document, 11 fragment. */
  readonly nodeType: number;
  /** Lower-case name of an element. */
  readonly localName?: string;
  readonly nodeValue?: string | null;
  readonly textContent?: string | null;
  readonly childNodes: Iterable<DomNode> & { readonly length: number };
  readonly parentNode?: DomNode | null;
  getAttribute?(name: string): string | null;
  remove?(): void;
};

export type DomDocument = DomNode & {
  readonly documentElement: DomNode | null;
  readonly head: DomNode | null;
  readonly body: DomNode | null;
  querySelector(selector: string): DomNode | null;
  querySelectorAll(selector: string): Iterable<DomNode>;
};

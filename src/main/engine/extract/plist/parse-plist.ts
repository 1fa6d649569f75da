import { decodeXml } from '../xml/decode-xml.ts';
import { parseXml, type XmlElement } from '../xml/parse-xml.ts';
import { withoutDoctype } from '../xml/without-doctype.ts';
import { xmlText } from '../xml/xml-text.ts';
import { binaryPlist } from './binary-plist.ts';

export type PlistValue =
  | string
  | number
  | boolean
  | null
  | Date
  | Uint8Array
  | readonly PlistValue[]
  | ReadonlyMap<string, PlistValue>;

/** Reads a property list, binary or XML. Rejects with `file-damaged`. */
export async function parsePlist(bytes: Uint8Array, signal: AbortSignal): Promise<PlistValue> {
  if (new TextDecoder().decode(bytes.subarray(0, 7)) === 'bplist0') return binaryPlist(bytes);
  const root = parseXml(withoutDoctype(await decodeXml(bytes, signal)));
  const [first] = root.name === 'plist' ? elementsOf(root) : [root];
  return first ? plistValue(first) : null;
}

function elementsOf(element: XmlElement): XmlElement[] {
  return element.children.filter((child): child is XmlElement => typeof child !== 'string');
}

function plistValue(element: XmlElement): PlistValue {
  const text = () => xmlText(element);
  switch (element.name) {
    case 'dict': {
      const entries = new Map<string, PlistValue>();
      let key: string | null = null;
      for (const child of elementsOf(element)) {
        if (child.name === 'key') key = xmlText(child);
        else if (key !== null) {
          entries.set(key, plistValue(child));
          key = null;
        }
      }
      return entries;
    }
    case 'array':
      return elementsOf(element).map(plistValue);
    case 'true':
      return true;
    case 'false':
      return false;
    case 'integer':
    case 'real':
      return Number(text());
    case 'date':
      return new Date(text());
    case 'data':
      return fromBase64(text());
    default:
      return text();
  }
}

function fromBase64(text: string): Uint8Array {
  try {
    return Uint8Array.from(atob(text.replace(/\s+/g, '')), (sign) => sign.charCodeAt(0));
  } catch {
    // Thrown for what is no base64.
    return new Uint8Array(0);
  }
}

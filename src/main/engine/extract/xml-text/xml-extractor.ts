import { AppError } from '../../../../preload/contract/errors.ts';
import { limits } from '../../limits.ts';
import type { ByteSource, ExtractItem, ExtractLimits, Extractor, MetadataField } from '../../types.ts';
import { cleanText } from '../clean-text.ts';
import { decodedText } from '../decoded-text.ts';
import { documentItems } from '../document-items.ts';
import { declaredEncoding } from '../html/declared-encoding.ts';
import { markdownReader } from '../markdown/markdown-reader.ts';
import { textItems } from '../text/text-items.ts';
import { parseXml, type XmlElement } from '../xml/parse-xml.ts';
import { withoutDoctype } from '../xml/without-doctype.ts';
import { descendantsNamed, xmlText } from '../xml/xml-text.ts';
import { xmlBlocks } from './xml-blocks.ts';

const endings =
  'xml rss atom kml gpx opml xsd xsl xslt wsdl xliff xlf tmx ttml dfxp dbk docbook dita ditamap fb2 resx xaml musicxml jats nxml tei rdf owl';

/** XML of any grammar: its text and attribute values. Nothing it declares is expanded or fetched; damaged XML is read as text. */
export const xmlExtractor: Extractor = { kind: 'xml', version: 1, endings: endings.split(' '), extract };

async function* extract(
  source: ByteSource,
  extractLimits: ExtractLimits,
  signal: AbortSignal,
): AsyncIterable<ExtractItem> {
  const read = await decodedText(source, limits.extract.maxXmlBytes, signal, declaredEncoding);
  const root = read ? parsed(read.text) : null;
  if (!read || !root) {
    yield* textItems(source, 'paragraph', extractLimits, signal);
    return;
  }
  const fields: MetadataField[] = [{ name: 'encoding', value: read.encoding, source: 'text:detected' }];
  const [title] = descendantsNamed(root, 'title');
  const value = cleanText(xmlText(title)).replace(/\s+/g, ' ').trim();
  if (value !== '') fields.unshift({ name: 'title', value, source: 'xml:title' });
  const { html } = await markdownReader();
  yield* documentItems(fields, xmlBlocks(root, html), extractLimits, signal);
}

function parsed(xml: string): XmlElement | null {
  try {
    return parseXml(withoutDoctype(xml));
  } catch (error) {
    if (error instanceof AppError && error.code === 'file-damaged') return null;
    throw error;
  }
}

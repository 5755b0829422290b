import { SaxesParser, type SaxesTagPlain } from 'saxes';
import type { Limits } from './limits.ts';
import { Refused } from './refusal.ts';

/** Names come without their namespace prefix: some programs write `x:row` for `row`. */
export interface XmlReader {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/**
 * Parses one part of a workbook as it is inflated and never holds it whole.
 * Refuses what no spreadsheet program writes: a document type (the door to entity bombs), deep nesting, endless texts.
 */
export async function readXml(part: AsyncIterable<Uint8Array>, reader: XmlReader, limits: Limits): Promise<void> {
  const state = { depth: 0, sinceEvent: 0 };
  const parser = makeParser(reader, limits, state);
  let decoder: ReturnType<typeof decoderFor> | undefined;
  try {
    for await (const chunk of part) {
      decoder ??= decoderFor(chunk);
      state.sinceEvent += chunk.length;
      parser.write(decoder.decode(chunk, { stream: true }));
      if (state.sinceEvent > limits.tokenBytes) throw new Refused('broken', { detail: 'a text without end' });
    }
    parser.write(decoder?.decode() ?? '').close();
  } catch (error) {
    throw error instanceof TypeError ? new Refused('broken', { detail: 'not valid UTF-8' }) : error;
  }
}

function makeParser(reader: XmlReader, limits: Limits, state: { depth: number; sinceEvent: number }) {
  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.on('opentag', (tag: SaxesTagPlain) => {
    state.sinceEvent = 0;
    state.depth += 1;
    if (state.depth > limits.depth) throw new Refused('broken', { detail: 'nested too deeply' });
    reader.open(localName(tag.name), tag.attributes);
  });
  parser.on('closetag', (tag: SaxesTagPlain) => {
    state.sinceEvent = 0;
    state.depth -= 1;
    reader.close?.(localName(tag.name));
  });
  parser.on('text', (text: string) => reader.text?.(text));
  parser.on('cdata', (text: string) => reader.text?.(text));
  parser.on('doctype', () => {
    throw new Refused('broken', { detail: 'a document type is not allowed' });
  });
  parser.on('error', (error: Error) => {
    throw new Refused('broken', { detail: error.message.slice(0, 200) });
  });
  return parser;
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

function decoderFor(chunk: Uint8Array) {
  const wide = chunk[0] === 0xff && chunk[1] === 0xfe;
  return new TextDecoder(wide ? 'utf-16le' : 'utf-8', { fatal: true });
}

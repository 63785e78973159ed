/**
 * A bound on what one compressed stream of a foreign PDF may unpack to. pdf-lib unpacks the streams that hold objects and
 * cross-references while it reads, whole and as far as they go, and swallows what is thrown meanwhile: so the limit is set where its
 * decoders make room, and it is remembered that it was reached.
 */
import { decodePDFRawStream, PDFContext, PDFName, PDFRawStream } from '@cantoo/pdf-lib';

/** Streams that hold objects have some hundred kilobytes; images and pages are not unpacked at all. */
const MOST_DECODED_BYTES = 32 * 1024 * 1024;

interface Decoder {
  buffer: Uint8Array;
  ensureBuffer: (requested: number) => Uint8Array;
}

let refused = 0;

/** How often room was refused so far; a reader whose file made it grow has not read that file. */
export function refusedDecodings(): number {
  return refused;
}

/** What all decoders of pdf-lib inherit from, which it does not export. */
function decoderPrototype(): Decoder {
  const dict = PDFContext.create().obj({ Filter: PDFName.of('FlateDecode') });
  const flate: unknown = decodePDFRawStream(PDFRawStream.of(dict, Uint8Array.of(0x78, 0x9c)));
  const prototype = Object.getPrototypeOf(Object.getPrototypeOf(flate)) as Decoder;
  if (typeof prototype.ensureBuffer !== 'function')
    throw new Error('the decoders of pdf-lib make their room in another way: see decode-limit.ts');
  return prototype;
}

const prototype = decoderPrototype();
const makeRoom = prototype.ensureBuffer;

prototype.ensureBuffer = function (this: Decoder, requested: number): Uint8Array {
  try {
    if (requested > MOST_DECODED_BYTES) throw new RangeError('a stream unpacks to more than it may');
    return makeRoom.call(this, requested);
  } catch (error) {
    refused += 1; // also when the process has no more memory to give
    throw error;
  }
};
